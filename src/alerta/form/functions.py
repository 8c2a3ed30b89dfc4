"""The functions of an expression: those on which the ODK engines agree, nothing more.

A function gets the values of its arguments; `env` gives it today, now, the time zone, the row
number and the labels of the form.
"""

import math
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alerta.form.patterns import read_pattern
from alerta.form.values import (
    EPOCH,
    NAN,
    Day,
    Moment,
    boolean,
    days,
    number,
    read_date,
    string,
)

MANY = 60  # arguments


@dataclass(frozen=True, slots=True)
class Function:
    """`run(env, *values)`; `gives` is what the dialect check knows of the result."""

    least: int
    most: int
    run: Callable[..., Any]
    gives: str = "text"


def nodes(value: Any) -> list[Any]:
    return value if type(value) is list else [value]


def _filled(value: Any) -> list[Any]:
    """The rows of a list that are shown and answered; any other value as it is."""
    if type(value) is list:
        return [node for node in value if node.relevant and node.value != ""]
    return [] if string(value) == "" else [value]


def _count(env: Any, value: Any) -> float:
    return float(sum(1 for node in nodes(value) if getattr(node, "relevant", True)))


def _sum(env: Any, value: Any) -> float:
    return math.fsum(float(number(node)) for node in _filled(value))


def _extreme(pick: Callable[[list[float]], float]) -> Callable[..., float]:
    def run(env: Any, *values: Any) -> float:
        found = [
            float(number(node))
            for value in values
            for node in (_filled(value) if type(value) is list or len(values) == 1 else [value])
        ]
        return pick(found) if found and not any(x != x for x in found) else NAN

    return run


def _round(env: Any, value: Any, places: Any = 0.0) -> float:
    amount, digits = float(number(value)), number(places)
    if amount != amount or digits != digits or math.isinf(amount) or abs(digits) > 15:
        return amount if digits == digits else NAN
    scale = 10.0 ** abs(int(digits))
    if digits >= 0:
        return math.floor(amount * scale + 0.5) / scale if abs(amount) < 1e290 else amount
    return math.floor(amount / scale + 0.5) * scale


def _int(env: Any, value: Any) -> float:
    amount = float(number(value))
    return float(math.trunc(amount)) if math.isfinite(amount) else amount


def _pow(env: Any, base: Any, exponent: Any) -> float:
    try:
        result = float(number(base)) ** float(number(exponent))
    except (OverflowError, ZeroDivisionError):
        return math.inf
    return NAN if isinstance(result, complex) else result


def _place(value: Any, length: int) -> int:
    amount = number(value)
    if not math.isfinite(amount):
        return length if amount > 0 else 0
    return max(length + int(amount), 0) if amount < 0 else int(amount)


def _substr(env: Any, value: Any, start: Any, end: Any = None) -> str:
    text = string(value)
    first = _place(start, len(text))
    last = len(text) if end is None else _place(end, len(text))
    return text[first : max(last, first)]


def _before(env: Any, value: Any, mark: Any) -> str:
    text, found, _ = string(value).partition(string(mark)) if string(mark) else ("", "", "")
    return text if found else ""


def _after(env: Any, value: Any, mark: Any) -> str:
    if not string(mark):
        return string(value)
    return string(value).partition(string(mark))[2]


def _translate(env: Any, value: Any, old: Any, new: Any) -> str:
    to = string(new)
    table: dict[int, str | None] = {}
    for i, sign in enumerate(string(old)):
        table.setdefault(ord(sign), to[i] if i < len(to) else None)
    return string(value).translate(table)


def _concat(env: Any, *values: Any) -> str:
    return "".join(string(node) for value in values for node in nodes(value))


def _join(env: Any, mark: Any, *values: Any) -> str:
    found = [string(node) for value in values for node in nodes(value) if _shown(node)]
    return string(mark).join(found)


def _shown(node: Any) -> bool:
    return getattr(node, "relevant", True)


def _selected(env: Any, value: Any, code: Any) -> bool:
    return string(code).strip() in (string(value).split() or [""])


def _selected_at(env: Any, value: Any, place: Any) -> str:
    codes, index = string(value).split(), number(place)
    return codes[int(index)] if math.isfinite(index) and 0 <= index < len(codes) else ""


def _regex(env: Any, value: Any, pattern: Any) -> bool:
    return read_pattern(string(pattern)).matches(string(value))


def _date(env: Any, value: Any) -> Any:
    if isinstance(value, float):
        return Day(math.floor(value)) if math.isfinite(value) else ""
    text = string(value)
    if re.fullmatch(r"-?[0-9]{1,7}", text):
        return Day(int(text))
    read = read_date(text, env.zone)
    return Day((read[0] - EPOCH).days) if read else ""


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _format(env: Any, value: Any, form: Any) -> str:
    if type(value) is Moment:
        text = value.iso(env.zone)
    else:
        text = Day(value).iso() if isinstance(value, float) and value == value else string(value)
    read = read_date(text, env.zone)
    if read is None:
        return ""
    day, clock = read
    hour, minute, second = clock or (0, 0, 0.0)
    parts = {
        "Y": f"{day.year:04}",
        "y": f"{day.year % 100:02}",
        "m": f"{day.month:02}",
        "n": str(day.month),
        "d": f"{day.day:02}",
        "e": str(day.day),
        "b": MONTHS[day.month - 1],
        "a": WEEKDAYS[day.weekday()],
        "H": f"{hour:02}",
        "h": str(hour),
        "M": f"{minute:02}",
        "S": f"{int(second):02}",
        "3": f"{int(second % 1 * 1000):03}",
        "%": "%",
    }
    return re.sub(r"%(.)", lambda found: parts.get(found[1], found[0]), string(form))


def _decimal_date_time(env: Any, value: Any) -> float:
    return float(value) if isinstance(value, float) else days(string(value), env.zone)


def _position(env: Any, value: Any = None) -> float:
    if value is None:
        return float(env.position)
    found = nodes(value)
    return float(_row_number(found[0])) if found else NAN


def _row_number(value: Any) -> int:
    """1 for anything that is no row of a repeat."""
    return 1 if isinstance(value, str | float | bool) else getattr(value, "index", 1)


def _indexed_repeat(env: Any, target: Any, rows: Any, place: Any) -> Any:
    wanted = number(place)
    if not math.isfinite(wanted) or wanted < 1:
        return ""
    found = [row for row in nodes(rows) if _row_number(row) == int(wanted)]
    inside = [node for node in nodes(target) if hasattr(node, "ancestors")]
    return [node for node in inside if found and found[0] in node.ancestors()] or ""


def _true(value: Any) -> bool:
    return string(value) in ("1", "true")


FUNCTIONS: dict[str, Function] = {
    "true": Function(0, 0, lambda env: True, "yes_no"),
    "false": Function(0, 0, lambda env: False, "yes_no"),
    "not": Function(1, 1, lambda env, value: not boolean(value), "yes_no"),
    "boolean": Function(1, 1, lambda env, value: boolean(value), "yes_no"),
    "boolean-from-string": Function(1, 1, lambda env, value: _true(value), "yes_no"),
    "coalesce": Function(2, 2, lambda env, a, b: a if string(a) != "" else b),
    "string": Function(1, 1, lambda env, value: string(value)),
    "number": Function(1, 1, lambda env, value: float(number(value)), "number"),
    "int": Function(1, 1, _int, "number"),
    "round": Function(1, 2, _round, "number"),
    "abs": Function(1, 1, lambda env, value: abs(float(number(value))), "number"),
    "pow": Function(2, 2, _pow, "number"),
    "count": Function(1, 1, _count, "number"),
    "count-non-empty": Function(1, 1, lambda env, v: float(len(_filled(v))), "number"),
    "sum": Function(1, 1, _sum, "number"),
    "max": Function(1, MANY, _extreme(max), "number"),
    "min": Function(1, MANY, _extreme(min), "number"),
    "concat": Function(1, MANY, _concat),
    "join": Function(2, MANY, _join),
    "string-length": Function(1, 1, lambda env, v: float(len(string(v))), "number"),
    "substr": Function(2, 3, _substr),
    "substring-before": Function(2, 2, _before),
    "substring-after": Function(2, 2, _after),
    "translate": Function(3, 3, _translate),
    "normalize-space": Function(1, 1, lambda env, value: " ".join(string(value).split())),
    "contains": Function(2, 2, lambda env, a, b: string(b) in string(a), "yes_no"),
    "starts-with": Function(2, 2, lambda env, a, b: string(a).startswith(string(b)), "yes_no"),
    "ends-with": Function(2, 2, lambda env, a, b: string(a).endswith(string(b)), "yes_no"),
    "regex": Function(2, 2, _regex, "yes_no"),
    "selected": Function(2, 2, _selected, "yes_no"),
    "count-selected": Function(1, 1, lambda env, v: float(len(string(v).split())), "number"),
    "selected-at": Function(2, 2, _selected_at),
    "today": Function(0, 0, lambda env: Day((env.today - EPOCH).days), "date"),
    "now": Function(0, 0, lambda env: Moment(days(env.now, env.zone)), "moment"),
    "date": Function(1, 1, _date, "date"),
    "format-date": Function(2, 2, _format),
    "format-date-time": Function(2, 2, _format),
    "decimal-date-time": Function(1, 1, _decimal_date_time, "number"),
    "position": Function(0, 1, _position, "number"),
    "indexed-repeat": Function(3, 3, _indexed_repeat),
    "uuid": Function(0, 1, lambda env, length=None: str(uuid.uuid4())),
    "jr:choice-name": Function(
        2, 2, lambda env, v, field: env.choice_name(string(field), string(v))
    ),
}
LAZY = {"if": (3, "text"), "once": (1, "text")}
"""Functions that do not look at all their arguments: number of arguments, result."""
