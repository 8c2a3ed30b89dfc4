"""The desks of chapter 07: manual/cases/source_grading.yaml, and their key apart."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from alerta import resources
from alerta.i18n import translator
from alerta.widgets.controls import spoken_date

ITEM = "07.source_grading"
HOURS = {"verify24": 24, "verify48": 48}  # deadlines.csv: D6, D7


def version(home: Path) -> int:
    """The version of the desks: answers to another one are not mixed with those of today."""
    return resources.document(_file(home))["version"]


def desk(home: Path, name: str) -> Mapping[str, Any]:
    """One desk by its id. KeyError, with the ids that there are, for an unknown one."""
    return _named(resources.document(_file(home))["desks"], name)


def key(home: Path, name: str) -> Mapping[str, Any]:
    """What is right at a desk; it stays in the kernel and is told only after a check."""
    path = home / "exercises" / "keys" / "cases" / "source_grading.yaml"
    return resources.document(path)["desks"][name]


def arrival(report: Mapping[str, Any]) -> datetime:
    """When a report came in (local time)."""
    hour, minute = (int(one) for one in report["time"].split(":"))
    return datetime.combine(date.fromisoformat(str(report["date"])), time(hour, minute))


def moment(at: datetime, lang: str) -> str:
    """«martes 6, 20:40», "Tuesday 6, 20:40"."""
    weekday, day = spoken_date(at.date(), lang).split()[:2]
    if lang == "es":
        weekday = weekday.lower()
    hour = f"{at.hour}:{at.minute:02}"
    return translator(lang)("{weekday} {day}, {hour}", weekday=weekday, day=day, hour=hour)


def action_words(action: str, report: Mapping[str, Any], lang: str) -> str:
    """What can be done with a report, until when."""
    t = translator(lang)
    if action in HOURS:
        until = moment(arrival(report) + timedelta(hours=HOURS[action]), lang)
        return t("Verify it within {hours} hours: by {until}", hours=HOURS[action], until=until)
    words = {
        "record": t("Record it as a fact, with its source"),
        "running": t("Note it, and keep the deadline that is already running"),
        "drop": t("Let it pass, without noting it"),
    }
    return words[action]


def _file(home: Path) -> Path:
    return home / "manual" / "cases" / "source_grading.yaml"


def _named(desks: list[Mapping[str, Any]], name: str) -> Mapping[str, Any]:
    for one in desks:
        if one["id"] == name:
            return one
    known = ", ".join(one["id"] for one in desks)
    raise KeyError(f"{name}: source_grading.yaml has no such desk. Use one of: {known}.")
