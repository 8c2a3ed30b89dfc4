"""The clocks of an alert, read from deadlines.csv: to register, to be answered, to be updated.

The table says the first answer and the update in words («Contacto en 5 días hábiles», «Semanal»):
they are read here, and a word that is not known is a fault of the table that names its row.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from alerta.criteria import Rules
from alerta.resources import ContentError, Row, column

_WORKING = re.compile(r"(\d+) días hábiles")
_HOURS = re.compile(r"(\d+) horas")
_EVERY = {"mensual": 30 * 24, "semanal": 7 * 24, "diaria": 24}
SATURDAY = 5
LONGEST_STEP_H = 24


@dataclass(frozen=True)
class Clock:
    """The clocks of one level."""

    row: Row

    @property
    def rule(self) -> str:
        """D1 to D4."""
        return self.row["rule"]

    @property
    def register_hours(self) -> int:
        """Hours to register the alert, from when the facts were known."""
        return int(self.row["hours"])

    @property
    def update_hours(self) -> int:
        """Hours between two updates."""
        said = self.row["update_es"].lower()
        if found := _HOURS.search(said):
            return int(found[1])
        for word, hours in _EVERY.items():
            if word in said:
                return hours
        raise self._unread("update_es", self.row["update_es"])

    @property
    def step_hours(self) -> int:
        """How far the clock moves at once: a day, or less where an update is due sooner."""
        return min(LONGEST_STEP_H, self.update_hours)

    def due(self, since: datetime) -> datetime:
        """By when an answer is expected to what was known, or told one step up, at `since`.

        Working days are Monday to Friday; holidays are not known here.
        """
        said = self.row["first_answer_es"].lower()
        if found := _WORKING.search(said):
            return working_days_after(since, int(found[1]))
        if found := _HOURS.search(said):
            return since + timedelta(hours=int(found[1]))
        if "mismo día" in said:
            return datetime.combine(since.date(), time(23, 59))
        raise self._unread("first_answer_es", self.row["first_answer_es"])

    def first_answer(self, lang: str) -> str:
        """The first answer in the words of the table."""
        return column(self.row, "first_answer", lang)

    def update(self, lang: str) -> str:
        """How often it is updated, in the words of the table."""
        return column(self.row, "update", lang)

    def _unread(self, name: str, words: str) -> ContentError:
        return ContentError(
            f"deadlines.csv, fila {self.rule}, columna {name}: no se entiende «{words}». Escriba "
            "por ejemplo «5 días hábiles», «24 horas», «El mismo día», «Diaria» o «Semanal»."
        )


def clock(level: int, rules: Rules) -> Clock:
    """The clocks of an alert level (deadlines.csv: D1 to D4)."""
    rule = rules.required("deadlines", {"level": str(level)}, lambda row: row["kind"] == "level")
    return Clock(rule.row)


def working_days_after(since: datetime, days: int) -> datetime:
    """The same hour, so many working days later."""
    at = since
    while days:
        at += timedelta(days=1)
        if at.weekday() < SATURDAY:
            days -= 1
    return at
