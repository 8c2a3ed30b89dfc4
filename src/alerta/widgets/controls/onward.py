"""Going through things one by one: those that have come so far, of which one is on the page."""

from collections.abc import Callable
from typing import Any, Protocol

from alerta.widgets.controls.buttons import button
from alerta.widgets.controls.focus import focus
from alerta.widgets.guard import Guard


class InTurn(Protocol):
    """State of things that come one after the other; `open` is the place of the one shown."""

    open: int

    def go_to(self, place: int) -> None:
        """Show another one."""
        ...


class Onward:
    """The button for the next one, and the way to any. `changed()` draws the page anew; the
    keyboard goes to `heading`."""

    def __init__(
        self, model: InTurn, guard: Guard, words: str, changed: Callable[[], None], heading: Any
    ) -> None:
        self.model, self._changed, self._heading = model, changed, heading
        self.button = button(words, self.go_on, guard, arrow=True)

    def go_on(self) -> None:
        """The next one."""
        self.go_to(self.model.open + 1)

    def go_to(self, place: int) -> None:
        """One that has come already."""
        self.model.go_to(place)
        self._changed()
        focus(self._heading)
