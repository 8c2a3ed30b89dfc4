"""The four servers under test, each started as its own documentation says, and ended whole."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from room.doors import Door, KitDoor, PanelDoor, VoilaDoor
from room.process_tree import ProcessTree

HOME = Path(__file__).parents[2]
CHAPTER = Path("manual") / "es" / "04_five_criteria.ipynb"
LESSON = HOME / CHAPTER
PANEL_PAGE = Path(__file__).with_name("panel_page.py")
READY_S, ENDING_S = 120.0, 30.0


@dataclass(frozen=True)
class Server:
    """What is started. `page` is the address of the lesson; the port is added to `words`."""

    key: str
    name: str
    words: tuple[str, ...]
    port_word: str
    page: str
    door: Door
    environment: tuple[tuple[str, str], ...] = ()
    warms_up_s: float = 20.0  # at most, until it has nothing left to do


def servers(lesson_file: Path, pool: int) -> list[Server]:
    """All four, in the order in which they are run. `lesson_file` is of `lesson_tree.py`."""
    python = sys.executable
    # a lesson is told that a page shows it: so all four show the very same widgets
    served = (("ALERTA_KERNEL", "room"),)
    voila = (python, "-m", "voila", "--no-browser", str(LESSON))
    heated = (*voila, "--preheat_kernel=True", f"--pool_size={pool}")
    kit = (python, "-m", "alerta", "serve", "--no-browser")
    panel = (python, "-m", "panel", "serve", str(PANEL_PAGE))
    return [
        Server("stock", "Voila", voila, "--port", "/", VoilaDoor(), served),
        Server(
            "preheated",
            f"Voila, {pool} kernels pre-heated",
            heated,
            "--port",
            "/",
            VoilaDoor(),
            served,
            warms_up_s=60.0 + 10.0 * pool,
        ),
        Server("kit", "Kit Alerta", kit, "--port", "/manual/es/04", KitDoor()),
        Server(
            "panel",
            "Panel",
            panel,
            "--port",
            "/panel_page",
            PanelDoor(),
            (("ROOM_LESSON", str(lesson_file)),),
        ),
    ]


class NotRunning(Exception):
    """A server did not start; the text ends with what it said."""


@dataclass
class Running:
    """A server that answers; `data` is its own folder."""

    server: Server
    port: int
    data: Path
    tree: ProcessTree

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def running(server: Server) -> Iterator[Running]:
    """Start a server with a data folder of its own; end it with all its processes.

    Raises NotRunning. On return nothing of it is left.
    """
    with tempfile.TemporaryDirectory(prefix="room-", ignore_cleanup_errors=True) as folder:
        data, port = Path(folder), _free_port()
        environment = {
            **os.environ,
            "ALERTA_HOME": str(HOME),
            "ALERTA_DATA": folder,
            "PYTHONUTF8": "1",
            **dict(server.environment),
        }
        environment.pop("ALERTA_DB", None)
        said = data / "said.log"
        with said.open("wb") as log:
            process = subprocess.Popen(
                [*server.words, server.port_word, str(port)],
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        tree = ProcessTree(process.pid)
        try:
            _wait_until_it_answers(process, port, said)
            yield Running(server, port, data, tree)
        finally:
            _end(process, tree)


def _wait_until_it_answers(process: subprocess.Popen, port: int, said: Path) -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        try:  # an address that costs no server a kernel
            urllib.request.urlopen(f"http://127.0.0.1:{port}/entrar", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
    raise NotRunning("\n".join(said.read_text("utf-8", "replace").splitlines()[-15:]))


def _end(process: subprocess.Popen, tree: ProcessTree) -> None:
    everybody = tree.processes()
    process.terminate()
    try:
        process.wait(ENDING_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _, left = psutil.wait_procs(everybody, timeout=5)
    for one in left:
        try:
            one.kill()
        except psutil.NoSuchProcess:
            continue


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
