"""Drawing links: two actors and what binds or parts them (N6)."""

from alerta.i18n import translator
from alerta.widgets.actor_map.model import ActorMap, link_part
from alerta.widgets.actor_map.section import Section
from alerta.widgets.actor_map.telling import found_box, link_words
from alerta.widgets.controls import (
    DropDown,
    Segment,
    box,
    button,
    escape,
    html,
    put_markup,
    row,
)


class LinksView(Section):
    """One link at a time, from lists."""

    step = "links"

    def __init__(self, model: ActorMap, *, alone: bool = False) -> None:
        t, guard = translator(model.lang), model.session.guard
        super().__init__(
            model,
            t("What binds them and what parts them"),
            t("Choose two actors and the link that a sentence tells of."),
            alone=alone,
        )
        names = [(one, model.name(one)) for one in model.acting]
        self.one = DropDown(names, guard, t("First actor"), t("Choose an actor"))
        self.other = DropDown(names, guard, t("Second actor"), t("Choose an actor"))
        self.kind = Segment(list(link_words(model).items()), guard, t("Link"))
        self.one.on_change(self.turn)
        self.other.on_change(self.turn)
        self.kind.on_change(self.change)
        self.drawer = button(t("Draw the link"), self.put, guard, kind="primary")
        self.needs, self.answer, self.list = html("", "ka-line"), html("", "ka-status"), html()
        self.fill(
            box([self.one.widget, self.other.widget], "ka-pair"),
            self.kind.widget,
            row([self.drawer, self.needs], "ka-actions", "ka-actions--tight"),
            self.answer,
            self.list,
        )
        self._last = ""

    def turn(self, _: str | None) -> None:
        """The pair changed: show the link that stands between them."""
        pair = self._pair()
        self._last = pair
        self.kind.put(self.model.value(pair) if pair else None)
        self.draw()

    def change(self, kind: str) -> None:
        """Another link for a pair that has one already: it changes at once."""
        pair = self._pair()
        if pair and self.model.value(pair) is not None:
            self._last = pair
            self.model.take(pair, kind)

    def put(self) -> None:
        """Draw the link, or say what is missing."""
        t, pair = translator(self.model.lang), self._pair()
        missing = "" if pair and self.kind.value else t("Choose two different actors and a link.")
        put_markup(self.needs, escape(missing))
        if not missing:
            self._last = pair
            self.model.take(pair, self.kind.value)
            self.draw()

    def draw_controls(self) -> None:
        """The answer is that of the pair last touched; below it, all links in words."""
        put_markup(self.answer, found_box(self.model, self._last) if self._last else "")
        words = link_words(self.model)
        items = "".join(
            f"<li><b>{escape(words[kind])}</b> {escape(self._names(one, other))}</li>"
            for one, other, kind in self.model.links()
        )
        put_markup(self.list, f'<ul class="ka-drawnlinks">{items}</ul>' if items else "")

    def _names(self, one: str, other: str) -> str:
        return f"{self.model.name(one, True)} – {self.model.name(other, True)}"

    def _pair(self) -> str:
        one, other = self.one.value, self.other.value
        return link_part(one, other) if one and other and one != other else ""
