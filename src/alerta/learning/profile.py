"""A person's coding profile: which way their first answers lean, criterion by criterion (row 65).

Only first tries count, and never a part that the key marks as ambiguous. Answers have a direction
where they can say more or less than the text: yes over no information over no, a higher rung, a
higher alert level.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from alerta.learning.bank import Exercise, Key, load_exercises, load_key, shown_in_chapter
from alerta.learning.course import Entry, whole_tries
from alerta.learning.mastery import levels
from alerta.learning.review import SelfAgreement, self_agreement

FEWEST = 3  # answers; with fewer nothing is said
SHOWN = 3  # cases that show a leaning best
MEASURES = ("C1", "C2", "C3", "C4", "C5", "level")
CERTAINTIES = ("sure", "doubt", "guess")
_PARTS = {"c1": "C1", "c2": "C2", "c3": "C3", "c4_rung": "C4", "c5": "C5"}
_SAYS = {"no": 0, "unknown": 1, "yes": 2}
Direction = Literal["over", "under", "even"]


@dataclass(frozen=True)
class Astray:
    """One answer that says more (+) or less (-) than the key, by how many steps."""

    measure: str
    item: str
    by: int
    certainty: str | None = None


@dataclass(frozen=True)
class Leaning:
    """Of one measure: answers compared, those over and under the key, and those that show it
    best (the largest first)."""

    measure: str
    n: int
    over: int
    under: int
    shows: tuple[Astray, ...]

    @property
    def enough(self) -> bool:
        """Whether there are answers enough to say anything."""
        return self.n >= FEWEST

    @property
    def direction(self) -> Direction:
        """Where most errors point."""
        if self.over == self.under:
            return "even"
        return "over" if self.over > self.under else "under"

    @property
    def tilt(self) -> int:
        """How many more errors point one way than the other."""
        return abs(self.over - self.under)


@dataclass(frozen=True)
class Tried:
    """One exercise: score (0 to 1) of the first and of the last whole try, how many there were;
    of the first try, answers that were sure and wrong."""

    item: str
    first: float
    final: float
    tries: int
    sure_and_wrong: int


@dataclass(frozen=True)
class Profile:
    """`certainty` is {sure, doubt, guess: (answers, right ones)}; `tried` has those with answers
    sure and wrong first."""

    leanings: tuple[Leaning, ...]
    tried: tuple[Tried, ...]
    certainty: Mapping[str, tuple[int, int]]
    again: SelfAgreement

    @property
    def finding(self) -> Leaning | None:
        """The measure that leans most, where at least two more errors point one way."""
        able = [one for one in self.leanings if one.enough and one.tilt >= 2]
        return max(able, key=lambda one: one.tilt / one.n, default=None)

    @property
    def sure_and_wrong(self) -> int:
        """How many first answers were sure and wrong."""
        return sum(one.sure_and_wrong for one in self.tried)


@dataclass(frozen=True)
class _Answers:
    """A whole try as `mastery.levels` reads one."""

    item: str
    part: str
    kind: str
    value: Any
    version: int
    at: datetime


def profile(home: Path, log: Sequence[Entry], rules: Any) -> Profile:
    """Everything that the profile tells. Reads exercises and keys; writes nothing."""
    exercises = {one["id"]: one for one in load_exercises(home) if shown_in_chapter(one)}
    compared: dict[str, list[Astray]] = {measure: [] for measure in MEASURES}
    said = {one: [0, 0] for one in CERTAINTIES}
    tried = []
    rated = _ratings(log)
    for (item, version), tries in whole_tries(log).items():
        exercise = exercises.get(item)
        if exercise is None or exercise["version"] != version:
            continue
        first, key = tries[0], load_key(home, item)
        sure = _Sure(rated.get((item, version), ()), first.at)
        for one in _compared(home, exercise, key, first, rules):
            certainty = sure.of(next((p for p, m in _PARTS.items() if m == one.measure), "*"))
            compared[one.measure].append(replace(one, certainty=certainty))
        slips = 0
        for part, status in first.value.get("parts", {}).items():
            certainty = sure.of(part)
            entry = key["answers"].get(part)
            if certainty not in said or entry is None or entry.get("ambiguous"):
                continue
            if status in ("right", "partly", "wrong"):
                said[certainty][0] += 1
                said[certainty][1] += status != "wrong"
                slips += certainty == "sure" and status == "wrong"
        scores = [float(one.value["score"]) for one in tries]
        tried.append(Tried(item, scores[0], scores[-1], len(tries), slips))
    tried.sort(key=lambda one: (-one.sure_and_wrong, one.first, one.item))
    return Profile(
        tuple(_leaning(measure, found) for measure, found in compared.items()),
        tuple(tried),
        {name: (n, right) for name, (n, right) in said.items()},
        self_agreement(home, log),
    )


def _leaning(measure: str, found: Sequence[Astray]) -> Leaning:
    over = [one for one in found if one.by > 0]
    under = [one for one in found if one.by < 0]
    most = under if len(under) > len(over) else over
    best = sorted(most, key=lambda one: (-abs(one.by), one.certainty != "sure", one.item))
    once = {one.item: one for one in reversed(best)}  # a case that unfolds shows it once
    shows = [one for one in best if once[one.item] is one]
    return Leaning(measure, len(found), len(over), len(under), tuple(shows[:SHOWN]))


def _compared(
    home: Path, exercise: Exercise, key: Key, first: Entry, rules: Any
) -> Iterator[Astray]:
    """Every answer of a first try that has a direction, with how far it is from the key."""
    item, answers = exercise["id"], first.value.get("answers", {})
    if exercise["kind"] == "alert_scoring":
        yield from _scored(home, exercise, key, first, rules)
        return
    for part, wanted in key["answers"].items():
        measure = _measure(exercise, part)
        given = answers.get(part)
        if measure is None or given is None or wanted.get("ambiguous"):
            continue
        right = given in (wanted["value"], *wanted.get("accepted", ()))
        by = 0 if right else _place(given) - _place(str(wanted["value"]))
        yield Astray(measure, item, by)


def _measure(exercise: Exercise, part: str) -> str | None:
    if exercise["kind"] == "criteria_coding":
        return _PARTS.get(part)
    asked = part.rpartition(".")[2]
    return "level" if asked == "level" and exercise["kind"] in ("unfolding", "routing") else None


def _scored(home: Path, exercise: Exercise, key: Key, first: Entry, rules: Any) -> Iterator[Astray]:
    """The level that ten scores make, with the key's own answers where careful readers differ."""
    answers = dict(first.value.get("answers", {}))
    for part, wanted in key["answers"].items():
        if wanted.get("ambiguous") or answers.get(part) in wanted.get("accepted", ()):
            answers[part] = str(wanted["value"])
    value = {**first.value, "answers": answers}
    once = _Answers(first.item, "*", "attempt", value, first.version, first.at)
    named = {**exercise, "given": {"id": "1", **exercise["given"]}}  # `assess` wants a name
    for given, expected in levels(home, {exercise["id"]: named}, [once], rules):
        yield Astray("level", exercise["id"], given - expected)


def _place(answer: str) -> int:
    return _SAYS[answer] if answer in _SAYS else int(answer)


def _ratings(log: Iterable[Entry]) -> dict[tuple[str, int], list[Entry]]:
    found: dict[tuple[str, int], list[Entry]] = {}
    for entry in log:
        if entry.kind == "certainty":
            found.setdefault((entry.item, entry.version), []).append(entry)
    return found


class _Sure:
    """How sure a person was of each part at a moment; "*" stands for the whole exercise."""

    def __init__(self, ratings: Iterable[Entry], at: datetime) -> None:
        self._by_part = {one.part: one.value for one in ratings if one.at <= at}

    def of(self, part: str) -> str | None:
        return self._by_part.get(part) or self._by_part.get("*")
