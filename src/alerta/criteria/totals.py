"""Totals of a list of cases, and whether published totals agree (registration.md §5, rules 5 and 6)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from alerta.criteria.rule_text import ERROR, Text
from alerta.form import Issue

MULTI_REGIONAL = "multi_regional"

TEXTS: dict[str, Text] = {
    "active_vs_phases": Text(
        ERROR,
        "registration.md §5.5",
        "Hay {active} casos activos, pero las fases suman {phases}.",
        "There are {active} active cases, but the phases add up to {phases}.",
        "Cada caso activo tiene una sola fase: busque el que no tiene o el que se contó dos veces.",
        "Each active case has one phase: look for the one without, or the one counted twice.",
    ),
    "total_vs_states": Text(
        ERROR,
        "registration.md §5.5",
        "El total es {total}, pero activos y latentes suman {states}.",
        "The total is {total}, but active and latent add up to {states}.",
        "Los resueltos, retirados y en observación van aparte, no en el total.",
        "Resolved, withdrawn and observed ones stand apart, not in the total.",
    ),
    "departments_vs_total": Text(
        ERROR,
        "registration.md §5.6",
        "El total es {total}, pero los departamentos suman {departments}.",
        "The total is {total}, but the departments add up to {departments}.",
        "Un caso en varios departamentos va una sola vez, en la fila multirregional.",
        "A case in several departments stands once, in the multi-regional row.",
    ),
}


@dataclass(frozen=True)
class Totals:
    """Numbers of cases; `departments` has a row `multi_regional` for cases in several."""

    active: int
    latent: int
    total: int
    phases: Mapping[str, int] = field(default_factory=dict)
    departments: Mapping[str, int] = field(default_factory=dict)


def totals(records: Iterable[Mapping[str, Any]]) -> Totals:
    """Count active and latent cases, the active ones by phase, both by department."""
    states: Counter[str] = Counter()
    phases: Counter[str] = Counter()
    departments: Counter[str] = Counter()
    for record in records:
        case = record.get("case", {})
        state = case.get("state", "")
        if state not in ("active", "latent"):
            continue
        states[state] += 1
        departments[_department(record)] += 1
        if state == "active":
            phases[case.get("phase", "")] += 1
    return Totals(states["active"], states["latent"], states.total(), phases, departments)


def _department(record: Mapping[str, Any]) -> str:
    found = {row.get("department", "") for row in record.get("location", [])} - {""}
    return MULTI_REGIONAL if len(found) > 1 else next(iter(found), "")


def totals_issues(figures: Totals) -> list[Issue]:
    """What does not add up in a table of totals; a blank phase or department is a case too many."""
    phases = sum(count for phase, count in figures.phases.items() if phase)
    departments = sum(count for name, count in figures.departments.items() if name)
    checks = {
        "active_vs_phases": (figures.active == phases, {"phases": phases}),
        "total_vs_states": (
            figures.total == figures.active + figures.latent,
            {"states": figures.active + figures.latent},
        ),
        "departments_vs_total": (figures.total == departments, {"departments": departments}),
    }
    return [
        _issue(code, {"active": figures.active, "total": figures.total, **values})
        for code, (agrees, values) in checks.items()
        if not agrees
    ]


def _issue(code: str, values: Mapping[str, int]) -> Issue:
    text = TEXTS[code]
    return Issue(
        code,
        "",
        {"es": text.es.format(**values), "en": text.en.format(**values)},
        {"es": text.remedy_es, "en": text.remedy_en},
        text.severity,
        text.source,
    )
