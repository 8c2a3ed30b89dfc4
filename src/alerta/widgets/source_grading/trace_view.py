"""The tracing on a page: mentions with their lists, the chain that the answers draw, two counts."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    DropDown,
    NumberField,
    box,
    escape,
    html,
    put_markup,
    row,
)
from alerta.widgets.controls.worksheet import Asked, Worksheet
from alerta.widgets.session import Session
from alerta.widgets.source_grading.chain import chain_svg, ordered
from alerta.widgets.source_grading.trace_model import TraceModel


def trace_view(session: Session, name: str) -> widgets.VBox:
    """Which of the mentions of desk `name` copies which."""
    return TraceView(TraceModel(session, name)).widget


class TraceView(Worksheet):
    """Binds a TraceModel to the page."""

    def __init__(self, model: TraceModel) -> None:
        super().__init__(model)
        t = translator(model.lang)
        self.chain = html("", "ka-inbox__chain")
        self.asked = [
            *(self._mention(one) for one in model.mentions),
            *(self._count(one) for one in model.counts),
        ]
        asked = box([one.boxed("ka-inbox__decision") for one in self.asked], "ka-questions")
        title = escape(t("From whom does each have it?"))
        self.widget = box(
            [
                html(f'<div class="ka-exercise__head"><h3>{title}</h3></div>'),
                row([asked, self.chain], "ka-work", "ka-work--score"),
                self.steps(),
            ],
            "ka",
            "ka-exercise",
        )
        self.begin()

    def draw(self) -> None:
        """The chain is drawn as the answers come."""
        super().draw()
        put_markup(self.chain, self._chain())

    def _mention(self, mention: Mapping[str, Any]) -> Asked:
        """What a mention says, and the list of where it has it from."""
        model, t = self.model, translator(self.model.lang)
        name, says = text(mention["name"], model.lang), text(mention["text"], model.lang)
        label = t("{name}. Where does it have it from?", name=name)
        options = model.options(mention["id"])
        origins = DropDown(options, model.session.guard, label, t("Choose"), says)
        return Asked(self, model.part(mention["id"]), origins)

    def _count(self, count: Mapping[str, Any]) -> Asked:
        """One of the two counts of sources."""
        model, label = self.model, text(dict(count), self.model.lang)
        number = NumberField(model.session.guard, model.lang, label=label)
        return Asked(self, model.part(f"sources.{count['id']}"), number)

    def _chain(self) -> str:
        model, t = self.model, translator(self.model.lang)
        parents = model.parents()
        drawn = len(ordered(parents))
        if not drawn:
            title = t("The chain is drawn as you answer")
            return (
                f'<figure class="ka-plate"><figcaption><b>{escape(title)}</b></figcaption></figure>'
            )
        begins = sum(1 for of in parents.values() if of == "own")
        title = (
            t("Your chain so far: {n} mentions, {begins} origins", n=drawn, begins=begins)
            if begins != 1
            else t("Your chain so far: {n} mentions, 1 origin", n=drawn)
        )
        legend = t("Circle: it begins there. Square: it copies what it hangs from.")
        drawing = chain_svg(parents, model.names(), model.chain_words())
        return (
            f'<figure class="ka-plate"><figcaption><b>{escape(title)}</b></figcaption>{drawing}'
            f'<p class="ka-help">{escape(legend)}</p></figure>'
        )
