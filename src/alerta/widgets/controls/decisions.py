"""What a person decided in a widget of a chapter: saved at once, and brought back."""

from collections.abc import Callable, Iterator
from typing import Any

from alerta.widgets.session import Session


class Decisions:
    """Answers by part, kept in the log as item «03.actor_map», part «<case>:<part>».

    The log only grows, so the first decision of each part can always be told from the last.
    `changed` is called after every decision and after a restore.
    """

    def __init__(self, session: Session, item: str, case_id: str, version: int) -> None:
        self.session, self.item, self.version = session, item, version
        self._prefix = f"{case_id}:"
        self._values: dict[str, str] = {}
        self._listeners: list[Callable[[], None]] = []
        session.on_identified(session.guard.around(self.restore))

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def get(self, part: str) -> str | None:
        """The decision that stands; None for none."""
        return self._values.get(part)

    def take(self, part: str, value: str | None) -> None:
        """Keep and save a decision (None: taken back). The same again is not saved again."""
        if self._values.get(part) == value:
            return
        self._keep(part, value)
        self.session.save(self.item, self._prefix + part, value, version=self.version)
        self.tell()

    def restore(self) -> None:
        """Read back what the person decided in this version of the case."""
        self._values = {}
        for entry in self.session.log(self.item, "answer"):
            if entry.part.startswith(self._prefix) and entry.version == self.version:
                self._keep(entry.part.removeprefix(self._prefix), entry.value)
        self.tell()

    def watch(self, listener: Callable[[], None]) -> None:
        """Call `listener()` after every change."""
        self._listeners.append(listener)

    def tell(self) -> None:
        """Tell all views that something changed."""
        for listener in self._listeners:
            listener()

    def _keep(self, part: str, value: Any) -> None:
        self._values.pop(part, None)
        if value is not None:
            self._values[part] = str(value)
