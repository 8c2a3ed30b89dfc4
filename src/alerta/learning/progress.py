"""How far a person has come, chapter by chapter, from the log of their answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from alerta.learning.bank import load_exercises, shown_in_chapter

SOLVED = 0.8  # the mastery rule of the course, features.md row 83


class Entry(Protocol):
    """What is read of one entry of the answers log."""

    item: str
    part: str
    kind: str
    value: Any
    version: int


@dataclass(frozen=True)
class ChapterProgress:
    """Of one chapter: how many exercises there are, were tried, are solved; the mean score of
    the first whole tries (0 to 1, None before any)."""

    chapter: str
    total: int
    tried: int
    done: int
    first_try: float | None


def progress(home: Path, log: Iterable[Entry]) -> dict[str, ChapterProgress]:
    """Progress by chapter number ("04"), only of chapters that have exercises. Writes nothing.

    An exercise is solved when a whole try of its present version reached 80 %.
    """
    scores: dict[tuple[str, int], list[float]] = {}
    for entry in log:
        if entry.kind == "attempt" and entry.part == "*":
            scores.setdefault((entry.item, entry.version), []).append(float(entry.value["score"]))
    chapters: dict[str, list[list[float]]] = {}
    for exercise in filter(shown_in_chapter, load_exercises(home)):
        tries = scores.get((exercise["id"], exercise["version"]), [])
        chapters.setdefault(exercise["chapter"], []).append(tries)
    return {chapter: _summed(chapter, tries) for chapter, tries in sorted(chapters.items())}


def _summed(chapter: str, tries: list[list[float]]) -> ChapterProgress:
    first = [scores[0] for scores in tries if scores]
    return ChapterProgress(
        chapter,
        len(tries),
        len(first),
        sum(1 for scores in tries if scores and max(scores) >= SOLVED),
        sum(first) / len(first) if first else None,
    )
