"""Entries of an answers log, written by hand."""

from datetime import UTC, date, datetime, timedelta

from alerta.registry import Answer

DAY = date(2026, 3, 2)  # a Monday; noon in Lima


def at(day, second=0):
    """Noon in Lima, `day` days after the first."""
    return datetime(DAY.year, DAY.month, DAY.day, 17, tzinfo=UTC) + timedelta(day, second)


def tried(item, score, day=0, answers=None, parts=None, version=1, second=0):
    """A whole try."""
    value = {"score": score, "answers": answers or {}, "parts": parts or {}, "try": 1}
    return Answer(item, "*", "attempt", value, version, "04", at(day, second))


def rated(item, part, certainty, day=0, second=-5):
    """How sure somebody was."""
    return Answer(item, part, "certainty", certainty, 1, "04", at(day, second))
