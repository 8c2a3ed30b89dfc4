"""So many visitors at once: when each has its page, and what that costs the server."""

import asyncio
import itertools
import time
from dataclasses import dataclass

import psutil

from room.doors import Standing
from room.results import Arrival
from room.servers import Running
from room.visitor import Visitor

SETTLING_S = 60.0  # at most, until a server has nothing left to do for visitors who have come
SIGNING_IN = 4  # at once
_numbers = itertools.count(1)  # no two visitors of a run have the same alias


@dataclass
class Crowd:
    """Those who came; to be let go when everything is measured."""

    standing: list[Standing]
    errors: list[str]
    started_at: float


async def enter_all(running: Running, many: int) -> list[Visitor]:
    """Visitors who have done what comes before the page (the kit: each signed in). No clock runs."""
    visitors = [Visitor(running.address, next(_numbers)) for _ in range(many)]
    gate = asyncio.Semaphore(SIGNING_IN)

    async def enter(visitor: Visitor) -> None:
        async with gate:
            await running.server.door.enter(visitor)

    await asyncio.gather(*map(enter, visitors))
    return visitors


async def come(running: Running, visitors: list[Visitor], patience_s: float) -> Crowd:
    """All ask for the page in the same moment; returns when each has it or an error."""
    door, page = running.server.door, running.server.page
    started_at = time.perf_counter()
    found = await asyncio.gather(
        *(asyncio.wait_for(door.stand(one, page), patience_s) for one in visitors),
        return_exceptions=True,
    )
    standing = [one for one in found if isinstance(one, Standing)]
    errors = [_told(one) for one in found if isinstance(one, BaseException)]
    return Crowd(standing, errors, started_at)


async def leave_all(running: Running, crowd: Crowd) -> None:
    """Everybody closes the page."""
    door = running.server.door
    await asyncio.gather(*map(door.leave, crowd.standing), return_exceptions=True)


async def warm_up(running: Running, patience_s: float) -> float | None:
    """One visitor comes and leaves, as somebody tries the link before the room does.

    Returns the seconds of this first page; None when it failed.
    """
    await running.tree.calm(running.server.warms_up_s)
    crowd = await come(running, await enter_all(running, 1), patience_s)
    await leave_all(running, crowd)
    await running.tree.calm(SETTLING_S)
    return crowd.standing[0].stands_at - crowd.started_at if crowd.standing else None


async def arrive(running: Running, many: int, patience_s: float) -> tuple[Arrival, Crowd]:
    """Measure so many visitors at once; they still stand when this returns."""
    visitors = await enter_all(running, many)
    await running.tree.calm(SETTLING_S)
    idle, cpu, own = running.tree.footprint(), running.tree.cpu_s(), _own_cpu_s()
    crowd = await come(running, visitors, patience_s)
    own = _own_cpu_s() - own
    await running.tree.calm(SETTLING_S)
    cpu = running.tree.cpu_s() - cpu
    full = running.tree.footprint()
    found = Arrival(running.server.key, many, errors=crowd.errors)
    found.cpu_s, found.client_cpu_s = cpu, own
    found.idle_uss, found.idle_pss = idle.uss, idle.pss
    found.all_uss, found.all_pss = full.uss, full.pss
    found.process_uss = full.own_of_new(idle)
    start = crowd.started_at
    found.whole_s = sorted(one.stands_at - start for one in crowd.standing)
    found.page_s = sorted(one.page.whole_at - start for one in crowd.standing)
    found.first_byte_s = sorted(one.page.first_byte_at - start for one in crowd.standing)
    if crowd.standing:
        one = crowd.standing[0]
        found.page_bytes = len(one.page.body)
        found.models = running.server.door.models(one.states)
    return found, crowd


def _own_cpu_s() -> float:
    times = psutil.Process().cpu_times()
    return times.user + times.system


def _told(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "no whole page with an answering websocket in time"
    return f"{type(error).__name__}: {error}".rstrip(": ")
