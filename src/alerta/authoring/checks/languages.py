"""Is every text there in Spanish and in English, or in neither?"""

from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book

PAIR = ("es", "en")
NAMES = {"es": {"es": "español", "en": "Spanish"}, "en": {"es": "inglés", "en": "English"}}


def check(book: Book) -> Iterator[Fault]:
    for grid in book.grids.values():
        stems = [name[:-3] for name in grid.header if name.endswith("_es")]
        for number, row in grid.rows():
            for stem in stems:
                filled = {lang: bool(row.get(f"{stem}_{lang}")) for lang in PAIR}
                if filled["es"] == filled["en"] or f"{stem}_en" not in row:
                    continue
                other = "en" if filled["es"] else "es"
                one = "es" if filled["es"] else "en"
                yield fault(
                    grid.table.file,
                    number,
                    f"{stem}_{other}",
                    "translation_missing",
                    one=NAMES[one],
                    other=NAMES[other],
                )
