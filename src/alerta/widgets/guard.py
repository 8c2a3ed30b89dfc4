"""One guard around every callback: a fault is told in plain words, its details go to the log."""

import functools
import logging
from collections.abc import Callable
from typing import Any, ClassVar

from alerta.i18n import translator

log = logging.getLogger("alerta.widgets")


class Guard:
    """Wraps callbacks, so that none of them can ever raise to the person.

    `known` and `fired` name every callback that was wrapped and that ran, in all guards of the
    process: a test compares them, so that no callback goes untested.
    """

    known: ClassVar[set[str]] = set()
    fired: ClassVar[set[str]] = set()

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.fault = ""
        self.standing = ""  # what is not over with the next callback that works
        self._listeners: list[Callable[[str], None]] = []

    def on_fault(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the text for the person at every fault ('' when it is over)."""
        self._listeners.append(listener)

    def around(self, callback: Callable[..., Any]) -> Callable[..., Any]:
        """Return `callback` inside the guard; the wrapped one answers None after a fault."""
        name = _name(callback)
        Guard.known.add(name)

        @functools.wraps(callback)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            Guard.fired.add(name)
            try:
                result = callback(*args, **kwargs)
            except Exception as fault:
                log.exception("Fault in %s", name)
                self.tell(fault)
                return None
            if self.fault != self.standing:
                self._say("")
            return result

        return guarded

    def tell(self, fault: Exception | None = None) -> None:
        """Show the plain sentence for a fault, in the language of the page."""
        from alerta.registry import NotStored  # a page that nobody uses opens no registry

        t = translator(self.lang)
        plain = t("Something failed on this page. Reload it to go on.")
        self._say(fault.text(self.lang) if isinstance(fault, NotStored) else plain)

    def stand(self, text: str) -> None:
        """Show `text` until it is taken back with ''. The person is to leave the page open."""
        if text != self.standing:
            self.standing = text
            self._say(text)

    def _say(self, text: str) -> None:
        self.fault = text or self.standing
        for listener in self._listeners:
            listener(self.fault)


def _name(callback: Callable[..., Any]) -> str:
    while isinstance(callback, functools.partial):
        callback = callback.func
    return f"{callback.__module__}.{callback.__qualname__}"
