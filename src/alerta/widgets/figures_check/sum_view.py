"""A published sum on a page: the parts as a table, two numbers to write, what may be said."""

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    OptionRows,
    box,
    button,
    escape,
    html,
    put_markup,
    quiet,
    row,
)
from alerta.widgets.exercise_card.telling import found_line
from alerta.widgets.figures_check.sum_model import SumModel
from alerta.widgets.session import Session
from alerta.widgets.source_grading.trace_view import NumberAsked


def sum_view(session: Session, name: str) -> widgets.VBox:
    """The published sum `name`."""
    return SumView(SumModel(session, name)).widget


class SumView:
    """Binds a SumModel to the page."""

    def __init__(self, model: SumModel) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        added, residual, self.say = model.parts
        asked = t("Published figure minus that sum (below 0 if the parts exceed it)")
        self.numbers = [
            NumberAsked(self, added, t("What do the parts add up to?")),
            NumberAsked(self, residual, asked),
        ]
        label = escape(t("What may be said?"))
        self.options = OptionRows(model.options(), guard)
        self.options.on_change(self.take)
        self.told = html("", "ka-status")
        self.note = html("", "ka-status")
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.needs = html("", "ka-line")
        questions = box(
            [
                *(one.widget for one in self.numbers),
                box(
                    [html(f'<h4 class="ka-label">{label}</h4>'), self.options.widget, self.told],
                    "ka-inbox__decision",
                ),
                row([self.checker, self.needs], "ka-actions"),
                self.note,
            ],
            "ka-questions",
        )
        table = html(self._table(), "ka-sources")
        self.widget = box([row([table, questions], "ka-work")], "ka", "ka-exercise")
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known worked out here."""
        self.model.marking.restore()
        self.draw()

    def take(self, said: str) -> None:
        """The person chose what may be said."""
        self.model.marking.answer(self.say, said)
        self.draw()

    def check(self) -> None:
        """Check all, or say what is missing."""
        for one in self.numbers:
            one.field.flush()
        self.model.check()
        self.draw()
        put_markup(self.needs, escape(self.model.needs()))

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model, marking = self.model, self.model.marking
        for one in self.numbers:
            one.draw()
        self.options.put(marking.answers.get(self.say))
        right = marking.answers.get(self.say) if marking.is_right(self.say) else None
        self.options.mark(right, marking.wrong_values(self.say))
        put_markup(self.told, found_line(marking.found(self.say), model.session))
        put_markup(self.note, quiet(model.note()) if model.note() else "")
        if not model.needs():
            put_markup(self.needs, "")

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
