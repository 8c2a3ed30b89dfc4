"""A spreadsheet as rows of the exercise book, with every fault that its cells show alone."""

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from alerta.authoring import cells
from alerta.authoring.exercise_rows import Record
from alerta.authoring.exercise_sheets import ABOUT, EXAMPLE, HELP, OTHERS, SHEETS, Column
from alerta.authoring.faults import Fault, fault

Rows = list[tuple[int, Record]]  # the row of the spreadsheet, its cells by column
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
CHAPTER = re.compile(r"(0[1-9]|1[0-2])\Z")
KEYS = {
    "exercises": ("id",),
    "dossiers": ("id",),
    "documents": ("of", "id", "document", "n"),
    "given": ("exercise", "key"),
    "questions": ("exercise", "question"),
    "options": ("exercise", "question", "role", "id"),
    "answers": ("exercise", "part"),
    "feedback": ("exercise", "part", "value"),
    "hints": ("exercise", "n"),
    "reviewed": ("exercise", "reader"),
}


@dataclass(slots=True)
class Incoming:
    """`known` are the digests that the book was exported with, by what and id."""

    rows: dict[str, Rows] = field(default_factory=dict)
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_exercise_book(source: Path) -> Incoming:
    """Never raises for what stands in the file: see `faults`. The template's examples are left
    out."""
    incoming = Incoming()
    try:
        sheets, odd = cells.read_cells(source)
    except cells.UnreadableError:
        incoming.faults.append(fault(source.name, 0, "", "book_unreadable"))
        return incoming
    for row in sheets.pop(ABOUT, []):
        if len(row) > 2:
            incoming.known[row[0], row[1]] = row[2]
    for ignored in (HELP, OTHERS):
        sheets.pop(ignored, None)
    for name, columns in SHEETS.items():
        found = sheets.pop(name, None)
        if found is None:
            incoming.faults.append(fault(name, 0, "", "sheet_missing", sheet=name))
            incoming.rows[name] = []
            continue
        changed = {(one.row, one.column): one for one in odd if one.sheet == name}
        incoming.faults += _header(name, found[0] if found else [], columns)
        incoming.rows[name] = _rows(found)
        headings = found[0] if found else []
        for (number, at), one in changed.items():
            column = headings[at - 1] if at <= len(headings) else ""
            if not _understood(one.kind, name, column):
                said = {"value": one.value}
                incoming.faults.append(fault(name, number, column, one.kind, **said))
        incoming.faults += _cells(name, incoming.rows[name])
    for name in sheets:
        incoming.faults.append(fault(name, 0, "", "sheet_unknown", sheet=name))
    incoming.faults += _unlisted(incoming)
    return incoming


def owner(sheet: str, row: Record) -> tuple[str, str]:
    """("exercise" or "dossier", id) that a row belongs to."""
    if sheet == "documents":
        return row.get("of", ""), row.get("id", "")
    if sheet in ("exercises", "dossiers"):
        return sheet[:-1], row.get("id", "")
    return "exercise", row.get("exercise", "")


def _rows(found: list[list[str]]) -> Rows:
    if not found:
        return []
    rows = []
    for number, texts in enumerate(found[1:], 2):
        if any(texts):
            row = {name: text.strip() for name, text in zip(found[0], texts, strict=False)}
            rows.append((number, row))
    return [one for one in rows if not _named(one[1]).startswith(EXAMPLE)]


def _named(row: Record) -> str:
    return row.get("exercise", row.get("id", ""))


def _understood(kind: str, sheet: str, column: str) -> bool:
    """What a spreadsheet program made of a cell may still say the same."""
    form = next((one.form for one in SHEETS[sheet] if one.name == column), "")
    if kind == "became_date":
        return form in ("date", "time")
    return kind == "became_logical" and (sheet, column) == ("given", "value")


def _header(sheet: str, header: list[str], columns: tuple[Column, ...]) -> Iterator[Fault]:
    names = [one.name for one in columns]
    for name in names:
        if name not in header:
            yield fault(sheet, 1, name, "column_missing", column=name)
    for name in header:
        if name and name not in names:
            near = difflib.get_close_matches(name, [one for one in names if one not in header], 1)
            said = {"column": name, "near": near[0] if near else ""}
            yield fault(sheet, 1, name, "column_misspelt" if near else "column_unknown", **said)


def _cells(sheet: str, rows: Rows) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], int] = {}
    counted: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        for column in SHEETS[sheet]:
            if column.name in row:
                yield from _cell(sheet, number, column, row)
        if sheet == "documents":
            yield from _facts(number, row, counted)
        elif sheet == "hints":
            yield from _count(sheet, number, row, (row.get("exercise", ""),), counted)
        key = tuple(row.get(name, "") for name in KEYS[sheet])
        if all(key) and key in seen:
            said = {"value": " ".join(key), "row": seen[key]}
            yield fault(sheet, number, KEYS[sheet][-1], "row_again", **said)
        seen.setdefault(key, number)


def _facts(number: int, row: Record, counted: dict[tuple[str, ...], int]) -> Iterator[Fault]:
    """The first row of a document says what it is."""
    key = tuple(row.get(name, "") for name in ("of", "id", "document"))
    if key not in counted:
        for name in ("kind", "origin_es", "origin_en", "date", "reliability", "credibility"):
            if not row.get(name):
                yield fault("documents", number, name, "cell_empty")
        for name in ("title_es", "title_en"):
            if not row.get(name):
                yield fault("documents", number, name, "cell_empty")
    yield from _count("documents", number, row, key, counted)


def _count(
    sheet: str, number: int, row: Record, key: tuple[str, ...], counted: dict[tuple[str, ...], int]
) -> Iterator[Fault]:
    counted[key] = right = counted.get(key, 0) + 1
    said = row.get("n", "")
    if said.isdecimal() and int(said) != right:
        yield fault(sheet, number, "n", "out_of_count", value=said, right=right)


def _cell(sheet: str, number: int, column: Column, row: Record) -> Iterator[Fault]:
    text = row[column.name]
    if not text:
        if column.required:
            yield fault(sheet, number, column.name, "cell_empty")
        return
    if column.form == "time":
        row[column.name] = text = text[:5]
    if column.among and text not in column.among:
        said = {"value": text, "values": ", ".join(column.among)}
        yield fault(sheet, number, column.name, "not_in_list", **said)
    elif column.form == "number" and not text.isdecimal():
        yield fault(sheet, number, column.name, "not_integer", value=text)
    elif column.form == "date" and not _is_date(text):
        said = {"value": text, "example": "2026-03-11"}
        yield fault(sheet, number, column.name, "pattern", **said)
    elif sheet in ("exercises", "dossiers") and column.name == "id" and not ID.match(text):
        said = {"value": text, "example": "quarry-road-blockade"}
        yield fault(sheet, number, column.name, "pattern", **said)
    elif column.name == "chapter" and not CHAPTER.match(text):
        yield fault(sheet, number, column.name, "pattern", value=text, example="04")


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unlisted(incoming: Incoming) -> Iterator[Fault]:
    listed = {
        owner(sheet, row) for sheet in ("exercises", "dossiers") for _, row in incoming.rows[sheet]
    }
    for sheet, rows in incoming.rows.items():
        for number, row in rows:
            what, name = owner(sheet, row)
            if name and (what, name) not in listed and what in ("exercise", "dossier"):
                column = "id" if sheet == "documents" else "exercise"
                said = {"value": name, "sheet": f"{what}s"}
                yield fault(sheet, number, column, "not_listed", **said)
