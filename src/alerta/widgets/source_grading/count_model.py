"""State of the three figures: low, best, high."""

from collections.abc import Mapping
from typing import Any

from alerta.widgets.controls.worksheet_model import WorksheetModel
from alerta.widgets.session import Session
from alerta.widgets.source_grading.step import Step

FIGURES = ("low", "best", "high")


class CountModel(Step, WorksheetModel):
    """Three figures, each from those who counted on the spot (errors.csv: E20)."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self.figures: list[Mapping[str, Any]] = self.desk["figures"]

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
