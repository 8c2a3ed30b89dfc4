"""What changed between two versions of a record, field by field, and the log of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from alerta.registry.schema import history
from alerta.registry.sheets import Flat

ROW = "(row)"  # stands for the row itself: its place in the list, '' when it is not there


@dataclass(frozen=True)
class Change:
    """One field of one row: who changed it when, from what, to what, why, in which version.

    `row` is the row's own number: it stays the same when rows before it are taken away.
    """

    at: datetime
    who: str
    entity: str
    row: int
    field: str
    old: str
    new: str
    why: str
    version: int


@dataclass(frozen=True)
class Numbered:
    """A row of a sheet with its own number."""

    number: int
    flat: Flat


def number_rows(old: Sequence[Numbered], new: Sequence[Flat], used: int) -> list[Numbered]:
    """Give each new row the number of the old row that it continues, or the next free one.

    Equal rows find each other first, then the most alike; `used` is the highest number ever given.
    """
    numbers: dict[int, int] = {}
    free = list(enumerate(old))
    for place, flat in enumerate(new):
        same = [pair for pair in free if pair[1].flat == flat]
        if same:
            nearest = min(same, key=lambda pair: abs(pair[0] - place))
            numbers[place] = nearest[1].number
            free.remove(nearest)
    alike = sorted(
        (-len(row.flat.items() & flat.items()), abs(before - place), place, before)
        for place, flat in enumerate(new)
        if place not in numbers
        for before, row in free
    )
    left = dict(free)
    for score, _, place, before in alike:
        if score and place not in numbers and before in left:
            numbers[place] = left.pop(before).number
    for place in range(len(new)):
        if place not in numbers:
            used += 1
            numbers[place] = used
    return [Numbered(numbers[place], flat) for place, flat in enumerate(new)]


def differences(
    entity: str, old: Sequence[Numbered], new: Sequence[Numbered]
) -> Iterable[tuple[str, int, str, str, str]]:
    """Yield (entity, row, field, from, to) for all that differs; '' stands for blank."""
    before = {row.number: (str(place), row.flat) for place, row in enumerate(old, 1)}
    after = {row.number: (str(place), row.flat) for place, row in enumerate(new, 1)}
    stayed = [number for number in before if number in after]
    moved = set()
    if stayed != [number for number in after if number in before]:
        ranks = [number for number in after if number in before]
        moved = {number for number, other in zip(stayed, ranks, strict=True) if number != other}
    for number in sorted(before.keys() | after.keys()):
        place_before, flat_before = before.get(number, ("", {}))
        place_after, flat_after = after.get(number, ("", {}))
        if number in moved or not (place_before and place_after):
            yield entity, number, ROW, place_before, place_after
        for path in dict.fromkeys((*flat_before, *flat_after)):
            was, now = flat_before.get(path, ""), flat_after.get(path, "")
            if was != now:
                yield entity, number, path, was, now


def append(
    connection: sa.Connection,
    code: str,
    version: int,
    changes: Iterable[tuple[str, int, str, str, str]],
    by: Mapping[str, object],
) -> int:
    """Write the changes to the history; `by` holds at, person_id, who, why. Returns how many."""
    rows = [
        {
            "case_code": code,
            "version": version,
            "entity": entity,
            "row": row,
            "field": field,
            "old": old,
            "new": new,
            **by,
        }
        for entity, row, field, old, new in changes
    ]
    if rows:
        connection.execute(history.insert(), rows)
    return len(rows)


def of_case(connection: sa.Connection, code: str, after: int = 0) -> list[Change]:
    """The history of a case, oldest first; only versions later than `after`."""
    query = (
        sa.select(history)
        .where(history.c.case_code == code, history.c.version > after)
        .order_by(history.c.change_id)
    )
    return [
        Change(r.at, r.who, r.entity, r.row, r.field, r.old, r.new, r.why, r.version)
        for r in connection.execute(query)
    ]
