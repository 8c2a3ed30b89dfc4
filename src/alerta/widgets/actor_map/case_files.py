"""The invented case that a widget teaches with, and its key apart.

`case_key` stays in the kernel: of what it holds only the verdict on a decision reaches the page.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alerta.resources import ContentError, document

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def load_case(home: Path, case_id: str) -> Mapping[str, Any]:
    """`manual/cases/<id>.yaml`. ContentError when there is none."""
    return _read(home / "manual" / "cases", case_id)


def case_key(home: Path, case_id: str) -> Mapping[str, Any]:
    """`exercises/keys/cases/<id>.yaml`. ContentError when there is none."""
    return _read(home / "exercises" / "keys" / "cases", case_id)


def _read(folder: Path, case_id: str) -> Mapping[str, Any]:
    if not _ID.match(case_id):
        raise ContentError(f"«{case_id}» no es el nombre de un caso. Use minúsculas y guiones.")
    found: Mapping[str, Any] = document(folder / f"{case_id}.yaml")
    return found
