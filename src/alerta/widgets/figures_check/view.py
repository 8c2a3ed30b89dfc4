"""The doing-widget of chapter 12: a chart to give a title, a sum to check, two lists to reconcile."""

import ipywidgets as widgets

from alerta.widgets.figures_check.chart_view import chart_view
from alerta.widgets.figures_check.lists_view import lists_view
from alerta.widgets.figures_check.sum_view import sum_view
from alerta.widgets.session import Session

TASKS = ("chart", "sum", "lists")


def view(session: Session, task: str, name: str = "") -> widgets.VBox:
    """`task` is chart or sum, with the `name` of one in manual/cases/figures_check.yaml, or lists.
    KeyError for any other."""
    if task == "chart":
        return chart_view(session, name)
    if task == "sum":
        return sum_view(session, name)
    if task == "lists":
        return lists_view(session)
    raise KeyError(f"{task}: no such task. Use one of: {', '.join(TASKS)}.")
