"""Low, best and high: three figures of those who counted on the spot, and their range drawn."""

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.learning.written import number
from alerta.resources import text
from alerta.widgets.controls import NumberField, box, escape, html, put_markup, row
from alerta.widgets.controls.worksheet import Asked, Worksheet
from alerta.widgets.session import Session
from alerta.widgets.source_grading.count_model import CountModel

LEFT, RIGHT, MIDDLE = 20, 340, 56  # px of the drawing


def count_view(session: Session, name: str) -> widgets.VBox:
    """The three figures of desk `name`."""
    return CountView(CountModel(session, name)).widget


class CountView(Worksheet):
    """Binds a CountModel to the page."""

    def __init__(self, model: CountModel) -> None:
        super().__init__(model)
        t, guard = translator(model.lang), model.session.guard
        labels = {
            "low": t("Low: the smallest of those who counted on the spot"),
            "best": t("Best: that of whoever counted one by one"),
            "high": t("High: the largest of those who counted on the spot"),
        }
        self.asked = [
            Asked(self, model.part(one), NumberField(guard, model.lang, label=words))
            for one, words in labels.items()
        ]
        self.range = html("", "ka-inbox__chain")
        said = "".join(
            f"<li><b>{escape(text(one['by'], model.lang))}</b> {escape(text(one['says'], model.lang))}</li>"
            for one in model.figures
        )
        asked = box([one.boxed("ka-inbox__decision") for one in self.asked], "ka-questions")
        title = escape(t("How many people were at the sit-in?"))
        self.widget = box(
            [
                html(f'<div class="ka-exercise__head"><h3>{title}</h3></div>'),
                html(f'<ul class="ka-inbox__figures">{said}</ul>'),
                row([asked, self.range], "ka-work", "ka-work--score"),
                self.steps(),
            ],
            "ka",
            "ka-exercise",
        )
        self.begin()

    def draw(self) -> None:
        """The range is drawn once the three are right."""
        super().draw()
        put_markup(self.range, self._range())

    def _range(self) -> str:
        if not self.model.done:
            return ""
        t = translator(self.model.lang)
        low, best, high = (number(self.model.value(one)) or 0 for one in ("low", "best", "high"))
        words = {"low": f"{low:.0f}", "best": f"{best:.0f}", "high": f"{high:.0f}"}
        title = t("Between {low} and {high} people; the best count is {best}", **words)
        return (
            f'<figure class="ka-plate"><figcaption><b>{escape(title)}</b></figcaption>'
            f"{range_svg(low, best, high, title)}"
            f'<p class="ka-help">{escape(t("This is how it goes into the record, with its sources."))}</p></figure>'
        )


def range_svg(low: float, best: float, high: float, label: str) -> str:
    """A range from 0 to a little over `high`; `label` says the same in words."""
    scale = (RIGHT - LEFT) / (high * 1.15 or 1)
    at = [LEFT + scale * value for value in (low, best, high)]
    ticks = "".join(
        f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}">{value:.0f}</text>'
        for x, y, anchor, value in (
            (at[0], MIDDLE + 32, "end", low),
            (at[1], MIDDLE - 20, "middle", best),
            (at[2], MIDDLE + 32, "start", high),
        )
    )
    return (
        f'<svg class="ka-span" viewBox="0 0 360 100" role="img" aria-label="{escape(label)}">'
        f'<path class="ka-span__axis" d="M{LEFT} {MIDDLE}H{RIGHT}"/><text x="{LEFT}" y="{MIDDLE + 32}">0</text>'
        f'<path class="ka-span__line" d="M{at[0]:.1f} {MIDDLE}H{at[2]:.1f}"/>'
        f'<circle class="ka-span__best" cx="{at[1]:.1f}" cy="{MIDDLE}" r="9"/>{ticks}</svg>'
    )
