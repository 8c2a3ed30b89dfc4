"""The tracing on a page: mentions with their lists, the chain that the answers draw, two counts."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import (
    DropDown,
    Field,
    box,
    button,
    escape,
    html,
    put_markup,
    row,
)
from alerta.widgets.exercise_card.telling import found_line
from alerta.widgets.session import Session
from alerta.widgets.source_grading.chain import chain_svg, ordered
from alerta.widgets.source_grading.trace_model import TraceModel


def trace_view(session: Session, name: str) -> widgets.VBox:
    """Which of the mentions of desk `name` copies which."""
    return TraceView(TraceModel(session, name)).widget


class MentionView:
    """One mention: what it says, and the list of where it has it from."""

    def __init__(self, owner: "TraceView", mention: Mapping[str, Any]) -> None:
        self.owner, self.part = owner, owner.model.part(mention["id"])
        model = owner.model
        t = translator(model.lang)
        name, says = text(mention["name"], model.lang), text(mention["text"], model.lang)
        label = t("{name}. Where does it have it from?", name=name)
        options = model.options(mention["id"])
        self.list = DropDown(options, model.session.guard, label, t("Choose"), says)
        self.list.on_change(self.take)
        self.told = html("", "ka-status")
        self.widget = box([self.list.widget, self.told], "ka-inbox__decision")

    def take(self, value: str | None) -> None:
        """The person chose an origin, or took it back."""
        self.owner.model.marking.answer(self.part, value)
        self.owner.draw()

    def draw(self) -> None:
        """Bring the mention to the model's state."""
        marking = self.owner.model.marking
        self.list.put(marking.answers.get(self.part))
        put_markup(self.told, found_line(marking.found(self.part), self.owner.model.session))


class NumberAsked:
    """One number that is asked, with what is said of it."""

    def __init__(self, owner: Any, part: str, label: str) -> None:
        self.owner, self.part = owner, part
        self.field = Field(label, owner.model.session.guard, short=True)
        self.field.control.continuous_update = True
        self.field.on_change(self.take)
        self.told = html("", "ka-status")
        self.widget = box([self.field.widget, self.told], "ka-inbox__decision")

    def take(self, value: str) -> None:
        """A number was written."""
        self.owner.model.marking.answer(self.part, value.strip() or None)
        self.owner.draw()

    def draw(self) -> None:
        """Bring the field to the model's state; what is being typed stays."""
        marking = self.owner.model.marking
        value = marking.answers.get(self.part) or ""
        if value != self.field.control.value.strip():
            self.field.put(value)
        put_markup(self.told, found_line(marking.found(self.part), self.owner.model.session))


class TraceView:
    """Binds a TraceModel to the page."""

    def __init__(self, model: TraceModel) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        self.mentions = [MentionView(self, one) for one in model.mentions]
        self.chain = html("", "ka-inbox__chain")
        self.counts = [
            NumberAsked(self, model.part(f"sources.{one['id']}"), text(dict(one), model.lang))
            for one in model.counts
        ]
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.needs = html("", "ka-line")
        asked = box([one.widget for one in (*self.mentions, *self.counts)], "ka-questions")
        title = escape(t("From whom does each have it?"))
        self.widget = box(
            [
                html(f'<div class="ka-exercise__head"><h3>{title}</h3></div>'),
                row([asked, self.chain], "ka-work", "ka-work--score"),
                row([self.checker, self.needs], "ka-actions"),
            ],
            "ka",
            "ka-exercise",
        )
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known traced here."""
        self.model.marking.restore()
        self.draw()

    def check(self) -> None:
        """Check all, or say how much is missing."""
        for one in self.counts:
            one.field.flush()
        self.model.check()
        self.draw()
        put_markup(self.needs, escape(self.model.needs()))

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model = self.model
        for one in (*self.mentions, *self.counts):
            one.draw()
        put_markup(self.chain, self._chain())
        if not model.needs():
            put_markup(self.needs, "")

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
