"""What each call of a chapter becomes on paper: the same documents and tables, with blanks."""

from collections.abc import Callable

from alerta.printing.desks import (
    actors,
    charts,
    codebook,
    dialogue,
    exercises,
    lives,
    notices,
    routes,
    sources,
    warnings,
)
from alerta.printing.desks.page import Page

Form = Callable[..., str]

FORMS: dict[str, Form] = {
    "exercise": exercises.exercise,
    "explorer": exercises.exercise,
    "form": exercises.exercise,
    "practice": exercises.practice,
    "scorer": codebook.scorer,
    "table": codebook.table,
    "criterion": codebook.criterion,
    "levels": codebook.levels,
    "glossary": codebook.glossary,
    "who_warns": warnings.who_warns,
    "sorting_board": notices.sorting_board,
    "actor_map": actors.actor_map,
    "case_life": lives.case_life,
    "days_line": lives.days_line,
    "source_grading": sources.source_grading,
    "routing_desk": routes.routing_desk,
    "commitments": dialogue.commitments,
    "figures_check": charts.figures_check,
    "next": lambda page: "",  # the way on is the next page
}

__all__ = ["FORMS", "Page"]
