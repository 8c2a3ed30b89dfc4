"""The codebook as one spreadsheet: one sheet a table, every cell text."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from alerta.authoring.cells import TextBook
from alerta.authoring.grids import Cells, Grid, read_book
from alerta.authoring.package import read_package
from alerta.resources import ContentError

ABOUT = "about"
HEADER = ("table", "digest")
EDITION = "codebook_version"


def export(home: Path, target: Path) -> int:
    """Write every table to the workbook `target`; returns the number of tables.

    The sheet `about` keeps a digest of each table, so that an import can tell whether somebody
    has changed the table since. Raises ContentError when a table cannot be read.
    """
    package = read_package(home)
    book = read_book(home, package)
    faults = [*book.faults, *(fault for grid in book.grids.values() for fault in grid.faults)]
    if faults:
        raise ContentError("\n".join(fault.line() for fault in faults))
    written = TextBook()
    written.add(ABOUT, about(package.version, book.grids.values()))
    for table in package.tables:
        written.add(table.name, book.grids[table.name].cells)
    written.save(target)
    return len(package.tables)


def about(version: str, grids: Iterable[Grid]) -> Cells:
    rows = [[grid.table.name, digest(grid.cells)] for grid in grids]
    return [list(HEADER), [EDITION, version], *rows]


def digest(cells: Cells) -> str:
    """A short fingerprint of the cells of a table, wherever they stand."""
    rows = ["\x1f".join(_trim(row)) for row in cells if any(row)]
    return hashlib.sha256("\x1e".join(rows).encode()).hexdigest()[:16]


def _trim(row: list[str]) -> list[str]:
    filled = max((i for i, text in enumerate(row, 1) if text), default=0)
    return row[:filled]
