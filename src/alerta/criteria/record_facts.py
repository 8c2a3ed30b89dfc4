"""A registered record as the cross-record rules read it: rows with their paths, dates, counts.

Field names are those of the registration form (`datasets/codebook/form/survey.csv`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from alerta.criteria.rules import Rules

EXPRESSIONS = ("protest", "violent", "statement", "letter")  # a party speaks or acts in public
NOT_DONE = ("", "announced", "cancelled")
CODES = {"R1": "serious_harm_now", "R3": "threat_to_persons"}  # jump rule -> fact it rests on


@dataclass(frozen=True)
class Entry:
    """One row of a repeat: its path, its number from 1, its fields (groups inside it opened)."""

    path: str
    number: int
    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    def at(self, name: str) -> str:
        """The path of a field of this row, for a finding beside it."""
        return f"{self.path}/{name}"

    def day(self, name: str) -> date | None:
        """A date field; None when blank or not a date (the form says so itself)."""
        return as_day(self[name])

    def numbers(self, name: str) -> set[int]:
        """The row numbers marked in a `slot` field."""
        return {int(word) for word in self[name].split() if word.isdecimal()}


class RecordFacts:
    """What a record says, on the day `today`. Reads only; a blank field is ''."""

    def __init__(self, record: Mapping[str, Any], rules: Rules, today: date) -> None:
        self.record = record
        self.rules = rules
        self.today = today
        self.case = Entry("/data/case", 1, _open(record.get("case", {})))
        self.alert = Entry("/data/alert", 1, _open(record.get("alert", {})))
        self.locations = list(_entries(record, "location"))
        self.actors = list(_entries(record, "actor"))
        self.events = list(_entries(record, "event"))
        self.demands = list(_entries(record, "demand"))
        self.sources = list(_entries(record, "source"))

    @property
    def is_case(self) -> bool:
        """False for a refusal line (category not_a_case): rules about cases do not apply."""
        return self.case["category"] != "not_a_case"

    @property
    def level(self) -> int:
        """The level of the alert, 0 while it has none."""
        level = self.alert["level"]
        return int(level) if level.isdecimal() else 0

    @cached_property
    def done(self) -> list[Entry]:
        """Measures of force and violence that were carried out: an announced one is not done."""
        return [
            event
            for event in self.events
            if event["status"] not in NOT_DONE and (event["measure_type"] or is_violent(event))
        ]

    @cached_property
    def running(self) -> list[Entry]:
        """Measures that are going on."""
        return [event for event in self.done if event["status"] == "ongoing"]

    def days_since(self, event: Entry) -> int | None:
        """Days from the last day of an event to today; 0 while it goes on; None without a date."""
        if event["status"] == "ongoing":
            return 0
        day = event.day("end_on") or event.day("start_on")
        return (self.today - day).days if day else None

    @cached_property
    def days_since_expression(self) -> int | None:
        """Days since a party last spoke or acted in public (criteria.md 6.10, no. 3)."""
        spoken = [
            self.days_since(event)
            for event in self.events
            if event["event_class"] in EXPRESSIONS and event["status"] not in NOT_DONE
        ]
        made = [demand.day("first_made_on") for demand in self.demands]
        spoken += [(self.today - day).days for day in made if day]
        known = [days for days in spoken if days is not None]
        return min(known) if known else None

    @cached_property
    def violence_now(self) -> list[Entry]:
        """Violent events of the last 72 hours: dates have no hours, so three days count."""
        return [
            event
            for event in self.done
            if is_violent(event) and (days := self.days_since(event)) is not None and days <= 3
        ]

    @cached_property
    def values(self) -> dict[str, str]:
        """The facts that rule tables read (situation.csv); '' where the record does not tell."""
        days = [self.days_since(event) for event in self.done]
        silent = self.days_since_expression
        known = {
            "c1": self.case["c1_actors"],
            "c2": self.case["c2_contradiction"],
            "c3": self.case["c3_public"],
            "c4_rung": self.case["c4_rung"],
            "c5": self.case["c5_risk"],
            "disagreement": self.case["disagreement"],
            "hearsay_only": _yes(self.hearsay_only),
            "violence_last_72h": _yes(bool(self.violence_now)),
            "measure_active": _yes(bool(self.running)),
            "measure_in_30_days": _yes(any(d is not None and d <= 30 for d in days)),
            "measure_ever": _yes(bool(self.done)),
            "dialogue_space_active": _yes(bool(self.case["dialogue_space"])),
            "days_since_expression": "" if silent is None else str(silent),
            "merged": "no",
            "resolved": "no",
            "type": self.case["conflict_type"],
            "activity": self.case["activity"],
            "category": self.case["category"],
            "phase": self.case["phase"],
            "state": self.case["state"],
            "level": self.alert["level"],
        }
        marked = self.alert["jump_rule"].split()
        known |= {fact: _yes(code in marked) for code, fact in CODES.items()}
        return dict.fromkeys(self.rules.fields, "") | known

    @cached_property
    def hearsay_only(self) -> bool:
        """Every source is unknown and unconfirmed (C3)."""
        marks = {(source["reliability"], source["credibility"]) for source in self.sources}
        return marks == {("C", "3")}

    @cached_property
    def scores(self) -> list[int | None] | None:
        """The ten indicators, P1 to I5, None for no information; None while one is blank."""
        found = [self.alert[row["key"]] for row in self.rules.indicators]
        if not all(score in ("0", "1", "2", "unknown") for score in found):
            return None
        return [None if score == "unknown" else int(score) for score in found]

    @property
    def independent_sources(self) -> int:
        """Sources that do not repeat each other: another publisher, and not a social network."""
        return len(
            {
                plain(source["publisher"]) or source.path
                for source in self.sources
                if source["source_type"] != "social_network"
            }
        )

    @cached_property
    def registered(self) -> datetime | None:
        """When the alert was issued; the start of the day of registration when that is unknown."""
        issued = as_moment(self.alert["issued_at"])
        day = as_day(str(self.record.get("record_date", "")))
        return issued or (datetime(day.year, day.month, day.day) if day else None)


def is_violent(event: Entry) -> bool:
    """Whether the event is recorded with violence of any kind."""
    return event["violence"] not in ("", "none")


def as_day(text: str) -> date | None:
    """The date of an ISO text, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def as_moment(text: str) -> datetime | None:
    """The moment of an ISO text as a clock in Lima shows it (no zone), or None."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.tzinfo is None:
        return at
    from datetime import timedelta, timezone

    return at.astimezone(timezone(timedelta(hours=-5))).replace(tzinfo=None)


def plain(text: str) -> str:
    """The text without capitals, accents and punctuation, for comparing names."""
    import unicodedata

    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = (c if c.isalnum() else " " for c in apart if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def _entries(record: Mapping[str, Any], name: str) -> Iterator[Entry]:
    for number, row in enumerate(record.get(name, []), 1):
        yield Entry(f"/data/{name}[{number}]", number, _open(row))


def _open(row: Mapping[str, Any]) -> dict[str, str]:
    """Fields of a row and of the groups inside it (their names differ throughout the form)."""
    fields: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            fields |= _open(value)
        elif isinstance(value, str):
            fields[name] = value
    return fields


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
