"""Which English text cells still translate the Spanish cell they were made from.

Each English text cell bears, in metadata.alerta.source_digest, the digest of the Spanish cell.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alerta.authoring.notebooks import MANUAL, SOURCE_LANGUAGE, Cell, Page, page_files, read_page

TARGET_LANGUAGE = "en"
LENGTH = 12
OWN, KEY = "alerta", "source_digest"


@dataclass(frozen=True, slots=True)
class StaleCell:
    """A cell whose Spanish has changed; `stamped` is False when it never had a digest."""

    file: str
    id: str
    stamped: bool


def source_digest(source: str) -> str:
    """The digest of a Spanish text cell; spaces at line ends and around do not count."""
    lines = [line.rstrip() for line in source.strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:LENGTH]


def stale_cells(home: Path) -> list[StaleCell]:
    """English text cells whose Spanish source is not the one they were stamped with."""
    found = []
    for page, source, cell in _pairs(home):
        noted = cell.raw.get("metadata", {}).get(OWN, {}).get(KEY, "")
        if noted != source_digest(source.source):
            found.append(StaleCell(page.file, cell.id, bool(noted)))
    return found


def stamp(home: Path) -> int:
    """Note in every English text cell that it translates the Spanish of today.

    Writes the English pages that change. Returns the number of cells stamped anew.
    """
    changed: dict[str, Page] = {}
    count = 0
    for page, source, cell in _pairs(home):
        own = cell.raw.setdefault("metadata", {}).setdefault(OWN, {})
        digest = source_digest(source.source)
        if own.get(KEY) != digest:
            own[KEY] = digest
            changed[page.file] = page
            count += 1
    for page in changed.values():
        page.write(home)
    return count


def _pairs(home: Path) -> Iterator[tuple[Page, Cell, Cell]]:
    """(English page, Spanish cell, English cell) for every text cell both pages have."""
    for file in page_files(home, f"{MANUAL}/{TARGET_LANGUAGE}"):
        other = f"{MANUAL}/{SOURCE_LANGUAGE}/{Path(file).name}"
        try:
            page, spanish = read_page(home, file), read_page(home, other)
        except (OSError, ValueError):
            continue  # a page that cannot be read is named by another check
        sources = {cell.id: cell for cell in spanish.cells if cell.kind == "markdown"}
        for cell in page.cells:
            if cell.kind == "markdown" and cell.id in sources:
                yield page, sources[cell.id], cell
