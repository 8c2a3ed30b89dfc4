"""Category, phase, state and expression against the events of the same record (criteria.md 6.2-6.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from alerta.criteria.consistency import move, phase_fits, phases_for, states_for
from alerta.criteria.record_facts import RecordFacts, is_violent
from alerta.criteria.rules import Rules

TABLES = {"category": "category_rules", "phase": "phase_rules", "state": "state_rules"}
NONE = {"es": "ninguna", "en": "none"}


@dataclass(frozen=True)
class Finding:
    """A rule that does not hold: its code (`record_texts`), the path of the field, its values.

    A value {"es", "en"} is filled in the language of the text.
    """

    code: str
    path: str
    values: dict[str, Any] = field(default_factory=dict)


def named(rules: Rules, subject: str, *codes: str) -> dict[str, str]:
    """The names of categories, phases or states as people read them, {"es", "en"}."""
    rows = {rule.row[subject]: rule.row for rule in rules.rules(TABLES[subject])}
    return {
        lang: ", ".join(rows[code][f"name_{lang}"] if code in rows else code for code in codes)
        for lang in NONE
    }


def category_agrees(facts: RecordFacts) -> Iterator[Finding]:
    """The first row of category_rules.csv that fits gives the category."""
    asked = ("c1_actors", "c2_contradiction", "c3_public", "c4_rung")
    given = facts.case["category"]
    if not given or not all(facts.case[name] for name in asked):
        return
    rule = facts.rules.first("category_rules", facts.values)
    if rule is not None and rule.row["category"] != given:
        yield Finding(
            "category_vs_criteria",
            facts.case.at("category"),
            {
                "given": named(facts.rules, "category", given),
                "rule": rule.code,
                "expected": named(facts.rules, "category", rule.row["category"]),
            },
        )


def rung_agrees(facts: RecordFacts) -> Iterator[Finding]:
    """Rung 3-4 if and only if a measure was carried out; rung 4 if and only if with violence."""
    rung = facts.case["c4_rung"]
    if not rung.isdecimal():
        return
    path = facts.case.at("c4_rung")
    violent = [event for event in facts.done if is_violent(event)]
    if int(rung) >= 3 and not facts.done:
        yield Finding("rung_without_measure", path, {"rung": rung})
    elif int(rung) <= 2 and facts.done:
        yield Finding("rung_below_measure", path, {"rung": rung, "event": facts.done[0].number})
    elif int(rung) >= 3 and (int(rung) == 4) != bool(violent):
        found = {"es": "muestran" if violent else "no muestran"}
        found["en"] = "show" if violent else "do not show"
        yield Finding("rung_vs_violence", path, {"rung": rung, "found": found})


def phase_agrees(facts: RecordFacts) -> Iterator[Finding]:
    """The phase belongs to the category, and the events bear it out."""
    category, phase = facts.case["category"], facts.case["phase"]
    path = facts.case.at("phase")
    if category and phase and not phase_fits(category, phase, facts.rules):
        possible = phases_for(category, facts.rules)
        values = {
            "phase": named(facts.rules, "phase", phase),
            "category": named(facts.rules, "category", category),
            "phases": named(facts.rules, "phase", *possible) if possible else NONE,
        }
        yield Finding("phase_vs_category", path, values)
    running = facts.running[0].number if facts.running else 0
    if phase == "dialogue" and not facts.case["dialogue_space"]:
        yield Finding("dialogue_without_space", facts.case.at("dialogue_space"))
    if phase == "dialogue" and running:
        yield Finding("dialogue_with_measure", path, {"event": running})
    if phase == "crisis" and not facts.violence_now:
        yield Finding("crisis_without_violence", path)
    if phase and phase != "crisis" and facts.violence_now:
        yield Finding("violence_without_crisis", path, {"event": facts.violence_now[0].number})
    if phase == "escalation" and facts.values["measure_in_30_days"] == "no" and not running:
        yield Finding("escalation_without_measure", path)
    if phase == "de_escalation" and running:
        yield Finding("de_escalation_with_measure", path, {"event": running})


def state_agrees(facts: RecordFacts) -> Iterator[Finding]:
    """The state against category, measures, level and silence (state_rules.csv has the days)."""
    category, state = facts.case["category"], facts.case["state"]
    path = facts.case.at("state")
    if not state:
        return
    if facts.is_case and category and state not in states_for(category, facts.rules):
        values = {
            "state": named(facts.rules, "state", state),
            "category": named(facts.rules, "category", category),
        }
        yield Finding("state_vs_category", path, values)
    if state == "resolved" and (active := [e for e in facts.events if e["status"] == "ongoing"]):
        yield Finding("resolved_with_measure", path, {"event": active[0].number})
    if state == "resolved" and facts.level >= 2:
        yield Finding("resolved_with_level", path, {"level": facts.level})
    days = facts.days_since_expression
    rule = facts.rules.first("state_rules", facts.values)
    if days is None or rule is None:
        return
    expected = rule.row["state"]
    values = {"days": days}
    if state == "latent" and expected == "active":
        yield Finding("latent_too_soon", path, values)
    elif state == "active" and expected in ("latent", "withdrawn"):
        yield Finding("active_but_silent", path, values)
    elif state == "withdrawn" and expected in ("active", "latent"):
        yield Finding("withdrawn_too_soon", path, values)


def moves_are_legal(facts: RecordFacts, before: RecordFacts) -> Iterator[Finding]:
    """State and phase may only move as transitions.csv says; `before` is what is stored."""
    for subject in ("state", "phase"):
        old, new = before.case[subject], facts.case[subject]
        if not (old and new):
            continue
        try:  # whether it is resolved or merged the record does not tell: do not hold it against it
            made = move(subject, old, new, facts.rules)
        except KeyError:
            continue
        if not made.allowed:
            values = {
                "before": named(facts.rules, subject, old),
                "after": named(facts.rules, subject, new),
                "why": made.text,
            }
            yield Finding("illegal_move", facts.case.at(subject), values)
