"""What an exercise shows as a whole once an attempt is on record."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from alerta.i18n import translator
from alerta.learning.kinds import LENSES
from alerta.resources import text
from alerta.widgets.controls import escape, stacked_table

if TYPE_CHECKING:
    from alerta.widgets.exercise_card.model import QuestionsModel

COUNTED = "conflict"


def findings(model: "QuestionsModel") -> str:
    """The markup for this kind of exercise; '' before an attempt or where there is nothing."""
    tell = _BY_KIND.get(model.state.exercise["kind"])
    return tell(model) if tell and model.state.attempted else ""


def _lenses(model: "QuestionsModel") -> str:
    """How many conflicts each definition counts, and every case that changes side."""
    t, answers = translator(model.lang), model.state.key["answers"]
    cases = model.state.exercise["cases"]
    counts = {
        lens: sum(1 for case in cases if answers[f"{case['id']}.{lens}"]["value"] == COUNTED)
        for lens in LENSES
    }
    said = {
        lens: sum(1 for case in cases if model.state.answers.get(f"{case['id']}.{lens}") == COUNTED)
        for lens in LENSES
    }
    head = [t("Definition"), t("Conflicts in the model"), t("Conflicts by your answers")]
    rows = [
        (escape(model.asks(f"{cases[0]['id']}.{lens}")), str(counts[lens]), str(said[lens]))
        for lens in LENSES
    ]
    table = stacked_table(head, rows, columns={1: "num", 2: "num"})
    title = t(
        "The same twelve cases: {pcm} conflicts by one definition, {defensoria} by the other",
        **counts,
    )
    moving = [_side(model, number, case) for number, case in enumerate(cases, 1)]
    listed = "".join(f"<li>{escape(line)}</li>" for line in moving if line)
    name = escape(t("These cases change side:"))
    changes = f'<p class="ka-label">{name}</p><ul class="ka-sides">{listed}</ul>' if listed else ""
    return f'<section class="ka-findings"><h4>{escape(title)}</h4>{table}{changes}</section>'


def _side(model: "QuestionsModel", number: int, case: dict[str, str]) -> str:
    one, other = (f"{case['id']}.{lens}" for lens in LENSES)
    answers = model.state.key["answers"]
    values = answers[one]["value"], answers[other]["value"]
    if (values[0] == COUNTED) == (values[1] == COUNTED):
        return ""
    return translator(model.lang)(
        "{number}. {start} For one it is “{pcm}”, for the other “{defensoria}”.",
        number=number,
        start=_start(text(dict(case), model.lang)),
        pcm=model.words(one, values[0]).lower(),
        defensoria=model.words(other, values[1]).lower(),
    )


def _start(words: str, most: int = 90) -> str:
    first = words.split(". ")[0].rstrip(".")
    if len(first) > most:
        first = first[:most].rsplit(" ", 1)[0] + "…"
    return first if first.endswith("…") else f"{first}."


_BY_KIND: dict[str, Callable[["QuestionsModel"], str]] = {"lenses": _lenses}
