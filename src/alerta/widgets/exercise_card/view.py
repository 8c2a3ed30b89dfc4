"""The card of any exercise: it hands each kind to the widget that shows it."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from alerta.widgets.session import Session


def view(
    exercise: Mapping[str, Any], key: Mapping[str, Any], rules: Any, session: Session
) -> widgets.Widget:
    """The exercise as a widget. Raises ValueError for a kind that the kit does not have."""
    kind = exercise["kind"]
    if kind == "choice":
        from alerta.widgets.exercise_card.choice_view import ChoiceView
        from alerta.widgets.exercise_card.model import ChoiceModel

        return ChoiceView(ChoiceModel(exercise, key, rules, session)).widget
    if kind == "criteria_coding":
        from alerta.widgets.criteria_explorer.view import view as explorer

        return explorer(exercise, key, rules, session)
    if kind == "alert_scoring":
        from alerta.widgets.alert_scorer.view import view as scorer

        return scorer(rules, session, exercise, key)
    if kind == "registration":
        from alerta.widgets.registration_form import view as form

        return form(session, exercise=exercise, key=key)
    raise ValueError(f"{exercise['id']}: kind {kind!r} is not one of the kit's four kinds.")
