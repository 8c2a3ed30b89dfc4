"""Are the codes of places INEI's, with their zeros, each inside its own province?"""

from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book

DIGITS = {"department": 2, "province": 4, "district": 6}


def check(book: Book) -> Iterator[Fault]:
    grid = book.grids.get("places")
    if grid is None or not {"ubigeo", "level", "parent"} <= set(grid.header):
        return
    for number, row in grid.rows():
        code, parent = row["ubigeo"], row["parent"]
        right = DIGITS.get(row["level"])
        if right is None:
            continue
        if len(code) != right:
            said = {"value": code, "n": len(code), "right": right}
            yield fault(grid.table.file, number, "ubigeo", "place_digits", **said)
        elif code[: right - 2] != parent:
            said = {"value": code, "parent": parent or "—"}
            yield fault(grid.table.file, number, "parent", "place_parent", **said)
