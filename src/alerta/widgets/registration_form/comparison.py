"""Two records side by side, in words: what a person needs to tell whether it is the same case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alerta.criteria.duplicates import same_actor
from alerta.criteria.record_check import Candidate
from alerta.form import Form
from alerta.widgets.registration_form.slots import shortened, words

Record = Mapping[str, Any]
LONGEST = 120  # characters of one cell


@dataclass(frozen=True)
class Row:
    """One thing that both records say, in words; `same` is whether they agree."""

    label: str
    mine: str
    theirs: str
    same: bool


@dataclass(frozen=True)
class Alike:
    """A registered case that may be this one: why it was found, and both side by side."""

    code: str
    candidates: tuple[Candidate, ...]
    rows: tuple[Row, ...]

    @property
    def record(self) -> Record:
        """The registered record."""
        return self.candidates[0].record


def alike(form: Form, mine: Record, candidates: Iterable[Candidate], lang: str) -> list[Alike]:
    """The candidates, one entry a case, each with its rows of comparison."""
    by_code: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_code.setdefault(candidate.code, []).append(candidate)
    return [
        Alike(code, tuple(found), tuple(compare(form, mine, found[0].record, lang)))
        for code, found in by_code.items()
    ]


def compare(form: Form, mine: Record, theirs: Record, lang: str) -> list[Row]:
    """Place, parties, type, what they ask for, and when: what duplicates are found by."""
    rows = [
        _row(form, "case_name", [_name(one) for one in (mine, theirs)], lang),
        _row(
            form, _finest(mine, theirs), [_places(form, one, lang) for one in (mine, theirs)], lang
        ),
        _parties(form, mine, theirs, lang),
        _coded(form, "conflict_type", mine, theirs, lang),
        _row(
            form,
            "demand_text",
            [_texts(one, "demand", "demand_text") for one in (mine, theirs)],
            lang,
        ),
        _coded(form, "start_date", mine, theirs, lang),
        _row(form, "event", [_events(form, one, lang) for one in (mine, theirs)], lang),
    ]
    return [row for row in rows if row.mine or row.theirs]


def _row(form: Form, name: str, sides: list[list[str]], lang: str) -> Row:
    texts = [shortened("; ".join(side), LONGEST) for side in sides]
    folded = [{one.casefold() for one in side} for side in sides]
    same = bool(folded[0]) and folded[0] == folded[1]
    return Row(form.item(name).label(lang), texts[0], texts[1], same)


def _coded(form: Form, name: str, mine: Record, theirs: Record, lang: str) -> Row:
    item = form.item(name)
    values = [one.get("case", {}).get(name, "") for one in (mine, theirs)]
    return _row(form, name, [[words(form, item, v, lang)] if v else [] for v in values], lang)


def _name(record: Record) -> list[str]:
    name = record.get("case", {}).get("case_name", "")
    return [name] if name else []


def _finest(mine: Record, theirs: Record) -> str:
    for name in ("district", "province"):
        if any(row.get(name) for one in (mine, theirs) for row in one.get("location", [])):
            return name
    return "department"


def _places(form: Form, record: Record, lang: str) -> list[str]:
    found = []
    for row in record.get("location", []):
        for name in ("district", "province", "department"):
            if row.get(name):
                found.append(words(form, form.item(name), row[name], lang))
                break
    return list(dict.fromkeys(found))


def _parties(form: Form, mine: Record, theirs: Record, lang: str) -> Row:
    sides = [
        [
            row["actor_name"]
            for row in one.get("actor", [])
            if row.get("role_in_case") == "primary" and row.get("actor_name")
        ]
        for one in (mine, theirs)
    ]
    label = form.item("actor_name").label(lang)
    same = any(same_actor(a, b) for a in sides[0] for b in sides[1])
    texts = [shortened("; ".join(side), LONGEST) for side in sides]
    return Row(label, texts[0], texts[1], same)


def _texts(record: Record, repeat: str, name: str) -> list[str]:
    return [row[name] for row in record.get(repeat, []) if row.get(name)]


def _events(form: Form, record: Record, lang: str) -> list[str]:
    found = []
    for row in record.get("event", []):
        kind = "measure_type" if row.get("measure_type") else "event_class"
        parts = [
            words(form, form.item(name), row[name], lang)
            for name in (kind, "start_on")
            if row.get(name)
        ]
        if parts:
            found.append(", ".join(parts))
    return found
