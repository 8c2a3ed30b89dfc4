"""Ticking several things of a list: one box a row."""

from collections.abc import Callable, Collection, Sequence

from alerta.widgets.controls.choices import Check
from alerta.widgets.controls.plain import box, put_words, recss
from alerta.widgets.guard import Guard


class CheckRows:
    """Boxes to tick one below the other. `value` is the ticked ids in the order of `known`,
    one space between ("a c"); None while nothing is ticked."""

    def __init__(self, known: Sequence[str], guard: Guard) -> None:
        self.known = list(known)
        self.shown = list(known)  # which id stands in which row
        self._guard = guard
        self._listeners: list[Callable[[str | None], None]] = []
        self.rows = [Check("", guard) for _ in known]
        for one in self.rows:
            one.on_change(self.take)
        self.widget = box([one.widget for one in self.rows], "ka-ticks")

    @property
    def value(self) -> str | None:
        """The ticked ids; None for none."""
        states = zip(self.shown, self.rows, strict=True)
        ticked = {one for one, row in states if row.value}
        return " ".join(one for one in self.known if one in ticked) or None

    def take(self, _: bool) -> None:
        """A box was ticked or cleared."""
        for listener in self._listeners:
            listener(self.value)

    def put(self, value: str | None) -> None:
        """Tick these ids without telling the listeners."""
        ticked = set((value or "").split())
        for one, row in zip(self.shown, self.rows, strict=True):
            row.put(one in ticked)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Show (id, words) in this order and keep what is ticked; tells nobody."""
        before = self.value
        self.shown = [one for one, _ in options]
        for (_, words), row in zip(options, self.rows, strict=True):
            put_words(row.control, description=words)
        self.put(before)

    def on_change(self, callback: Callable[[str | None], None]) -> None:
        """Call `callback(value)` when the person ticks or clears a box."""
        self._listeners.append(self._guard.around(callback))

    def mark(self, right: Collection[str] = (), wrong: Collection[str] = ()) -> None:
        """A tick beside what was judged right, a cross beside what was not."""
        for one, row in zip(self.shown, self.rows, strict=True):
            mark = "ka-tick-right" if one in right else "ka-tick-wrong" if one in wrong else ""
            recss(row.widget, lambda name: name.startswith("ka-tick-"), (mark,) if mark else ())
