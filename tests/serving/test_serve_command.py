"""`alerta serve`: one line when ready, a plain message when it cannot begin."""

import os
import socket
import subprocess
import sys

from small_kit import RunningKit


def serve(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "alerta", "serve", "--no-browser", *words],
        capture_output=True, encoding="utf-8", timeout=60, env={**os.environ, "PYTHONUTF8": "1", **environment},
    )  # fmt: skip


def test_it_says_in_one_line_where_the_kit_is(kit):
    assert kit.said.startswith("Kit Alerta está listo: http://127.0.0.1:")


def test_a_busy_port_is_told_with_what_to_do_before_anything_slow_begins():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = serve("--port", str(port), "--db", "nonsense")
    assert told.returncode == 1
    assert str(port) in told.stderr and f"--port {port + 1}" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_registry_that_cannot_be_opened_is_told_plainly(tmp_path):
    told = serve("--port", "0", "--db", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert told.stderr.strip()


def test_it_ends_when_told_to_and_leaves_no_kernel(content, tmp_path):
    kit = RunningKit(content, tmp_path).start()
    kernel = kit.visitor("Puma").open_lesson()
    kit.stop()
    assert kit.process.returncode in (0, -15, 1)
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert kernel not in running
