"""The one loader of content: tables (CSV) and documents (YAML) under the kit's home.

Everything is read as text (codes keep their leading zeros) and kept until the file changes.
"""

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Row = dict[str, str]

_kept: dict[Path, tuple[tuple[int, int], Any]] = {}


class ContentError(Exception):
    """A content file is missing or cannot be read; the message says which and what to do."""


def table(home: Path, name: str) -> list[Row]:
    """Rows of `datasets/codebook/<name>.csv` in file order; an empty cell is ''."""
    return _read(home / "datasets" / "codebook" / f"{name}.csv", _csv)


def csv_rows(path: Path) -> list[Row]:
    """Rows of any UTF-8 CSV file; an empty cell is ''."""
    return _read(path, _csv)


def document(path: Path) -> Any:
    """A YAML or JSON document."""
    return _read(path, _document)


def documents(folder: Path) -> Iterable[tuple[Path, Any]]:
    """Every YAML document below `folder`, sorted by path."""
    for path in sorted(folder.rglob("*.yaml")):
        yield path, document(path)


def codebook_version(home: Path) -> str:
    """The one version that every table of the codebook shares."""
    return document(home / "datasets" / "codebook" / "datapackage.json")["version"]


def text(value: dict[str, str], lang: str) -> str:
    """The text of a pair {"es": …, "en": …}; Spanish where the other is missing."""
    return value.get(lang) or value["es"]


def column(row: Row, name: str, lang: str) -> str:
    """The cell of a pair of columns `<name>_es`, `<name>_en`; Spanish where the other is empty."""
    return row.get(f"{name}_{lang}") or row[f"{name}_es"]


def _read(path: Path, reader: Callable[[Path], Any]) -> Any:
    try:
        status = path.stat()
    except OSError as error:
        raise ContentError(f"{path.name}: no se puede abrir. Restaure el archivo.") from error
    stamp = (status.st_mtime_ns, status.st_size)
    known = _kept.get(path)
    if known is None or known[0] != stamp:
        known = _kept[path] = (stamp, reader(path))
    return known[1]


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {k: v or "" for k, v in row.items() if k is not None} for row in csv.DictReader(file)
        ]


def _document(path: Path) -> Any:
    content = path.read_text(encoding="utf-8")
    if path.suffix in (".json", ".ipynb"):
        return json.loads(content)
    import yaml  # only here: lessons that are handed JSON need no YAML

    try:
        return yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name}: {error}") from error
