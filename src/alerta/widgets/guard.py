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
            except Exception:
                log.exception("Fault in %s", name)
                self.tell()
                return None
            if self.fault:
                self._say("")
            return result

        return guarded

    def tell(self) -> None:
        """Show the plain sentence for a fault, in the language of the page."""
        t = translator(self.lang)
        self._say(t("Something failed on this page. Reload it to go on."))

    def _say(self, text: str) -> None:
        self.fault = text
        for listener in self._listeners:
            listener(text)


def _name(callback: Callable[..., Any]) -> str:
    while isinstance(callback, functools.partial):
        callback = callback.func
    return f"{callback.__module__}.{callback.__qualname__}"
