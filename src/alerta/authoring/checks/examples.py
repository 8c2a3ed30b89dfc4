"""Has every criterion enough examples of each kind? (features: two, two and one)"""

from collections import Counter
from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book

LEAST = {"positive": 2, "negative": 2, "borderline": 1}


def check(book: Book) -> Iterator[Fault]:
    grid = book.grids.get("criteria_examples")
    if grid is None or not {"criterion", "kind"} <= set(grid.header):
        return
    found = Counter((row["criterion"], row["kind"]) for _, row in grid.rows())
    for code in book.values("criteria", "code"):
        for kind, least in LEAST.items():
            n = found[code, kind]
            if n < least:
                said = {"value": code, "kind": kind, "n": n, "least": least}
                yield fault(grid.table.file, 0, "kind", "examples_few", **said)
