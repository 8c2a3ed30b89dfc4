"""The server's side of the zygotes: starting the first, asking for pages and kernels, ending all."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from traitlets import Bool, Float, List, Unicode
from traitlets.config import SingletonConfigurable

from alerta.serving.forkserver import supported, wire
from alerta.serving.forkserver.process import ForkedProcess

IMPORTING_S = 60.0
RUNNING_S = 130.0  # a little more than the zygote gives a notebook
STARTED_S = 20.0


class Unavailable(Exception):
    """No kernel can be forked now; an ordinary one has to be started."""


class Zygote:
    """One zygote: it takes one order at a time, in the order they come."""

    def __init__(self, pid: int, link: socket.socket) -> None:
        self.pid = pid
        self._ended = False
        self._link = link
        self._turn = asyncio.Lock()
        link.setblocking(False)

    @property
    def alive(self) -> bool:
        """Whether it takes orders; its death is noticed at once."""
        if self._ended:
            return False
        try:
            if self._link.recv(1, socket.MSG_PEEK):
                return True
        except BlockingIOError:
            return True
        except OSError:
            pass
        self.end()
        return False

    async def order(
        self, message: wire.Message, files: Sequence[int] = (), most_s: float = STARTED_S
    ) -> wire.Message:
        """Send an order and wait for the answer. Unavailable when it ended or takes too long."""
        async with self._turn:
            if not self.alive:
                raise Unavailable("the zygote has ended")
            try:
                async with asyncio.timeout(most_s):
                    await wire.ask(self._link, message, files)
                    answer = await wire.answer(self._link)
            except (wire.Closed, TimeoutError) as error:
                self.end()
                raise Unavailable("the zygote does not answer") from error
            except BaseException:
                self.end()  # its answer would be taken for that to the next order
                raise
        if "fault" in answer:
            raise Unavailable(answer["fault"])
        return answer

    async def shown(self) -> list[Any]:
        """What its notebook showed: the first thing that a page's zygote says."""
        try:
            async with self._turn, asyncio.timeout(RUNNING_S):
                answer = await wire.answer(self._link)
        except (wire.Closed, TimeoutError) as error:
            self.end()
            raise Unavailable("the notebook did not finish") from error
        if "fault" in answer:
            self.end()
            raise Unavailable(answer["fault"])
        return list(answer["shown"])

    def end(self) -> None:
        """End it; the kernels it forked live on."""
        if not self._ended:
            self._ended = True
            self._link.close()


class Nursery(SingletonConfigurable):
    """All zygotes of a server. Falls silent, with one line in the log, when it cannot fork."""

    enabled = Bool(True, config=True, help="Fork kernels where the computer can.")
    preload = List(Unicode(), config=True, help="Modules that every kernel will have imported.")
    prelude = Unicode(
        config=True,
        help="Python that is run before kernels are forked, and again before a page is recorded.",
    )
    retry_s = Float(30.0, config=True, help="Pause before trying again what failed at once.")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._root: Zygote | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = asyncio.Lock()
        self._not_before = 0.0
        self._alive_read, self._alive_write = os.pipe() if supported() else (-1, -1)
        self._closed = False
        self.log_file: Path | None = None  # what zygotes print; None: the server's own stderr

    async def ready(self) -> Zygote:
        """The first zygote, started if need be. Unavailable when there can be none."""
        async with self._starting:
            if self._root is not None and self._root.alive:
                return self._root
            if self._closed or not self.enabled or not supported():
                raise Unavailable("kernels are not forked here")
            if time.monotonic() < self._not_before:
                raise Unavailable("the zygote failed a moment ago")
            try:
                self._root = await self._start()
            except (Unavailable, OSError) as error:
                self._not_before = time.monotonic() + self.retry_s
                self.log.warning("Ordinary kernels are started: no zygote (%s).", error)
                raise Unavailable(str(error)) from error
            return self._root

    async def page(self, cells: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Zygote:
        """A zygote that runs `cells` and whose forks find what they made; ask it `shown()`."""
        mine, its = socket.socketpair()
        with its:
            order = {"do": "page", "cells": list(cells), "cwd": str(cwd), "env": dict(env)}
            try:
                answer = await (await self.ready()).order(order, [its.fileno()])
            except BaseException:
                mine.close()
                raise
        return Zygote(answer["pid"], mine)

    async def kernel(
        self,
        connection_file: str,
        cwd: str,
        env: Mapping[str, str],
        log: int,
        zygote: Zygote | None = None,
    ) -> ForkedProcess:
        """Fork a kernel: from `zygote`, else from the first one. Returns when it is on its own."""
        order = {
            "do": "kernel",
            "connection_file": connection_file,
            "cwd": cwd,
            "env": dict(env),
        }
        life, its = os.pipe()
        try:
            answer = await (zygote or await self.ready()).order(order, [its, log])
        except BaseException:
            os.close(life)
            raise
        finally:
            os.close(its)
        process = ForkedProcess(answer["pid"], life)
        if not await process.reached("started", STARTED_S):
            raise Unavailable("the fork ended at once")
        return process

    def close(self) -> None:
        """End the zygotes and, with them, every kernel that is still there."""
        self._closed = True
        if self._root is not None:
            self._root.end()
        for file in (self._alive_write, self._alive_read):
            if file >= 0:
                os.close(file)
        self._alive_write = self._alive_read = -1
        if self._process is not None:
            try:
                self._process.wait(2)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    async def _start(self) -> Zygote:
        mine, its = socket.socketpair()
        with its:
            self._process = self._spawn(its)
        zygote = Zygote(self._process.pid, mine)
        threading.Thread(
            target=self._watch,
            args=(self._process, zygote, asyncio.get_running_loop()),
            daemon=True,
        ).start()
        begin = {"preload": self.preload, "prelude": self.prelude}
        answer = await zygote.order(begin, most_s=IMPORTING_S)
        for fault in answer["missing"]:
            self.log.warning("Not imported before forking: %s", fault)
        return zygote

    def _spawn(self, link: socket.socket) -> subprocess.Popen[bytes]:
        log = self.log_file.open("ab") if self.log_file else None
        try:
            return subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "alerta.serving.forkserver.zygote",
                    str(link.fileno()),
                    str(self._alive_read),
                ],
                pass_fds=(link.fileno(), self._alive_read),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl+C is for the server alone
                env={
                    # no threads before the fork, and few arenas for those after it
                    "OPENBLAS_NUM_THREADS": "1",
                    "OMP_NUM_THREADS": "1",
                    "MALLOC_ARENA_MAX": "2",
                    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
                    **os.environ,
                },
            )
        finally:
            if log is not None:
                log.close()

    def _watch(
        self,
        process: subprocess.Popen[bytes],
        zygote: Zygote,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        began = time.monotonic()
        process.wait()
        if not self._closed:
            early = time.monotonic() - began < self.retry_s
            try:
                loop.call_soon_threadsafe(self._restart, zygote, early)
            except RuntimeError:
                return  # the server has ended meanwhile

    def _restart(self, zygote: Zygote, early: bool) -> None:
        if self._closed:
            return
        zygote.end()
        self.log.warning("The zygote ended; it is started again.")
        if early:
            self._not_before = max(self._not_before, time.monotonic() + 1.0)
        self._again = asyncio.ensure_future(self._quietly_ready(1.1 if early else 0.0))

    async def _quietly_ready(self, after_s: float) -> None:
        await asyncio.sleep(after_s)
        with contextlib.suppress(Unavailable):  # said in the log; the next visitor tries again
            await self.ready()
