"""Today and now, fixed or real, in the time zone of the form."""

import datetime as dt
from dataclasses import dataclass

from alerta.form.values import LIMA


@dataclass(frozen=True, slots=True)
class Clock:
    """A fixed day without a moment takes the real time of day."""

    day: dt.date | None = None
    moment: dt.datetime | None = None
    zone: dt.timezone = LIMA

    @property
    def today(self) -> dt.date:
        return self.day or self._at().date()

    @property
    def now(self) -> str:
        """The moment as ODK writes it."""
        at = self._at()
        if self.day is not None and self.moment is None:
            at = dt.datetime.combine(self.day, at.timetz())
        return at.isoformat(timespec="milliseconds")

    def _at(self) -> dt.datetime:
        at = self.moment or dt.datetime.now(self.zone)
        return (at if at.tzinfo else at.replace(tzinfo=self.zone)).astimezone(self.zone)
