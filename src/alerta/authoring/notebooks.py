"""Notebook files as plain JSON: read and written so that only what changed differs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE_LANGUAGE = "es"
MANUAL = "manual"
APPS = "notebooks"


@dataclass(frozen=True, slots=True)
class Cell:
    """`raw` is the cell of the file itself: changing it changes what `Page.write` writes."""

    id: str
    kind: str
    source: str
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A notebook; `file` is its path below the kit's home."""

    file: str
    raw: dict[str, Any]

    @property
    def cells(self) -> list[Cell]:
        return [
            Cell(raw.get("id", ""), raw.get("cell_type", ""), _joined(raw.get("source", "")), raw)
            for raw in self.raw.get("cells", ())
        ]

    def write(self, home: Path) -> None:
        text = json.dumps(self.raw, ensure_ascii=False, indent=1) + "\n"
        (home / self.file).write_text(text, encoding="utf-8", newline="\n")


def read_page(home: Path, file: str) -> Page:
    """Raises ValueError when the file is not a notebook."""
    raw = json.loads((home / file).read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or not isinstance(raw.get("cells"), list):
        raise ValueError(file)
    return Page(file, raw)


def page_files(home: Path, folder: str) -> Iterator[str]:
    """The notebooks of a folder, sorted; copies that JupyterLab keeps are left out."""
    for path in sorted((home / folder).glob("*.ipynb")):
        if not path.name.startswith("."):
            yield path.relative_to(home).as_posix()


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)
