"""State of the review: today's exercises of this person, and the one that is open."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from alerta.learning.review import Review, review, today
from alerta.widgets.review.fresh import FreshSession
from alerta.widgets.session import Session

Exercise = Mapping[str, Any]


class ReviewModel:
    """What there is to repeat on `on` (today when left out). Before somebody is known there is
    nothing; the exercises are drawn once, so that the row does not change while it is worked."""

    def __init__(self, session: Session, on: date | None = None) -> None:
        self.session, self._on = session, on
        self.review = Review((), frozenset(), None)
        self.place = -1  # -1 before the start, the number of exercises at the end
        self.current: FreshSession | None = None  # of the exercise that is open
        self._person: str | None = None

    @property
    def items(self) -> tuple[Exercise, ...]:
        return self.review.items

    @property
    def opened(self) -> Exercise | None:
        """The exercise that is open."""
        return self.items[self.place] if 0 <= self.place < len(self.items) else None

    @property
    def over(self) -> bool:
        """Whether the row of today has been gone through."""
        return bool(self.items) and self.place >= len(self.items)

    @property
    def tried(self) -> bool:
        """Whether the open exercise has been tried as a whole."""
        return self.current is not None and self.current.finished

    def identify(self) -> bool:
        """Draw the row of the person who has just become known; False when it is drawn already."""
        person_id = self.session.person.person_id
        if person_id == self._person:
            return False
        self._person, self.place, self.current = person_id, -1, None
        self._draw()
        return True

    def go_on(self) -> None:
        """Open the next exercise; after the last one, see what comes next and when."""
        if self.over or not self.items:
            return
        self.place += 1
        opened = self.opened
        self.current = FreshSession(self.session, opened["id"]) if opened else None

    def following(self) -> date | None:
        """The day of what comes next, with what was done today. Reads the log."""
        return self._today().following

    def still_due(self) -> int:
        """How many exercises are due today, with what was done today. Reads the log."""
        return len(self._today().items)

    def _draw(self) -> None:
        self.review = self._today()

    def _today(self) -> Review:
        log = self.session.log()
        return review(self.session.home, log, self._on or today(), self._person or "")
