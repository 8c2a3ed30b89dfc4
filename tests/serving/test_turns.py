"""The queue of a full room: first come, first served, and nobody who left is waited for."""

import asyncio

import pytest

from alerta.serving.turns import AT_ONCE, FEWEST, GONE_S, MOST, Turns, places_for


class Room:
    """Two places, a clock that can be moved, and people who sit down and leave."""

    def __init__(self):
        self.sitting, self.now = 0, 100.0
        self.turns = Turns(2, lambda: self.sitting, lambda: self.now)


@pytest.fixture
def full():
    room = Room()
    room.sitting = 2
    return room


def test_who_finds_a_place_does_not_wait():
    assert Room().turns.ask("Tarwi") == 0


def test_who_finds_none_is_told_the_place_in_the_queue(full):
    assert [full.turns.ask(one) for one in ("Tarwi", "Puma", "Olluco")] == [1, 2, 3]


def test_asking_again_keeps_the_place(full):
    full.turns.ask("Tarwi")
    full.turns.ask("Puma")
    assert full.turns.ask("Tarwi") == 1
    assert full.turns.ask("Puma") == 2


def test_a_free_place_goes_to_who_came_first(full):
    full.turns.ask("Tarwi")
    full.turns.ask("Puma")
    full.sitting = 1
    assert full.turns.ask("Puma") == 1
    assert full.turns.ask("Tarwi") == 0


def test_a_newcomer_does_not_overtake_who_waits(full):
    full.turns.ask("Tarwi")
    full.sitting = 1
    assert full.turns.ask("Puma") == 1


def test_the_place_of_who_was_invited_is_kept_until_they_come(full):
    full.turns.invited("Tarwi")
    full.sitting = 1
    assert full.turns.invited("Tarwi") == 0
    assert full.turns.ask("Puma") == 1
    assert full.turns.ask("Tarwi") == 0


def test_who_was_invited_and_does_not_come_loses_the_place(full):
    full.turns.invited("Tarwi")
    full.sitting = 1
    full.turns.invited("Tarwi")
    full.now += GONE_S + 1
    assert full.turns.ask("Puma") == 0


def test_who_closed_the_waiting_page_is_forgotten(full):
    full.turns.ask("Tarwi")
    full.now += GONE_S - 1
    full.turns.ask("Puma")
    full.now += 2
    assert full.turns.ask("Puma") == 1


def test_a_computer_with_more_memory_has_more_places():
    assert places_for(200) == FEWEST
    assert places_for(4_000) > places_for(2_000) > FEWEST
    assert places_for(1_000_000) == MOST
    assert places_for(4_000) >= 55, "a laptop with 4 GB free carries the largest workshop"


class Kernel:
    """A kernel that is ready when told."""

    def __init__(self):
        self.ready = asyncio.Event()

    async def ready_to_answer(self, most_s):
        await self.ready.wait()


def test_only_a_few_kernels_start_at_the_same_time_and_in_order():
    async def story():
        turns, begun = Room().turns, []
        kernels = [Kernel() for _ in range(AT_ONCE + 2)]

        async def come(number):
            async def start():
                begun.append(number)
                return kernels[number]

            await turns.prepared(start)

        visits = [asyncio.ensure_future(come(n)) for n in range(len(kernels))]
        await asyncio.sleep(0.01)
        assert begun == list(range(AT_ONCE))
        kernels[1].ready.set()
        await asyncio.sleep(0.01)
        assert begun == list(range(AT_ONCE + 1))
        for kernel in kernels:
            kernel.ready.set()
        await asyncio.gather(*visits)
        assert begun == list(range(len(kernels)))

    asyncio.run(story())


def test_a_kernel_that_does_not_start_makes_room_for_the_next():
    async def story():
        turns = Room().turns

        async def fail():
            raise OSError("no memory")

        for _ in range(AT_ONCE + 1):
            with pytest.raises(OSError, match="no memory"):
                await turns.prepared(fail)

    asyncio.run(story())
