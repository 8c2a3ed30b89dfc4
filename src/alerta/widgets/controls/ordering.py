"""Putting things in order: each row has buttons that move it up or down."""

from collections.abc import Callable, Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls.buttons import button
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.plain import (
    box,
    escape,
    html,
    put_markup,
    put_words,
    recss,
    row,
    show,
)
from alerta.widgets.guard import Guard


class OrderList:
    """A numbered list. `value` is the ids from first to last, one space between ("b a c").

    Rows stay where they are and their words move, so that the keyboard keeps its place.
    """

    def __init__(self, words: Mapping[str, str], guard: Guard, lang: str) -> None:
        self.words = dict(words)
        self.ids = list(words)
        self._lang, self._guard = lang, guard
        self._listeners: list[Callable[[str], None]] = []
        self.rows = [_Row(self, place, guard, lang) for place in range(len(self.ids))]
        self.said = html('<p class="ka-sr" role="status"></p>')
        self.widget = box([*(one.widget for one in self.rows), self.said], "ka-order")
        self._draw()

    @property
    def value(self) -> str:
        """The ids in the order that is shown."""
        return " ".join(self.ids)

    def put(self, value: str | None) -> None:
        """Show this order without telling the listeners; one that is not whole is passed over."""
        wanted = (value or "").split()
        if sorted(wanted) == sorted(self.ids) and wanted != self.ids:
            self.ids = wanted
            self._draw()

    def on_change(self, callback: Callable[[str], None]) -> None:
        """Call `callback(value)` when the person moves something."""
        self._listeners.append(self._guard.around(callback))

    def move(self, place: int, by: int) -> None:
        """Move what stands at `place` (from 0) up (-1) or down (1)."""
        other = place + by
        if not 0 <= other < len(self.ids):
            return
        ids = self.ids
        ids[place], ids[other] = ids[other], ids[place]
        self._draw()
        self._say(other)
        self.rows[other].take_focus(by)
        for listener in self._listeners:
            listener(self.value)

    def mark(self, status: str) -> None:
        """Show by a class how the whole was found: right, partly or wrong; '' for nothing yet."""
        mark = (f"ka-order--{status}",) if status else ()
        recss(self.widget, lambda name: name.startswith("ka-order--"), mark)

    def _draw(self) -> None:
        for one in self.rows:
            one.draw(self.words[self.ids[one.place]], len(self.ids))

    def _say(self, place: int) -> None:
        t = translator(self._lang)
        said = t(
            "“{item}” is now number {place} of {total}.",
            item=self.words[self.ids[place]],
            place=place + 1,
            total=len(self.ids),
        )
        self.said.value = f'<p class="ka-sr" role="status">{escape(said)}</p>'


class _Row:
    def __init__(self, owner: OrderList, place: int, guard: Guard, lang: str) -> None:
        self.owner, self.place = owner, place
        self._t = translator(lang)
        self.text = html("", "ka-order__text")
        self.up = button(self._t("Up"), self.move_up, guard, kind="small")
        self.down = button(self._t("Down"), self.move_down, guard, kind="small")
        self.widget = row(
            [self.text, row([self.up, self.down], "ka-order__moves")], "ka-order__row"
        )

    def move_up(self) -> None:
        """Move this row up."""
        self.owner.move(self.place, -1)

    def move_down(self) -> None:
        """Move this row down."""
        self.owner.move(self.place, 1)

    def draw(self, words: str, total: int) -> None:
        put_markup(self.text, f'<span class="ka-n">{self.place + 1}</span> {escape(words)}')
        for made, name in ((self.up, self._t("Up")), (self.down, self._t("Down"))):
            put_words(made, tooltip=f"{name}: {words}")
        show(self.up, self.place > 0)
        show(self.down, self.place < total - 1)

    def take_focus(self, by: int) -> None:
        """The keyboard follows what was moved; at the end of the list it turns round."""
        last = len(self.owner.ids) - 1
        at_end = self.place == (0 if by < 0 else last)
        wanted: Any = (self.up, self.down) if by < 0 else (self.down, self.up)
        focus(wanted[1] if at_end else wanted[0])
