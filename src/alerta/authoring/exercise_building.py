"""Rows of the exercise book, as documents again."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from alerta.authoring.exercise_rows import Record, Records
from alerta.authoring.exercise_sheets import BAR, CODED, OTHERWISE

Built = dict[str, Any]


def exercise_of(rows: Records) -> Built:
    """The exercise of these rows; what a cell cannot mean stays as its text, for the check."""
    row = rows["exercises"][0]
    built: Built = {"id": row["id"], "version": number(row["version"]), "kind": row["kind"]}
    built |= {name: row[name] for name in ("chapter", "codebook_version")}
    built |= {name: number(row[name]) for name in ("minutes", "difficulty")}
    built["trains"] = row["trains"].split()
    built |= {name: row[name] for name in ("test", "pool", "form") if row.get(name)}
    built |= {name: _both(row, f"{name}_") for name in ("title", "task")}
    if row.get("dossier"):
        built["dossier"] = row["dossier"]
    if row.get("shows"):
        built["shows"] = row["shows"].split()
    if rows["documents"]:
        built["documents"] = documents_of(rows["documents"])
    if row["kind"] in CODED:
        built["given"] = {one["key"]: meant(one["value"]) for one in rows["given"]}
    elif rows["questions"]:
        built["questions"] = [_question(one, rows["options"]) for one in rows["questions"]]
    built["hints"] = [_with(_both(one), one, "section") for one in rows["hints"]]
    return built


def key_of(rows: Records) -> Built:
    """The key of these rows."""
    row = rows["exercises"][0]
    answers = {one["part"]: _answer(one, rows["feedback"]) for one in rows["answers"]}
    return {
        "exercise": row["id"],
        "version": number(row["version"]),
        "answers": answers,
        "reviewed": [_reviewed(one) for one in rows["reviewed"]],
    }


def dossier_of(rows: Records) -> Built:
    """The dossier of these rows."""
    row = rows["dossiers"][0]
    return {
        "id": row["id"],
        "version": number(row["version"]),
        "department": row["department"],
        "type": row["type"],
        "title": _both(row, "title_"),
        "documents": documents_of(rows["documents"]),
    }


def documents_of(rows: Sequence[Record]) -> list[Built]:
    """Documents from one row a sentence; the facts stand on the first row of each."""
    found = []
    for name in dict.fromkeys(row["document"] for row in rows):
        mine = [row for row in rows if row["document"] == name]
        first = mine[0]
        built: Built = {"id": name, "kind": first.get("kind", "")}
        built["origin"] = _both(first, "origin_")
        built["date"] = day(first.get("date", ""))
        _with(built, first, "time")
        built["reliability"] = first.get("reliability", "")
        built["credibility"] = number(first.get("credibility", ""))
        built["title"] = _both(first, "title_")
        numbers = dict.fromkeys(row["paragraph"] for row in mine)
        built["paragraphs"] = [
            [_both(row) for row in mine if row["paragraph"] == paragraph] for paragraph in numbers
        ]
        found.append(built)
    return found


def _question(row: Record, options: Iterable[Record]) -> Built:
    built: Built = {"id": row["question"], "prompt": _both(row, "prompt_")}
    if row.get("unit_es") or row.get("unit_en"):
        built["unit"] = _both(row, "unit_")
    built |= {name: number(row[name]) for name in ("longest", "choose") if row.get(name)}
    for one in options:
        if one["question"] == row["question"]:
            built.setdefault(f"{one['role']}s", []).append({"id": one["id"], **_both(one)})
    return built


def _answer(row: Record, feedback: Iterable[Record]) -> Built:
    built = _with({"value": row["value"]}, row, "value_en")
    built["accepted"] = split(row.get("accepted", ""))
    _with(built, row, "within")
    if row.get("holds"):
        words = (group.split(",") for group in split(row["holds"]))
        built["holds"] = [[word.strip() for word in group if word.strip()] for group in words]
    if row.get("without"):
        built["without"] = split(row["without"])
    built["ambiguous"] = row.get("ambiguous") == "yes"
    if row.get("sentence"):
        addresses = row["sentence"].split()
        built["sentence"] = addresses[0] if len(addresses) == 1 else addresses
    built["criterion"] = row["criterion"]
    built["right"] = _both(row, "right_")
    for one in feedback:
        if one["part"] == row["part"]:
            said = _with(_both(one), one, "error")
            if one["value"] == OTHERWISE:
                built["otherwise"] = said
            else:
                built.setdefault("wrong", {})[one["value"]] = said
    return built


def _reviewed(row: Record) -> Built:
    built: Built = {"reader": row["reader"], "date": day(row["date"])}
    built["agrees"] = row.get("agrees", "").split()
    if row.get("differs"):
        pairs = (one.partition("=") for one in split(row["differs"]))
        built["differs"] = {name.strip(): value.strip() for name, _, value in pairs}
    return _with(built, row, "note")


def split(text: str) -> list[str]:
    """The entries of a list whose entries may hold spaces."""
    return [one.strip() for one in text.split(BAR.strip()) if one.strip()]


def meant(text: str) -> Any:
    """The value that a cell of `given` stands for; a spreadsheet may have made true of TRUE."""
    plain = text.lower() if text in ("TRUE", "FALSE") else text
    try:
        return json.loads(plain)
    except ValueError:
        return text


def number(text: str) -> Any:
    return int(text) if text.isdecimal() else text


def day(text: str) -> Any:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text


def _both(row: Record, stem: str = "") -> dict[str, str]:
    return {lang: row.get(f"{stem}{lang}", "") for lang in ("es", "en")}


def _with(built: Built, row: Record, name: str) -> Built:
    if row.get(name):
        built[name] = row[name]
    return built
