"""The application of a forked kernel; imported, and made, in the zygote already."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from ipykernel import ipkernel
from ipykernel.kernelapp import IPKernelApp
from tornado.ioloop import IOLoop
from traitlets.config import Config

from alerta.serving.forkserver.wire import READY


class ForkedKernelApp(IPKernelApp):
    """A kernel that was told everything already: it reads no arguments and no files."""

    def parse_command_line(self, argv: Any = None) -> None:
        """Nothing: making the parser takes longer than the fork itself."""

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """Nothing: a stray file must not change what visitors get."""

    def init_config_files(self) -> None:
        """Nothing: none is read."""

    def init_code(self) -> None:
        """Nothing to run before the first message; and a list of all modules, which only `%reset`
        would read, would copy 2 MB of what forks share."""
        self.shell._sys_modules_keys = set()

    def init_poller(self) -> None:
        """Watch no parent: that is the zygote, which may end before; `fork.end_with` watches."""
        self.poller = None


def prepare() -> None:
    """Make the application: what it touches at first is then shared by all forks."""
    config = Config()
    config.HistoryManager.enabled = False  # it would keep a thread, and a file in common
    app = ForkedKernelApp.instance(config=config)
    app.init_profile_dir()  # it looks at many folders, with the same result for every fork


def serve(connection_file: str, namespace: dict[str, Any], life: int) -> None:
    """Be the kernel of this connection file, with these variables, until told to end."""
    app = ForkedKernelApp.instance()
    app.parent_handle = os.getppid()
    app.connection_file = connection_file
    app.user_ns = namespace
    with _without_the_list_of_modules():
        app.initialize([])
    if "ipywidgets" in sys.modules:
        # at its import there was no kernel, so it did not say where pages ask for their widgets
        sys.modules["ipywidgets"].register_comm_target()
    # comms were made while there was no kernel; from now on their messages have one to go through
    for comm in app.kernel.comm_manager.comms.values():
        comm.kernel = app.kernel
    IOLoop.current().add_callback(os.write, life, READY)
    app.start()


@contextmanager
def _without_the_list_of_modules() -> Iterator[None]:
    """Keep the kernel from looking at every module for its debugger, which forks do not have.

    A look at 2,000 modules copies 7 MB that all forks could share.
    """
    known = ipkernel.sys
    ipkernel.sys = SimpleNamespace(**{**vars(known), "modules": {}})  # type: ignore[attr-defined]
    try:
        yield
    finally:
        ipkernel.sys = known  # type: ignore[attr-defined]
