"""Is it registered already? Candidates among other records (registration.md §5, rule 1).

A case: same province, same type, a primary actor in common, not more than 365 days apart.
An event: same measure, a shared actor, same district, within two days.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from alerta.criteria.record_facts import Entry, as_day, plain

CASE_WINDOW = timedelta(days=365)
EVENT_WINDOW = timedelta(days=2)
ALIKE = 0.5  # share of the telling words that two names of one organisation have in common

# Words that say what kind of organisation it is, not which one.
KIND_WORDS = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "en",
        "para",
        "por",
        "con",
        "sa",
        "sac",
        "saa",
        "sociedad",
        "anonima",
        "srl",
        "s",
        "a",
        "c",
        "r",
        "l",
        "asociacion",
        "federacion",
        "frente",
        "defensa",
        "comite",
        "comunidad",
        "comunidades",
        "campesina",
        "campesinas",
        "nativa",
        "nativas",
        "ronda",
        "rondas",
        "sindicato",
        "junta",
        "usuarios",
        "central",
        "union",
        "organizacion",
        "empresa",
        "compania",
        "minera",
        "mina",
        "municipalidad",
        "gobierno",
        "distrital",
        "distrito",
        "provincial",
        "provincia",
        "regional",
        "region",
        "ministerio",
        "direccion",
        "gerencia",
        "unica",
        "base",
        "intereses",
        "pobladores",
        "vecinos",
        "community",
        "communities",
        "association",
        "federation",
        "front",
        "defence",
        "committee",
        "company",
        "board",
    ]
)
COUNTERPARTS = ("company", "state")

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Candidate:
    """A registered case or event that may be the same; `record` is the other one, to be compared.

    `event` and `other_event` are the row numbers (0 for a whole case); `actors` are in common.
    """

    kind: str
    code: str
    actors: tuple[str, ...]
    record: Record
    event: int = 0
    other_event: int = 0


def duplicates(record: Record, others: Iterable[tuple[str, Record]]) -> list[Candidate]:
    """Cases and events among `others` (code, record) that may be this one again."""
    mine = _Seen(record)
    found: list[Candidate] = []
    for code, other in others:
        theirs = _Seen(other)
        shared = _shared(mine, theirs)
        same_case = bool(shared) and _near(mine, theirs)
        if same_case and mine.kind == theirs.kind and mine.provinces & theirs.provinces:
            found.append(Candidate("case", code, shared, other))
        found.extend(_events(mine, theirs, code))
    return found


class _Seen:
    """The few things of a record that the comparison reads."""

    def __init__(self, record: Record) -> None:
        self.record = record
        case = record.get("case", {})
        self.kind = case.get("conflict_type", "")
        self.places = {n: _ubigeo(row) for n, row in enumerate(record.get("location", []), 1)}
        self.provinces = {ubigeo[:4] for ubigeo in self.places.values() if len(ubigeo) >= 4}
        self.actors = list(enumerate(record.get("actor", []), 1))
        self.primary = [row for _, row in self.actors if row.get("role_in_case") == "primary"]
        self.demands = [
            frozenset(plain(row["demand_text"]).split())
            for row in record.get("demand", [])
            if row.get("demand_text")
        ]
        events = record.get("event", [])
        self.events = [Entry("", n, row) for n, row in enumerate(events, 1)]
        days = [case.get("start_date"), case.get("situation_date"), record.get("record_date")]
        days += [event["start_on"] for event in self.events if event["status"] != "announced"]
        known = [day for text in days if text and (day := as_day(text))]
        self.first = as_day(case.get("start_date", "")) or min(known, default=None)
        self.last = max(known, default=None)


def _near(mine: _Seen, theirs: _Seen) -> bool:
    """Not more than the window between the end of one and the start of the other."""
    if not (mine.first and mine.last and theirs.first and theirs.last):
        return True  # without dates nothing speaks against it
    gap = max(mine.first - theirs.last, theirs.first - mine.last)
    return gap <= CASE_WINDOW


def _shared(mine: _Seen, theirs: _Seen) -> tuple[str, ...]:
    """Primary actors in common; a company or state body alone counts only with the same demand.

    It has many disputes (E02), and the other party tells them apart.
    """
    both = [
        (ours, yours)
        for ours in mine.primary
        for yours in theirs.primary
        if same_actor(ours.get("actor_name", ""), yours.get("actor_name", ""))
    ]
    parties = [pair for pair in both if pair[0].get("actor_group") not in COUNTERPARTS]
    same_demand = any(
        len(ours & yours) / len(ours | yours) >= ALIKE
        for ours in mine.demands
        for yours in theirs.demands
    )
    if not parties and not same_demand:
        return ()
    return tuple(dict.fromkeys(ours["actor_name"] for ours, _ in both))


def _events(mine: _Seen, theirs: _Seen, code: str) -> Iterator[Candidate]:
    for ours in mine.events:
        for yours in theirs.events:
            if not (ours["measure_type"] and ours["measure_type"] == yours["measure_type"]):
                continue
            days = _days(ours), _days(yours)
            if days[0] is None or days[1] is None or abs(days[0] - days[1]) > EVENT_WINDOW:
                continue
            district = _district(mine, ours)
            if not district or district != _district(theirs, yours):
                continue
            shared = tuple(
                name
                for name in _names(mine, ours)
                if any(same_actor(name, other) for other in _names(theirs, yours))
            )
            if shared:
                yield Candidate("event", code, shared, theirs.record, ours.number, yours.number)


def same_actor(one: str, other: str) -> bool:
    """Whether two names may be of one organisation: most of their telling words are the same."""
    a, b = set(plain(one).split()), set(plain(other).split())
    if not (a and b):
        return False
    if a == b:
        return True
    kinds = [frozenset(_stem(w) for w in words & KIND_WORDS) for words in (a, b)]
    names = [frozenset(_stem(w) for w in words - KIND_WORDS) for words in (a, b)]
    both, either = names[0] & names[1], names[0] | names[1]
    if not both or len(both) / len(either) < ALIKE:
        return False
    telling = [kind - _LINKS for kind in kinds]
    # “Comunidad Alta” and “Frente de Defensa Alta” share a place, not an organisation
    return not telling[0] or not telling[1] or bool(telling[0] & telling[1])


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


_LINKS = frozenset(
    _stem(word)
    for word in [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "en",
        "para",
        "por",
        "con",
        "s",
        "a",
        "c",
        "r",
        "l",
        "sa",
        "sac",
        "saa",
        "srl",
        "distrital",
        "distrito",
        "provincial",
        "provincia",
        "regional",
        "region",
        "intereses",
        "unica",
        "base",
        "central",
    ]
)


def _ubigeo(row: Mapping[str, str]) -> str:
    return row.get("ubigeo") or next(
        (row[n] for n in ("district", "province", "department") if row.get(n)), ""
    )


def _district(seen: _Seen, event: Entry) -> str:
    number = event["event_location"]
    place = seen.places.get(int(number)) if number.isdecimal() else None
    place = place or event["event_ubigeo"]
    return place if place and len(place) == 6 else ""


def _names(seen: _Seen, event: Entry) -> list[str]:
    """The actors of an event by name; those of the case when the event does not say."""
    numbers = event.numbers("event_actors")
    chosen = [row for n, row in seen.actors if n in numbers] or seen.primary
    return [row["actor_name"] for row in chosen if row.get("actor_name")]


def _days(event: Entry) -> date | None:
    return event.day("start_on")
