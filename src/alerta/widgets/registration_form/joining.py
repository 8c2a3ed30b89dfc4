"""The same case is registered already: my events go there, with what they rest on."""

from collections.abc import Iterable, Mapping
from typing import Any

from alerta.criteria.duplicates import same_actor
from alerta.criteria.record_check import Candidate
from alerta.form import Form
from alerta.widgets.registration_form.slots import renumber_row

Record = Mapping[str, Any]


def joined(
    form: Form, theirs: Record, mine: Record, candidates: Iterable[Candidate] = ()
) -> dict[str, Any]:
    """Their record with my events, and the places, actors and sources that these need.

    Events that are there already, or that `candidates` found to be, are not added again.
    """
    out = {name: ([*part] if isinstance(part, list) else part) for name, part in theirs.items()}
    there = _same_events(theirs, mine)
    there |= {one.event: one.other_event for one in candidates if one.kind == "event"}
    events: dict[int, int | None] = dict(there)
    added = [n for n in range(1, len(mine.get("event", [])) + 1) if n not in there]
    for offset, number in enumerate(added, start=len(out.get("event", [])) + 1):
        events[number] = offset
    used = [mine["event"][n - 1] for n in added]
    places = _places(out, mine, {n for row in used for n in _numbers(row, "event_location")})
    actors = _actors(out, mine, {n for row in used for n in _numbers(row, "event_actors")})
    numbers = {"location": places, "actor": actors, "event": events}
    _append(form, out, "event", used, numbers)
    _sources(form, out, mine, numbers)
    return out


def _sources(form: Form, out: dict[str, Any], mine: Record, numbers: dict) -> None:
    """My sources of these events; one that is there already supports my events too."""
    item = form.item("source")
    theirs: list[dict[str, Any]] = [dict(row) for row in out.get("source", [])]
    known = {_source_key(row): row for row in theirs}
    for row in mine.get("source", []):
        if not _supports(row, numbers["event"]):
            continue
        moved = renumber_row(form, item, row, numbers)
        there = known.get(_source_key(row))
        if there is None:
            theirs.append(moved)
        elif there.get("linked_events") and moved.get("linked_events"):
            both = {*there["linked_events"].split(), *moved["linked_events"].split()}
            there["linked_events"] = " ".join(sorted(both, key=int))
    if theirs:
        out["source"] = theirs


def _same_events(theirs: Record, mine: Record) -> dict[int, int]:
    """My events that are theirs too: same class, same measure, same day."""
    known = {_event_key(row): number for number, row in enumerate(theirs.get("event", []), 1)}
    return {
        number: known[_event_key(row)]
        for number, row in enumerate(mine.get("event", []), 1)
        if _event_key(row) in known
    }


def _event_key(row: Record) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in ("event_class", "measure_type", "start_on"))


def _append(form: Form, out: dict[str, Any], repeat: str, rows: list, numbers: dict) -> None:
    item = form.item(repeat)
    moved = [renumber_row(form, item, row, numbers) for row in rows]
    if moved:
        out[repeat] = [*out.get(repeat, []), *moved]


def _places(out: dict[str, Any], mine: Record, needed: set[int]) -> dict[int, int | None]:
    numbers: dict[int, int | None] = {}
    for number in sorted(needed):
        row = _at(mine, "location", number)
        if row is None:
            continue
        theirs = out.setdefault("location", [])
        same = next((n for n, one in enumerate(theirs, 1) if _place(one) == _place(row)), None)
        if same is None:
            principal = "no" if any(one.get("is_principal") == "yes" for one in theirs) else "yes"
            theirs.append({**row, "is_principal": principal})
            same = len(theirs)
        numbers[number] = same
    return numbers


def _actors(out: dict[str, Any], mine: Record, needed: set[int]) -> dict[int, int | None]:
    numbers: dict[int, int | None] = {}
    for number in sorted(needed):
        row = _at(mine, "actor", number)
        if row is None:
            continue
        theirs = out.setdefault("actor", [])
        name = row.get("actor_name", "")
        same = next(
            (n for n, one in enumerate(theirs, 1) if same_actor(one.get("actor_name", ""), name)),
            None,
        )
        if same is None:
            # links between actors count rows of the other record: they are asked again here
            kept = {k: v for k, v in row.items() if k not in ("relation_to", "relation_link")}
            theirs.append(kept)
            same = len(theirs)
        numbers[number] = same
    return numbers


def _at(record: Record, repeat: str, number: int) -> Record | None:
    rows = record.get(repeat, [])
    return rows[number - 1] if 1 <= number <= len(rows) else None


def _numbers(row: Record, name: str) -> list[int]:
    return [int(word) for word in row.get(name, "").split() if word.isdecimal()]


def _place(row: Record) -> tuple[str, str]:
    finest = next((row[n] for n in ("district", "province", "department") if row.get(n)), "")
    return finest, row.get("populated_place", "").casefold().strip()


def _supports(row: Record, events: Mapping[int, int | None]) -> bool:
    marked = _numbers(row, "linked_events")
    return not marked or any(number in events for number in marked)


def _source_key(row: Record) -> tuple[str, ...]:
    return tuple(row.get(n, "") for n in ("source_type", "publisher", "source_date", "reference"))
