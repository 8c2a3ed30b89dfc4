"""What a server and everything it started costs: memory of its own, and seconds of CPU."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psutil

MIB = 2**20
LOOK_S, CALM_LOOKS = 1.0, 3
CALM_CPU_S = 0.05  # of one look; and for every process what an idle kernel uses by itself
IDLE_CPU_S = 0.006


@dataclass(frozen=True)
class Footprint:
    """All processes of a server together, in MiB; `pss` is None where the system has none.

    `uss` counts what a process shares with no other; `pss` counts a shared page once in all.
    """

    uss: float
    pss: float | None
    processes: int
    of_each: dict[int, float]  # USS of every process, by its id

    def own_of_new(self, before: "Footprint") -> float | None:
        """Median USS of the processes that came after `before`; None when there is none."""
        new = [uss for pid, uss in self.of_each.items() if pid not in before.of_each]
        return statistics.median(new) if new else None


class ProcessTree:
    """A process, its children and theirs."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._seen: dict[int, psutil.Process] = {pid: self._root}

    def processes(self) -> list[psutil.Process]:
        """Those that run now; also one whose parent has ended since it was seen here."""
        for child in _children(self._root):
            self._seen.setdefault(child.pid, child)
        self._seen = {pid: one for pid, one in self._seen.items() if one.is_running()}
        return list(self._seen.values())

    def footprint(self) -> Footprint:
        """The memory of this moment."""
        found = list(self._asked("memory_full_info"))
        known = [one.pss for _, one in found if hasattr(one, "pss")]
        of_each = {process.pid: one.uss / MIB for process, one in found}
        pss = sum(known) / MIB if known else None
        return Footprint(sum(of_each.values()), pss, len(found), of_each)

    def cpu_s(self) -> float:
        """Seconds of CPU so far, user and system, with children that have ended."""
        total = 0.0
        for _, times in self._asked("cpu_times"):
            ended = getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
            total += times.user + times.system + ended
        return total

    async def calm(self, most_s: float) -> bool:
        """Wait until it has nothing left to do, at most `most_s` seconds; False when it still had."""
        until, calm, before = time.monotonic() + most_s, 0, self.cpu_s()
        while calm < CALM_LOOKS:
            if time.monotonic() > until:
                return False
            await asyncio.sleep(LOOK_S)
            now, many = self.cpu_s(), len(self._seen)
            calm = calm + 1 if now - before < CALM_CPU_S + IDLE_CPU_S * many else 0
            before = now
        return True

    def _asked(self, question: str) -> Iterator[tuple[psutil.Process, Any]]:
        for process in self.processes():
            try:
                yield process, getattr(process, question)()
            except (psutil.NoSuchProcess, psutil.AccessDenied):  # it has just ended
                continue


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []
