"""The card of any exercise: it hands each kind to the widget that shows it."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import ipywidgets as widgets

from alerta.widgets.session import Session

Exercise = Mapping[str, Any]
QUESTIONS = "exercise_card.questions_view"
# a page brings only the widgets that it shows
WIDGETS = {
    "choice": QUESTIONS,
    "multiple": QUESTIONS,
    "order": QUESTIONS,
    "match": QUESTIONS,
    "number": QUESTIONS,
    "short_text": QUESTIONS,
    "highlight": QUESTIONS,
    "routing": QUESTIONS,
    "lenses": QUESTIONS,
    "criteria_coding": "criteria_explorer.view",
    "alert_scoring": "alert_scorer.view",
    "registration": "registration_form",
    "grouping": "grouping.view",
    "unfolding": "unfolding.view",
}


def view(exercise: Exercise, key: Exercise, rules: Any, session: Session) -> widgets.Widget:
    """The exercise as a widget. Raises ValueError for a kind that the kit does not have."""
    kind = exercise["kind"]
    if kind not in WIDGETS:
        raise ValueError(f"{exercise['id']}: kind {kind!r} is not one of the kit's kinds.")
    show = import_module(f"alerta.widgets.{WIDGETS[kind]}").view
    return _CALLS.get(kind, _plainly)(show, exercise, key, rules, session)


def _plainly(
    show: Callable[..., Any], exercise: Exercise, key: Exercise, rules: Any, session: Session
) -> widgets.Widget:
    return show(exercise, key, rules, session)


_CALLS: dict[str, Callable[..., widgets.Widget]] = {
    "alert_scoring": lambda show, exercise, key, rules, session: show(
        rules, session, exercise, key
    ),
    "registration": lambda show, exercise, key, rules, session: show(
        session, exercise=exercise, key=key
    ),
}
