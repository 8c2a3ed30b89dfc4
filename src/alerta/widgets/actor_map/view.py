"""The actor map on a page: the documents, the steps asked for, and the drawings that grow."""

from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.actor_map.acts_view import ActsView
from alerta.widgets.actor_map.causes_view import CausesView
from alerta.widgets.actor_map.drawing import map_figure
from alerta.widgets.actor_map.layers_view import LayersView
from alerta.widgets.actor_map.links_view import LinksView
from alerta.widgets.actor_map.model import ActorMap, actor_map
from alerta.widgets.actor_map.rings_view import RingsView
from alerta.widgets.actor_map.summary import SummaryView
from alerta.widgets.actor_map.timeline import line_figure
from alerta.widgets.controls import (
    box,
    escape,
    html,
    put_markup,
    recss,
    row,
    show,
    source_document,
)
from alerta.widgets.exercise_card.head import documents_at_hand
from alerta.widgets.session import Session

STEPS: dict[str, Any] = {
    one.step: one for one in (RingsView, LayersView, ActsView, LinksView, CausesView, SummaryView)
}
DRAWN = ("layers", "acts", "links")  # the map stands beside them
QUOTED = ("layers", "causes")  # their cards hold the sentences: the documents may stay folded


def view(session: Session, case_id: str, *steps: str) -> widgets.VBox:
    """The map of a case (`manual/cases/<id>.yaml`); of its `steps` all, or those named.

    Several views of one case on a page share what was decided. ContentError for an unknown case,
    KeyError for an unknown step.
    """
    return MapView(actor_map(session, case_id), steps or tuple(STEPS)).widget


class MapView:
    """Binds some steps of an ActorMap to the page."""

    def __init__(self, model: ActorMap, steps: tuple[str, ...]) -> None:
        self.model = model
        self.sections = [STEPS[step](model, alone=len(steps) == 1) for step in steps]
        self.map, self.line = html("", "ka-figurebox"), html("", "ka-figurebox")
        self.near = html("", "ka-figurebox")  # the map again, below the first step
        self.steps, self.documents = steps, None  # the documents that stand open, where they do
        self.right = html("", "ka-line")
        at_hand = html(documents_at_hand(model.case, model.lang), "ka-at-hand")
        self.bar = box([self.right, at_hand], "ka-floatbox", "ka-floatbox--narrow")
        title = html(self._title())
        sections = {one.step: one.widget for one in self.sections}
        if steps == ("summary",):
            body = list(sections.values())
        elif set(steps) <= set(QUOTED):
            drawn = self.line if "causes" in steps else self.map
            cards = box(sections.values(), "ka-work__side")
            body = [
                html(self._documents(folded=True)),
                row([cards, drawn], "ka-work", "ka-work--map"),
            ]
        else:
            documents = html(self._documents(folded=False))
            aside = [documents, self.map] if set(steps) & set(DRAWN) else [documents]
            self.documents = documents
            side = box([*self._in_order(sections), self.bar], "ka-work__side")
            body = [row([box(aside, "ka-aside"), side], "ka-work")]
        self.widget = box([title, *body], "ka", "ka-exercise", "ka-actormap")
        model.decided.watch(self.draw)
        self.draw()

    def draw(self) -> None:
        """Bring everything to the model's state; sends only what differs."""
        for one in self.sections:
            one.draw()
        drawn = map_figure(self.model)
        put_markup(self.map, drawn)
        put_markup(self.near, drawn)
        put_markup(self.line, line_figure(self.model))
        if self.documents is not None:
            self._put_at_hand()

    def _put_at_hand(self) -> None:
        """On a narrow page the documents that were read move to the bar below, out of the way."""
        steps = [one for one in self.steps if one != "summary"]
        done = [self.model.count(one) for one in steps]
        parts = [part for one in steps for part in self.model.parts(one)]
        read = "rings" not in steps or any(self.model.value(part) for part in parts)
        recss(self.documents, lambda name: name == "is-read", ("is-read",) if read else ())
        show(self.bar, read)
        told = translator(self.model.lang)(
            "{n} of {total} right.", n=sum(n for n, _ in done), total=sum(all_ for _, all_ in done)
        )
        put_markup(self.right, escape(told))

    def _in_order(self, sections: dict[str, Any]) -> list[Any]:
        """The sections; below the first the map, below the causes their line."""
        below = {"rings": self.near, "causes": self.line}
        pieces: list[Any] = []
        for step, widget in sections.items():
            pieces += [widget, below[step]] if step in below else [widget]
        return pieces

    def _title(self) -> str:
        kicker = translator(self.model.lang)("Map of actors")
        title = text(self.model.case["title"], self.model.lang)
        return (
            f'<div class="ka-exercise__head"><p class="ka-kicker">{escape(kicker)}</p>'
            f"<h3>{escape(title)}</h3></div>"
        )

    def _documents(self, *, folded: bool) -> str:
        """The documents of the case; folded where the cards already quote them."""
        t, documents = translator(self.model.lang), self.model.case["documents"]
        shown = "".join(
            source_document(one, self.model.lang, number=n, total=len(documents))
            for n, one in enumerate(documents, start=1)
        )
        words = t("The documents of the case")
        state = "" if folded else " open"
        turns = " ka-in-turn" if len(documents) > 1 else ""
        return (
            f'<details class="ka-fold"{state}><summary>{escape(words)}</summary>'
            f'<div class="ka-fold__in{turns}">{shown}</div></details>'
        )
