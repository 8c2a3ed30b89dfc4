"""A table as cells: what stands in a CSV file of the codebook, faults of the file included.

The way to write a table is one (UTF-8, commas, line feeds, quotes where needed), so that a table
that nobody changed stays the same byte for byte.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alerta.authoring.faults import Fault, fault
from alerta.authoring.package import Package, Table
from alerta.resources import Row

Cells = list[list[str]]


@dataclass(slots=True)
class Grid:
    """`cells` holds the header first; the row of a spreadsheet is its place in `cells` plus 1."""

    table: Table
    cells: Cells
    faults: list[Fault] = field(default_factory=list)

    @property
    def header(self) -> list[str]:
        return self.cells[0] if self.cells else []

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(row number, cells by column) of every row that is not wholly empty."""
        for number, values in enumerate(self.cells[1:], 2):
            if any(values):
                padded = [*values, *[""] * (len(self.header) - len(values))]
                yield number, dict(zip(self.header, padded, strict=False))

    def column(self, name: str) -> dict[str, int]:
        """The values of a column with the first row each stands in."""
        found: dict[str, int] = {}
        for number, row in self.rows():
            if row.get(name):
                found.setdefault(row[name], number)
        return found


@dataclass(slots=True)
class Book:
    """All tables of one codebook, by name; a table that is missing is not in `grids`."""

    home: Path
    package: Package
    grids: dict[str, Grid]
    faults: list[Fault] = field(default_factory=list)

    def values(self, table: str, column: str) -> dict[str, int]:
        grid = self.grids.get(table)
        return grid.column(column) if grid else {}


def read_book(home: Path, package: Package) -> Book:
    """Read every table that `package` names. Never raises on a faulty file: see `faults`."""
    book = Book(home, package, {})
    for table in package.tables:
        path = home / table.file
        if not path.is_file():
            book.faults.append(fault(table.file, 0, "", "table_missing"))
            continue
        book.grids[table.name] = read_grid(table, path.read_bytes())
    return book


def read_grid(table: Table, content: bytes) -> Grid:
    """The cells of a file of the codebook; one that a spreadsheet saved is read, with a fault."""
    cells, kind = parse(content)
    grid = Grid(table, cells)
    if kind:
        grid.faults.append(fault(table.file, 0, "", kind, name=Path(table.path).name))
    return grid


def parse(content: bytes) -> tuple[Cells, str]:
    """Cells of a CSV in UTF-8 or Windows-1252, with commas or semicolons; and what is odd."""
    kind = ""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, kind = content.decode("cp1252", errors="replace"), "encoding"
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    cells = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return cells, kind or ("delimiter" if delimiter == ";" else "")


def render(cells: Sequence[Sequence[str]]) -> bytes:
    """The bytes of a CSV file of the codebook."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(cells)
    return out.getvalue().encode("utf-8")
