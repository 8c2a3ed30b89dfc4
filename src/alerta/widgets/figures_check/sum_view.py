"""A published sum on a page: the parts as a table, two numbers to write, what may be said."""

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    NumberField,
    OptionRows,
    box,
    escape,
    html,
    put_markup,
    quiet,
    row,
)
from alerta.widgets.controls.worksheet import Asked, AskedChoice, Worksheet
from alerta.widgets.figures_check.sum_model import SumModel
from alerta.widgets.session import Session


def sum_view(session: Session, name: str) -> widgets.VBox:
    """The published sum `name`."""
    return SumView(SumModel(session, name)).widget


class SumView(Worksheet):
    """Binds a SumModel to the page."""

    def __init__(self, model: SumModel) -> None:
        super().__init__(model)
        t = translator(model.lang)
        added, residual, say = model.parts
        left = t("Published figure minus that sum (below 0 if the parts exceed it)")
        numbers = [
            self._number(added, t("What do the parts add up to?")),
            self._number(residual, left),
        ]
        label = html(f'<h4 class="ka-label">{escape(t("What may be said?"))}</h4>')
        said = AskedChoice(self, say, OptionRows(model.options(), model.session.guard))
        self.asked = [*numbers, said]
        self.note = html("", "ka-status")
        questions = box(
            [
                *(one.boxed("ka-inbox__decision") for one in numbers),
                said.boxed("ka-inbox__decision", label),
                self.steps(),
                self.note,
            ],
            "ka-questions",
        )
        table = html(self._table(), "ka-sources")
        self.widget = box([row([table, questions], "ka-work")], "ka", "ka-exercise")
        self.begin()

    def draw(self) -> None:
        """After a check, also why the figures are in doubt."""
        super().draw()
        note = self.model.note()
        put_markup(self.note, quiet(note) if note else "")

    def _number(self, part: str, label: str) -> Asked:
        guard, lang = self.model.session.guard, self.model.lang
        return Asked(self, part, NumberField(guard, lang, label=label))

    def _table(self) -> str:
        model, t = self.model, translator(self.model.lang)
        title = escape(text(model.sum["title"], model.lang))
        source = escape(text(model.sum["told"], model.lang))
        names = [t("What was published"), t("Figure")]
        body = "".join(
            f'<tr role="row"><th role="rowheader" scope="row">{escape(one.name)}'
            f'<td role="cell" class="num" data-l="{escape(names[1])}">{one.value}</td></tr>'
            for one in model.lines
        )
        total = (
            f'<tr role="row" class="ka-chart__total"><th role="rowheader" scope="row">{escape(model.total.name)}</th>'
            f'<td role="cell" class="num" data-l="{escape(names[1])}">{model.total.value}</td></tr>'
        )
        head = (
            f'<th role="columnheader" scope="col">{escape(names[0])}</th>'
            f'<th role="columnheader" scope="col" class="num">{escape(names[1])}</th>'
        )
        return (
            f'<h3 class="ka-chart__sum">{title}</h3><p class="ka-help">{source}</p>'
            f'<table role="table" class="ka-table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
            f'<tbody role="rowgroup">{body}{total}</tbody></table>'
        )
