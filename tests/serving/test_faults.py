"""What breaks in the middle of a workshop: a kernel, the warm processes, the server (issue 3)."""

import asyncio
import time

import psutil
import pytest
from small_kit import RunningKit
from trainees import Trainee, fill, processes, room_home, written

from alerta.serving.forkserver import supported

pytestmark = pytest.mark.skipif(not supported(), reason="kernels cannot be forked here")
TOLD_S = 5.0
PEOPLE = 50


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return room_home(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def kit(content, tmp_path_factory):
    with RunningKit(content, tmp_path_factory.mktemp("data")) as running:
        yield running


async def soon(so, most_s=TOLD_S):
    """How many seconds passed until something was so."""
    begun = time.monotonic()
    while not await so():
        assert time.monotonic() - begun < most_s, f"not so after {most_s} s"
        await asyncio.sleep(0.05)
    return time.monotonic() - begun


async def cut_off(tasks):
    """Whoever was answering notices; nothing but the end of the connection may have gone wrong."""
    await asyncio.wait_for(asyncio.gather(*tasks), 20)


def test_a_kernel_that_is_killed_stops_one_person_only_and_nothing_acknowledged_is_lost(kit, form):
    async def story():
        victim, *others = await fill(kit, 4, "Vecina")
        tasks = [asyncio.ensure_future(one.go_on_answering()) for one in (victim, *others)]
        await asyncio.sleep(2.5)
        before = [len(one.acknowledged) for one in others]
        (await victim.process()).kill()

        async def told():
            return not (await victim.alive())["alive"]

        assert await soon(told) < TOLD_S
        await asyncio.sleep(1.5)
        for one, count in zip(others, before, strict=True):
            assert (await one.alive())["alive"]
            assert len(one.acknowledged) > count, "the others go on"
            assert one.fault == ""
        for task in tasks:
            task.cancel()
        known = dict(victim.acknowledged)
        assert known
        await victim.open()
        [log] = written(kit, form, victim.alias)
        assert log[: len(victim.acknowledged)] == victim.acknowledged
        stored = dict(log)
        assert known.keys() <= stored.keys()
        assert victim.chosen() == stored, "after resuming the page shows what was answered"
        await victim.answer()

    asyncio.run(story())


def test_the_warm_processes_may_die_and_nobody_in_front_of_a_page_notices(kit):
    async def story():
        sitting = await fill(kit, 3, "Sentada")
        server = psutil.Process(kit.process.pid)
        [root] = [one for one in server.children() if "zygote" in " ".join(one.cmdline())]
        pages = [one for one in root.children() if one.children()]
        assert pages, "the page has a warm process of its own"
        lines = kit.log().count("\n")
        for one in (root, *pages):
            one.kill()
        for one in sitting:
            await one.answer()
        begun = time.monotonic()
        newcomer = Trainee(kit, "Recién llegada")
        await newcomer.enter()
        await newcomer.open()
        await newcomer.answer()
        assert time.monotonic() - begun < 30
        told = [line for line in kit.log().splitlines()[lines:] if "zygote" in line]
        assert len(told) == 1 and "started again" in told[0]
        for one in sitting:
            await one.answer()
        await sitting[0].leave()
        await asyncio.sleep(0.3)
        family = [server, *server.children(recursive=True)]
        assert [one for one in family if one.status() == psutil.STATUS_ZOMBIE] == []
        assert not any(one.is_running() and one.ppid() == server.pid for one in (root, *pages))

    asyncio.run(story())


def test_fifty_people_lose_no_acknowledged_answer_when_the_server_is_killed(
    content, tmp_path_factory, form
):
    kit = RunningKit(content, tmp_path_factory.mktemp("killed")).start()
    try:
        asyncio.run(_killed(kit, form))
    finally:
        kit.stop()


async def _killed(kit, form):
    room = await fill(kit, PEOPLE)
    tasks = [asyncio.ensure_future(one.go_on_answering()) for one in room]
    await asyncio.sleep(4)
    family = processes(kit)
    assert len(family) > PEOPLE
    kit.kill()
    await cut_off(tasks)
    for one in room:
        one.hang_up()

    async def ended():
        return not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in family)

    assert await soon(ended) < TOLD_S, "kernels and warm processes end by themselves"
    kit.start()
    assert sum(len(one.acknowledged) for one in room) >= 2 * PEOPLE
    assert any(one.given != one.acknowledged for one in room), "somebody was answering just then"
    for one, log in zip(room, written(kit, form, *(one.alias for one in room)), strict=True):
        assert log[: len(one.acknowledged)] == one.acknowledged
    gate = asyncio.Semaphore(8)

    async def go_on(one):
        async with gate:
            await one.open()  # with the cookie from before
            assert one.chosen().keys() >= dict(one.acknowledged).keys()
            await one.answer()

    await asyncio.gather(*map(go_on, room))
    for one, log in zip(room, written(kit, form, *(one.alias for one in room)), strict=True):
        assert log[-1] == one.acknowledged[-1]
