"""What a fork does to become a kernel of its own: new session, new randomness, new sockets.

Runs in the child only and never returns.
"""

import os
import random
import signal
import sys
import threading
from typing import Any

STARTED, READY = b"s", b"r"  # written to the life pipe; its end is the end of the kernel
_KEPT: list[int] = []


def become_kernel(order: dict[str, Any], namespace: dict[str, Any], life: int, log: int) -> None:
    """Serve as the kernel of `order["connection_file"]` until told to end.

    `order` has `cwd` and `env` (the whole environment). `life` is the write end of a pipe whose
    reader learns what becomes of this process; `log` takes what is printed.
    """
    try:
        os.setsid()
        os.write(life, STARTED)
        _KEPT.append(life)
        _own(order, log)
        _serve(order["connection_file"], namespace, life)
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(0)


def end_with(alive: int) -> None:
    """End this process group when the pipe's other end closes: the server is no more."""

    def watch() -> None:
        while os.read(alive, 1):
            pass
        os.killpg(os.getpgid(0), signal.SIGKILL)

    threading.Thread(target=watch, name="server-watch", daemon=True).start()


def _own(order: dict[str, Any], log: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for file, place in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(file, place)
    for file in (nothing, log):
        os.close(file)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    # two visitors must not draw the same numbers; tempfile and uuid take care of themselves
    random.seed()
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


def _serve(connection_file: str, namespace: dict[str, Any], life: int) -> None:
    from ipykernel.kernelapp import IPKernelApp
    from tornado.ioloop import IOLoop
    from traitlets.config import Config

    class ForkedKernelApp(IPKernelApp):
        """A kernel that was told everything already: it reads no arguments and no files."""

        def parse_command_line(self, argv: Any = None) -> None:
            """Nothing: making the parser takes longer than the fork itself."""

        def load_config_file(self, *_: Any, **__: Any) -> None:
            """Nothing: a stray file must not change what visitors get."""

        def init_poller(self) -> None:
            self.poller = None  # its parent, the zygote, may end before; `end_with` watches

    config = Config()
    config.HistoryManager.enabled = False
    app = ForkedKernelApp.instance(
        user_ns=namespace,
        connection_file=connection_file,
        parent_handle=os.getppid(),
        config=config,
    )
    app.initialize([])
    # comms were made while there was no kernel; from now on their messages have one to go through
    for comm in app.kernel.comm_manager.comms.values():
        comm.kernel = app.kernel
    IOLoop.current().add_callback(os.write, life, READY)
    app.start()
