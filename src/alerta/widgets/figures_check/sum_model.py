"""State of one published sum: its parts, what they add up to, what may be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.marking import Entry
from alerta.widgets.controls.worksheet_model import WorksheetModel
from alerta.widgets.figures_check.figures import (
    Figure,
    chosen,
    entry,
    figures,
    marking,
    named,
)
from alerta.widgets.session import Session

WORDING = {
    "sum_right": "V1: the {lines} lines add up to {n}.",
    "sum_otherwise": "Not yet: add up the {lines} lines (V1).",
    "sum_total": "Not yet: that is the published figure. Add up the {lines} lines (V1).",
    "residual_right": "V1: {total} minus {sum} leaves {n} unexplained.",
    "residual_over": "V1: {total} minus {sum}: the parts exceed it by {n}.",
    "residual": "Not yet: take what the parts add up to from {total} (V1).",
    "residual_none": "Not yet: the parts do not add up to {total} (V1).",
}


@dataclass(frozen=True)
class Line:
    """One line of the sum."""

    name: str
    value: int


class SumModel(WorksheetModel):
    """Parts and total as they were published, whether or not they fit."""

    def __init__(self, session: Session, name: str) -> None:
        self.session, self.lang = session, session.lang
        self.sum: Mapping[str, Any] = named(session.home, "sums", name)
        self.name = f"sum.{name}"
        self.marking = marking(session, self._entry)
        self._every = figures(session.home, self.lang)
        self.lines = [
            Line(text(one["name"], self.lang), self._figure(one).value) for one in self.sum["parts"]
        ]
        total = self.sum["total"]
        self.total = Line(text(total["name"], self.lang), self._figure(total).value)

    @property
    def parts(self) -> list[str]:
        """The three answers: sum, residual, what may be said."""
        return [f"{self.name}.{one}" for one in ("sum", "residual", "say")]

    @property
    def added(self) -> int:
        """What the parts add up to."""
        return sum(one.value for one in self.lines)

    @property
    def residual(self) -> int:
        """What the parts leave unexplained: total minus sum; below 0 where they exceed it."""
        return self.total.value - self.added

    def options(self) -> list[tuple[str, str]]:
        """(id, words) of what may be said."""
        return [(one["id"], text(one, self.lang)) for one in self.sum["say"]]

    def needs(self) -> str:
        """What is still to be answered; '' when nothing is."""
        t = translator(self.lang)
        names = {
            self.parts[0]: t("the sum"),
            self.parts[1]: t("the residual"),
            self.parts[2]: t("what may be said"),
        }
        missing = [names[one] for one in self.marking.missing(self.parts)]
        return t("Still to be answered: {names}.", names=", ".join(missing)) if missing else ""

    def note(self) -> str:
        """Why the figures are in doubt, as the table of figures notes it; '' before a check."""
        if not self.marking.found(self.parts[2]):
            return ""
        date = {"date": self.sum["date"], "institution": self.sum["institution"]}
        notes = [one.note for one in chosen(self._every, date, doubtful=True) if one.note]
        return notes[0] if notes else ""

    def _figure(self, wanted: Mapping[str, Any]) -> Figure:
        where = {"date": self.sum["date"], "institution": self.sum["institution"]}
        where |= {key: wanted[key] for key in ("measure", "part") if key in wanted}
        return chosen(self._every, where, doubtful=True)[0]

    def _entry(self, part: str) -> Entry:
        if part == self.parts[0]:
            return self._added_entry()
        return self._residual_entry() if part == self.parts[1] else entry(self.session.home, part)

    def _added_entry(self) -> Entry:
        told = {"right": "sum_right", "otherwise": "sum_otherwise"}
        slips = {str(self.total.value): "sum_total"}
        return _entry(self.added, told, slips, n=self.added, lines=len(self.lines))

    def _residual_entry(self) -> Entry:
        n = self.residual
        told = {"right": "residual_over" if n < 0 else "residual_right", "otherwise": "residual"}
        values = {"total": self.total.value, "sum": self.added, "n": abs(n)}
        return _entry(n, told, {"0": "residual_none"}, **values)


def _entry(value: int, told: Mapping[str, str], slips: Mapping[str, str], **values: int) -> Entry:
    """The key of a number that is worked out; one below 0 counts without its sign too."""

    def pair(name: str) -> dict[str, str]:
        return {lang: translator(lang)(WORDING[name], **values) for lang in ("es", "en")}

    return {
        "value": str(value),
        "accepted": [str(-value)] if value < 0 else [],
        "criterion": "V1",
        **{name: pair(message) for name, message in told.items()},
        "wrong": {slip: pair(message) for slip, message in slips.items()},
    }
