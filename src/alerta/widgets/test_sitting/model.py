"""State of a test: which items this person gets, which one is open, whether it was handed in."""

from collections.abc import Callable
from typing import Any

from alerta.learning import load_key
from alerta.learning.gains import Criterion, criteria
from alerta.learning.rounds import NOTE, OVERRIDE, ROUND, Practised, practised
from alerta.learning.sittings import Sitting, Test, sitting
from alerta.widgets.exercise_card.model import QuestionsModel
from alerta.widgets.session import Session

PLACE = "place"
GRADED: Test = "texts"  # opens after the practice round


class TestModel:
    """One test of one person. Before somebody is known there are no items: the form is drawn for
    the person. Answers are kept with each item, the open place and the result with the test."""

    __test__ = False  # a test of people, not of pytest

    def __init__(
        self, session: Session, test: Test, rules: Any, listen: Callable[[], None] = lambda: None
    ) -> None:
        self.session, self.test, self.rules = session, test, rules
        self._changed = listen
        self.sitting: Sitting | None = None
        self.items: list[QuestionsModel] = []
        self.place = -1  # -1 is the first page, len(items) the last one
        self.result: dict[str, Any] | None = None
        self.practised: Practised | None = None  # only of the graded round

    @property
    def is_open(self) -> bool:
        """Whether it may be begun: the graded round only after the practice round."""
        return self.practised is None or self.practised.is_open

    @property
    def began(self) -> bool:
        return self.place >= 0

    @property
    def current(self) -> QuestionsModel | None:
        """The open item; None on the first and the last page."""
        return self.items[self.place] if 0 <= self.place < len(self.items) else None

    @property
    def unanswered(self) -> list[int]:
        """Places (from 1) of the items that lack an answer."""
        return [n for n, one in enumerate(self.items, 1) if one.state.missing]

    def identify(self) -> None:
        """Draw the person's form, and bring back what they had answered."""
        person = self.session.person.person_id
        before = [
            entry
            for entry in self.session.log(kind="attempt")
            if entry.item.startswith(f"test.{self.test}.") and entry.part == "*"
        ]
        self.sitting = sitting(self.session.home, self.test, person, again=len(before))
        if before and not self._begun_again():
            # the last one stays to be read until a new one is begun
            self.sitting = sitting(self.session.home, self.test, person, again=len(before) - 1)
            self.result = before[-1].value
        self._load()
        self._look()

    def override(self, note: str) -> None:
        """Put on record why the graded round is sat before the practice round is met."""
        if note.strip():
            self.session.save(ROUND, NOTE, note.strip(), kind=OVERRIDE)
            self._look()
            self._changed()

    def begin(self) -> None:
        """Open the first item, of the other form when the test was handed in before. Does nothing
        while the test is not open."""
        self._look()
        if not self.is_open:
            self._changed()
            return
        if self.result is not None:
            person = self.session.person.person_id
            sat = sum(
                entry.item.startswith(f"test.{self.test}.") and entry.part == "*"
                for entry in self.session.log(kind="attempt")
            )
            self.sitting = sitting(self.session.home, self.test, person, again=sat)
            self.result = None
            self._load()
        self.go(0)

    def go(self, place: int) -> None:
        """Open another place; it is kept, so that a reload comes back to it."""
        self.place = max(-1, min(place, len(self.items)))
        if self.sitting is not None:
            self.session.save(self.sitting.item, PLACE, self.place)
        self._changed()

    def hand_in(self) -> None:
        """Grade everything and put it on record. Missing answers count as wrong."""
        if self.sitting is None or self.result is not None:
            return
        items: dict[str, dict[str, str]] = {}
        parts: dict[str, dict[str, float]] = {}
        scores = []
        for one in self.items:
            one.state.check(one.state.asked)
            items[one.state.item] = {p: v for p, v in one.state.answers.items() if v}
            found = {part: one.state.found(part) for part in one.state.asked}
            parts[one.state.item] = {p: told.credit for p, told in found.items() if told}
            scores.append(one.state.final_score or 0.0)
        self.result = {
            "score": sum(scores) / len(scores) if scores else 0.0,
            "form": self.sitting.form,
            "items": items,
            "scores": dict(zip(items, scores, strict=True)),
            "parts": parts,
        }
        self.session.save(self.sitting.item, "*", self.result, kind="attempt")
        self.session.save(self.sitting.item, PLACE, -1)
        self.place = -1
        self._look()
        self._changed()

    def gained(self) -> list[Criterion]:
        """The five criteria before and after: only of a finished exit test, and only of who sat
        the entry test."""
        if self.test != "exit" or self.result is None:
            return []
        return criteria(self.session.home, self.session.log(kind="attempt"), self.result)

    def _look(self) -> None:
        if self.test == GRADED:
            self.practised = practised(self.session.home, self.session.log())

    def _load(self) -> None:
        self.items = []
        for exercise in self.sitting.items if self.sitting else ():
            key = load_key(self.session.home, exercise["id"])
            model = QuestionsModel(exercise, key, self.rules, self.session)
            model.state.restore()
            self.items.append(model)
        kept = self.session.latest(self.sitting.item).get(PLACE) if self.sitting else None
        self.place = int(kept.value) if kept is not None and self.result is None else -1

    def _begun_again(self) -> bool:
        kept = self.session.latest(self.sitting.item).get(PLACE) if self.sitting else None
        return kept is not None and int(kept.value) >= 0
