"""A chart on a page: it gets its title once that states the finding; its figures as a table too."""

import functools
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import (
    OptionRows,
    box,
    escape,
    html,
    put_markup,
    show,
    stacked_table,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.found import found_markup
from alerta.widgets.controls.worksheet import AskedChoice, Worksheet
from alerta.widgets.figures_check import drawing
from alerta.widgets.figures_check.chart_model import ChartModel
from alerta.widgets.session import Session


def chart_view(session: Session, name: str) -> widgets.VBox:
    """The chart `name`, to be given its title."""
    return ChartView(ChartModel(session, name)).widget


class TitleAsked(AskedChoice):
    """The title that is chosen, with all that is said of it."""

    def said(self, found: Any) -> str:
        """What is said of the title, as markup."""
        return found_markup(found, self.sheet.model.session)


class ChartView(Worksheet):
    """Binds a ChartModel to the page."""

    def __init__(self, model: ChartModel) -> None:
        super().__init__(model)
        t = translator(model.lang)
        self.figure = html("", "ka-chart__box")
        label = escape(t("Which title states the finding?"))
        title = TitleAsked(self, model.part, OptionRows(model.titles(), model.session.guard))
        self.asked = [title]
        asked = box(
            [
                html(f'<h3 class="ka-label">{label}</h3>'),
                title.control.widget,
                self.steps(),
                title.told,
            ],
            "ka-question",
            "ka-chart__asked",
        )
        self.widget = box([self.figure, asked], "ka", "ka-exercise")
        self.begin()

    def check(self) -> None:
        """Check the title; the button goes once it is found, and the keyboard stays with it."""
        super().check()
        if self.model.title:
            focus(self.asked[0].told)

    def draw(self) -> None:
        """The figure bears its title once that is found."""
        super().draw()
        put_markup(self.figure, figure_markup(self.model))
        show(self.checker, not self.model.title)


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
    rows = ([escape(cell) for cell in row] for row in model.rows())
    return (
        f'<details class="ka-chart__data"><summary>{escape(t("See the figures as a table"))}</summary>'
        f"{stacked_table(names, rows, columns={2: 'num'})}</details>"
    )
