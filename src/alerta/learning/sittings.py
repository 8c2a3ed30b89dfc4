"""Tests: which items a person gets. Entry and exit in two parallel forms, and the certification.

Who enters with form A leaves with form B, so that no item is met twice; whose turn it is is
drawn from the person's id. Within a form the order is the chapters'.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from alerta.learning.bank import load_exercises

Test = Literal["entry", "exit", "written", "texts"]
Exercise = Mapping[str, Any]
WRITTEN_ITEMS = 20  # training.md §5
TEXTS = 10


@dataclass(frozen=True)
class Sitting:
    """One test of one person: its name in the log ("test.exit.B"), its form, its items."""

    test: Test
    form: str
    items: tuple[Exercise, ...]

    @property
    def item(self) -> str:
        return f"test.{self.test}.{self.form}"


def sitting(home: Path, test: Test, person_id: str, again: int = 0) -> Sitting:
    """The items of a test for a person. `again`: how many times it was sat before; every second
    time the other form comes. Without items (an emptied bank) the sitting is empty."""
    form = form_of(test, person_id, again)
    return Sitting(test, form, tuple(_items(load_exercises(home), test, form)))


def form_of(test: Test, person_id: str, again: int = 0) -> str:
    """ "A" or "B"."""
    drawn = hashlib.sha256(f"form:{person_id}".encode()).digest()[0] + again
    return "AB"[(drawn + (test in ("exit", "texts"))) % 2]


def _items(exercises: Iterable[Exercise], test: Test, form: str) -> Sequence[Exercise]:
    every = [one for one in exercises if one.get("test")]
    if test in ("entry", "exit"):
        return [one for one in every if one["test"] == test and one.get("form") == form]
    if test == "texts":
        texts = [one for one in every if one["test"] == "certification" and one["form"] == form]
        return texts[:TEXTS]
    # the written part: what the person has met in neither test comes first
    other = {"A": "B", "B": "A"}
    unseen = [one for one in every if one["test"] == "exit" and one.get("form") == form]
    unseen += [one for one in every if one["test"] == "entry" and one.get("form") == other[form]]
    return unseen[:WRITTEN_ITEMS]
