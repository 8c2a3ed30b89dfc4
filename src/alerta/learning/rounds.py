"""The practice round before the graded one (features.md row 57).

The ten texts of the certification open once at least 80 % of the fields of the last two practice
cases equal the key. The two count as a pair only when their keys differ in at least three fields:
whoever answers every case alike (always yes, always no, always unknown) then has at least three of
twelve fields wrong. Who wants to sit the texts anyway writes why; the note goes on record.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from alerta.learning.bank import Key, load_exercises, load_key, shown_in_chapter
from alerta.learning.course import Entry, whole_tries
from alerta.learning.review import day_of, fresh_tries

SHARE, CASES, KIND = 0.8, 2, "criteria_coding"
DIFFERENT = 3  # with fewer, one same answer for both cases reaches 80 %
CHAPTER = "04"
OVERRIDE, ROUND, NOTE = "override", "round", "note"  # kind, item and part in the log
GRADED = "test.texts."
EQUAL = ("right", "partly", "ambiguous")  # partly: the value is right, another sentence proves it


@dataclass(frozen=True)
class Practised:
    """What the practice cases that count say: their ids, oldest first (at most two), their fields,
    how many of them equal the key. `note` is why the round is opened all the same ('' : it is not).
    """

    items: tuple[str, ...]
    fields: int
    equal: int
    note: str = ""

    @property
    def cases(self) -> int:
        """How many cases count so far."""
        return len(self.items)

    @property
    def passed(self) -> bool:
        """Whether the pass rule is met."""
        return self.cases == CASES and self.equal >= SHARE * self.fields

    @property
    def is_open(self) -> bool:
        """Whether the graded round may be begun."""
        return self.passed or bool(self.note)


def practised(home: Path, log: Sequence[Entry]) -> Practised:
    """How far the practice round has come. Reads exercises and keys; writes nothing.

    Counted are the last case and the latest one before it that makes a pair with it. Of a case
    counts the first whole try of a day: what follows it was made with the answers in view. A field
    that was not answered is not equal. A note opens one round: the next needs its own.
    """
    keys = _keys(home)
    tries = sorted(_fresh(keys, log), key=lambda one: one.at)
    counted = tries[-1:]
    for earlier in reversed(tries[:-1]):
        if _makes_pair(keys, earlier.item, counted[0].item):
            counted.insert(0, earlier)
            break
    fields = [one.value["parts"].get(part) for one in counted for part in keys[one.item]["answers"]]
    equal = sum(status in EQUAL for status in fields)
    return Practised(tuple(one.item for one in counted), len(fields), equal, _note(log))


def drawn(home: Path, log: Sequence[Entry], person_id: str, today: date) -> tuple[str, ...]:
    """Ids of the cases that a person should practise next so that the round can be met: one that
    makes a pair with the only case that counts, otherwise a pair. What was never tried comes
    first; what was tried `today` waits for another day. Empty when nothing is left today."""
    keys = _keys(home)
    fresh = _fresh(keys, log)
    waits = {one.item for one in fresh if day_of(one) == today}
    often = {item: sum(one.item == item for one in fresh) for item in keys}

    def order(items: tuple[str, ...]) -> tuple[int, bytes]:
        seed = " ".join((person_id, *items)).encode()
        return sum(often[item] for item in items), hashlib.sha256(seed).digest()

    left = [item for item in keys if item not in waits]
    counted = practised(home, log).items
    if len(counted) == 1:
        ones = [(item,) for item in left if _makes_pair(keys, counted[0], item)]
        if ones:
            return min(ones, key=order)
    pairs = [pair for pair in combinations(left, CASES) if _makes_pair(keys, *pair)]
    return min(pairs, key=order, default=())


def _keys(home: Path) -> dict[str, Key]:
    """The keys of the cases that can be practised, by id."""
    return {
        one["id"]: load_key(home, one["id"])
        for one in load_exercises(home, CHAPTER)
        if one["kind"] == KIND and shown_in_chapter(one)
    }


def _fresh(keys: Mapping[str, Key], log: Sequence[Entry]) -> list[Entry]:
    """The first whole try of each day of every case, in its present version."""
    return [
        one
        for (item, version), tries in whole_tries(log).items()
        if item in keys and keys[item]["version"] == version
        for one in fresh_tries(tries)
    ]


def _makes_pair(keys: Mapping[str, Key], one: str, other: str) -> bool:
    """Whether two cases differ in so many fields that nobody passes by answering both alike."""
    first, second = keys[one]["answers"], keys[other]["answers"]
    apart = sum(
        part in second and not _good(first[part]) & _good(second[part])
        for part in first
        if not first[part].get("ambiguous") and not second.get(part, {}).get("ambiguous")
    )
    return apart >= DIFFERENT


def _good(answer: Mapping[str, object]) -> set[str]:
    accepted = answer.get("accepted") or ()
    return {str(answer["value"]), *map(str, accepted if isinstance(accepted, list) else ())}


def _note(log: Sequence[Entry]) -> str:
    note = ""
    for entry in log:
        if entry.kind == OVERRIDE and entry.item == ROUND:
            note = str(entry.value).strip()
        elif entry.kind == "attempt" and entry.part == "*" and entry.item.startswith(GRADED):
            note = ""
    return note
