"""How soon the kit is ready when it starts again, beside stock Voila on the same notebook.

    python benchmarks/start.py

Both are started in this run, three times each, until the first page without a kernel answers.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HOME = Path(__file__).parents[1]
LESSON = HOME / "manual" / "es" / "04_five_criteria.ipynb"


def seconds_until_ready(words: list[str], port: int, data: str) -> float:
    """Start a server and wait until it answers on `port`; then end it."""
    environment = {**os.environ, "ALERTA_DATA": data, "PYTHONUTF8": "1"}
    begun = time.perf_counter()
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(words, env=environment, stdout=quiet, stderr=quiet)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/entrar", timeout=1).close()
                return time.perf_counter() - begun
            except urllib.error.HTTPError:  # it answers, though not with a page
                return time.perf_counter() - begun
            except OSError:
                if server.poll() is not None:
                    raise SystemExit("the server ended by itself") from None
                time.sleep(0.02)
    finally:
        server.terminate()
        server.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        times: dict[str, list[float]] = {"kit": [], "voila": []}
        for _ in range(4):
            port = free_port()
            kit = [sys.executable, "-m", "alerta", "serve", "--no-browser", "--port", str(port)]
            times["kit"].append(seconds_until_ready(kit, port, data))
            port = free_port()
            stock = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", str(LESSON)]
            times["voila"].append(seconds_until_ready(stock, port, data))
    kit_s, voila_s = (statistics.median(found[1:]) for found in times.values())  # first: warm-up
    print("| kit, s | stock Voila, s | ratio |")
    print("|---|---|---|")
    print(f"| {kit_s:.1f} | {voila_s:.1f} | {kit_s / voila_s:.2f} |")


if __name__ == "__main__":
    main()
