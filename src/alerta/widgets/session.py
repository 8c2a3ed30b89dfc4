"""Who is in front of a page, and where their answers go.

A page runs before anybody comes: until a pass arrives nothing is opened or written, and what is
answered is kept in memory. Once somebody is known, every answer goes to the registry at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alerta import passes
from alerta.config import Settings, secret
from alerta.widgets.guard import Guard

if TYPE_CHECKING:
    from alerta.registry import Registry


def is_served(environment: Mapping[str, str]) -> bool:
    """Whether a page of the kit shows this kernel, or a plain notebook (JupyterLab)."""
    return bool(environment.get("ALERTA_KERNEL"))


@dataclass(frozen=True)
class Kept:
    """One answer as the page keeps it: the same fields as the registry's `Answer`."""

    item: str
    part: str
    kind: str
    value: Any
    version: int
    page: str
    at: datetime


class Session:
    """The person of one page (None until the pass arrives), their language, their answers.

    `lang` is the language of the page; `guard` is the one guard of all its callbacks.
    """

    def __init__(
        self, home: Path, settings: Settings, lang: str = "es", page: str = "", served: bool = True
    ) -> None:
        self.home = home
        self.settings = settings
        self.lang = lang
        self.page = page
        self.served = served  # False in a plain notebook: nobody will ever send a pass
        self.guard = Guard(lang)
        self.person: Any = None  # alerta.registry.Person
        self.saved_at: datetime | None = None
        self._registry: Registry | None = None
        self._kept: list[Kept] = []
        self._written = 0  # how many of `_kept` the registry has
        self._identified: list[Callable[[], None]] = []
        self._saved: list[Callable[[datetime], None]] = []
        self._attempted: list[Callable[[], None]] = []

    @property
    def registry(self) -> Registry | None:
        """The registry; None while nobody is known. Opened at the first use after that."""
        if self._registry is None and self.person is not None:
            self._registry = self._open()
        return self._registry

    def identify(self, pass_text: str) -> bool:
        """Take a pass; True when it is good. Forged or late passes are ignored.

        Answers given before the pass arrived are written now, then `on_identified` is told.
        """
        claims = passes.read(secret(self.settings), pass_text.strip())
        if claims is None:
            return False
        registry = self._registry or self._open()
        person = registry.people.get(str(claims["person_id"]))
        if person is None:
            return False
        if self.person is not None and self.person.person_id != person.person_id:
            self._kept, self._written = [], 0  # somebody else sits here now
        self._registry = registry
        self.person = person
        self._write()
        for listener in self._identified:
            listener()
        return True

    def on_identified(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever somebody becomes known: the moment to restore answers.

        A listener that comes later than the person is told at once.
        """
        self._identified.append(listener)
        if self.person is not None:
            listener()

    def on_saved(self, listener: Callable[[datetime], None]) -> None:
        """Call `listener` with the registry's time (UTC) of every save."""
        self._saved.append(listener)

    def on_attempt(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every attempt that is put on record."""
        self._attempted.append(listener)

    def save(
        self, item: str, part: str, value: Any, *, kind: str = "answer", version: int = 1
    ) -> None:
        """Append one answer (any JSON value). Writes to the registry when somebody is known.

        A value that cannot be written now is kept and written with the next one.
        """
        now = datetime.now(UTC)
        self._kept.append(Kept(item, part, kind, value, version, self.page, now))
        self._write()
        if kind == "attempt":
            for listener in self._attempted:
                listener()

    def latest(self, item: str) -> dict[str, Any]:
        """The last answer of every part of `item` (kind "answer"), each with value and version."""
        if self.registry is not None:
            return dict(self.registry.answers.latest(self.person.person_id, item))
        return {a.part: a for a in self._kept if a.item == item and a.kind == "answer"}

    def log(self, item: str | None = None, kind: str | None = None) -> list[Any]:
        """Everything the person did, oldest first; of one item or kind when given."""
        if self.registry is not None:
            return list(self.registry.answers.log(self.person.person_id, item, kind))
        return [a for a in self._kept if item in (None, a.item) and kind in (None, a.kind)]

    def told_saved(self, at: datetime) -> None:
        """Tell the page that something reached the registry at `at` (for drafts and cases)."""
        self.saved_at = at
        for listener in self._saved:
            listener(at)

    def close(self) -> None:
        """Close the registry, if it was ever opened."""
        if self._registry is not None:
            self._registry.close()
            self._registry = None

    def _write(self) -> None:
        if self.registry is None:
            return
        at = None
        while self._written < len(self._kept):
            kept = self._kept[self._written]
            at = self.registry.answers.add(
                self.person.person_id,
                kept.item,
                kept.part,
                kept.value,
                kind=kept.kind,
                version=kept.version,
                page=kept.page,
            )
            self._written += 1
        if at is not None:
            self.told_saved(at)

    def _open(self) -> Registry:
        from alerta.criteria.codebook import registration_form  # only when somebody is known
        from alerta.registry import Registry

        return Registry.open(self.settings.database_url, registration_form(self.home))
