"""The course as a path: what belongs to each chapter, and when the next one opens.

The rule is known before starting (features.md row 83): a chapter is mastered when at least 80 %
of the exercises on its pages are solved, and an exercise is solved at 80 %.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from alerta import resources
from alerta.learning.bank import load_exercises, shown_in_chapter

SOLVED = 0.8
_CALL = re.compile(r"""lesson\.(?:exercise|explorer|form|scorer)\(\s*["']([a-z0-9-]+)["']""")


class Entry(Protocol):
    """What is read of one entry of the answers log."""

    item: str
    part: str
    kind: str
    value: Any
    version: int
    at: datetime


@dataclass(frozen=True)
class ChapterStatus:
    """Of one chapter: exercises on its pages, how many were tried and are solved; the best mean
    score in percent (0 before any try); when it was mastered (None: not yet)."""

    number: str
    total: int
    tried: int
    solved: int
    percent: int
    mastered_at: datetime | None

    @property
    def mastered(self) -> bool:
        return self.mastered_at is not None

    @property
    def needed(self) -> int:
        """How many more exercises have to be solved."""
        return max(0, wanted(self.total) - self.solved)


def wanted(total: int) -> int:
    """How many of `total` exercises are 80 %, rounded up."""
    return -(-total * 4 // 5)


def on_the_pages(home: Path, chapter: str) -> tuple[str, ...]:
    """Ids of the exercises that a chapter ("04") shows, in order; of a chapter without a
    notebook, those of its folder that are in no test."""
    for path in sorted((home / "manual" / "es").glob(f"{chapter}_*.ipynb")):
        found = dict.fromkeys(
            name
            for cell in resources.document(path)["cells"]
            if cell["cell_type"] == "code"
            for name in _CALL.findall(_source(cell))
        )
        if found:
            return tuple(found)
    return tuple(one["id"] for one in load_exercises(home, chapter) if shown_in_chapter(one))


def status(home: Path, chapters: Sequence[str], log: Iterable[Entry]) -> list[ChapterStatus]:
    """How far a person has come in each chapter (by number). Reads files; writes nothing."""
    tries = whole_tries(log)
    versions = {one["id"]: one["version"] for one in load_exercises(home)}
    return [
        chapter_status(number, on_the_pages(home, number), versions, tries) for number in chapters
    ]


def whole_tries(log: Iterable[Entry]) -> dict[tuple[str, int], list[Entry]]:
    """Whole attempts by exercise and version, oldest first."""
    tries: dict[tuple[str, int], list[Entry]] = {}
    for entry in log:
        if entry.kind == "attempt" and entry.part == "*":
            tries.setdefault((entry.item, entry.version), []).append(entry)
    return tries


def chapter_status(
    number: str,
    ids: Sequence[str],
    versions: Mapping[str, int],
    tries: Mapping[tuple[str, int], Sequence[Entry]],
) -> ChapterStatus:
    """The same of one chapter: `ids` on its pages, the present version of every exercise, and
    whole tries by exercise and version."""
    best, solved_at = [], []
    for item in ids:
        own = tries.get((item, versions.get(item, 1)), ())
        if own:
            best.append(max(float(one.value["score"]) for one in own))
        at = next((one.at for one in own if float(one.value["score"]) >= SOLVED), None)
        if at is not None:
            solved_at.append(at)
    needed = wanted(len(ids))
    mastered = bool(ids) and len(solved_at) >= needed
    return ChapterStatus(
        number,
        len(ids),
        len(best),
        len(solved_at),
        round(100 * sum(best) / len(ids)) if ids else 0,
        sorted(solved_at)[needed - 1] if mastered else None,
    )


def _source(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)
