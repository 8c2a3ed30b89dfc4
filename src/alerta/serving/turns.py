"""Whose turn it is: a few pages are prepared at a time, and a computer carries only so many.

Whoever does not fit waits in a queue, first come first served, and is let in as places get free.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

AT_ONCE = 3  # kernels that start at the same moment: more of them only make everybody wait
GONE_S = 12.0  # a waiting page that has not asked for so long was closed
KERNEL_MB, RESERVE_MB = 45, 900
FEWEST, MOST = 8, 200
READY_S = 20.0


class _Started(Protocol):
    async def ready_to_answer(self, most_s: float) -> None: ...


Started = TypeVar("Started", bound=_Started)


class Turns:
    """The places of one server. `taken` says how many are in use, starting ones included."""

    def __init__(
        self, places: int, taken: Callable[[], int], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.places = places
        self._preparing = asyncio.Semaphore(AT_ONCE)
        self._taken, self._clock = taken, clock
        self._waiting: OrderedDict[str, float] = OrderedDict()
        self._invited: dict[str, float] = {}

    def ask(self, person_id: str) -> int:
        """The place in the queue, from 1; 0 means: come in now. A place is kept while one asks."""
        now = self._clock()
        self._forget_the_gone(now)
        if person_id in self._invited:
            del self._invited[person_id]
            return 0
        free = self.places - self._taken() - len(self._invited)
        queue = list(self._waiting)
        place = queue.index(person_id) if person_id in self._waiting else len(queue)
        if place < free:
            self._waiting.pop(person_id, None)
            return 0
        self._waiting[person_id] = now
        return place - max(free, 0) + 1

    def invited(self, person_id: str) -> int:
        """What `ask` says, for a page that waits: when it is let in, its place is kept for it."""
        place = self.ask(person_id)
        if place == 0:
            self._invited[person_id] = self._clock()
        return place

    async def prepared(self, start: Callable[[], Awaitable[Started]]) -> Started:
        """Start a kernel when it is its turn, and return it when it answers.

        The page script gives a kernel four seconds for its first answer: a page that is sent
        before that would be drawn without its widgets on a busy computer.
        """
        async with self._preparing:
            started = await start()
            await started.ready_to_answer(READY_S)
            return started

    def _forget_the_gone(self, now: float) -> None:
        for some in (self._waiting, self._invited):
            for person_id in [one for one, at in some.items() if now - at > GONE_S]:
                del some[person_id]


def places_for(free_mb: float) -> int:
    """How many kernels a computer with so much free memory carries at the same time."""
    return max(FEWEST, min(MOST, int((free_mb - RESERVE_MB) / KERNEL_MB)))
