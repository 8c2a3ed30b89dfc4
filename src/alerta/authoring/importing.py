"""A spreadsheet back into the codebook: all of it or nothing, and every fault at once."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from alerta.authoring import cells, workbook
from alerta.authoring.checking import check_codebook, in_order
from alerta.authoring.faults import Fault, fault
from alerta.authoring.form_version import raised
from alerta.authoring.grids import Book, Cells, Grid, parse, read_book, render
from alerta.authoring.package import FOLDER, Package, Table, read_package
from alerta.authoring.replacing import replace_all

FORM_TABLES = ("survey", "choices", "places")


@dataclass(slots=True)
class Imported:
    """`changed` names the tables that were written; empty when there are `faults`."""

    changed: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Incoming:
    """The cells that a file brings, by table; `known` are the digests it was exported with."""

    tables: dict[str, Cells]
    known: dict[str, str]
    faults: list[Fault]


def import_book(home: Path, source: Path, today: dt.date | None = None) -> Imported:
    """Bring an exported workbook, or the CSV of one table, into the codebook of `home`.

    Writes all changed tables or none. A changed form gets a higher version by itself.
    """
    package = read_package(home)
    incoming = _read(source, package)
    before = read_book(home, package)
    changed = {
        name: new for name, new in incoming.tables.items() if _differs(before, name, new, incoming)
    }
    if set(changed) & set(FORM_TABLES):
        settings = changed.get("settings") or before.grids["settings"].cells
        old = before.grids["settings"].cells
        changed["settings"] = raised(settings, old, today or dt.date.today())
    faults = list(incoming.faults)
    faults += _stale(before, changed, incoming)
    faults += _deleted(before, package, changed)
    if not changed:
        return Imported(faults=in_order(faults))
    contents = {home / _table(package, name).file: render(new) for name, new in changed.items()}
    faults += _try_out(home, contents)
    if faults:
        names = {table.file: table.name for table in package.tables}
        known = [replace(one, file=names.get(one.file, one.file)) for one in faults]
        return Imported(faults=in_order(known))
    replace_all(contents)
    return Imported(changed=sorted(changed))


def _read(source: Path, package: Package) -> _Incoming:
    if source.suffix.lower() == ".csv":
        return _read_csv(source, package)
    incoming = _Incoming({}, {}, [])
    try:
        sheets, odd = cells.read_cells(source)
    except cells.UnreadableError:
        incoming.faults.append(fault(source.name, 0, "", "book_unreadable"))
        return incoming
    about = sheets.pop(workbook.ABOUT, None)
    if about is None:
        incoming.faults.append(_missing(workbook.ABOUT))
    incoming.known = {row[0]: row[1] for row in about or () if len(row) > 1}
    for table in package.tables:
        found = sheets.pop(table.name, None)
        if found is None:
            incoming.faults.append(_missing(table.name))
        else:
            incoming.tables[table.name] = _fitted(found)
    for name in sheets:
        incoming.faults.append(fault(name, 0, "", "sheet_unknown", sheet=name))
    for one in odd:
        column = _heading(incoming.tables.get(one.sheet), one.column)
        incoming.faults.append(fault(one.sheet, one.row, column, one.kind, value=one.value))
    return incoming


def _read_csv(source: Path, package: Package) -> _Incoming:
    table = package.table(source.stem)
    if table is None:
        return _Incoming({}, {}, [fault(source.name, 0, "", "file_unknown", name=source.stem)])
    try:
        found, _ = parse(source.read_bytes())
    except OSError:
        return _Incoming({}, {}, [fault(source.name, 0, "", "book_unreadable")])
    return _Incoming({table.name: _fitted(found)}, {}, [])


def _fitted(found: Cells) -> Cells:
    """Each row as long as the header, longer only where a cell stands outside it; no empty row."""
    header = list(found[0]) if found else []
    while header and not header[-1]:
        header.pop()
    width = len(header)
    rows = [header]
    for row in found[1:]:
        if any(row):
            rest = row[width:] if any(row[width:]) else []
            rows.append([*row[:width], *[""] * (width - len(row)), *rest])
    return rows


def _differs(before: Book, name: str, new: Cells, incoming: _Incoming) -> bool:
    """Does the file bring something that the kit does not have?

    A sheet that nobody touched since the export leaves alone what the kit has by now.
    """
    grid = before.grids.get(name)
    mark = workbook.digest(new)
    if grid is not None and mark == workbook.digest(grid.cells):
        return False
    return incoming.known.get(name) != mark


def _stale(before: Book, changed: Mapping[str, Cells], incoming: _Incoming) -> Iterator[Fault]:
    for name in changed:
        known, grid = incoming.known.get(name), before.grids.get(name)
        if known and grid and known != workbook.digest(grid.cells) and name in incoming.tables:
            yield fault(grid.table.file, 0, "", "sheet_stale")


def _deleted(before: Book, package: Package, changed: Mapping[str, Cells]) -> Iterator[Fault]:
    """Rows whose codes records may hold are retired, not deleted."""
    for name, new in changed.items():
        grid = before.grids.get(name)
        if grid is None or _table(package, name).field("until") is None:
            continue
        key = grid.table.key
        kept = {tuple(row.get(k) for k in key) for _, row in Grid(grid.table, new).rows()}
        for number, row in grid.rows():
            code = tuple(row[k] for k in key)
            if code not in kept:
                said = {"value": " ".join(code)}
                yield fault(grid.table.file, number, key[-1], "row_deleted", **said)


def _try_out(home: Path, contents: Mapping[Path, bytes]) -> list[Fault]:
    """Check the codebook as it would be, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        shutil.copytree(home / FOLDER, stage / FOLDER)
        for path, content in contents.items():
            (stage / path.relative_to(home)).write_bytes(content)
        return check_codebook(stage)


def _table(package: Package, name: str) -> Table:
    found = package.table(name)
    assert found is not None
    return found


def _missing(sheet: str) -> Fault:
    return fault(sheet, 0, "", "sheet_missing", sheet=sheet)


def _heading(found: Cells | None, column: int) -> str:
    """The heading above a cell, or the letter of its column where there is none."""
    if found and column <= len(found[0]) and found[0][column - 1]:
        return found[0][column - 1]
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
