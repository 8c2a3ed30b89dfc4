"""The doing-widget of chapter 07; each step is a screen of its own."""

from collections.abc import Callable

import ipywidgets as widgets

from alerta.widgets.session import Session
from alerta.widgets.source_grading.count_view import count_view
from alerta.widgets.source_grading.desk_view import desk_view
from alerta.widgets.source_grading.draft_view import draft_view
from alerta.widgets.source_grading.trace_view import trace_view

STEPS: dict[str, Callable[[Session, str], widgets.VBox]] = {
    "grade": desk_view,
    "trace": trace_view,
    "count": count_view,
    "write": draft_view,
}


def view(session: Session, desk: str, step: str = "grade") -> widgets.VBox:
    """One step at the desk `desk` of manual/cases/source_grading.yaml: grade the reports as they
    come in, trace the copies, count, or strike out what is not written. KeyError for others."""
    if step not in STEPS:
        raise KeyError(f"{step}: no such step. Use one of: {', '.join(STEPS)}.")
    return STEPS[step](session, desk)
