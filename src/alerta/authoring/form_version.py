"""The version of the form: a date and a number of two digits, higher after every change."""

import datetime as dt
import re

from alerta.authoring.grids import Cells

COLUMN = "version"
_VERSION = re.compile(r"[0-9]{10}\Z")


def next_version(old: str, today: dt.date) -> str:
    """The first version of `today`, or the one after `old` when that is not lower."""
    first = f"{today:%Y%m%d}01"
    if not _VERSION.match(old) or old < first:
        return first
    return str(int(old) + 1)


def raised(settings: Cells, old: Cells, today: dt.date) -> Cells:
    """The settings sheet with a higher version, unless its author has already raised it."""
    written, before = _version(settings), _version(old)
    if written is None or before is None or written > before:
        return settings
    at = settings[0].index(COLUMN)
    row = [*settings[1]]
    row[at] = next_version(before, today)
    return [settings[0], row, *settings[2:]]


def _version(settings: Cells) -> str | None:
    if len(settings) < 2 or COLUMN not in settings[0]:
        return None
    at = settings[0].index(COLUMN)
    return settings[1][at] if at < len(settings[1]) else None
