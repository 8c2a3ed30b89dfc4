"""Is every code there once, and does every code that is referred to exist?"""

import difflib
from collections.abc import Iterator, Mapping

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book, Grid
from alerta.authoring.package import Field

MOST_ZEROS = 5


def check(book: Book) -> Iterator[Fault]:
    for grid in book.grids.values():
        yield from _unique(grid)
        for field in grid.table.fields:
            if field.name in grid.header and (field.reference or field.codes):
                yield from _references(book, grid, field)


def _unique(grid: Grid) -> Iterator[Fault]:
    keys = [(name,) for name in grid.header if _is_unique(grid, name)]
    if len(grid.table.key) > 1:
        keys.append(grid.table.key)
    for key in keys:
        seen: dict[tuple[str, ...], int] = {}
        for number, row in grid.rows():
            value = tuple(row.get(name, "") for name in key)
            if not all(value):
                continue
            if value in seen:
                said = {"value": value[-1], "row": seen[value]}
                yield fault(grid.table.file, number, key[-1], "id_twice", **said)
            else:
                seen[value] = number


def _is_unique(grid: Grid, name: str) -> bool:
    field = grid.table.field(name)
    return field is not None and (field.unique or grid.table.key == (name,))


def _references(book: Book, grid: Grid, field: Field) -> Iterator[Fault]:
    table, column = field.reference or field.codes or ("", "")
    known = book.values(table or grid.table.name, column)
    if not known:  # the other table is missing or unreadable: that is said elsewhere
        return
    for number, row in grid.rows():
        cell = row[field.name]
        for value in cell.split() if field.codes else [cell]:
            if value and value not in known:
                name = table or grid.table.name
                yield _unknown(grid.table.file, number, field.name, value, name, known)


def _unknown(
    file: str, number: int, column: str, value: str, table: str, known: Mapping[str, int]
) -> Fault:
    padded = ["0" * n + value for n in range(1, MOST_ZEROS)]
    near = next((code for code in padded if code in known), "")
    if near:
        return fault(file, number, column, "zeros_lost", value=value, near=near)
    close = difflib.get_close_matches(value, known, 1)
    said = {"value": value, "table": table}
    if close:
        return fault(file, number, column, "reference_near", **said, near=close[0])
    return fault(file, number, column, "reference_unknown", **said)
