"""Which exercises there are to practise, in which order, and which of them are done."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alerta.learning.bank import shown_in_chapter
from alerta.widgets.chapter_cord.model import Knot, knots
from alerta.widgets.session import Session

Exercise = Mapping[str, Any]


def to_practise(exercises: Iterable[Exercise], shown: Iterable[str]) -> list[Exercise]:
    """Exercises that are in no test and not on the page already, the easiest first."""
    elsewhere = set(shown)
    left = [one for one in exercises if shown_in_chapter(one) and one["id"] not in elsewhere]
    return sorted(left, key=lambda one: (one["difficulty"], one["minutes"], one["id"]))


class PracticeModel:
    """A list of exercises and the one that is open (None at first). Nothing of it is stored:
    what was done with an exercise is in the exercise's own log."""

    def __init__(self, session: Session, exercises: Sequence[Exercise]) -> None:
        self.session = session
        self.exercises = tuple(exercises)
        self.open_id: str | None = None

    @property
    def knots(self) -> list[Knot]:
        """State of every exercise, in order."""
        return knots(self.session, self.exercises)

    @property
    def opened(self) -> Exercise | None:
        """The exercise that is open."""
        return next((one for one in self.exercises if one["id"] == self.open_id), None)

    @property
    def following(self) -> str | None:
        """Id of the next exercise to do: after the open one, the first not done; None if all are."""
        ids = [one["id"] for one in self.exercises]
        start = ids.index(self.open_id) + 1 if self.open_id in ids else 0
        states = self.knots
        turned = states[start:] + states[:start]
        return next((one.item for one in turned if not one.done and one.item != self.open_id), None)

    def open(self, exercise_id: str) -> None:
        """Open an exercise of the list. KeyError for another one."""
        if exercise_id not in {one["id"] for one in self.exercises}:
            raise KeyError(exercise_id)
        self.open_id = exercise_id
