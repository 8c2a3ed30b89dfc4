"""Does a table that is read from the top give every situation an answer?"""

from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book

READ_FROM_TOP = ("category_rules", "phase_rules", "state_rules", "lens_rules")


def check(book: Book) -> Iterator[Fault]:
    for name in READ_FROM_TOP:
        grid = book.grids.get(name)
        rows = list(grid.rows()) if grid and "when" in grid.header else []
        if rows and rows[-1][1]["when"]:
            yield fault(grid.table.file, rows[-1][0], "when", "no_last_rule")
