"""One exercise as if nothing had been answered: a fresh try, on record after the earlier ones."""

from datetime import UTC, datetime
from typing import Any

from alerta.widgets.session import Session


class FreshSession:
    """A session in which one exercise has only what was done in this try.

    The try begins after the last whole one that is on record, so that a reload comes back to a
    try that is half done. Everything is written to the person's own log.
    """

    def __init__(self, session: Session, item: str) -> None:
        self._session, self._item = session, item
        ended = [one.at for one in session.log(item, "attempt") if one.part == "*"]
        self._since = max(ended, default=datetime.min.replace(tzinfo=UTC))
        self._tries: dict[str, int] = {}
        for one in session.log(item, "attempt"):
            if not self._mine(one):
                self._tries[one.part] = self._tries.get(one.part, 0) + 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    @property
    def finished(self) -> bool:
        """Whether the whole try is on record."""
        return any(one.part == "*" for one in self.log(self._item, "attempt"))

    def log(self, item: str | None = None, kind: str | None = None) -> list[Any]:
        """What the person did, without the earlier tries of this exercise."""
        return [one for one in self._session.log(item, kind) if self._mine(one)]

    def latest(self, item: str) -> dict[str, Any]:
        """The last answers to an item, without those of the earlier tries."""
        return {one.part: one for one in self.log(item, "answer")}

    def save(
        self, item: str, part: str, value: Any, *, kind: str = "answer", version: int = 1
    ) -> None:
        """Append one answer; a try is numbered after those that went before."""
        if kind == "attempt" and item == self._item and isinstance(value, dict):
            value = {**value, "try": value["try"] + self._tries.get(part, 0)}
        self._session.save(item, part, value, kind=kind, version=version)

    def _mine(self, one: Any) -> bool:
        return one.item != self._item or (one.at > self._since and one.page == self._session.page)
