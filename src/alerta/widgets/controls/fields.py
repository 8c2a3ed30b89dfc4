"""Writing: a labelled field with its help and its error, and the button that mends it."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from alerta.widgets.controls.icons import icon
from alerta.widgets.controls.plain import box, css, escape, html, recss, shared, show, silently
from alerta.widgets.controls.settle import Settled
from alerta.widgets.guard import Guard


class Field:
    """Label, help, error, control: always in that order (kit.css `.ka-field`).

    `control` may be any ipywidget with `value` and `description`; without one it is a line of
    text, or several lines with `long`. `.value` is text.
    """

    def __init__(
        self,
        label: str,
        guard: Guard,
        *,
        help_text: str = "",
        long: bool = False,
        short: bool = False,
        control: Any = None,
        after: Any = None,
    ) -> None:
        self._quiet = False
        self._guard = guard
        self._settled: list[Settled] = []
        kind = widgets.Textarea if long else widgets.Text
        self.control = control or kind(
            description=label,
            layout=shared(widgets.Layout),
            style=shared(widgets.widget_string.TextStyle),
        )
        if short:
            css(self.control, "ka-short")
        self._error = html("", "ka-error", "ka-gone")
        parts = [self.control]
        if help_text:
            parts.append(html(escape(help_text), "ka-help"))
        parts.append(self._error)
        if after is not None:
            parts.append(css(after, "ka-after"))
        self.widget = box(parts, "ka-field")
        self.control.observe(self._heard, names="value")

    @property
    def value(self) -> Any:
        """What stands in the control."""
        return self.control.value

    def put(self, value: Any) -> None:
        """Set the value without telling the listeners."""
        silently(self.control, "value", value, self)

    def on_change(self, callback: Callable[[Any], None]) -> None:
        """Call `callback(value)` shortly after the person changed it (at a pause in typing)."""
        self._settled.append(Settled(self._guard.around(callback)))

    def flush(self) -> None:
        """Hand over what was typed in the last half second: before a check or a submit."""
        for settled in self._settled:
            settled.flush()

    def show_error(self, what: str, remedy: str = "") -> None:
        """Show what happens and what to do, beside the field."""
        self._tell("error", "wrong", what, remedy)

    def show_warning(self, what: str, remedy: str = "") -> None:
        """The same, for something that does not stop the record."""
        self._tell("warn", "partly", what, remedy)

    def clear(self) -> None:
        """Take the error or warning away."""
        self._error.value = ""
        show(self._error, False)
        recss(self.widget, _is_state)

    def disable(self, disabled: bool = True) -> None:
        """Make it read-only."""
        self.control.disabled = disabled

    def _tell(self, state: str, drawing: str, what: str, remedy: str) -> None:
        second = f"<span>{escape(remedy)}</span>" if remedy else ""
        self._error.value = (
            f'<div class="ka-error">{icon(drawing)}<div><b>{escape(what)}</b>{second}</div></div>'
        )
        show(self._error, True)
        recss(self.widget, _is_state, (f"ka-field--{state}",))

    def _heard(self, change: dict[str, Any]) -> None:
        if not self._quiet:
            for settled in self._settled:
                settled.take(change["new"])


def _is_state(name: str) -> bool:
    return name in ("ka-field--error", "ka-field--warn")
