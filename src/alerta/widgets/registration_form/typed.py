"""Dates, times and numbers: as people write them, and as the form keeps them (ODK's text).

What cannot be read stays as it was written, so that nothing is lost and the form can say so.
"""

import re
from datetime import date, datetime, timedelta, timezone

from alerta.i18n import translator

LIMA = timezone(timedelta(hours=-5))
_SEPARATOR = r"\s*[/.\-\s]\s*"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{4}}|\d{{2}})\Z")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})\Z")
_SPOKEN = re.compile(r"(\d{1,2})º?\s+(?:de\s+)?([a-z]{3})[a-z]*\.?\s+(?:del?\s+)?(\d{4})\Z")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("ene jan", "feb", "mar", "abr apr", "may", "jun", "jul", "ago aug", "set sep"),
            *("oct", "nov", "dic dec"),
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK = re.compile(r"(\d{1,2})\s*[:.hH]\s*(\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap]?)\.?\s*m?\.?\Z")
_ZONED = re.compile(r"(\d\d:\d\d):\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)\Z")
_GROUPS = re.compile(r"\d{1,3}(?:([.,  ])\d{3})(?:\1\d{3})*\Z")
# 1,500 soles are fifteen hundred; coordinates of Peru are negative and keep their three decimals
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}\Z")
_FAULTS = ("not_date", "no_such_date", "not_time", "not_moment", "not_integer", "not_decimal")


def stored(kind: str, written: str) -> str:
    """What the form keeps of a text of that type; the text itself when it cannot be read."""
    bare = written.strip()
    if kind == "date":
        return _date(bare) or bare
    if kind == "time":
        return _time(bare) or bare
    if kind == "integer":
        return _without_groups(bare)
    if kind == "decimal":
        return _decimal(bare)
    return written


def moment(day: str, clock: str) -> str:
    """A date and a time as one stored moment (Lima time); '' when both are blank."""
    day, clock = day.strip(), clock.strip()
    if not (day or clock):
        return ""
    return f"{_date(day) or day}T{_time(clock) or clock}"


def shown(kind: str, text: str, lang: str) -> str:
    """What people read of a stored text: 05/03/2026, 07:30, -13,52."""
    if kind in ("date", "today"):
        return _shown_date(text)
    if kind == "time":
        found = _ZONED.match(text)
        return found[1] if found else text
    if kind in ("dateTime", "start", "end"):
        return " ".join(part for part in moment_parts(text) if part)
    if kind == "decimal" and lang == "es" and re.fullmatch(r"-?\d*\.\d+", text):
        return text.replace(".", ",")
    return text


def moment_parts(text: str) -> tuple[str, str]:
    """Date and time of a stored moment as people read them, in Lima."""
    if not text:
        return "", ""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        day, _, clock = text.partition("T")
        return _shown_date(day), shown("time", clock, "es")
    if "T" not in text:
        return _shown_date(text), ""
    if at.tzinfo is not None:
        at = at.astimezone(LIMA)
    return f"{at:%d/%m/%Y}", f"{at:%H:%M}"


def fault_words(code: str, kind: str, text: str, lang: str) -> tuple[str, str] | None:
    """What is wrong with a text that cannot be read, and what to do; None for other faults."""
    if code not in _FAULTS:
        return None
    t = translator(lang)
    if kind == "dateTime":
        day, _, clock = text.partition("T")
        if not clock:
            return t("The time is missing."), t("Write hours and minutes. For example, 07:30.")
        if not day:
            return t("The day is missing."), t(
                "Write day, month and year. For example, 05/03/2026."
            )
        bad_day = not _ISO.match(day)
        return _date_words(day, lang) if bad_day else _time_words(clock, lang)
    if kind == "date":
        return _date_words(text, lang)
    if kind == "time":
        return _time_words(text, lang)
    if kind == "integer":
        return (
            t("“{value}” is not a whole number.", value=text),
            t("Write digits only. For example, 12."),
        )
    return (
        t("“{value}” is not a number.", value=text),
        t("Write digits, with a comma before the decimals. For example, 12,5."),
    )


_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")


def _date_words(text: str, lang: str) -> tuple[str, str]:
    t = translator(lang)
    found = _DAY_FIRST.match(text)
    if found and int(found[2]) > 12 and int(found[1]) <= 12:
        turned = f"{int(found[2]):02}/{int(found[1]):02}/{_year(found[3])}"
        return (
            t("There is no month {month}.", month=int(found[2])),
            t("The day goes first. Did you mean {turned}?", turned=turned),
        )
    if found or _YEAR_FIRST.match(text):
        return (
            t("The day {value} is not in the calendar.", value=text),
            t("Check the day and the month. For example, 05/03/2026."),
        )
    return (
        t("“{value}” does not read as a date.", value=text),
        t("Write day, month and year. For example, 05/03/2026."),
    )


def _time_words(text: str, lang: str) -> tuple[str, str]:
    t = translator(lang)
    return (
        t("“{value}” does not read as a time.", value=text),
        t("Write hours and minutes, from 00:00 to 23:59. For example, 07:30."),
    )


def _date(text: str) -> str:
    found = _DAY_FIRST.match(text)
    if found:
        return _iso(_year(found[3]), int(found[2]), int(found[1]))
    found = _YEAR_FIRST.match(text)
    if found:
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    found = _SPOKEN.match(text.casefold())
    if found and found[2] in _MONTHS:
        return _iso(int(found[3]), _MONTHS[found[2]], int(found[1]))
    return ""


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _shown_date(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def _time(text: str) -> str:
    found = _CLOCK.match(text.casefold())
    if not found:
        zoned = _ZONED.match(text)
        return zoned[1] if zoned else ""
    hour, minute, half = int(found[1]), int(found[2]), found[3]
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 23 and minute <= 59 else ""


def _without_groups(text: str) -> str:
    """`1.500`, `1,500` and `1 500` are 1500; anything else stays."""
    return re.sub(r"[.,  ]", "", text) if _GROUPS.match(text) else text


def _decimal(text: str) -> str:
    bare = re.sub(r"[  ]", "", text)
    marks = [mark for mark in bare if mark in ".,"]
    if not marks:
        return bare or text
    if _THOUSANDS.match(bare):
        return re.sub("[.,]", "", bare)
    if len(set(marks)) == 2 or len(marks) == 1:  # the last mark is the one before the decimals
        whole, _, part = bare.rpartition(marks[-1])
        return f"{re.sub('[.,]', '', whole)}.{part}"
    return re.sub("[.,]", "", bare) if _GROUPS.match(bare.lstrip("-")) else text
