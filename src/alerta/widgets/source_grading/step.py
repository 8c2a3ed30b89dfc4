"""What the steps at one desk share: the desk, its key, and what the person answered there."""

from collections.abc import Mapping
from typing import Any

from alerta.widgets.controls.marking import Entry, Marking
from alerta.widgets.session import Session
from alerta.widgets.source_grading import case


class Step:
    """One step at the desk `name`; its key stays in the kernel."""

    def __init__(self, session: Session, name: str) -> None:
        self.session, self.lang, self.name = session, session.lang, name
        self.desk: Mapping[str, Any] = case.desk(session.home, name)
        self._key = case.key(session.home, name)
        self.marking = Marking(session, case.ITEM, case.version(session.home), self._entry)

    def _entry(self, part: str) -> Entry:
        return self._key["answers"][part.removeprefix(f"{self.name}.")]
