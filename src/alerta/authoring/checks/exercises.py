"""The exercises and their keys, by the check of the room that grades them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alerta.authoring.faults import Fault


def check(home: Path) -> Iterator[Fault]:
    from alerta import learning  # here: bringing a spreadsheet in needs no exercises

    for found in learning.check(home):
        yield _fault(found, home)


def _fault(found: Any, home: Path) -> Fault:
    file = Path(found.file)
    where = file.relative_to(home).as_posix() if file.is_absolute() else file.as_posix()
    return Fault(where, found.row, found.column, found.code, found.message, found.remedy)
