"""Are all columns of a table there, and only those?"""

import difflib
from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book, Grid


def check(book: Book) -> Iterator[Fault]:
    for grid in book.grids.values():
        yield from _grid(grid)


def _grid(grid: Grid) -> Iterator[Fault]:
    file, header = grid.table.file, grid.header
    named = [field.name for field in grid.table.fields]
    for column in named:
        if column not in header:
            yield fault(file, 1, column, "column_missing", column=column)
    if not grid.table.form:  # the form's own check speaks of its columns, and of their spelling
        for i, column in enumerate(header):
            if column in header[:i]:
                yield fault(file, 1, column, "column_twice", column=column)
            elif column not in named:
                yield _unknown(file, column, [name for name in named if name not in header])
        for number, cells in enumerate(grid.cells[1:], 2):
            if any(cells[len(header) :]):
                yield fault(file, number, "", "extra_cells")


def _unknown(file: str, column: str, missing: list[str]) -> Fault:
    near = difflib.get_close_matches(column, missing, 1)
    if near:
        return fault(file, 1, column, "column_misspelt", column=column, near=near[0])
    return fault(file, 1, column, "column_unknown", column=column)
