"""Putting actors on the map: who, and in which ring (rules N1 and N2)."""

from alerta.i18n import translator
from alerta.widgets.actor_map.model import ActorMap
from alerta.widgets.actor_map.section import Section
from alerta.widgets.actor_map.telling import found_box, ring_lines
from alerta.widgets.controls import (
    DropDown,
    OptionRows,
    button,
    escape,
    html,
    put_markup,
    row,
    show,
)
from alerta.widgets.controls.focus import focus


class RingsView(Section):
    """One actor at a time: choose who, choose the ring, put it there."""

    step = "rings"

    def __init__(self, model: ActorMap, *, alone: bool = False) -> None:
        t, guard = translator(model.lang), model.session.guard
        super().__init__(
            model,
            t("Who is in the case, and how near"),
            t("Choose somebody whom the documents name and put them in a ring, or leave them out."),
            alone=alone,
        )
        self.who = DropDown(self._offered(), guard, t("Who"), t("Choose somebody"))
        self.ring = OptionRows(ring_lines(model), guard, t("Which ring?"))
        self.who.on_change(self.turn_to)
        self.ring.on_change(self.move)
        self.putter = button(t("Put on the map"), self.put, guard, kind="primary")
        self.needs, self.answer = html("", "ka-line"), html("", "ka-status")
        self.fill(
            self.who.widget,
            self.ring.widget,
            row([self.putter, self.needs], "ka-actions", "ka-actions--tight"),
            self.answer,
        )
        self._last = ""

    def turn_to(self, actor: str | None) -> None:
        """Somebody was chosen: show where they stand."""
        self._last = actor or ""
        self.ring.put(self.model.value(f"ring.{actor}") if actor else None)
        self.draw()

    def move(self, ring: str) -> None:
        """Another ring for somebody who is on the map already: they move at once.

        So a choice that arrives after the button was pressed is not lost either.
        """
        actor = self.who.value
        if actor and self.model.value(f"ring.{actor}") is not None:
            self._last = actor
            self.model.take(f"ring.{actor}", ring)

    def put(self) -> None:
        """Put the chosen actor in the chosen ring, or say what is missing."""
        t, actor, ring = translator(self.model.lang), self.who.value, self.ring.value
        missing = "" if actor and ring else t("Choose who and which ring.")
        put_markup(self.needs, escape(missing))
        if not missing:
            self._last = actor
            self.model.take(f"ring.{actor}", ring)
            self.draw()
            if self._is_whole:  # the button that had the keyboard is gone
                focus(self.answer)

    @property
    def _is_whole(self) -> bool:
        right, total = self.model.count("rings")
        return right == total

    def draw_controls(self) -> None:
        """The list says who is decided; the answer is that of the actor last touched."""
        self.who.offer(self._offered())
        part = f"ring.{self._last}"
        told = found_box(self.model, part, self._title()) if self._last else ""
        put_markup(self.answer, told)
        show(self.putter, not self._is_whole)  # whoever stands there already moves at once

    def _title(self) -> str:
        t = translator(self.model.lang)
        right = self.model.right(f"ring.{self._last}")
        return f"{t('Right') if right else t('Not yet')}: {self.model.name(self._last, True)}"

    def _offered(self) -> list[tuple[str, str]]:
        t, model = translator(self.model.lang), self.model
        return [
            (
                one,
                t("{name} (done)", name=model.name(one))
                if model.right(f"ring.{one}")
                else model.name(one),
            )
            for one in model.candidates
        ]
