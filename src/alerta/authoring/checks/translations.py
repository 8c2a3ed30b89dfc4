"""Is every English text cell still a translation of the Spanish one?"""

from collections.abc import Iterator
from pathlib import Path

from alerta.authoring import translation
from alerta.authoring.faults import Fault, fault


def check(home: Path) -> Iterator[Fault]:
    for cell in translation.stale_cells(home):
        code = "translation_stale" if cell.stamped else "translation_unstamped"
        yield fault(cell.file, 0, "", code, cell=cell.id)
