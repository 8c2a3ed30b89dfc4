"""Do the conditions of the rules compile, and can each of them ever be true?"""

import re
from collections.abc import Iterator

from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book
from alerta.criteria.rules import DERIVED
from alerta.form import Condition, ExpressionError

CATEGORIES = ("difference", "controversy", "conflict", "under_observation", "not_a_case")
_EQUALS = re.compile(r"\$\{(\w+)\}\s*!?=\s*'([^']*)'")
_KINDS = {"integer": "integer", "text": "text"}


def check(book: Book) -> Iterator[Fault]:
    fields = _fields(book)
    values = _values(book)
    for grid in book.grids.values():
        for field in grid.table.fields:
            if not field.condition or field.name not in grid.header:
                continue
            for number, row in grid.rows():
                source = row[field.name]
                if source:
                    yield from _condition(
                        grid.table.file, number, field.name, source, fields, values
                    )


def _condition(
    file: str,
    number: int,
    column: str,
    source: str,
    fields: dict[str, str],
    values: dict[str, list[str]],
) -> Iterator[Fault]:
    try:
        Condition(source, fields)
    except ExpressionError as error:
        yield fault(file, number, column, "expression", n=error.position + 1, what=error.message)
        return
    for name, value in _EQUALS.findall(source):
        known = values.get(name)
        if known and value and value not in known:
            said = {"value": value, "field": name, "values": ", ".join(known)}
            yield fault(file, number, column, "code_never", **said)


def _fields(book: Book) -> dict[str, str]:
    """What a condition may read, and of which type: as `alerta.criteria` reads it."""
    situation, indicators = book.grids.get("situation"), book.grids.get("indicators")
    found: dict[str, str] = {}
    if situation:
        for _, row in situation.rows():
            if row.get("kind") != "scores":
                found[row.get("key", "")] = _KINDS.get(row.get("kind", ""), "select_one")
    if indicators:
        found |= {row.get("key", ""): "integer" for _, row in indicators.rows()}
    return found | DERIVED


def _values(book: Book) -> dict[str, list[str]]:
    """The possible values of each key that has a closed list."""
    found = {"category": list(CATEGORIES)}
    situation = book.grids.get("situation")
    for _, row in situation.rows() if situation else ():
        kind, values = row.get("kind"), row.get("values", "")
        if kind == "boolean":
            found[row["key"]] = ["yes", "no"]
        elif kind == "code":
            found[row["key"]] = values.split()
        elif kind == "list" and ":" in values:
            found[row["key"]] = list(book.values(*values.split(":")))
    return found
