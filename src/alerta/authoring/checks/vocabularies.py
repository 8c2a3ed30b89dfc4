"""Do the form's lists and the tables of the rules hold the same codes?"""

from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book

CHOICES = "choices"
SAME = (  # list of the form, table, column, codes that only the table needs
    ("v_sector", "bodies", "code", {"SECTOR"}),
    ("v_type", "type_order", "type", set()),
    ("v_level4", "levels", "level", set()),
    ("v_refusal", "redirects", "code", set()),
)


def check(book: Book) -> Iterator[Fault]:
    grid = book.grids.get(CHOICES)
    if grid is None or not {"list_name", "name"} <= set(grid.header):
        return
    for list_name, table, column, only_there in SAME:
        other = book.grids.get(table)
        if other is None:
            continue
        theirs = book.values(table, column)
        ours = {r["name"]: n for n, r in grid.rows() if r["list_name"] == list_name}
        for code, number in ours.items():
            if code not in theirs:
                said = {"value": code, "one": list_name, "other": table}
                yield fault(grid.table.file, number, "name", "list_differs", **said)
        for code, number in theirs.items():
            if code not in ours and code not in only_there:
                said = {"value": code, "one": table, "other": list_name}
                yield fault(other.table.file, number, column, "list_differs", **said)
