"""Does every cell hold a value of its column's kind?"""

import datetime as dt
import re
from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book, Grid
from alerta.authoring.package import Field

_INTEGER = re.compile(r"-?[0-9]+\Z")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")


def check(book: Book) -> Iterator[Fault]:
    for grid in book.grids.values():
        yield from _grid(grid)


def _grid(grid: Grid) -> Iterator[Fault]:
    fields = [field for field in grid.table.fields if field.name in grid.header]
    for number, row in grid.rows():
        for field in fields:
            code = _kind(field, row[field.name])
            if code:
                kind, values = code
                yield fault(grid.table.file, number, field.name, kind, **values)


def _kind(field: Field, value: str) -> tuple[str, dict[str, object]] | None:
    """The kind of fault of one value, and the values of its sentence."""
    said = {"value": value}
    if not value:
        return ("cell_empty", {}) if field.required else None
    if value != value.strip():
        return "spaces", {}
    if field.type == "integer" and not _INTEGER.match(value):
        return "not_integer", said
    if field.type == "number" and not _NUMBER.match(value):
        return "not_number", said
    if field.type == "date" and not _is_date(value):
        return "not_date", said
    if field.enum and value not in field.enum:
        return "not_in_list", {**said, "values": ", ".join(field.enum)}
    if field.pattern and not re.fullmatch(field.pattern, value):
        return "pattern", {**said, "example": field.example}
    return _range(field, value)


def _range(field: Field, value: str) -> tuple[str, dict[str, object]] | None:
    if field.minimum is None or field.maximum is None:
        return None
    if field.minimum <= float(value) <= field.maximum:
        return None
    return "number_range", {"value": value, "low": field.minimum, "high": field.maximum}


def _is_date(value: str) -> bool:
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True
