"""Forked kernels, used as any Voila site would: no lesson, no visitor, no page of this kit."""

import asyncio
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from alerta.serving.forkserver import supported
from alerta.serving.forkserver.nursery import Nursery, Unavailable
from alerta.serving.forkserver.process import ForkedProcess
from alerta.serving.forkserver.recorded_pages import RecordedPages

pytestmark = pytest.mark.skipif(not supported(), reason="kernels cannot be forked here")
CELLS = [
    "import os, random, tempfile, uuid\nfirst = os.getpid()",
    "import ipywidgets\nslider = ipywidgets.IntSlider(value=7)\nslider",
    "print('printed')",
    "1 / 0",
    "",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>shown</b>'))\n'a value'",
]
TEST_S = 90


@pytest.fixture
def nursery():
    Nursery.clear_instance()
    yield Nursery.instance(preload=["ipywidgets"])
    Nursery.clear_instance()


@pytest.fixture(autouse=True)
def forked():
    factory = KernelProvisionerFactory.instance()
    before = factory.default_provisioner_name
    factory.default_provisioner_name = "forked"
    yield
    factory.default_provisioner_name = before


@pytest.fixture
def pages(nursery, tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in CELLS])
    nbformat.write(notebook, tmp_path / "page.ipynb")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "codes.csv").write_text("code\nSOC\n", "utf-8")
    return RecordedPages(nursery, [tmp_path / "content"], os.environ)


def tell(story, nursery):
    """Run a story to its end, and end the zygotes after it."""

    async def whole():
        try:
            async with asyncio.timeout(TEST_S):
                return await story
        finally:
            nursery.close()

    return asyncio.run(whole())


async def started(zygote=None, folder="/tmp"):
    place = Path(tempfile.mkdtemp(prefix="ka-", dir="/tmp")) / "kernel.json"
    kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", connection_file=str(place))
    more = {"zygote": zygote} if zygote else {}
    await kernel.start_kernel(cwd=str(folder), env=dict(os.environ), **more)
    return kernel, await connected(kernel)


async def connected(kernel):
    client = kernel.client()
    client.start_channels()
    await client.wait_for_ready(timeout=30)
    return client


async def value_of(client, expression):
    """What a kernel says an expression is worth."""
    answer = await client.execute_interactive(
        "", user_expressions={"it": expression}, timeout=30, output_hook=lambda _: None
    )
    told = answer["content"]["user_expressions"]["it"]
    return told["data"]["text/plain"] if told["status"] == "ok" else told["ename"]


def test_a_forked_kernel_runs_code(nursery):
    async def story():
        kernel, client = await started()
        assert isinstance(kernel.provisioner.process, ForkedProcess)
        assert await value_of(client, "6 * 7") == "42"
        await kernel.shutdown_kernel()
        assert not await kernel.is_alive()

    tell(story(), nursery)


def test_what_was_imported_before_is_there_at_once(nursery):
    async def story():
        _, client = await started()
        assert await value_of(client, "'ipywidgets' in __import__('sys').modules") == "True"

    tell(story(), nursery)


def test_a_page_is_run_once_and_its_forks_find_what_it_made(nursery, pages, tmp_path):
    async def story():
        recording = await pages.get(tmp_path / "page.ipynb")
        (_, one), (_, other) = [await started(recording.zygote, tmp_path) for _ in range(2)]
        assert await value_of(one, "slider.value") == await value_of(other, "slider.value") == "7"
        assert await value_of(one, "first") == str(recording.zygote.pid)
        shown = recording.shown[1][0]["data"]["application/vnd.jupyter.widget-view+json"]
        assert await value_of(one, "slider.model_id") == repr(shown["model_id"])

    tell(story(), nursery)


def test_a_recorded_page_shows_what_a_run_one_shows(nursery, pages, tmp_path):
    async def story():
        shown = (await pages.get(tmp_path / "page.ipynb")).shown
        assert shown[2] == [{"output_type": "stream", "name": "stdout", "text": "printed\n"}]
        assert [one["ename"] for one in shown[3]] == ["ZeroDivisionError"]
        assert shown[4] == []
        texts = [one["data"].get("text/html") or one["data"]["text/plain"] for one in shown[5]]
        assert texts == ["<b>shown</b>", "'a value'"]

    tell(story(), nursery)


def test_two_forks_draw_different_numbers_and_different_names(nursery, pages, tmp_path):
    asked = (
        "random.random()",
        "__import__('numpy').random.random()",
        "tempfile.mktemp()",
        "uuid.uuid4().hex",
        "os.getpid()",
        "os.getsid(0)",
    )

    async def story():
        recording = await pages.get(tmp_path / "page.ipynb")
        clients = [(await started(recording.zygote, tmp_path))[1] for _ in range(2)]
        for expression in asked:
            one, other = [await value_of(client, expression) for client in clients]
            assert one != other, expression

    tell(story(), nursery)


def test_what_one_fork_changes_the_other_does_not_see(nursery, pages, tmp_path):
    async def story():
        recording = await pages.get(tmp_path / "page.ipynb")
        clients = [(await started(recording.zygote, tmp_path))[1] for _ in range(2)]
        assert await value_of(clients[0], "setattr(slider, 'value', 3)") == "None"
        assert await value_of(clients[1], "slider.value") == "7"
        third = (await started(recording.zygote, tmp_path))[1]
        assert await value_of(third, "slider.value") == "7"

    tell(story(), nursery)


@pytest.mark.parametrize("edited", ["page.ipynb", "content/codes.csv"])
def test_an_edited_file_makes_a_new_page_for_the_next_visitor(nursery, pages, tmp_path, edited):
    async def story():
        first = await pages.get(tmp_path / "page.ipynb")
        assert await pages.get(tmp_path / "page.ipynb") is first
        path = tmp_path / edited
        path.write_text(path.read_text("utf-8").replace("printed", "changed") + "\n", "utf-8")
        await asyncio.sleep(0.6)
        second = await pages.get(tmp_path / "page.ipynb")
        assert second is not first
        assert not first.zygote.alive
        if edited == "page.ipynb":
            assert second.shown[2][0]["text"] == "changed\n"

    tell(story(), nursery)


def test_a_page_of_yesterday_is_run_again(nursery, pages, tmp_path, monkeypatch):
    from datetime import date

    from alerta.serving.forkserver import recorded_pages

    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date.fromordinal(date.today().toordinal() + 1)

    async def story():
        first = await pages.get(tmp_path / "page.ipynb")
        monkeypatch.setattr(recorded_pages, "date", Tomorrow)
        assert await pages.get(tmp_path / "page.ipynb") is not first

    tell(story(), nursery)


def test_everybody_who_comes_at_once_waits_for_one_run(nursery, pages, tmp_path):
    async def story():
        found = await asyncio.gather(*(pages.get(tmp_path / "page.ipynb") for _ in range(10)))
        assert len({id(one) for one in found}) == 1

    tell(story(), nursery)


def test_only_the_pages_last_used_are_kept(nursery, pages, tmp_path):
    async def story():
        pages.most = 2
        kept = []
        for name in ("a", "b", "c"):
            path = tmp_path / f"{name}.ipynb"
            path.write_bytes((tmp_path / "page.ipynb").read_bytes())
            kept.append(await pages.get(path))
        assert len(pages) == 2
        assert [one.zygote.alive for one in kept] == [False, True, True]

    tell(story(), nursery)


def test_a_page_whose_zygote_was_killed_is_run_again(nursery, pages, tmp_path):
    async def story():
        first = await pages.get(tmp_path / "page.ipynb")
        _, client = await started(first.zygote, tmp_path)
        os.kill(first.zygote.pid, signal.SIGKILL)
        await asyncio.sleep(0.3)
        second = await pages.get(tmp_path / "page.ipynb")
        assert second.zygote.pid != first.zygote.pid
        assert await value_of(client, "slider.value") == "7", "its kernels live on"

    tell(story(), nursery)


def test_the_first_zygote_is_started_again_when_it_dies(nursery, pages, tmp_path):
    async def story():
        nursery.retry_s = 0.0
        first = await nursery.ready()
        _, client = await started()
        os.kill(first.pid, signal.SIGKILL)
        for _ in range(100):
            await asyncio.sleep(0.1)
            again = await nursery.ready()
            if again.pid != first.pid:
                break
        assert again.pid != first.pid
        assert await value_of(client, "6 * 7") == "42", "its kernels live on"
        assert await value_of((await started())[1], "6 * 7") == "42"

    tell(story(), nursery)


def test_a_kernel_is_interrupted(nursery):
    async def story():
        kernel, client = await started()
        client.execute("import time\ntime.sleep(60)", stop_on_error=False)
        await asyncio.sleep(0.5)
        begun = time.monotonic()
        await kernel.interrupt_kernel()
        assert await value_of(client, "6 * 7") == "42"
        assert time.monotonic() - begun < 20

    tell(story(), nursery)


def test_a_kernel_is_restarted_as_its_page_left_off(nursery, pages, tmp_path):
    async def story():
        recording = await pages.get(tmp_path / "page.ipynb")
        kernel, client = await started(recording.zygote, tmp_path)
        await value_of(client, "setattr(slider, 'value', 3)")
        before = kernel.provisioner.process.pid
        client.stop_channels()
        await kernel.restart_kernel(now=True)
        client = await connected(kernel)
        assert await value_of(client, "slider.value") == "7"
        assert kernel.provisioner.process.pid != before

    tell(story(), nursery)


def test_nothing_is_left_of_a_kernel_that_was_ended(nursery):
    async def story():
        kernel, client = await started()
        await value_of(client, "__import__('subprocess').Popen(['sleep', '300']).pid")
        pid = kernel.provisioner.process.pid
        child = psutil.Process(pid).children()[0]
        await kernel.shutdown_kernel(now=True)
        await asyncio.sleep(0.5)
        assert not psutil.pid_exists(pid), "not even a zombie"
        assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE

    tell(story(), nursery)


SITE = """
import asyncio, os, sys
from pathlib import Path
from alerta.serving.forkserver.nursery import Nursery

async def site():
    nursery = Nursery.instance()
    root = await nursery.ready()
    page = await nursery.page(["x = 1"], Path.cwd(), os.environ)
    await page.shown()
    kernel = await nursery.kernel(sys.argv[1], "/", os.environ, 2, page)
    await kernel.reached("ready", 30)
    print(root.pid, page.pid, kernel.pid, flush=True)
    await asyncio.sleep(300)

asyncio.run(site())
"""


def test_everything_ends_with_the_server_also_when_that_is_killed(tmp_path):
    import json
    import subprocess

    file = tmp_path / "kernel.json"
    ports = {f"{name}_port": 0 for name in ("shell", "iopub", "stdin", "control", "hb")}
    file.write_text(json.dumps({**ports, "transport": "tcp", "ip": "127.0.0.1", "key": "k"}))
    with subprocess.Popen(
        [sys.executable, "-c", SITE, str(file)], stdout=subprocess.PIPE, text=True
    ) as site:
        pids = [int(one) for one in site.stdout.readline().split()]
        assert len(pids) == 3
        site.kill()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(_runs, pids)):
        time.sleep(0.1)
    assert not any(map(_runs, pids))


def _runs(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


class TestWhereNothingCanBeForked:
    def test_an_ordinary_kernel_is_started_and_the_log_says_so(self, nursery, caplog):
        async def story():
            nursery.enabled = False
            kernel, client = await started()
            assert not isinstance(kernel.provisioner.process, ForkedProcess)
            assert await value_of(client, "6 * 7") == "42"
            await kernel.shutdown_kernel(now=True)

        tell(story(), nursery)

    def test_a_zygote_that_cannot_start_is_told_once_and_tried_later(self, nursery, monkeypatch):
        async def story():
            monkeypatch.setattr(sys, "executable", "/nowhere/python")
            told = []
            monkeypatch.setattr(nursery.log, "warning", lambda *given: told.append(given))
            for _ in range(3):
                with pytest.raises(Unavailable):
                    await nursery.ready()
            assert len(told) == 1

        tell(story(), nursery)

    def test_a_page_says_that_it_cannot_be_recorded(self, nursery, pages, tmp_path):
        async def story():
            nursery.enabled = False
            with pytest.raises(Unavailable):
                await pages.get(tmp_path / "page.ipynb")

        tell(story(), nursery)

    def test_a_missing_module_is_told_and_harms_nobody(self, monkeypatch):
        Nursery.clear_instance()
        nursery = Nursery.instance(preload=["nowhere_to_be_found"])
        told = []
        monkeypatch.setattr(nursery.log, "warning", lambda *given: told.append(given))

        async def story():
            assert await value_of((await started())[1], "6 * 7") == "42"

        tell(story(), nursery)
        Nursery.clear_instance()
        assert "nowhere_to_be_found" in str(told)


class TestTheStateOfAllWidgets:
    """The page script opens the channel `jupyter.widget.control` and asks for all states."""

    def test_is_told_at_the_first_question(self, nursery, pages, tmp_path):
        async def story():
            client = await self.opened(pages, tmp_path)
            assert values(await all_states(client)) == [7]

        tell(story(), nursery)

    def test_is_told_to_the_last_letter_as_ipywidgets_tells_it(self, nursery, pages, tmp_path):
        async def story():
            client = await self.opened(pages, tmp_path)
            recorded = await all_states(client)
            # a widget that says anything at all: from then on ipywidgets itself answers
            await value_of(client, "slider.send_state('value')")
            assert await all_states(client) == recorded

        tell(story(), nursery)

    def test_is_the_present_one_after_the_kernel_changed_a_widget(self, nursery, pages, tmp_path):
        async def story():
            client = await self.opened(pages, tmp_path)
            await value_of(client, "setattr(slider, 'value', 9)")
            assert values(await all_states(client)) == [9]

        tell(story(), nursery)

    def test_is_the_present_one_after_the_browser_changed_a_widget(self, nursery, pages, tmp_path):
        async def story():
            client = await self.opened(pages, tmp_path)
            states = await all_states(client)
            slider = next(one for one, it in states.items() if "value" in it["state"])
            change = {"method": "update", "state": {"value": 11}, "buffer_paths": []}
            say(client, "comm_msg", {"comm_id": slider, "data": change})
            assert values(await all_states(client)) == [11]

        tell(story(), nursery)

    def test_holds_what_came_after_the_page(self, nursery, pages, tmp_path):
        async def story():
            client = await self.opened(pages, tmp_path)
            before = await all_states(client)
            await value_of(client, "ipywidgets.IntText(value=3)")
            assert sorted(values(await all_states(client))) == [3, 7] and values(before) == [7]

        tell(story(), nursery)

    def test_keeps_bytes_as_bytes(self, nursery, pages, tmp_path):
        notebook = nbformat.read(tmp_path / "page.ipynb", 4)
        notebook.cells.append(
            nbformat.v4.new_code_cell("picture = ipywidgets.Image(value=b'\\x00\\xff')")
        )
        nbformat.write(notebook, tmp_path / "page.ipynb")

        async def story():
            client = await self.opened(pages, tmp_path)
            say(client, "comm_msg", ASKING)
            told = await answer_of(client)
            paths = told["content"]["data"]["buffer_paths"]
            assert [path[1:] for path in paths] == [["state", "value"]]
            assert [bytes(one) for one in told["buffers"]] == [b"\x00\xff"]

        tell(story(), nursery)

    async def opened(self, pages, folder):
        recording = await pages.get(folder / "page.ipynb")
        _, client = await started(recording.zygote, folder)
        target = {"comm_id": "asking", "target_name": "jupyter.widget.control", "data": {}}
        say(client, "comm_open", target, metadata={"version": "1.0.0"})
        return client


ASKING = {"comm_id": "asking", "data": {"method": "request_states"}}


def say(client, kind, content, **more):
    client.shell_channel.send(client.session.msg(kind, content, **more))


async def answer_of(client):
    """The next message that the channel of all widgets hears."""
    while True:
        message = await client.get_iopub_msg(timeout=20)
        assert message["msg_type"] != "comm_close", "nobody listens at the channel"
        if message["msg_type"] == "comm_msg" and message["content"]["comm_id"] == "asking":
            return message


async def all_states(client):
    say(client, "comm_msg", ASKING)
    return (await answer_of(client))["content"]["data"]["states"]


def values(states):
    return [one["state"]["value"] for one in states.values() if "value" in one["state"]]
