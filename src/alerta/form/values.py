"""The values of ODK's expressions: text, number, yes/no, day, moment, node, list of nodes.

Rules of comparison and conversion are those on which JavaRosa and ODK Web Forms agree.
A node is anything with `string()`, `number()`, `value`, `relevant`.
"""

import datetime as dt
import math
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

NAN = math.nan
EPOCH = dt.date(1970, 1, 1)
LIMA = dt.timezone(dt.timedelta(hours=-5))  # fixed: Peru has no summer time, Windows no tz database

_NUMBER = re.compile(r"\s*-?([0-9]+(\.[0-9]*)?|\.[0-9]+)\s*\Z")
_LONGEST = 400  # a longer run of digits is no number anybody writes


class Day(float):
    """Days since 1970-01-01, written as an ISO date; arithmetic gives plain numbers."""

    __slots__ = ()

    def iso(self) -> str:
        try:
            return (EPOCH + dt.timedelta(days=math.floor(self))).isoformat()
        except (OverflowError, ValueError):
            return ""


class Moment(float):
    """Days and parts of a day since 1970-01-01 in the form's time zone."""

    __slots__ = ()

    def iso(self, zone: dt.timezone = LIMA) -> str:
        try:
            at = dt.datetime(1970, 1, 1, tzinfo=zone) + dt.timedelta(days=float(self))
        except (OverflowError, ValueError):
            return ""
        return at.isoformat(timespec="milliseconds")


def number(value: Any) -> float:
    """A blank or a text that is no number gives NaN, of which every `<` is false."""
    kind = type(value)
    if kind is float or kind is Day or kind is Moment:
        return value
    if kind is bool:
        return 1.0 if value else 0.0
    if kind is str:
        return float(value) if len(value) < _LONGEST and _NUMBER.match(value) else NAN
    if kind is list:
        return value[0].number() if value else NAN
    return value.number()


def string(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return value
    if kind is bool:
        return "true" if value else "false"
    if kind is Day or kind is Moment:
        return value.iso()
    if kind is float:
        return _digits(value)
    if kind is list:
        return value[0].string() if value else ""
    return value.string()


def _digits(value: float) -> str:
    if value != value:
        return "NaN"
    if value == 0:
        return "0"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    written = repr(value)  # the shortest digits that read back as the number
    if written.endswith(".0"):
        return written[:-2]
    return format(Decimal(written), "f") if "e" in written else written


def boolean(value: Any) -> bool:
    """A field counts as yes when it is filled (the dialect asks to write `!= ''` instead)."""
    kind = type(value)
    if kind is bool:
        return value
    if kind is str:
        return value != ""
    if isinstance(value, float):
        return value != 0 and value == value
    if kind is list:
        return any(node.string() != "" for node in value)
    return value.string() != ""


_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def comparison(sign: str) -> Callable[[Any, Any], bool]:
    """The comparison of two values; of lists it is true when it is for any pair."""
    test = _OPERATORS[sign]
    equality = sign in ("=", "!=")

    def one(left: Any, right: Any) -> bool:
        if equality:
            if type(left) is bool or type(right) is bool:
                return test(boolean(left), boolean(right))
            if not isinstance(left, float) and not isinstance(right, float):
                return test(string(left), string(right))
        return test(number(left), number(right))

    def compare(left: Any, right: Any) -> bool:
        if type(left) is list:
            if type(right) is bool:
                return test(boolean(left), right)
            return any(compare(node, right) for node in left)
        if type(right) is list:
            if type(left) is bool:
                return test(left, boolean(right))
            return any(one(left, node) for node in right)
        return one(left, right)

    return compare


def divide(left: float, right: float) -> float:
    left, right = float(left), float(right)
    if right:
        return left / right
    return NAN if left == 0 or left != left else math.copysign(math.inf, left)


def remainder(left: float, right: float) -> float:
    if not right or right != right or left != left or math.isinf(left):
        return NAN
    return math.fmod(left, right)


_DATE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:?\d\d)?)?\Z", re.ASCII
)
Clock = tuple[int, int, float]


def read_date(text: str, zone: dt.timezone = LIMA) -> tuple[dt.date, Clock | None] | None:
    """Day and time of day (None for a plain date) in `zone`; None when there is no such date."""
    found = _DATE.match(text)
    if not found:
        return None
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return day, None
        seconds = float(found[6] or 0)
        at = dt.datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), int(seconds))
        if found[7]:
            at = at - _offset(found[7]) + (zone.utcoffset(None) or dt.timedelta())
    except (ValueError, OverflowError):
        return None
    return at.date(), (at.hour, at.minute, at.second + seconds % 1)


def _offset(text: str) -> dt.timedelta:
    if text == "Z":
        return dt.timedelta()
    size = dt.timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return -size if text[0] == "-" else size


def days(text: str, zone: dt.timezone = LIMA) -> float:
    """Days since 1970-01-01 in `zone`, with the part of the day when a time is given; else NaN."""
    read = read_date(text, zone)
    if read is None:
        return NAN
    day, clock = read
    whole = float((day - EPOCH).days)
    if clock is None:
        return whole
    hour, minute, second = clock
    return whole + (hour + minute / 60 + second / 3600) / 24
