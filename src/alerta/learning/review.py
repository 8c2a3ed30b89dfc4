"""Spaced review: what a person missed comes back after 1, 3, 7 and 14 days (features.md row 31).

Everything is read from the log of answers; nothing of it is stored. Among the items two earlier
cases return unannounced, so that drift shows (row 67). Days are those of Lima.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

from alerta.learning.bank import Exercise, load_exercises, load_key, shown_in_chapter
from alerta.learning.course import SOLVED, Entry, whole_tries

LIMA = timezone(timedelta(hours=-5))  # Peru has had no summer time since 1994
AFTER = (1, 3, 7, 14)  # days since the last miss
MOST, CHAPTERS = 10, 3
RETURNING, RETURN_AFTER, RETURN_WEEK = 2, 14, 7  # cases; days since they were solved; days
CASES = ("criteria_coding", "alert_scoring")  # what returns first
# a whole record is mended in its own chapter, where its drafts are
NOT_HERE = ("registration",)


@dataclass(frozen=True)
class Waiting:
    """One exercise that was missed: how often, when last, and when it is due again.

    `due` is None once it was right at every interval.
    """

    item: str
    misses: int
    missed_on: date
    due: date | None


@dataclass(frozen=True)
class Review:
    """What there is to repeat today, in order; the day of what comes next (None: nothing does).

    `returning` are the earlier cases among the items. The person is not told which.
    """

    items: tuple[Exercise, ...]
    returning: frozenset[str]
    following: date | None


@dataclass(frozen=True)
class SelfAgreement:
    """Of cases that returned: answers that can be compared with the first try, and the same."""

    cases: int
    n: int
    same: int


def today() -> date:
    """This day in Lima."""
    return datetime.now(LIMA).date()


def day_of(entry: Entry) -> date:
    """The day in Lima on which something was done."""
    return entry.at.astimezone(LIMA).date()


def fresh_tries(tries: Iterable[Entry]) -> list[Entry]:
    """Of whole tries of one exercise, oldest first: the first of every day. What follows on the
    same day was made with the answers in view."""
    found: dict[date, Entry] = {}
    for one in tries:
        found.setdefault(day_of(one), one)
    return list(found.values())


def waiting(item: str, tries: Sequence[Entry]) -> Waiting | None:
    """Where an exercise stands in the review; None when it was never missed.

    A try that is right counts once its day has come; one that is right before changes nothing.
    """
    gaps = [days - before for before, days in zip((0, *AFTER), AFTER, strict=False)]
    misses, missed_on, stage, anchor = 0, None, 0, date.min
    for one in tries:
        day = day_of(one)
        if float(one.value["score"]) < SOLVED:
            misses, missed_on, stage, anchor = misses + 1, day, 0, day
        elif missed_on and stage < len(gaps) and day >= anchor + timedelta(gaps[stage]):
            stage, anchor = stage + 1, day
    if missed_on is None:
        return None
    due = anchor + timedelta(gaps[stage]) if stage < len(gaps) else None
    return Waiting(item, misses, missed_on, due)


def review(home: Path, log: Sequence[Entry], on: date, person_id: str = "") -> Review:
    """What a person repeats on a day. Reads exercises; writes nothing.

    Items of tests are not among them: they are kept for their test.
    """
    exercises, tries = _own(home, log)
    known = [found for item in tries if (found := waiting(item, tries[item]))]
    due = [one for one in known if one.due and one.due <= on]
    due.sort(key=lambda one: (-one.misses, -one.missed_on.toordinal(), one.item))
    chosen = _mixed([exercises[one.item] for one in due])
    pending = {one.item for one in known if one.due}
    back = _returning(exercises, tries, pending, on)
    later = [one.due for one in known if one.due and one.due > on]
    return Review(
        tuple(_woven(chosen, back, person_id, on)),
        frozenset(one["id"] for one in back),
        min(later, default=None),
    )


def self_agreement(home: Path, log: Sequence[Entry]) -> SelfAgreement:
    """How many answers to cases that came back after 14 days or more equal those of the first
    whole try. Ambiguous parts are left out."""
    exercises, tries = _own(home, log)
    cases = n = same = 0
    for item, own in tries.items():
        again = next(iter(_returns(own)), None)
        if again is None or exercises[item]["kind"] in NOT_HERE:
            continue
        cases += 1
        first, later = own[0].value.get("answers", {}), again.value.get("answers", {})
        for part, wanted in load_key(home, item)["answers"].items():
            if not wanted.get("ambiguous") and part in first and part in later:
                n += 1
                same += first[part] == later[part]
    return SelfAgreement(cases, n, same)


def _own(home: Path, log: Iterable[Entry]) -> tuple[Mapping[str, Exercise], dict[str, list[Entry]]]:
    """The exercises of the chapters by id, and the whole tries of their present versions."""
    exercises = {one["id"]: one for one in load_exercises(home) if shown_in_chapter(one)}
    tries = {
        item: own
        for (item, version), own in whole_tries(log).items()
        if item in exercises
        and exercises[item]["version"] == version
        and exercises[item]["kind"] not in NOT_HERE
    }
    return exercises, tries


def _mixed(ranked: Sequence[Exercise]) -> list[Exercise]:
    """The first ten, from at least three chapters where there are as many."""
    first: dict[str, Exercise] = {}
    for one in ranked:
        if len(first) < CHAPTERS:
            first.setdefault(one["chapter"], one)
    kept = {one["id"] for one in first.values()}
    others = [one["id"] for one in ranked if one["id"] not in kept]
    kept |= set(others[: MOST - len(kept)])
    return [one for one in ranked if one["id"] in kept]


def _returns(tries: Sequence[Entry]) -> list[Entry]:
    """Tries made 14 days or more after the one before, of an exercise solved by then."""
    found, solved = [], False
    for before, one in pairwise(tries):
        solved = solved or float(before.value["score"]) >= SOLVED
        if solved and (day_of(one) - day_of(before)).days >= RETURN_AFTER:
            found.append(one)
    return found


def _returning(
    exercises: Mapping[str, Exercise],
    tries: Mapping[str, Sequence[Entry]],
    pending: set[str],
    on: date,
) -> list[Exercise]:
    """Up to two cases that were solved 14 days ago or more; two a week, not two a day."""
    week = on - timedelta(RETURN_WEEK)
    came = sum(day_of(one) > week for own in tries.values() for one in _returns(own))
    able = [
        (exercises[item]["kind"] not in CASES, day_of(own[-1]), item)
        for item, own in tries.items()
        if item not in pending
        and max(float(one.value["score"]) for one in own) >= SOLVED
        and (on - day_of(own[-1])).days >= RETURN_AFTER
    ]
    return [exercises[item] for _, _, item in sorted(able)[: max(0, RETURNING - came)]]


def _woven(
    chosen: Sequence[Exercise], back: Sequence[Exercise], person_id: str, on: date
) -> list[Exercise]:
    """Both in one row; where an earlier case stands differs from person to person and day to
    day."""
    row = list(chosen)
    for one in back:
        drawn = hashlib.sha256(f"{person_id}/{on}/{one['id']}".encode()).digest()[0]
        row.insert(drawn % (len(row) + 1), one)
    return row
