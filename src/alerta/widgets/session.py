"""Who is in front of a page, and where their answers go.

A page runs before anybody comes: until a pass arrives nothing is opened or written, and what is
answered is kept in memory. Once somebody is known, every answer goes to the registry at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from alerta import passes
from alerta.config import Settings, secret
from alerta.widgets.guard import Guard

if TYPE_CHECKING:
    from alerta.registry import NotStored, Registry

KERNEL = "ALERTA_KERNEL"  # in the environment of a kernel of the kit: its id
RETRY_S = 2.0
ANSWERS = "answers"
Made = TypeVar("Made")
log = logging.getLogger("alerta.widgets")


def is_served(environment: Mapping[str, str]) -> bool:
    """Whether a page of the kit shows this kernel, or a plain notebook (JupyterLab)."""
    return bool(environment.get(KERNEL))


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

    `lang` is the language of the page; `guard` is the one guard of all its callbacks;
    `environment` says which kernel this is, and may change when the page is forked.
    """

    def __init__(
        self,
        home: Path,
        settings: Settings,
        lang: str = "es",
        page: str = "",
        served: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home
        self.settings = settings
        self.lang = lang
        self.page = page
        self.environment = {} if environment is None else environment
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
        self._undone: dict[str, Callable[[], None]] = {}
        self._shared: dict[str, Any] = {}
        self._trying = False

    @property
    def registry(self) -> Registry | None:
        """The registry; None while nobody is known. Opened at the first use after that."""
        if self._registry is None and self.person is not None:
            self._registry = self._open()
        return self._registry

    def identify(self, pass_text: str) -> bool:
        """Take a pass; True when it is good. Forged or late passes are ignored, and those of
        another kernel.

        Answers given before the pass arrived are written now, then `on_identified` is told.
        """
        claims = passes.read(secret(self.settings), pass_text.strip())
        # read when the pass comes: a page that was run once serves many kernels
        own = self.environment.get(KERNEL)
        if claims is None or (own and claims.get("kernel", own) != own):
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

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What all widgets of a page share under `name`: made at the first call, then the same."""
        if name not in self._shared:
            self._shared[name] = make()
        made: Made = self._shared[name]
        return made

    def save(
        self, item: str, part: str, value: Any, *, kind: str = "answer", version: int = 1
    ) -> None:
        """Append one answer (any JSON value). Writes to the registry when somebody is known.

        A value that cannot be written now is kept, the page says so, and it is written as soon
        as that is possible.
        """
        now = datetime.now(UTC)
        self._kept.append(Kept(item, part, kind, value, version, self.page, now))
        self._write()
        if kind == "attempt":
            for listener in self._attempted:
                listener()

    def latest(self, item: str) -> dict[str, Any]:
        """The last answer of every part of `item` (kind "answer"), each with value and version."""
        found: dict[str, Any] = {}
        if self.registry is not None:
            found.update(self.registry.answers.latest(self.person.person_id, item))
        return found | {one.part: one for one in self._waiting(item, "answer")}

    def log(self, item: str | None = None, kind: str | None = None) -> list[Any]:
        """Everything the person did, oldest first; of one item or kind when given."""
        found: list[Any] = []
        if self.registry is not None:
            found += self.registry.answers.log(self.person.person_id, item, kind)
        return found + self._waiting(item, kind)

    def _waiting(self, item: str | None, kind: str | None) -> list[Any]:
        """What no registry has yet."""
        return [
            one
            for one in self._kept[self._written :]
            if item in (None, one.item) and kind in (None, one.kind)
        ]

    def told_saved(self, at: datetime) -> None:
        """Tell the page that something reached the registry at `at` (for drafts and cases)."""
        self.saved_at = at
        for listener in self._saved:
            listener(at)

    def later(self, name: str, write: Callable[[], None], fault: NotStored) -> None:
        """Say that something is not stored yet, and call `write` from time to time until it is.

        `write` calls `later` again when it fails, else `stored`. A newer one of the same name
        takes the place of an older one.
        """
        if not self.guard.standing:  # told once, not at every try
            log.warning("Not stored: %s", fault.__cause__)
        self._undone[name] = write
        self.guard.stand(fault.text(self.lang))
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # no kernel: the next answer tries
        if not self._trying:
            self._trying = True
            loop.call_later(RETRY_S, self.guard.around(self._try_again))

    def stored(self, name: str) -> None:
        """Nothing of this name waits to be stored any more."""
        self._undone.pop(name, None)
        if not self._undone:
            self.guard.stand("")

    def close(self) -> None:
        """Close the registry, if it was ever opened."""
        if self._registry is not None:
            self._registry.close()
            self._registry = None

    def _write(self) -> None:
        registry = self.registry
        if registry is None:
            return
        from alerta.registry import NotStored

        at = None
        try:
            while self._written < len(self._kept):
                kept = self._kept[self._written]
                at = registry.answers.add(
                    self.person.person_id,
                    kept.item,
                    kept.part,
                    kept.value,
                    kind=kept.kind,
                    version=kept.version,
                    page=kept.page,
                )
                self._written += 1
        except NotStored as fault:
            self.later(ANSWERS, self._write, fault)
        else:
            self.stored(ANSWERS)
        if at is not None:
            self.told_saved(at)

    def _try_again(self) -> None:
        self._trying = False
        undone, self._undone = self._undone, {}
        for write in undone.values():
            write()
        if not self._undone:
            self.guard.stand("")

    def _open(self) -> Registry:
        from alerta.criteria.codebook import registration_form  # only when somebody is known
        from alerta.registry import Registry

        return Registry.open(self.settings.database_url, registration_form(self.home))
