"""One value: canonical ODK text on one side, a typed column on the other.

A text that the typed column would spell differently (`2.50`, `07:20Z`) is kept letter for letter
in the table `spelling`, so that nothing is lost.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from alerta.registry.clock import LIMA
from alerta.registry.schema import Moment

KINDS: dict[str, str] = {  # XLSForm type -> kind of column; every other type is text
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "today": "date",
    "dateTime": "moment",
    "start": "moment",
    "end": "moment",
}
COLUMNS: dict[str, Any] = {
    "integer": sa.BigInteger,
    "decimal": sa.Double,
    "date": sa.Date,
    "moment": Moment,
    "text": sa.Text,
    "rows": sa.Text,  # a repeat inside a repeat: its rows as JSON
}
UNFIT_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


class UnfitTextError(ValueError):
    """The text cannot stand in a column of this kind; the argument says what was expected."""


def to_column(kind: str, text: str) -> Any:
    """Return the typed value of a text that is not empty; UnfitTextError when it has none."""
    if UNFIT_CHARACTER.search(text):
        raise UnfitTextError("a text without control characters is expected")
    if kind == "integer":
        if not INTEGER.fullmatch(text):
            raise UnfitTextError("a whole number is expected")
        return int(text)
    if kind == "decimal":
        value = float(text) if DECIMAL.fullmatch(text) else float("inf")
        if value in (float("inf"), float("-inf")):
            raise UnfitTextError("a number is expected")
        return value
    if kind in ("date", "moment"):
        try:
            if kind == "date":
                return date.fromisoformat(text)
            at = datetime.fromisoformat(text)
            return (at if at.tzinfo else at.replace(tzinfo=LIMA)).astimezone(LIMA)
        except (ValueError, OverflowError):
            raise UnfitTextError(
                "a date is expected" if kind == "date" else "a date with time is expected"
            ) from None
    return text


def to_text(kind: str, value: Any) -> str:
    """Return the canonical text of a typed value; '' for an empty column."""
    if value is None:
        return ""
    if kind == "decimal":
        plain = format(Decimal(repr(float(value))), "f")
        return plain.removesuffix(".0")
    if kind == "date":
        return value.isoformat()
    if kind == "moment":
        return value.astimezone(LIMA).isoformat(timespec="milliseconds")
    return str(value)
