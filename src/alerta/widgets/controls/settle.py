"""Typing: one save when the person pauses, not one a key."""

import asyncio
from collections.abc import Callable
from typing import Any

PAUSE_S = 0.5
LONGEST_S = 1.5  # an answer older than 2 s must be safe, also while somebody goes on typing


class Settled:
    """Calls `callback(value)` once typing pauses; at once where no event loop runs (tests)."""

    def __init__(self, callback: Callable[[Any], None]) -> None:
        self._callback = callback
        self._value: Any = None
        self._timer: asyncio.TimerHandle | None = None
        self._since = 0.0

    def take(self, value: Any) -> None:
        """Remember the newest value and call back soon."""
        self._value = value
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._callback(value)
            return
        if self._timer is None:
            self._since = loop.time()
        else:
            self._timer.cancel()
        wait = max(0.0, min(PAUSE_S, self._since + LONGEST_S - loop.time()))
        self._timer = loop.call_later(wait, self.flush)

    def flush(self) -> None:
        """Call back now, if something waits."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            self._callback(self._value)
