"""A chart on a page: it gets its title once that states the finding; its figures as a table too."""

import functools

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import (
    OptionRows,
    box,
    button,
    escape,
    html,
    put_markup,
    row,
    show,
)
from alerta.widgets.exercise_card.telling import found_markup
from alerta.widgets.figures_check import drawing
from alerta.widgets.figures_check.chart_model import ChartModel
from alerta.widgets.session import Session


def chart_view(session: Session, name: str) -> widgets.VBox:
    """The chart `name`, to be given its title."""
    return ChartView(ChartModel(session, name)).widget


class ChartView:
    """Binds a ChartModel to the page."""

    def __init__(self, model: ChartModel) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        self.figure = html("", "ka-chart__box")
        label = escape(t("Which title states the finding?"))
        self.options = OptionRows(model.titles(), guard)
        self.options.on_change(self.take)
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.needs = html("", "ka-line")
        self.told = html("", "ka-status")
        asked = box(
            [
                html(f'<h3 class="ka-label">{label}</h3>'),
                self.options.widget,
                row([self.checker, self.needs], "ka-actions"),
                self.told,
            ],
            "ka-question",
            "ka-chart__asked",
        )
        self.widget = box([self.figure, asked], "ka", "ka-exercise")
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back the title that the person who has just become known chose."""
        self.model.marking.restore()
        self.draw()

    def take(self, title: str) -> None:
        """A title was chosen."""
        self.model.marking.answer(self.model.part, title)
        self.draw()

    def check(self) -> None:
        """Check the title, or say that none is chosen."""
        self.model.check()
        self.draw()
        missing = self.model.marking.missing([self.model.part])
        t = translator(self.model.lang)
        put_markup(self.needs, escape(t("Choose a title first.")) if missing else "")

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model, marking = self.model, self.model.marking
        self.options.put(marking.answers.get(model.part))
        right = marking.answers.get(model.part) if marking.is_right(model.part) else None
        self.options.mark(right, marking.wrong_values(model.part))
        if marking.answers.get(model.part):
            put_markup(self.needs, "")
        put_markup(self.figure, figure_markup(model))
        put_markup(self.told, found_markup(marking.found(model.part), model.session))
        show(self.checker, not model.title)


def figure_markup(model: ChartModel) -> str:
    """Title (once found), subtitle, drawing, source, and the figures as a table."""
    t = translator(model.lang)
    title = model.title or t("A chart without a title yet")
    kind = "ka-chart__title" if model.title else "ka-chart__title ka-chart__title--none"
    notes = [model.words("source")]
    if model.chart["kind"] == "timeline":
        notes.insert(0, t("Grey band: a year without any published total that was found."))
    said = "".join(f'<p class="ka-chart__source">{escape(one)}</p>' for one in notes)
    return (
        f'<figure class="ka-plate"><figcaption><b class="{kind}">{escape(title)}</b>'
        f"<span>{escape(model.words('subtitle'))}</span></figcaption>{_drawing(model)}{said}"
        f"{_table(model)}</figure>"
    )


def _drawing(model: ChartModel) -> str:
    t = translator(model.lang)
    label = f"{model.title} {model.words('alt')}".strip()
    chart = model.chart
    if chart["kind"] == "timeline":
        draw = functools.partial(
            drawing.timeline, model.dots(), chart["from"], chart["to"], model.named_months(), label
        )
    elif chart["kind"] == "bars":
        draw = functools.partial(drawing.bars, model.bar_rows(), label)
    else:
        draw = functools.partial(drawing.groups, model.groups(), t("no published figure"), label)
    return drawing.both(draw)


def _table(model: ChartModel) -> str:
    t = translator(model.lang)
    names = [t("When"), t("What"), t("Figure"), t("Source")]
    head = "".join(f'<th role="columnheader" scope="col">{escape(one)}</th>' for one in names)
    body = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{escape(when)}</th>'
        f'<td role="cell" data-l="{escape(names[1])}">{escape(what)}</td>'
        f'<td role="cell" class="num" data-l="{escape(names[2])}">{escape(value)}</td>'
        f'<td role="cell" data-l="{escape(names[3])}">{escape(source)}</td></tr>'
        for when, what, value, source in model.rows()
    )
    return (
        f'<details class="ka-chart__data"><summary>{escape(t("See the figures as a table"))}</summary>'
        f'<table role="table" class="ka-table ka-table--stack"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></details>'
    )
