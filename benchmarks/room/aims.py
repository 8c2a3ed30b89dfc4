"""What the kit aims at, each aim with what this run found."""

from dataclasses import dataclass

from room.results import KIT, PANEL, STOCK, Arrival, Room, ratio

SOONER_THAN_STOCK = 30.0
OWN_MEMORY_OF_STOCK = 1 / 3
CPU_S_EACH = 0.2
ALONE_S = 0.3


@dataclass(frozen=True)
class Aim:
    """`met` is None when the run did not measure it."""

    text: str
    found: str
    met: bool | None


def aims(room: Room) -> list[Aim]:
    """All aims, in the order of importance for a room."""
    many = room.most
    kit, stock, panel = (room.arrival(one, many) for one in (KIT, STOCK, PANEL))
    alone = room.arrival(KIT, 1)
    sooner = ratio(_last(stock), _last(kit))
    than_panel = ratio(_last(panel), _last(kit))
    own = kit.own / stock.own if kit and stock and stock.own else None
    return [
        _aim(
            f"last of {many} pages at least {SOONER_THAN_STOCK:.0f} times sooner than stock Voila",
            sooner,
            "{:.1f} times",
            sooner is not None and sooner >= SOONER_THAN_STOCK,
        ),
        _aim(
            f"last of {many} pages sooner than Panel",
            than_panel,
            "{:.1f} times",
            than_panel is not None and than_panel > 1,
        ),
        _aim(
            "a visitor's own memory at most a third of stock Voila's",
            own,
            "{:.0%}",
            own is not None and own <= OWN_MEMORY_OF_STOCK,
        ),
        _aim(
            f"at most {CPU_S_EACH} s of CPU a visitor, {many} at once",
            kit and kit.cpu_each,
            "{:.2f} s",
            bool(kit and kit.cpu_each <= CPU_S_EACH),
        ),
        _aim(
            f"one visitor alone: page whole and answering in at most {ALONE_S} s",
            _last(alone),
            "{:.2f} s",
            bool(alone and alone.last and alone.last <= ALONE_S),
        ),
        Aim("no error", f"{len(room.errors)} errors", not room.errors),
    ]


def _last(arrival: Arrival | None) -> float | None:
    return arrival.last if arrival else None


def _aim(text: str, found: float | None, form: str, met: bool) -> Aim:
    if found is None:
        return Aim(text, "not measured", None)
    return Aim(text, form.format(found), met)
