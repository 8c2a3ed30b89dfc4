"""Reports five at a time: who has thirty on one page loses the place. Paper shows them all."""

from collections.abc import Callable, Sequence

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import box, button, escape, html, put_markup, recss, row, show
from alerta.widgets.controls.focus import focus
from alerta.widgets.guard import Guard

FIVE = 5
AWAY = "ka-away"


class Fives:
    """Pieces of which five are on the screen, with the way to the five before and after."""

    def __init__(
        self, pieces: Sequence[widgets.Widget], turned: Callable[[], None], guard: Guard, lang: str
    ) -> None:
        self._pieces, self._turned, self._lang, self._first = pieces, turned, lang, 0
        t = translator(lang)
        before, after = t("Previous five"), t("Next five")
        self.back = button(before, self.go_back, guard)
        self.forth = button(after, self.go_on, guard)
        self.told = html("", "ka-fives__told")
        moves = row([self.back, self.forth], "ka-fives__moves")
        self.widget = box([*pieces, box([self.told, moves], "ka-fives")], "ka-reports")
        show(self.widget.children[-1], len(pieces) > FIVE)

    @property
    def here(self) -> range:
        """Places of the pieces that are on the screen."""
        return range(self._first, min(self._first + FIVE, len(self._pieces)))

    def go_back(self) -> None:
        """Show the five before."""
        self._turn(-FIVE)

    def go_on(self) -> None:
        """Show the five after."""
        self._turn(FIVE)

    def draw(self, placed: int) -> None:
        """Show the five, and say which they are and how many of all are `placed`."""
        total, here = len(self._pieces), self.here
        for place, piece in enumerate(self._pieces):
            away = () if place in here else (AWAY,)
            recss(piece, lambda name: name == AWAY, away)
        said = translator(self._lang)(
            "Reports {first} to {last} of {total}. {placed} of {total} placed.",
            first=here.start + 1,
            last=here.stop,
            total=total,
            placed=placed,
        )
        put_markup(self.told, f"<p>{escape(said)}</p>")
        show(self.back, here.start > 0)
        show(self.forth, here.stop < total)

    def _turn(self, by: int) -> None:
        there = self._first + by
        if 0 <= there < len(self._pieces):
            self._first = there
            self._turned()
            focus(self._pieces[there])
