"""The rules of the method as pure functions, each answer with its reasons."""

from alerta.criteria.assessment import assess, assess_all, contradictions, route
from alerta.criteria.changes import what_would_change
from alerta.criteria.rules import Rule, Rules, load_rules
from alerta.criteria.scoring import facts, score
from alerta.criteria.situation import SituationError, check
from alerta.domain.findings import Change, Fault

__all__ = [
    "Change",
    "Fault",
    "Rule",
    "Rules",
    "SituationError",
    "assess",
    "assess_all",
    "check",
    "contradictions",
    "facts",
    "load_rules",
    "route",
    "score",
    "what_would_change",
]
