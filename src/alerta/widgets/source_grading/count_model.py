"""State of the three figures: low, best, high."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.session import Session
from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.marking import Entry, Marking

FIGURES = ("low", "best", "high")


class CountModel:
    """Three figures, each from those who counted on the spot (errors.csv: E20)."""

    def __init__(self, session: Session, name: str) -> None:
        self.session, self.lang, self.name = session, session.lang, name
        self.figures: list[Mapping[str, Any]] = case.desk(session.home, name)["figures"]
        self._key = case.key(session.home, name)
        self.marking = Marking(session, case.ITEM, case.version(session.home), self._entry)

    def part(self, figure: str) -> str:
        """The name under which a figure is kept."""
        return f"{self.name}.figures.{figure}"

    def value(self, figure: str) -> str:
        """What was written; '' before."""
        return self.marking.answers.get(self.part(figure)) or ""

    @property
    def parts(self) -> list[str]:
        """The three answers."""
        return [self.part(one) for one in FIGURES]

    def needs(self) -> str:
        """How many are still missing; '' when none is."""
        missing = len(self.marking.missing(self.parts))
        return translator(self.lang)("Still to be answered: {n}.", n=missing) if missing else ""

    def check(self) -> None:
        """Check the three; does nothing while one is missing."""
        if not self.needs():
            self.marking.check(self.parts)

    @property
    def done(self) -> bool:
        """Whether all three stand there right."""
        return all(self.marking.is_right(part) for part in self.parts)

    def _entry(self, part: str) -> Entry:
        return self._key["answers"][part.removeprefix(f"{self.name}.")]
