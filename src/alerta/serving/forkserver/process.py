"""A forked kernel as the server sees it, with the interface of `subprocess.Popen`.

The kernel holds the write end of a pipe: while that is open it lives, whoever its parent is. So
its end is known at once, also when the zygote it came from has died before it.
"""

import asyncio
import os
import signal

from alerta.serving.forkserver.wire import READY, STARTED


class ForkedProcess:
    """A kernel process that somebody else forked. Takes over the descriptor `life`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, life: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self.started = self.ready = False
        self._life = life
        os.set_blocking(life, False)

    def poll(self) -> int | None:
        """None while it runs, 0 after its end: why it ended only its own log knows."""
        while self.returncode is None:
            try:
                told = os.read(self._life, 64)
            except BlockingIOError:
                break
            if not told:
                self._ended()
            self.started |= STARTED in told
            self.ready |= READY in told
        return self.returncode

    def wait(self) -> int:
        """Wait, blocking, for its end."""
        if self.poll() is None:
            os.set_blocking(self._life, True)
            while os.read(self._life, 64):
                pass
            self._ended()
        return 0

    async def reached(self, what: str, most_s: float) -> bool:
        """Wait until it has `started` (own session) or is `ready` (answers); False if it ended."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(most_s):
            while self.poll() is None and not getattr(self, what):
                told = loop.create_future()
                loop.add_reader(self._life, _tell, told)
                try:
                    await told
                finally:
                    loop.remove_reader(self._life)
        return bool(getattr(self, what)) and self.returncode is None

    def send_signal(self, signum: int) -> None:
        """Signal it; nothing happens when it has ended."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def _ended(self) -> None:
        os.close(self._life)
        self.returncode = 0


def _tell(told: asyncio.Future[None]) -> None:
    if not told.done():
        told.set_result(None)
