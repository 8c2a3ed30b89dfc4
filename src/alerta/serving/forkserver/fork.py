"""What a fork does to become a kernel of its own: new session, new randomness, new sockets.

Runs in the child only and never returns.
"""

import os
import random
import signal
import sys
import threading
from typing import Any

from alerta.serving.forkserver import kernel_app
from alerta.serving.forkserver.wire import STARTED

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
        kernel_app.serve(order["connection_file"], namespace, life)
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
    numbers = sys.modules.get("numpy.random")  # merely asking for it would load it
    if numbers is not None:
        numbers.seed()
