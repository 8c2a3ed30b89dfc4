"""Exercises, dossiers and keys as rows of the exercise book."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alerta.authoring.exercise_sheets import BAR, CODED, FACTS, OTHERWISE, SHEETS

Document = Mapping[str, Any]
Record = dict[str, str]  # cells by column
Records = dict[str, list[Record]]  # rows by sheet


def exercise_rows(exercise: Document, key: Document) -> Records:
    """Every row that one exercise, as its file is written, and its key fill."""
    found: Records = {name: [] for name in SHEETS}
    plain = ("id", "kind", "chapter", "version", "codebook_version", "minutes", "difficulty")
    optional = ("test", "pool", "form", "dossier")
    found["exercises"].append(
        {name: str(exercise[name]) for name in plain}
        | {name: str(exercise.get(name, "")) for name in optional}
        | {name: " ".join(exercise.get(name, ())) for name in ("trains", "shows")}
        | _both(exercise["title"], "title_")
        | _both(exercise["task"], "task_")
    )
    of = {"exercise": str(exercise["id"])}
    owner = {"of": "exercise", "id": of["exercise"]}
    found["documents"] += _documents(owner, exercise.get("documents") or ())
    if exercise["kind"] in CODED:
        for name, value in exercise["given"].items():
            found["given"].append(of | {"key": name, "value": told(value)})
    for question in exercise.get("questions") or ():
        asked = of | {"question": question["id"]}
        found["questions"].append(
            asked
            | _both(question["prompt"], "prompt_")
            | _both(question.get("unit", {}), "unit_")
            | {name: str(question.get(name, "")) for name in ("longest", "choose")}
        )
        for role in ("item", "option"):
            for one in question.get(f"{role}s", ()):
                found["options"].append(asked | {"role": role, "id": one["id"]} | _both(one))
    for part, expected in key["answers"].items():
        found["answers"].append(of | {"part": part} | _answer(expected))
        found["feedback"] += _feedback(of | {"part": part}, expected)
    for number, hint in enumerate(exercise["hints"], 1):
        section = {"section": hint.get("section", "")}
        found["hints"].append(of | {"n": str(number)} | _both(hint) | section)
    for one in key["reviewed"]:
        found["reviewed"].append(
            of
            | {"reader": one["reader"], "date": str(one["date"])}
            | {"agrees": " ".join(one["agrees"]), "note": one.get("note", "")}
            | {"differs": BAR.join(f"{k}={v}" for k, v in one.get("differs", {}).items())}
        )
    return found


def dossier_rows(dossier: Document) -> Records:
    """Every row that one dossier fills."""
    found: Records = {name: [] for name in SHEETS}
    names = ("id", "version", "department", "type")
    row = {name: str(dossier[name]) for name in names} | _both(dossier["title"], "title_")
    found["dossiers"].append(row)
    owner = {"of": "dossier", "id": str(dossier["id"])}
    found["documents"] += _documents(owner, dossier["documents"])
    return found


def cells_of(sheet: str, records: Sequence[Record]) -> list[list[str]]:
    """The cells of a sheet, header first."""
    names = [column.name for column in SHEETS[sheet]]
    return [names, *([row.get(name, "") for name in names] for row in records)]


def told(value: Any) -> str:
    """A value of `given`: text as it is, everything else, and text that looks like it, as JSON."""
    if isinstance(value, str):
        try:
            json.loads(value)
        except ValueError:
            return value
    return json.dumps(value, ensure_ascii=False)


def _documents(owner: Record, documents: Sequence[Document]) -> Iterator[Record]:
    for document in documents:
        facts = {name: str(document.get(name, "")) for name in _PLAIN_FACTS}
        facts |= _both(document["origin"], "origin_") | _both(document["title"], "title_")
        number = 0
        for paragraph, sentences in enumerate(document["paragraphs"], 1):
            for sentence in sentences:
                number += 1
                place = {"paragraph": str(paragraph), "n": str(number)}
                yield owner | {"document": document["id"]} | facts | place | _both(sentence)
                facts = {}


_PLAIN_FACTS = [one.name for one in FACTS if not one.name.endswith(("_es", "_en"))]


def _answer(expected: Document) -> Record:
    sentence = expected.get("sentence", "")
    return {
        "value": expected["value"],
        "value_en": expected.get("value_en", ""),
        "accepted": BAR.join(expected.get("accepted", ())),
        "within": expected.get("within", ""),
        "holds": BAR.join(", ".join(words) for words in expected.get("holds", ())),
        "without": BAR.join(expected.get("without", ())),
        "ambiguous": "yes" if expected.get("ambiguous") else "no",
        "sentence": sentence if isinstance(sentence, str) else " ".join(sentence),
        "criterion": expected["criterion"],
    } | _both(expected["right"], "right_")


def _feedback(of: Record, expected: Document) -> Iterator[Record]:
    said = dict(expected.get("wrong", {}))
    if "otherwise" in expected:
        said[OTHERWISE] = expected["otherwise"]
    for value, text in said.items():
        yield of | {"value": value} | _both(text) | {"error": text.get("error", "")}


def _both(pair: Mapping[str, str], stem: str = "") -> Record:
    return {f"{stem}{lang}": pair.get(lang, "") for lang in ("es", "en")}
