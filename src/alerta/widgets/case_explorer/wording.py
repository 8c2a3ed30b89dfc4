"""Values of a record as people read them: labels for codes, day/month/year for dates."""

import re
from datetime import datetime, timedelta, timezone

from alerta.form import Form

LIMA = timezone(timedelta(hours=-5))  # Peru has had no summer time since 1994
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)")
CLOCK = re.compile(r"(\d\d:\d\d):\d\d")


def field_label(form: Form, name: str, lang: str) -> str:
    """The label of a field; its name when the form no longer has it."""
    try:
        return form.item(name).label(lang) or name
    except KeyError:
        return name


def spoken(form: Form, name: str, value: str, lang: str) -> str:
    """The value of field `name` in words; a value that no list knows stays as it is."""
    if not value:
        return ""
    try:
        item = form.item(name)
    except KeyError:
        return value
    if item.type in ("select_one", "select_multiple"):
        codes = value.split() if item.type == "select_multiple" else [value]
        return ", ".join(_choice(form, item.list_name, code, lang) for code in codes)
    return spoken_text(value)


def spoken_text(value: str) -> str:
    """Dates and times inside ISO texts as day/month/year and hour:minute; other texts as is."""
    if found := DATE.match(value):
        return "{2}/{1}/{0}".format(*found.groups())
    if found := MOMENT.match(value):
        return "{2}/{1}/{0} {3}".format(*found.groups())
    if found := CLOCK.match(value):
        return found[1]
    return value


def spoken_moment(at: datetime) -> str:
    """A moment in Lima's time: 22/11/2026 10:42:07."""
    return at.astimezone(LIMA).strftime("%d/%m/%Y %H:%M:%S")


def _choice(form: Form, list_name: str, code: str, lang: str) -> str:
    choice = form.choice(list_name, code)
    return choice.label(lang) if choice else code
