"""Does the form explain the ten indicators in the words of their table?"""

from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book
from alerta.resources import Row

COLUMNS = {"es": "hint::Español (es)", "en": "hint::English (en)"}
ANCHORS = (0, 1, 2)


def check(book: Book) -> Iterator[Fault]:
    survey, indicators = book.grids.get("survey"), book.grids.get("indicators")
    if survey is None or indicators is None:
        return
    asked = {row.get("name", ""): (number, row) for number, row in survey.rows()}
    for _, row in indicators.rows():
        number, question = asked.get(row.get("key", ""), (0, {}))
        for lang, column in COLUMNS.items():
            right = hint(row, lang)
            if number and right and question.get(column) != right:
                yield fault(survey.table.file, number, column, "hint_differs", right=right)


def hint(indicator: Row, lang: str) -> str:
    """What 0, 1 and 2 mean, in one line; "" when an anchor is missing."""
    anchors = [indicator.get(f"anchor_{score}_{lang}", "") for score in ANCHORS]
    if not all(anchors):
        return ""
    return " ".join(
        f"{score}: {anchor.rstrip('.')}." for score, anchor in zip(ANCHORS, anchors, strict=True)
    )
