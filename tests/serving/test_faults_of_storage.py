"""What breaks below the registry: a full disk, and a database that somebody else holds (issue 3)."""

import asyncio
import json
import subprocess
import sys
import time

import pytest
from small_disk import SmallDisk, SmallFiles
from small_kit import RunningKit
from trainees import Trainee, fill, room_home, written

from alerta.registry import DiskFull, NotStored
from alerta.serving.forkserver import supported

pytestmark = pytest.mark.skipif(not supported(), reason="kernels cannot be forked here")
TOLD_S = 5.0
LOCKED_S = 20.0
BUSY_S = 4  # static/page/kernel.js
HOLDER = """
import sqlite3, sys, time
holder = sqlite3.connect(sys.argv[1], isolation_level=None)
holder.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
holder.execute("ROLLBACK")
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return room_home(tmp_path_factory.mktemp("content"))


@pytest.fixture(params=[SmallDisk, SmallFiles])
def disk(request, tmp_path):
    """A disk that can be filled, and freed again."""
    try:
        made = request.param(tmp_path)
    except OSError as error:
        pytest.skip(f"cannot be made here: {error}")
    yield made
    made.close()


@pytest.fixture
def kit(content, disk):
    with RunningKit(content, disk.folder) as running:
        yield running


async def fails(one, most_s=TOLD_S):
    """Answer until an answer is not acknowledged; return what the page tells, and after how long."""
    while True:
        begun = time.monotonic()
        task = asyncio.ensure_future(one.answer())
        while not task.done() and not one.fault:
            assert time.monotonic() - begun < most_s, "the person was told nothing"
            await asyncio.sleep(0.05)
        if not task.done():
            return task, one.fault, time.monotonic() - begun
        await asyncio.sleep(1.05)  # times of saving are told in whole seconds


def test_on_a_full_disk_everybody_is_told_and_what_was_answered_is_written_later(kit, disk, form):
    kind = DiskFull if isinstance(disk, SmallDisk) else NotStored

    async def story():
        room = [Trainee(kit, "Muña", "es"), Trainee(kit, "Mint", "en")]
        for one in room:
            await one.enter()
            await one.open()
            await one.answer()
        disk.fill(kit)
        waiting = []
        for one in room:
            task, told, took = await fails(one)
            assert told == kind().text(one.lang)
            assert took < TOLD_S
            waiting.append(task)
        for one in room:  # nobody stops: the next answers wait with the first
            part, model_id, index, value = one.next_choice()
            one.given.append((part, value))
            await one.put(model_id, {"index": index})
            assert (await one.alive())["alive"]
            assert one.fault == kind().text(one.lang)
        for one, log in zip(room, written(kit, form, "Muña", "Mint"), strict=True):
            assert log == one.acknowledged, "nothing acknowledged is lost"
        assert (await room[0].ask("/")).code == 200
        newcomer = Trainee(kit, "Boldo")
        await newcomer.ask("/entrar")
        answer = await newcomer.ask("/entrar?nuevo=1", {"alias": "Boldo", "pin": "2580"})
        assert answer.code == 503
        assert "inténtelo de nuevo" in answer.body.decode()
        disk.free(kit)
        await asyncio.wait_for(asyncio.gather(*waiting), 10)
        for one, log in zip(room, written(kit, form, "Muña", "Mint"), strict=True):
            assert log == one.given
            assert one.fault == ""
            await asyncio.sleep(1.05)
            await one.answer()

    asyncio.run(story())


def test_a_database_that_is_held_for_20_s_stops_who_writes_and_nobody_else(content, tmp_path, form):
    kit = RunningKit(content, tmp_path).start()
    try:
        asyncio.run(_locked(kit, form))
    finally:
        kit.stop()


async def _locked(kit, form):
    writer, reader, *turning = await fill(kit, 10, "Quinua")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(kit.data / "registry.sqlite"), str(LOCKED_S)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert await asyncio.to_thread(holder.stdout.readline) == "held\n"
    begun = time.monotonic()
    answering = asyncio.ensure_future(writer.answer())
    visits = [asyncio.ensure_future(_turn(one)) for one in turning]
    newcomer = Trainee(kit, "Kiwicha")
    await newcomer.ask("/entrar")
    entering = asyncio.ensure_future(
        newcomer.ask("/entrar?nuevo=1", {"alias": "Kiwicha", "pin": "2580"})
    )
    telling = asyncio.ensure_future(_told_of(writer))
    longest = 0.0
    while time.monotonic() - begun < LOCKED_S - 2:
        for path in (f"/alerta/alive?kernel={reader.kernel_id}", "/", "/manual/en/index"):
            asked = time.monotonic()
            await reader.ask(path)
            longest = max(longest, time.monotonic() - asked)
        await asyncio.sleep(0.3)
    assert await telling - begun < TOLD_S, "the page of who writes says that it takes longer"
    assert longest < TOLD_S, "the server itself waits for nobody"
    other = await reader.open()  # a new page comes, and reads, while others wait to write
    assert time.monotonic() - begun < LOCKED_S, "the lock still stood"
    assert (await other.alive())["alive"]
    assert not answering.done() and not any(one.done() for one in visits)
    await asyncio.wait_for(answering, LOCKED_S)
    assert (await asyncio.wait_for(entering, LOCKED_S)).code == 303
    assert {one.code for one in await asyncio.gather(*visits)} == {200}
    assert holder.wait(5) == 0
    assert writer.fault == ""
    await asyncio.sleep(1.05)
    await writer.answer()
    assert written(kit, form, writer.alias) == [writer.acknowledged]


async def _told_of(one):
    """When the page of one who waits begins to say that it takes longer."""
    while (await one.alive())["busy_s"] < BUSY_S:
        await asyncio.sleep(0.1)
    return time.monotonic()


async def _turn(one):
    """Turn to another screen, as the page script tells it."""
    headers = {"Content-Type": "application/json", "X-XSRFToken": one.cookies["_xsrf"]}
    body = json.dumps({"page": "manual/02", "screen": 2})
    return await one.ask("/alerta/visit", method="POST", body=body, headers=headers)
