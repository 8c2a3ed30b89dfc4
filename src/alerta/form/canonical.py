"""One way to write each value: what a person types -> ODK's canonical text, and what is wrong.

A text that is no value of its type is kept as typed; `fault` names what is wrong with it.
"""

import datetime as dt
import re

from alerta.form.values import LIMA, read_date

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INTEGER = re.compile(r"[+-]?[0-9]+\Z")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\Z")
_TIME = re.compile(
    r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(\.[0-9]+)?)?(Z|[+-]\d\d:\d\d)?\Z"
)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](.+)\Z", re.ASCII)
LONGEST_INTEGER = 9  # ODK Collect keeps whole numbers in 32 bits
LONGEST_DECIMAL = 30
DATES = ("date", "today")
MOMENTS = ("dateTime", "start", "end")


def canonical(kind: str, text: str, zone: dt.timezone = LIMA) -> str:
    """`125000.50` -> `125000.5`, `7:05` -> `07:05:00.000-05:00`; blank texts become ''."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    bare = text.strip()
    if not bare:
        return ""
    if kind in ("text", "hidden", "note"):
        return text
    if kind == "integer" and _INTEGER.match(bare):
        return _number(bare)
    if kind == "decimal" and _DECIMAL.match(bare):
        return _number(bare)
    if kind == "time":
        return _time(bare, zone) or bare
    if kind in MOMENTS:
        found = _MOMENT.match(bare)
        clock = _time(found[2], zone) if found else ""
        whole = f"{found[1]}T{clock}" if found and clock else ""
        return whole if read_date(whole) else bare
    if kind == "select_multiple":
        return " ".join(dict.fromkeys(bare.split()))
    return bare


def _number(text: str) -> str:
    sign = "-" if text.startswith("-") else ""
    whole, _, part = text.lstrip("+-").partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    digits = f"{whole}.{part}" if part else whole
    return digits if digits == "0" else sign + digits


def _time(text: str, zone: dt.timezone) -> str:
    found = _TIME.match(text)
    if not found:
        return ""
    hour, minute, second, part, offset = found.groups()
    milliseconds = f"{part or '.'}000"[:4]
    offset = offset or dt.datetime(2000, 1, 1, tzinfo=zone).isoformat()[19:]
    return f"{int(hour):02}:{minute}:{second or '00'}{milliseconds}{offset}"


def fault(kind: str, text: str) -> str:
    """The code of what is wrong with a canonical text of that type; '' when it is right."""
    if kind == "integer":
        if not _INTEGER.match(text):
            return "not_integer"
        return "number_too_long" if len(text.lstrip("-")) > LONGEST_INTEGER else ""
    if kind == "decimal":
        if not _DECIMAL.match(text):
            return "not_decimal"
        return "number_too_long" if len(text) > LONGEST_DECIMAL else ""
    if kind in DATES:
        return "" if len(text) == 10 and read_date(text) else _date_fault(text)
    if kind == "time":
        return "" if _TIME.match(text) else "not_time"
    if kind in MOMENTS:
        found = _MOMENT.match(text)
        right = found and _TIME.match(found[2]) and read_date(text)
        return "" if right else "not_moment"
    return ""


def _date_fault(text: str) -> str:
    return "no_such_date" if re.match(r"\d{4}-\d\d-\d\d\Z", text, re.ASCII) else "not_date"
