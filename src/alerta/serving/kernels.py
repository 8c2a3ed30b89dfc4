"""Kernels of visitors: each belongs to one person, knows since when it is busy, and is mortal."""

import asyncio
import sys
import time
from typing import Any

from jupyter_server.services.kernels.kernelmanager import (
    AsyncMappingKernelManager,
    ServerKernelManager,
)
from traitlets import Bool, Dict, Float, Integer, Unicode, default, observe

IPC_PATH_LENGTH = 100  # a Unix socket's path may have 103 characters on macOS, 107 on Linux
IPC_NAME_LENGTH = 50  # /kernel-<36>-ipc-5
LOOK_S, CALM_LOOKS = 0.25, 3  # between two messages a kernel is idle for a moment


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
    environment = Dict()  # of every kernel, beside the server's own

    @default("kernel_manager_class")
    def _default_kernel_manager_class(self) -> str:
        return "alerta.serving.kernels.VisitorKernel"

    def owned(self, kernel_id: str, person_id: str) -> VisitorKernel | None:
        """The kernel when it runs and is this person's; None otherwise, whatever the reason."""
        if kernel_id not in self:
            return None
        kernel: VisitorKernel = self.get_kernel(kernel_id)
        return kernel if person_id and kernel.owner == person_id else None
