"""Do the tables that speak of a field of the form name one that exists?"""

from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book

NAMING = (("errors", "field"),)
ROOT = "/data/"


def check(book: Book) -> Iterator[Fault]:
    names = book.values("survey", "name")
    for table, column in NAMING:
        grid = book.grids.get(table)
        for number, row in grid.rows() if grid and names else ():
            for path in row.get(column, "").split():
                parts = path.removeprefix(ROOT).split("/")
                if not path.startswith(ROOT) or any(part not in names for part in parts):
                    said = {"value": path, "table": "survey"}
                    yield fault(grid.table.file, number, column, "reference_unknown", **said)
