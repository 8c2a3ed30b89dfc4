"""The program of a zygote: a process that imports, may run a notebook, and is forked on order.

Started by `nursery.Nursery` as `python -m alerta.serving.forkserver.zygote LINK ALIVE`. The first
zygote only imports. On the order `page` it forks another one, which runs a notebook; on the order
`kernel` a zygote forks a kernel that has all the zygote has. No thread may run in a zygote.
"""

import gc
import importlib
import os
import signal
import socket
import sys
from typing import Any

from alerta.serving.forkserver import wire

RUN_S = 120  # a notebook that takes longer is not one to be opened by a room
# what a kernel imports only while it starts or at its first messages: the fork must not pay for it
STARTING = (
    "alerta.serving.forkserver.fork",
    "alerta.serving.forkserver.notebook_run",
    "ipykernel.debugger",
    "ipykernel.displayhook",
    "ipykernel.zmqshell",
    "ipykernel.subshell_manager",
    "IPython.core.magics",
    "IPython.core.debugger",
    "IPython.core.completer",
    "IPython.extensions.storemagic",
    "jedi",
    "matplotlib_inline.backend_inline",
    "psutil",
    "zmq.asyncio",
    "zmq.eventloop.zmqstream",
    "tornado.platform.asyncio",
)


class Zygote:
    """One zygote. `namespace` is what its forks find when they start."""

    def __init__(self, link: socket.socket, alive: int) -> None:
        self.link, self.alive = link, alive
        self.namespace: dict[str, Any] = {}
        self.prelude = ""

    def serve(self) -> None:
        """Take orders until the server ends. Returns in the children too, as their own zygote."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are never zombies
        while True:
            try:
                order, files = wire.receive(self.link)
            except wire.Closed:
                os._exit(0)
            try:
                child = os.fork()
            except OSError as error:
                child = -1
                order = {"fault": str(error)}
            if child == 0:
                self._leave(order, files)
            for file in files:
                os.close(file)
            try:
                wire.send(self.link, {"pid": child} if child > 0 else order)
            except wire.Closed:
                os._exit(0)

    def _leave(self, order: dict[str, Any], files: list[int]) -> None:
        self.link.close()
        if order["do"] == "page":
            self.link = socket.socket(fileno=files[0])
            self.link.set_inheritable(False)
            os.environ.update(order["env"])
            os.chdir(order["cwd"])
            self._run_page(order["cells"])
            return self.serve()
        from alerta.serving.forkserver.fork import become_kernel, end_with

        end_with(self.alive)
        become_kernel(order, self.namespace, *files)
        return None

    def _run_page(self, cells: list[str]) -> None:
        from alerta.serving.forkserver import notebook_run

        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.alarm(RUN_S)
        try:
            exec(self.prelude, {})  # what it keeps may have changed since the first time
            shown, self.namespace = notebook_run.run(cells)
        except BaseException as error:
            _tell(self.link, {"fault": f"{type(error).__name__}: {error}"})
            os._exit(1)
        signal.alarm(0)
        settle()
        _tell(self.link, {"shown": shown})


def settle() -> None:
    """Leave as little as possible that a fork would have to copy: no garbage, none looked for."""
    gc.collect()
    gc.freeze()


def _tell(link: socket.socket, message: dict[str, Any]) -> None:
    try:
        wire.send(link, message)
    except wire.Closed:
        os._exit(0)


def main(link: int, alive: int) -> None:
    """Do what the first message says, `{"preload": […], "prelude": "…"}`; then take orders."""
    zygote = Zygote(socket.socket(fileno=link), alive)
    for file in (link, alive):
        os.set_inheritable(file, False)
    gc.disable()
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # it costs 0.4 s and 15 MB
    order, _ = wire.receive(zygote.link)
    zygote.prelude = order["prelude"]
    for name in STARTING:
        _import(name)
    from alerta.serving.forkserver import kernel_app

    kernel_app.prepare()
    missing = [fault for name in order["preload"] if (fault := _import(name))]
    try:
        exec(zygote.prelude, {})
    except Exception as error:
        missing.append(f"prelude: {error!r}")
    gc.enable()
    settle()
    _tell(zygote.link, {"ready": True, "missing": missing})
    zygote.serve()


def _import(name: str) -> str:
    try:
        importlib.import_module(name)
    except ImportError as error:
        return f"{name}: {error}"
    return ""


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
