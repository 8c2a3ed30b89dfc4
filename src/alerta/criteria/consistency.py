"""What fits together: phases of a category, and moves of state and phase (transitions.csv)."""

from collections.abc import Mapping

from alerta.criteria.rules import LANGUAGES, Rule, Rules
from alerta.domain.findings import Move
from alerta.i18n import translator


def phases_for(category: str, rules: Rules) -> list[str]:
    """The phases a category may have (phase_rules.csv); empty where it has none."""
    return [
        rule.row["phase"]
        for rule in rules.rules("phase_rules")
        if category in rule.row["categories"].split() and rule.row["phase"]
    ]


def states_for(category: str, rules: Rules) -> list[str]:
    """The states a category may have (state_rules.csv, S1): observation goes with observation."""
    if category == "not_a_case":
        return []
    states = dict.fromkeys(rule.row["state"] for rule in rules.rules("state_rules"))
    observed = category == "under_observation"
    return [state for state in states if observed or state != "under_observation"]


def phase_fits(category: str, phase: str | None, rules: Rules) -> bool:
    """True when the phase may stand with the category; no phase fits only where none exists."""
    phases = phases_for(category, rules)
    return phase in phases if phases else not phase


def move(
    subject: str,
    before: str,
    after: str,
    rules: Rules,
    values: Mapping[str, str] | None = None,
) -> Move:
    """May `subject` (`state` or `phase`) go from `before` to `after`? '' before: a new record.

    `values` are facts as the rules read them (`alerta.criteria.facts`); without them a move that
    hangs on a condition is allowed and its text tells the condition. Staying is always allowed.
    Raises KeyError for a pair that transitions.csv does not know.
    """
    if before == after:
        return Move(True, "", {lang: translator(lang)("No change.") for lang in LANGUAGES})
    rule = _find(subject, before, after, rules)
    allowed = rule.row["allowed"] == "yes" and (values is None or rule.holds(values))
    return Move(allowed, rule.code, {lang: rule.text(lang, values or {}) for lang in LANGUAGES})


def moves_from(subject: str, before: str, rules: Rules) -> list[str]:
    """The states or phases that may follow, in the order of the table."""
    return [
        rule.row["to"]
        for rule in rules.rules("transitions")
        if (rule.row["subject"], rule.row["from"], rule.row["allowed"]) == (subject, before, "yes")
    ]


def _find(subject: str, before: str, after: str, rules: Rules) -> Rule:
    for rule in rules.rules("transitions"):
        if (rule.row["subject"], rule.row["from"], rule.row["to"]) == (subject, before, after):
            return rule
    raise KeyError(f"transitions.csv: {subject} {before} -> {after}")
