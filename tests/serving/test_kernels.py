"""Kernels of visitors: private, watched, and ended when nobody uses them."""

import sys
import time

import psutil
import pytest
from small_kit import CHANNELS, RunningKit, channels_of, process_of

IMPATIENT = """
import sys
from traitlets.config import Config
from alerta import cli
from alerta.serving import server
idle = Config(VisitorKernels={"cull_idle_timeout": 2, "cull_interval": 1})
serve = server.serve
server.serve = lambda *given, **more: serve(*given, config=idle, **more)
sys.exit(cli.main(["serve", *sys.argv[1:]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")
def test_the_channels_of_a_kernel_are_files_and_not_ports(tarwi):
    kernel_id = tarwi.open_lesson()
    assert len(channels_of(process_of(kernel_id), kernel_id)) == CHANNELS


def test_a_kernel_that_dies_is_not_started_again_blank(tarwi):
    kernel_id = tarwi.open_lesson()
    assert tarwi.get(f"/alerta/alive?kernel={kernel_id}").json()["alive"]
    process_of(kernel_id).kill()
    time.sleep(0.5)
    assert not tarwi.get(f"/alerta/alive?kernel={kernel_id}").json()["alive"]
    time.sleep(3)
    assert not tarwi.get(f"/alerta/alive?kernel={kernel_id}").json()["alive"]


def test_a_forgotten_kernel_is_ended(content, tmp_path):
    command = (sys.executable, "-c", IMPATIENT)
    kit = RunningKit(content, tmp_path, command=command).start()
    try:
        visitor = kit.visitor("Puma")
        kernel_id = visitor.open_lesson()
        process = process_of(kernel_id)
        process.wait(15)
        assert not visitor.get(f"/alerta/alive?kernel={kernel_id}").json()["alive"]
    finally:
        kit.stop()


def test_who_leaves_while_the_page_is_prepared_leaves_no_kernel(kit, vicuna):
    before = {one.pid for one in psutil.Process(kit.process.pid).children(recursive=True)}
    answer = vicuna.get("/manual/es/02", stream=True)
    next(answer.iter_content(100))
    answer.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        now = {one.pid for one in psutil.Process(kit.process.pid).children(recursive=True)}
        if now - before:
            break
        time.sleep(0.05)
    while time.monotonic() < deadline and now - before:
        now = {one.pid for one in psutil.Process(kit.process.pid).children(recursive=True)}
        time.sleep(0.2)
    assert now - before == set()
