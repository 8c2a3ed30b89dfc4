"""Two people changed one case: what agrees is put together, what clashes is shown to choose."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from alerta.form import Form, Item
from alerta.widgets.registration_form.slots import renumber_row

Record = Mapping[str, Any]
_STEP = re.compile(r"([^\[\]]+)(?:\[(\d+)\])?\Z")


@dataclass(frozen=True)
class Clash:
    """One field with what stood there before, what I wrote and what somebody else wrote."""

    path: str
    before: str
    mine: str
    theirs: str


@dataclass
class Merged:
    """`record` has their value wherever both changed a field; `taken` are changes only they made."""

    record: dict[str, Any]
    clashes: list[Clash] = field(default_factory=list)
    taken: list[Clash] = field(default_factory=list)

    def resolved(self, chosen: Mapping[str, str]) -> dict[str, Any]:
        """The record after a choice per clash: {path: "mine" | "theirs"}."""
        record = copy.deepcopy(self.record)
        for clash in self.clashes:
            if chosen.get(clash.path) == "mine":
                put(record, clash.path, clash.mine)
        return record


def merge(form: Form, before: Record, mine: Record, theirs: Record) -> Merged:
    """Put my record and theirs together; both come from `before`. Rows find each other by content."""
    merged = Merged({"form": form.id, "version": form.version})
    lines: dict[str, list[_Line]] = {}
    numbers: list[dict[str, dict[int, int | None]]] = [{}, {}, {}]
    for item in form.root.children:
        if item.is_repeat:
            versions = [list(one.get(item.name, [])) for one in (before, mine, theirs)]
            lines[item.name] = _lines(item, *versions)
            for version, rows in enumerate(versions):
                places = {line[version]: n for n, line in enumerate(lines[item.name], 1)}
                numbers[version][item.name] = {old + 1: places.get(old) for old in range(len(rows))}
    versions = [
        renumber_row(form, form.root, _with_rows_renumbered(form, one, moved), moved)
        for one, moved in zip((before, mine, theirs), numbers, strict=True)
    ]
    root = f"/{form.root.name}"
    for item in form.root.children:
        parts = [one.get(item.name) for one in versions]
        if item.is_repeat:
            rows = [
                row
                for number, line in enumerate(lines[item.name], 1)
                if (row := _row(item, line, parts, f"{root}/{item.name}[{number}]", merged))
            ]
            if rows:
                merged.record[item.name] = rows
        elif item.is_group:
            inside = _group(item, *(part or {} for part in parts), f"{root}/{item.name}", merged)
            if inside:
                merged.record[item.name] = inside
        else:
            _leaf(item, *(part or "" for part in parts), root, merged.record, merged)
    return merged


_Line = tuple[int | None, int | None, int | None]  # index of a row before, in mine, in theirs


def _lines(item: Item, before: list, mine: list, theirs: list) -> list[_Line]:
    """Which rows belong together. A row that one took away stays when the other changed it."""
    own, other = _aligned(item, before, mine), _aligned(item, before, theirs)
    lines: list[_Line] = []
    for index, row in enumerate(before):
        m = own.index(index) if index in own else None
        t = other.index(index) if index in other else None
        if m is None and t is None:
            continue
        if m is None and _said(item, theirs[t]) == _said(item, row):
            continue
        if t is None and _said(item, mine[m]) == _said(item, row):
            continue
        lines.append((index, m, t))
    added = [t for t, index in enumerate(other) if index is None]
    mine_added = [m for m, index in enumerate(own) if index is None]
    for t in added:
        same = next((m for m in mine_added if _said(item, mine[m]) == _said(item, theirs[t])), None)
        if same is not None:
            mine_added.remove(same)
        lines.append((None, same, t))
    return lines + [(None, m, None) for m in mine_added]


def _aligned(item: Item, before: list, rows: list) -> list[int | None]:
    """For each row, the row of `before` that it continues: equal ones first, then the most alike."""
    found: list[int | None] = [None] * len(rows)
    free = set(range(len(before)))
    said = [_said(item, row) for row in rows]
    was = [_said(item, row) for row in before]
    pairs = sorted(
        (-len(was[b].items() & said[r].items()), was[b] != said[r], abs(b - r), r, b)
        for r in range(len(rows))
        for b in range(len(before))
    )
    for alike, _, _, r, b in sorted(pairs, key=lambda pair: (pair[1], pair[0], pair[2])):
        if alike and found[r] is None and b in free:
            found[r] = b
            free.remove(b)
    return found


def _said(item: Item, row: Record) -> dict[str, str]:
    """The answers of a row without what the form computes by itself."""
    flat: dict[str, str] = {}
    for child in item.children:
        value = row.get(child.name)
        if isinstance(value, Mapping):
            flat |= {f"{child.name}/{name}": text for name, text in _said(child, value).items()}
        elif value and not child.read_only:
            flat[child.name] = str(value)
    return flat


def _with_rows_renumbered(form: Form, record: Record, numbers: dict) -> dict[str, Any]:
    moved = dict(record)
    for item in form.root.children:
        if item.is_repeat and item.name in record:
            moved[item.name] = [renumber_row(form, item, row, numbers) for row in record[item.name]]
    return moved


def _row(item: Item, line: _Line, parts: list, path: str, merged: Merged) -> dict[str, Any]:
    before, mine, theirs = (
        None if index is None else parts[version][index] for version, index in enumerate(line)
    )
    if mine is None or theirs is None:
        return dict(theirs or mine or {})
    return _group(item, before or {}, mine, theirs, path, merged)


def _group(
    item: Item, before: Record, mine: Record, theirs: Record, path: str, merged: Merged
) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for child in item.children:
        parts = [one.get(child.name) for one in (before, mine, theirs)]
        if child.is_group and not child.is_repeat:
            inside = _group(child, *(part or {} for part in parts), f"{path}/{child.name}", merged)
            if inside:
                out[child.name] = inside
        elif child.is_repeat:
            if parts[1] or parts[2]:
                out[child.name] = parts[1] if parts[2] == parts[0] else parts[2]
        else:
            _leaf(child, *(part or "" for part in parts), path, out, merged)
    return out


def _leaf(
    item: Item, before: str, mine: str, theirs: str, path: str, out: dict[str, Any], merged: Merged
) -> None:
    value = theirs
    if item.read_only:  # computed anew from the rest
        value = theirs or mine
    elif mine != theirs:
        clash = Clash(f"{path}/{item.name}", before, mine, theirs)
        if theirs == before:
            value = mine
        elif mine == before:
            merged.taken.append(clash)
        else:
            merged.clashes.append(clash)
    if value:
        out[item.name] = value


def put(record: dict[str, Any], path: str, value: str) -> None:
    """Set one field of a record, or take it away with an empty value."""
    *above, last = list(_steps(path))
    place: Any = record
    for name, number in above:
        place = place.setdefault(name, [] if number else {})
        if number:
            place = place[number - 1]
    if value:
        place[last[0]] = value
    else:
        place.pop(last[0], None)


def _steps(path: str) -> Iterator[tuple[str, int]]:
    for step in path.strip("/").split("/")[1:]:
        found = _STEP.match(step)
        if found:
            yield found[1], int(found[2] or 0)
