"""The practice round before the graded one (features.md row 57).

The ten texts of the certification open once at least 80 % of the fields of the last two practice
cases equal the key. Who wants to sit them anyway writes why; the note goes on record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alerta.learning.bank import load_exercises, shown_in_chapter
from alerta.learning.course import Entry, whole_tries
from alerta.learning.review import fresh_tries

SHARE, CASES, KIND = 0.8, 2, "criteria_coding"
CHAPTER = "04"
OVERRIDE, ROUND, NOTE = "override", "round", "note"  # kind, item and part in the log
GRADED = "test.texts."
EQUAL = ("right", "partly", "ambiguous")  # partly: the value is right, another sentence proves it


@dataclass(frozen=True)
class Practised:
    """What the last practice cases say: how many there are (of two), their fields, how many of
    them equal the key. `note` is why the round is opened all the same ('' : it is not)."""

    cases: int
    fields: int
    equal: int
    note: str = ""

    @property
    def passed(self) -> bool:
        """Whether the pass rule is met."""
        return self.cases == CASES and self.equal >= SHARE * self.fields

    @property
    def is_open(self) -> bool:
        """Whether the graded round may be begun."""
        return self.passed or bool(self.note)


def practised(home: Path, log: Sequence[Entry]) -> Practised:
    """How far the practice round has come. Reads exercises; writes nothing.

    Counted is the first whole try of a day: what follows it was made with the answers in view.
    A note opens one round: once that is handed in, the next needs its own.
    """
    cases = {
        one["id"]: one["version"]
        for one in load_exercises(home)
        if one["kind"] == KIND and shown_in_chapter(one)
    }
    fresh = [
        fresh_tries(tries)[-1]
        for (item, version), tries in whole_tries(log).items()
        if cases.get(item) == version
    ]
    last = sorted(fresh, key=lambda one: one.at)[-CASES:]
    found = [status for one in last for status in one.value["parts"].values()]
    return Practised(len(last), len(found), sum(one in EQUAL for one in found), _note(log))


def _note(log: Sequence[Entry]) -> str:
    note = ""
    for entry in log:
        if entry.kind == OVERRIDE and entry.item == ROUND:
            note = str(entry.value).strip()
        elif entry.kind == "attempt" and entry.part == "*" and entry.item.startswith(GRADED):
            note = ""
    return note
