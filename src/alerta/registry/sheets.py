"""The form as sheets: one for the case, one for every further group or repeat at the top.

A sheet becomes a table of the registry, a sheet of a workbook and a file of a CSV folder.
A record (nested) and its rows (flat: path -> text) turn into each other without loss.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from alerta.registry.cells import KINDS
from alerta.registry.faults import UnfitRecord

if TYPE_CHECKING:
    from alerta.form import Form

CASE = "case"
HEADER = ("form", "version")  # keys of a record that are not fields
WITHOUT_VALUE = {"note", "audit", "acknowledge-note"}

UNKNOWN = "the form has no such field"
LIST = "a list is expected"
GROUP = "a group of fields is expected"
TEXT = "a text is expected"

Flat = dict[str, str]
Rows = dict[str, list[Flat]]


@dataclass(frozen=True)
class Field:
    """`path` is relative to the sheet (`harm/deaths_civil`); `/name` stands outside all groups."""

    path: str
    kind: str
    item: Any


@dataclass(frozen=True)
class Sheet:
    """`many` is true for a repeat: a list of rows in the record; false for a group: one row."""

    name: str
    many: bool
    fields: tuple[Field, ...]

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all fields."""
        return frozenset(field.path for field in self.fields)


def sheets_of(form: "Form") -> tuple[Sheet, ...]:
    """The sheets of a form, the case first; fields that hold no value (notes) are left out."""
    outside: list[Field] = []
    case: list[Field] = []
    others: list[Sheet] = []
    for item in form.root.children:
        if not item.is_group:
            outside.extend(_fields(item, "/"))
        elif item.name == CASE and not item.is_repeat:
            case = [field for child in item.children for field in _fields(child, "")]
        else:
            fields = tuple(field for child in item.children for field in _fields(child, ""))
            others.append(Sheet(item.name, item.is_repeat, fields))
    return (Sheet(CASE, False, (*case, *outside)), *others)


def _fields(item: Any, prefix: str) -> Iterator[Field]:
    path = prefix + item.name
    if item.is_repeat:
        yield Field(path, "rows", item)
    elif item.is_group:
        for child in item.children:
            yield from _fields(child, f"{path}/")
    elif item.type not in WITHOUT_VALUE:
        yield Field(path, KINDS.get(item.type, "text"), item)


def digest(sheets: tuple[Sheet, ...]) -> str:
    """A short text that changes when a form gains a field or a field changes its kind."""
    lines = (f"{s.name}\t{f.path}\t{f.kind}" for s in sheets for f in s.fields)
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:32]


def flatten(sheets: tuple[Sheet, ...], record: Mapping[str, Any]) -> Rows:
    """Turn a record into rows; UnfitRecord names every part that the form does not know."""
    rows: Rows = {}
    unfit: list[tuple[str, str]] = []
    known = {sheet.name for sheet in sheets}
    for sheet in sheets:
        parts = record.get(sheet.name, [] if sheet.many else {})
        if not isinstance(parts, list if sheet.many else Mapping):
            unfit.append((sheet.name, LIST if sheet.many else GROUP))
            continue
        found = []
        for part in parts if sheet.many else [parts]:
            flat: Flat = {}
            if isinstance(part, Mapping):
                _flatten(sheet, part, "", flat, unfit)
            else:
                unfit.append((sheet.name, GROUP))
            found.append(flat)
        rows[sheet.name] = found
    case = sheets[0]
    for name, value in record.items():
        if f"/{name}" in case.paths:
            _leaf(f"/{name}", value, rows[CASE][0], unfit)
        elif isinstance(value, Mapping):
            if name not in known:  # a group outside all sheets cannot exist: see sheets_of
                unfit.append((name, UNKNOWN))
        elif name not in known and name not in HEADER:
            unfit.append((name, UNKNOWN))
    if unfit:
        raise UnfitRecord(unfit)
    for sheet in sheets:  # a group nobody filled in has no row, except the case itself
        if not sheet.many and sheet.name != CASE and not rows[sheet.name][0]:
            rows[sheet.name] = []
    return rows


def _flatten(
    sheet: Sheet,
    part: Mapping[str, Any],
    prefix: str,
    flat: Flat,
    unfit: list[tuple[str, str]],
) -> None:
    for name, value in part.items():
        path = prefix + name
        if path in sheet.paths:
            _leaf(path, value, flat, unfit, sheet.name)
        elif isinstance(value, Mapping):
            _flatten(sheet, value, f"{path}/", flat, unfit)
        else:
            unfit.append((f"{sheet.name}/{path}", UNKNOWN))


def _leaf(path: str, value: Any, flat: Flat, unfit: list[tuple[str, str]], sheet: str = "") -> None:
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    if not isinstance(value, str):
        unfit.append((f"{sheet}/{path}".lstrip("/"), TEXT))
    elif value:
        flat[path] = value.replace("\r\n", "\n").replace("\r", "\n")


def nest(sheets: tuple[Sheet, ...], rows: Rows, form_id: str, form_version: str) -> dict[str, Any]:
    """Turn rows into a record; the exact opposite of `flatten`."""
    record: dict[str, Any] = {"form": form_id, "version": form_version}
    for sheet in sheets:
        kinds = {field.path: field.kind for field in sheet.fields}
        parts: list[dict[str, Any]] = []
        for flat in rows.get(sheet.name, []):
            part: dict[str, Any] = {}
            for path, text in flat.items():
                value = json.loads(text) if kinds.get(path) == "rows" else text
                place = record if path.startswith("/") else part
                *groups, name = path.lstrip("/").split("/")
                for group in groups:
                    place = place.setdefault(group, {})
                place[name] = value
            parts.append(part)
        if sheet.many:
            if parts:
                record[sheet.name] = parts
        elif parts and (parts[0] or sheet.name == CASE):
            record[sheet.name] = parts[0]
    return record
