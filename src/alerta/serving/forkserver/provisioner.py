"""A kernel provisioner whose kernels are forked; an ordinary one where that is not possible.

Registered as `forked`. A site chooses it with
`KernelProvisionerFactory.default_provisioner_name = "forked"`.
"""

import os
import sys
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

from alerta.serving.forkserver.nursery import Nursery, Unavailable, Zygote


class ForkedProvisioner(LocalProvisioner):
    """Forks Python kernels of this very environment; leaves all others to LocalProvisioner."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel, from `kwargs["zygote"]` when given.

        With a zygote the visitor expects its state, so a failure is raised (Unavailable);
        without one an ordinary kernel is started instead.
        """
        zygote: Zygote | None = kwargs.pop("zygote", None)
        if zygote is not None or self._same_python(cmd):
            try:
                await self._fork(kwargs, zygote)
                return self.connection_info
            except Unavailable as error:
                if zygote is not None:
                    raise
                self.log.info("An ordinary kernel is started: %s.", error)
        return await super().launch_kernel(cmd, **kwargs)

    async def _fork(self, kwargs: dict[str, Any], zygote: Zygote | None) -> None:
        nursery = Nursery.instance(parent=self.parent.parent if self.parent else None)
        out = kwargs.get("stderr") or kwargs.get("stdout")
        process = await nursery.kernel(
            self.parent.connection_file,
            kwargs.get("cwd") or str(Path.cwd()),
            kwargs["env"],
            out.fileno() if hasattr(out, "fileno") else sys.stderr.fileno(),
            zygote,
        )
        self.process = process
        self.pid = self.pgid = process.pid

    def _same_python(self, cmd: list[str]) -> bool:
        own = os.path.realpath(cmd[0]) == os.path.realpath(sys.executable)
        return own and "ipykernel_launcher" in cmd
