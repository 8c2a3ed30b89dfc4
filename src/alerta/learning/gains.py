"""What a sitting of a test says of each code: the points before and after the course."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta.learning.bank import Exercise, load_exercises, load_key
from alerta.learning.course import Entry

Scores = dict[str, list[float]]  # "*", chapter or code: [points, items]
Asks = Mapping[str, Mapping[str, str]]  # item: {part: the code that it asks}
FIVE = ("C1", "C2", "C3", "C4", "C5")
BEFORE = "test.entry."


@dataclass(frozen=True)
class Criterion:
    """One of the five criteria of one person: share of the points (0 to 1) in the entry and in the
    exit test."""

    code: str
    before: float
    after: float


def asks(home: Path, exercises: Iterable[Exercise]) -> Asks:
    """The code that each part of the tests' items asks, as their keys say."""
    return {
        one["id"]: {
            part: str(expected["criterion"])
            for part, expected in load_key(home, one["id"])["answers"].items()
        }
        for one in exercises
        if one.get("test")
    }


def scores(exercises: Mapping[str, Exercise], asked: Asks, result: Mapping[str, Any]) -> Scores:
    """[points, items] of the whole test («*»), of each chapter and of each code.

    A code that parts of the test ask by name has the points of those parts alone; another one has
    those of the items that train it. Sittings from before parts were kept count by items.
    """
    found: Scores = {}
    by_name: Scores = {}
    for item, score in result.get("scores", {}).items():
        exercise = exercises.get(item)
        if exercise is None:
            continue
        for name in ("*", exercise["chapter"], *exercise["trains"]):
            _add(found, name, float(score))
        for part, credit in result.get("parts", {}).get(item, {}).items():
            if part in asked.get(item, {}):
                _add(by_name, asked[item][part], float(credit))
    return {name: [round(points, 4), n] for name, (points, n) in sorted((found | by_name).items())}


def criteria(home: Path, log: Sequence[Entry], lasting: Mapping[str, Any]) -> list[Criterion]:
    """The five criteria in the person's first entry test and in a result of the exit test; only
    those that both ask, and none while the entry test was not sat."""
    sat = [one for one in log if one.kind == "attempt" and one.part == "*"]
    entry = next((one for one in sat if one.item.startswith(BEFORE)), None)
    if entry is None:
        return []
    exercises = load_exercises(home)
    by_id, asked = {one["id"]: one for one in exercises}, asks(home, exercises)
    before, after = (scores(by_id, asked, one) for one in (entry.value, lasting))
    return [
        Criterion(code, _share(before[code]), _share(after[code]))
        for code in FIVE
        if code in before and code in after
    ]


def _add(found: Scores, name: str, points: float) -> None:
    kept = found.setdefault(name, [0.0, 0])
    kept[0] += points
    kept[1] += 1


def _share(kept: Sequence[float]) -> float:
    return kept[0] / kept[1]
