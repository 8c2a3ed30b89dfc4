"""The exercise bank as one spreadsheet, and back: all of it or nothing, every fault at once."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alerta.authoring.cells import TextBook
from alerta.authoring.checking import in_order
from alerta.authoring.exercise_building import dossier_of, exercise_of, key_of
from alerta.authoring.exercise_places import spot
from alerta.authoring.exercise_reading import Incoming, Rows, owner, read_exercise_book
from alerta.authoring.exercise_rows import Records, cells_of, dossier_rows, exercise_rows
from alerta.authoring.exercise_sheets import (
    ABOUT,
    ABOUT_HEADER,
    EXAMPLE,
    HELP,
    KINDS,
    OTHERS,
    OTHERS_HEADER,
    SHEETS,
)
from alerta.authoring.exercise_writing import yaml_of
from alerta.authoring.faults import Fault, fault
from alerta.authoring.package import FOLDER
from alerta.authoring.replacing import replace_all
from alerta.learning.bank import dossier_files, exercise_files, key_file, read_exercise
from alerta.learning.checking import check as check_bank
from alerta.resources import ContentError, document

Owner = tuple[str, str]  # ("exercise" or "dossier", id)
WAITING = ("one_reader",)  # what an author cannot do alone: told, but it stops nothing
LISTS = {"exercise": "exercises", "dossier": "dossiers"}


@dataclass(slots=True)
class Imported:
    """`changed` are files below the kit's home; empty when there are `faults`."""

    changed: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


def export(home: Path, target: Path) -> tuple[int, int]:
    """Write the bank to the workbook `target`: (exercises in it, exercises that it only names)."""
    bank, others = read_bank(home)
    _save(target, bank, others)
    return sum(what == "exercise" for what, _ in bank), len(others)


def export_template(home: Path, target: Path) -> int:
    """Write a book with one worked example of each kind; an import leaves the examples out."""
    found: dict[str, tuple[tuple[bool, int], Records]] = {}
    for path in exercise_files(home):
        exercise = dict(read_exercise(home, path))
        kind = exercise["kind"]
        if kind not in KINDS or exercise.get("test"):
            continue
        exercise["id"] = f"{EXAMPLE}{kind.replace('_', '-')}"
        for name in ("dossier", "shows"):
            exercise.pop(name, None)
        rows = exercise_rows(exercise, document(key_file(path)))
        rank = (not rows["documents"], sum(map(len, rows.values())))
        if kind not in found or rank < found[kind][0]:
            found[kind] = (rank, rows)  # the shortest one that has documents
    bank = {
        ("exercise", str(rows["exercises"][0]["id"])): rows
        for _, (_, rows) in sorted(found.items(), key=lambda one: KINDS.index(one[0]))
    }
    _save(target, bank, [])
    return len(bank)


def import_book(home: Path, source: Path) -> Imported:
    """Bring a book into the bank of `home`. What the book does not name stays as it is."""
    incoming = read_exercise_book(source)
    if incoming.faults:
        return Imported(faults=in_order(incoming.faults))
    bank, others = read_bank(home)
    fresh = {one: _of(incoming, one) for one in _listed(incoming)}
    changed = {
        one: rows
        for one, rows in fresh.items()
        if _differs(bank.get(one), rows, incoming.known.get(one))
    }
    faults = [*_refused(bank, changed, incoming, {row[0] for row in others})]
    documents = dict(_documents(changed))
    found = [] if faults else [*_try_out(home, documents, changed, incoming)]
    notices = [one for one in found if one.code in WAITING]
    faults += [one for one in found if one.code not in WAITING]
    if faults or not changed:
        return Imported(faults=in_order(faults))
    contents = {home / file: yaml_of(built) for file, built in documents.items()}
    for path in contents:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_all(contents)
    return Imported(sorted(documents), notices=in_order(notices))


def read_bank(home: Path) -> tuple[dict[Owner, Records], list[list[str]]]:
    """The rows of everything that a book can hold, and a row for each exercise that it cannot."""
    bank: dict[Owner, Records] = {}
    others = []
    for path in dossier_files(home):
        bank["dossier", path.stem] = dossier_rows(document(path))
    for path in exercise_files(home):
        exercise, file = document(path), path.relative_to(home).as_posix()
        if exercise["kind"] in KINDS and key_file(path).is_file():
            bank["exercise", path.stem] = exercise_rows(exercise, document(key_file(path)))
        else:
            why = f"No se edita aquí, sino en {file}"
            others.append([path.stem, exercise["kind"], exercise["title"]["es"], why])
    return bank, others


def _save(target: Path, bank: Mapping[Owner, Records], others: list[list[str]]) -> None:
    book = TextBook()
    book.add(HELP, [["hoja", "columna", "que_se_escribe"], *_help()])
    for sheet in SHEETS:
        book.add(sheet, cells_of(sheet, [row for rows in bank.values() for row in rows[sheet]]))
    book.add(OTHERS, [list(OTHERS_HEADER), *others])
    digests = [[*one, _digest(rows)] for one, rows in bank.items()]
    book.add(ABOUT, [list(ABOUT_HEADER), *digests])
    book.save(target)


def _help() -> Iterator[list[str]]:
    for sheet, columns in SHEETS.items():
        for one in columns:
            among = f" ({', '.join(one.among)})" if one.among else ""
            yield [sheet, one.name, f"{one.about}{among}"]


def _listed(incoming: Incoming) -> list[Owner]:
    heads = ("dossiers", "exercises")
    return [owner(sheet, row) for sheet in heads for _, row in incoming.rows[sheet]]


def _numbered(incoming: Incoming, one: Owner) -> dict[str, Rows]:
    return {
        sheet: [(number, row) for number, row in rows if owner(sheet, row) == one]
        for sheet, rows in incoming.rows.items()
    }


def _of(incoming: Incoming, one: Owner) -> Records:
    return {sheet: [row for _, row in rows] for sheet, rows in _numbered(incoming, one).items()}


def _built(rows: Records) -> tuple[Any, ...]:
    return (exercise_of(rows), key_of(rows)) if rows["exercises"] else (dossier_of(rows),)


def _digest(rows: Records) -> str:
    text = json.dumps(_built(rows), default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _differs(before: Records | None, rows: Records, known: str | None) -> bool:
    """Does the book bring something new? What nobody touched in it leaves the kit alone."""
    return before is None or (_built(before) != _built(rows) and _digest(rows) != known)


def _refused(
    bank: Mapping[Owner, Records],
    changed: Mapping[Owner, Records],
    incoming: Incoming,
    others: set[str],
) -> Iterator[Fault]:
    for one, rows in changed.items():
        sheet = LISTS[one[0]]
        row = _numbered(incoming, one)[sheet][0][0]
        if one[0] == "exercise" and one[1] in others:
            yield fault(sheet, row, "id", "id_of_another_kind", value=one[1])
        before, known = bank.get(one), incoming.known.get(one)
        if before is None:
            continue
        if known and known != _digest(before):
            yield fault(sheet, row, "id", "exercise_stale", value=one[1])
        if one[0] != "exercise":
            continue
        for name in ("kind", "chapter"):
            if rows["exercises"][0][name] != before["exercises"][0][name]:
                said = {"right": before["exercises"][0][name]}
                yield fault(sheet, row, name, "fixed_once_published", **said)
        version = before["exercises"][0]["version"]
        if _values(rows) != _values(before) and rows["exercises"][0]["version"] == version:
            yield fault(sheet, row, "version", "answer_changed", version=version)


def _values(rows: Records) -> dict[str, tuple[str, str]]:
    return {one["part"]: (one["value"], one.get("accepted", "")) for one in rows["answers"]}


def _documents(changed: Mapping[Owner, Records]) -> Iterator[tuple[str, Any]]:
    """(file below home, document) of everything to write."""
    for (what, name), rows in changed.items():
        if what == "dossier":
            yield f"exercises/dossiers/{name}.yaml", dossier_of(rows)
        else:
            chapter = rows["exercises"][0]["chapter"]
            yield f"exercises/{chapter}/{name}.yaml", exercise_of(rows)
            yield f"exercises/keys/{chapter}/{name}.yaml", key_of(rows)


def _try_out(
    home: Path,
    documents: Mapping[str, Any],
    changed: Mapping[Owner, Records],
    incoming: Incoming,
) -> Iterator[Fault]:
    """Check what would be written, with the dossiers and exercises it touches, in a folder that
    is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        shutil.copytree(home / FOLDER, stage / FOLDER)
        for name in ("schema", "dossiers"):
            shutil.copytree(home / "exercises" / name, stage / "exercises" / name)
        for path in _users(home, changed):
            for one in (path, key_file(path)):
                if one.is_file():
                    _put(stage / one.relative_to(home), one.read_bytes())
        for file, built in documents.items():
            _put(stage / file, yaml_of(built))
        found = check_bank(stage)
    for one in found:
        told = owner_of(one.file)
        if told not in changed:
            yield Fault(one.file, one.row, one.column, one.code, one.message, one.remedy)
            continue
        rows = _numbered(incoming, told)
        first = 0 if one.code == "schema" else 1
        sheet, row, column = spot(one.column, first, LISTS[told[0]], rows)
        yield Fault(sheet, row, column, one.code, one.message, one.remedy)


def owner_of(file: str) -> Owner:
    """Whose file this is."""
    path = Path(file)
    return ("dossier" if path.parent.name == "dossiers" else "exercise", path.stem)


def _users(home: Path, changed: Iterable[Owner]) -> Iterator[Path]:
    """The exercises that use a dossier that changes."""
    dossiers = {name for what, name in changed if what == "dossier"}
    for path in exercise_files(home) if dossiers else ():
        try:
            if document(path).get("dossier") in dossiers:
                yield path
        except ContentError:
            continue  # the check of the bank names it


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
