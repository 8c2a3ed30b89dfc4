"""What a person did in a widget that lets them do things: answers, tries, and what is found.

Every answer is saved at once, every check is put on record; nothing is said before a check.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from alerta.learning.written import same_number
from alerta.resources import text
from alerta.widgets.controls.found import Found
from alerta.widgets.session import Session

Entry = Mapping[str, Any]  # of a key: value, accepted, criterion, right, wrong, otherwise


def judge(entry: Entry, value: str, lang: str) -> Found:
    """Hold an answer against its entry in the key; numbers in any way of writing them."""
    code = entry["criterion"]
    wanted = [str(one) for one in (entry["value"], *entry.get("accepted", ()))]
    if any(value == one or same_number(value, one) for one in wanted):
        return Found("right", text(entry["right"], lang), code)
    usual = entry.get("wrong", {})
    said = next((usual[one] for one in usual if value == one or same_number(value, one)), None)
    return Found("wrong", text(said or entry["otherwise"], lang), code)


class Marking:
    """The answers of one person to one widget, `item` such as "07.source_grading".

    `entry_of(part)` gives the key of a part. Answers to another version are passed over.
    """

    def __init__(
        self, session: Session, item: str, version: int, entry_of: Callable[[str], Entry]
    ) -> None:
        self.session, self.item, self.version = session, item, version
        self._entry_of = entry_of
        self._clear()

    def answer(self, part: str, value: str | None) -> None:
        """Take and save an answer (None: taken back)."""
        self.answers[part] = value
        self.session.save(self.item, part, value, version=self.version)

    def missing(self, parts: Iterable[str]) -> list[str]:
        """Those of `parts` without an answer."""
        return [part for part in parts if not self.answers.get(part)]

    def check(self, parts: Iterable[str]) -> None:
        """Check the answered ones of `parts` that were not checked as they stand."""
        for part in parts:
            value = self.answers.get(part)
            if not value or self.is_checked(part):
                continue
            self.record(part, value, self._judged(part, value).status)

    def record(self, part: str, value: str, status: str) -> None:
        """Put one try on record."""
        self.tries.setdefault(part, []).append((value, status))
        tried = {"value": value, "status": status, "try": len(self.tries[part])}
        self.session.save(self.item, part, tried, kind="attempt", version=self.version)

    def is_checked(self, part: str) -> bool:
        """Whether the answer that stands there was checked."""
        tries = self.tries.get(part)
        return bool(tries) and tries[-1][0] == self.answers.get(part)

    def is_right(self, part: str) -> bool:
        """Whether the answer that stands there was checked and is right."""
        return self.is_checked(part) and self.tries[part][-1][1] == "right"

    def found(self, part: str) -> Found | None:
        """What is said of an answer; None while it is not checked."""
        if not self.is_checked(part):
            return None
        return self._judged(part, self.tries[part][-1][0])

    def wrong_values(self, part: str) -> set[str]:
        """Answers that earlier tries showed to be wrong."""
        return {value for value, status in self.tries.get(part, ()) if status == "wrong"}

    def restore(self) -> None:
        """Read back everything the person did here."""
        self._clear()
        for kept in self.session.log(self.item):
            if kept.version != self.version:
                continue
            if kept.kind == "answer":
                self.answers[kept.part] = kept.value
            elif kept.kind == "attempt":
                tried = (kept.value["value"], kept.value["status"])
                self.tries.setdefault(kept.part, []).append(tried)

    def _judged(self, part: str, value: str) -> Found:
        return judge(self._entry_of(part), value, self.session.lang)

    def _clear(self) -> None:
        self.answers: dict[str, str | None] = {}
        self.tries: dict[str, list[tuple[str, str]]] = {}
