"""Has every total a band, and every pair of bands one level?"""

from collections import Counter
from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book

TOTALS = range(11)  # five indicators of 0, 1 or 2


def check(book: Book) -> Iterator[Fault]:
    yield from _bands(book)
    yield from _matrix(book)


def _bands(book: Book) -> Iterator[Fault]:
    grid = book.grids.get("bands")
    if grid is None:
        return
    try:
        spans = [(number, int(row["min"]), int(row["max"])) for number, row in grid.rows()]
    except (KeyError, ValueError):
        return  # the cell or column is named by another check
    for total in TOTALS:
        holding = [number for number, low, high in spans if low <= total <= high]
        if not holding:
            before = max((n for n, low, _ in spans if low <= total), default=2)
            yield fault(grid.table.file, before, "max", "bands_gap", value=total)
        elif len(holding) > 1:
            yield fault(grid.table.file, holding[-1], "min", "bands_overlap", value=total)


def _matrix(book: Book) -> Iterator[Fault]:
    grid, bands = book.grids.get("matrix"), book.values("bands", "band")
    if grid is None or not {"p_band", "i_band"} <= set(grid.header):
        return
    rows = list(grid.rows())
    pairs = Counter((row["p_band"], row["i_band"]) for _, row in rows)
    for p in bands:
        for i in bands:
            if not pairs[p, i]:
                yield fault(grid.table.file, 0, "", "matrix_gap", p=p, i=i)
    for number, row in reversed(rows):
        pair = (row["p_band"], row["i_band"])
        if pairs[pair] > 1:
            pairs[pair] -= 1
            yield fault(grid.table.file, number, "i_band", "matrix_twice", p=pair[0], i=pair[1])
