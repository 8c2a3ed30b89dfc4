"""A room at work: trainees answer for minutes, and every answer sent must be an answer stored."""

import asyncio
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise

from room.arrivals import SETTLING_S, enter_all, warm_up
from room.results import Soak
from room.servers import Running
from room.trainee import Trainee

# One choice may store several rows (how sure somebody is of six sentences), and so may a click (an
# answer, an attempt). A trainee pauses longer than this between two acts, and stores them sooner.
ONE_ACT = timedelta(seconds=1)
STORED = "SELECT person_id, at FROM answer WHERE kind <> 'visit' ORDER BY person_id, at"


async def soak(running: Running, trainees: int, minutes: float, patience_s: float) -> Soak:
    """Let so many trainees work. What goes wrong is in `errors`; nothing is raised."""
    found = Soak(trainees, minutes)
    await warm_up(running, patience_s)
    tree, page = running.tree, running.server.page
    everybody = [Trainee(one, found) for one in await enter_all(running, trainees)]
    came = await asyncio.gather(
        *(asyncio.wait_for(one.come(page), patience_s) for one in everybody),
        return_exceptions=True,
    )
    present = []
    for trainee, fault in zip(everybody, came, strict=True):
        if isinstance(fault, BaseException):
            found.errors.append(f"{type(fault).__name__}: {fault}".rstrip(": "))
        else:
            present.append(trainee)
    await tree.calm(SETTLING_S)
    start, cpu = tree.footprint(), tree.cpu_s()
    until = time.perf_counter() + 60 * minutes
    await asyncio.gather(*(one.work(until) for one in present))
    found.cpu_s = tree.cpu_s() - cpu
    end = tree.footprint()
    found.start_uss, found.start_pss = start.uss, start.pss
    found.end_uss, found.end_pss = end.uss, end.pss
    await asyncio.gather(*(one.leave() for one in present), return_exceptions=True)
    with closing(sqlite3.connect(running.data / "registry.sqlite")) as registry:
        found.acts_stored = acts(registry.execute(STORED).fetchall())
    return found


def acts(rows: Iterable[tuple[str, str]]) -> int:
    """How many acts stored these rows (person and time), which are in order."""
    return sum(
        person != before or datetime.fromisoformat(at) - datetime.fromisoformat(last) > ONE_ACT
        for (before, last), (person, at) in pairwise([("", ""), *rows])
    )
