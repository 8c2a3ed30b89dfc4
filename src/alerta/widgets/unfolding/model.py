"""State of a case that unfolds: which weeks are known, what was decided when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls import spoken_date
from alerta.widgets.exercise_card.model import Question, QuestionsModel
from alerta.widgets.exercise_card.state import Try
from alerta.widgets.exercise_card.wanting import wanted

LIMA = timezone(timedelta(hours=-5))  # Peru has had no summer time since 1994


@dataclass(frozen=True)
class Decision:
    """One week on the line of life: its day, what was decided first and when, how it was found."""

    number: int
    day: str
    decided: str  # '' while nothing was decided
    at: str
    status: str  # '', right, partly or wrong


class UnfoldingModel(QuestionsModel):
    """Questions asked week by week. A week is known once the one before it has been decided.

    `open` is the week (from 0) that is on the page.
    """

    open: int = 0

    @property
    def weeks(self) -> list[Question]:
        """Every week, with the parts that it asks."""
        return self.questions

    @property
    def week(self) -> Question:
        """The week that is on the page."""
        return self.weeks[self.open]

    @property
    def known(self) -> int:
        """How many weeks are known: those decided, and the next one."""
        decided = 0
        while decided < len(self.weeks) and self.decided(decided):
            decided += 1
        return min(decided + 1, len(self.weeks))

    def decided(self, place: int) -> bool:
        """Whether the week at `place` has been checked once."""
        return all(part.id in self.state.tries for part in self.weeks[place].parts)

    def go_to(self, place: int) -> None:
        """Put another week on the page; one that is not known yet stays away."""
        if 0 <= place < self.known:
            self.open = place

    def resume(self) -> None:
        """Read back what the person did, and go where they stopped."""
        self.state.restore()
        self.open = self.known - 1

    @property
    def has_next(self) -> bool:
        """Whether the week that is open has been decided and another follows."""
        return self.decided(self.open) and self.open + 1 < len(self.weeks)

    def documents(self) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
        """Those of the open week, and those known before it, the newest first."""
        every = {one["id"]: one for one in self.state.exercise["documents"]}
        now = [every[one] for one in self.week.raw["shows"]]
        earlier = [one for week in self.weeks[: self.open] for one in week.raw["shows"]]
        seen = [every[one] for one in reversed(earlier) if one not in self.week.raw["shows"]]
        return now, seen

    def day(self, place: int) -> str:
        """The day of a week: «Viernes 16 de enero de 2026»."""
        return spoken_date(self.weeks[place].raw["on"], self.lang)

    def needs(self) -> str:
        """Why the open week cannot be checked yet; '' when it can."""
        return wanted(self, self.week)

    def check(self) -> None:
        """Check the open week. The whole attempt is recorded once every week was checked."""
        if not self.needs():
            self.state.check([part.id for part in self.week.parts])

    def life(self) -> list[Decision]:
        """The weeks that are known, with what was decided at first."""
        return [self._decision(place) for place in range(self.known)]

    def prompt(self, part: str) -> str:
        """Nothing: the week stands above its questions."""
        return ""

    def name(self, part: str) -> str:
        """The week, and which of its decisions."""
        number, _ = self._place(part)
        week = translator(self.lang)("Week {number}.", number=number)
        return f"{week} {self.asks(part)}"

    def _decision(self, place: int) -> Decision:
        week, tries = self.weeks[place], self.state.tries
        if not self.decided(place):
            return Decision(place + 1, self.day(place), "", "", "")
        first = {part.id: tries[part.id][0] for part in week.parts}
        decided = ", ".join(self.words(part, one.value) for part, one in first.items())
        at = next((_clock(one) for one in first.values() if one.at), "")
        statuses = {one.status for one in first.values()}
        good = statuses <= {"right", "ambiguous"}
        some = statuses & {"right", "ambiguous", "partly"}
        status = "right" if good else "partly" if some else "wrong"
        return Decision(place + 1, self.day(place), decided, at, status)


def _clock(tried: Try) -> str:
    at = tried.at or datetime.now(LIMA)
    return at.astimezone(LIMA).strftime("%d/%m/%Y %H:%M")
