"""Kernels of visitors: each belongs to one person, knows since when it is busy, and is mortal."""

import asyncio
import contextlib
import os
import sys
import time
import uuid
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from traitlets import Bool, Float, Integer, Unicode, default, observe

from alerta.config import Settings
from alerta.serving.forkserver.nursery import Zygote
from alerta.serving.forkserver.process import ForkedProcess

IPC_PATH_LENGTH = 100  # a Unix socket's path may have 103 characters on macOS, 107 on Linux
IPC_NAME_LENGTH = 50  # /kernel-<36>-ipc-5
LOOK_S, CALM_LOOKS = 0.25, 3  # between two messages a kernel is idle for a moment


def kernel_environment(settings: Settings, kernel_id: str) -> dict[str, str]:
    """The environment of a kernel, or of a zygote that runs a page before there is one."""
    return {
        **os.environ,
        "ALERTA_HOME": str(settings.home),
        "ALERTA_DATA": str(settings.data),
        "ALERTA_DB": settings.database_url,
        "ALERTA_SELF_PACED": str(int(settings.self_paced)),
        "ALERTA_KERNEL": kernel_id,
    }


class VisitorKernel(ServerKernelManager):
    """A kernel with an owner (`person_id`, '' until it is known: then nobody may use it)."""

    owner = Unicode("")
    lang = Unicode("es")
    busy_since = Float(None, allow_none=True)
    # a kernel that restarts by itself looks alive and knows nothing; the page offers to resume
    autorestart = Bool(False)

    @default("transport")
    def _default_transport(self) -> str:
        # TCP loses a kernel now and then to a port race, and puts its traffic on the network
        room = IPC_PATH_LENGTH - IPC_NAME_LENGTH
        folder = getattr(self.parent, "connection_dir", "")
        return "ipc" if sys.platform != "win32" and len(folder) <= room else "tcp"

    @observe("execution_state")
    def _watch_state(self, change: dict[str, Any]) -> None:
        self.busy_since = time.monotonic() if change["new"] == "busy" else None

    @property
    def busy_s(self) -> float:
        """Seconds it has been working on one message; 0 when it is idle."""
        return 0.0 if self.busy_since is None else time.monotonic() - self.busy_since

    def emit(self, schema_id: str, data: dict[str, Any]) -> None:
        """Nothing: nobody listens to these events, and each kernel would read their schema anew."""

    async def ready_to_answer(self, most_s: float) -> None:
        """Wait until a forked kernel answers; nothing to wait for with an ordinary one."""
        process = getattr(self.provisioner, "process", None)
        if isinstance(process, ForkedProcess):
            with contextlib.suppress(TimeoutError):
                await process.reached("ready", most_s)

    async def at_rest(self, most_s: float) -> None:
        """Wait until it has nothing left to do, at most `most_s` seconds."""
        until = time.monotonic() + most_s
        calm = 0
        while calm < CALM_LOOKS and time.monotonic() < until:
            await asyncio.sleep(LOOK_S)
            calm = 0 if self.execution_state == "busy" else calm + 1


class VisitorKernels(AsyncMappingKernelManager):
    """All kernels of a server. Idle ones are ended: nothing lives in a kernel only."""

    cull_idle_timeout = Integer(45 * 60, config=True)
    cull_interval = Integer(60, config=True)
    cull_connected = Bool(True, config=True)  # a forgotten tab keeps its connection for ever
    most_each = Integer(8, config=True)  # pages that one person may have open
    alone_s = Float(90.0, config=True)  # a page that reloads or sleeps is without it for a while

    @default("kernel_manager_class")
    def _default_kernel_manager_class(self) -> str:
        return "alerta.serving.kernels.VisitorKernel"

    async def start_own(
        self,
        settings: Settings,
        folder: Path,
        owner: str,
        lang: str,
        zygote: Zygote | None = None,
    ) -> VisitorKernel:
        """Start a kernel that knows where content and registry are.

        With a `zygote` it is a fork of it and finds what the zygote's notebook made; Unavailable
        when that fails.
        """
        kernel_id = str(uuid.uuid4())
        with (settings.data / "kernels.log").open("ab") as log:
            await ensure_async(
                self.start_kernel(
                    kernel_name="python3",
                    kernel_id=kernel_id,
                    cwd=str(folder),
                    env=kernel_environment(settings, kernel_id),
                    stdout=log,
                    stderr=log,
                    **({"zygote": zygote} if zygote is not None else {}),
                )
            )
        kernel: VisitorKernel = self.get_kernel(kernel_id)
        kernel.lang, kernel.owner = lang, owner
        return kernel

    async def keep_within(self, person_id: str) -> None:
        """End the oldest kernels of a person who has too many pages open."""
        own = [one for one, kernel in self._all() if kernel.owner == person_id]
        for kernel_id in own[: max(0, len(own) - self.most_each + 1)]:
            await self._end(kernel_id)

    async def end_all_of(self, person_id: str) -> None:
        """End every kernel of a person, whatever it is doing."""
        for kernel_id, kernel in self._all():
            if kernel.owner == person_id:
                await self._end(kernel_id)

    async def end_forgotten(self) -> bool:
        """End the kernel that has been without a page for longest; False when each has one."""
        alone = [
            (kernel.last_activity, kernel_id)
            for kernel_id, kernel in self._all()
            if not self._kernel_connections.get(kernel_id)
            and (utcnow() - kernel.last_activity).total_seconds() > self.alone_s
        ]
        if not alone:
            return False
        await self._end(min(alone)[1])
        return True

    def _all(self) -> list[tuple[str, "VisitorKernel"]]:
        return [(one, self.get_kernel(one)) for one in self.list_kernel_ids()]

    async def _end(self, kernel_id: str) -> None:
        if kernel_id in self:
            await ensure_async(self.shutdown_kernel(kernel_id, now=True))

    def owned(self, kernel_id: str, person_id: str) -> VisitorKernel | None:
        """The kernel when it runs and is this person's; None otherwise, whatever the reason."""
        if kernel_id not in self:
            return None
        kernel: VisitorKernel = self.get_kernel(kernel_id)
        return kernel if person_id and kernel.owner == person_id else None
