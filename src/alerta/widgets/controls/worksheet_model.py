"""State of a worksheet: answers that are checked together, once none is missing."""

from abc import ABC, abstractmethod

from alerta.i18n import translator
from alerta.widgets.controls.marking import Marking
from alerta.widgets.session import Session


class WorksheetModel(ABC):
    """The answers that stand on one worksheet, kept by its `marking`."""

    session: Session
    lang: str
    marking: Marking

    @property
    @abstractmethod
    def parts(self) -> list[str]:
        """The names under which the answers are kept, all that are asked."""

    def needs(self) -> str:
        """How much is still to be answered; '' when nothing is."""
        missing = len(self.marking.missing(self.parts))
        return translator(self.lang)("Still to be answered: {n}.", n=missing) if missing else ""

    def check(self) -> None:
        """Check every answer; does nothing while one is missing."""
        if not self.needs():
            self.marking.check(self.parts)

    @property
    def done(self) -> bool:
        """Whether every answer stands there right."""
        return all(self.marking.is_right(part) for part in self.parts)
