"""Choosing one thing: option rows, segments, drop-down lists, check boxes.

All have `.widget` to put on the page, `.value`, `.on_change(callback)` and `.put(value)`, which
sets without telling the listeners (that is how stored answers come back).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets as widgets

from alerta.widgets.controls.plain import box, css, escape, html, recss, shared, silently
from alerta.widgets.guard import Guard

_NOTHING = ""  # a list that opens cannot stand on a line whose value is None
Option = tuple[Any, str] | tuple[Any, str, str]  # value, words, quiet second line


class Choosing:
    """What all choices share. `value` is None while nothing is chosen."""

    control: Any
    widget: Any

    def __init__(self, guard: Guard) -> None:
        self._quiet = False
        self._guard = guard
        self._listeners: list[Callable[[Any], None]] = []

    @property
    def value(self) -> Any:
        """The chosen value; None when nothing is chosen."""
        return self.control.value

    def put(self, value: Any) -> None:
        """Choose `value` (None: nothing) without telling the listeners."""
        silently(self.control, "value", value, self)

    def on_change(self, callback: Callable[[Any], None]) -> None:
        """Call `callback(value)` when the person chooses."""
        self._listeners.append(self._guard.around(callback))

    def disable(self, disabled: bool = True) -> None:
        """Make it read-only."""
        self.control.disabled = disabled

    def _bind(self) -> None:
        self.control.observe(self._heard, names="value")

    def _heard(self, change: dict[str, Any]) -> None:
        if not self._quiet:
            for listener in self._listeners:
                listener(None if change["new"] == _NOTHING else change["new"])


class OptionRows(Choosing):
    """Radio buttons one below the other; an option's third text is its quiet second line."""

    def __init__(self, options: Sequence[Option], guard: Guard, label: str = "") -> None:
        super().__init__(guard)
        self.values = [option[0] for option in options]
        self.control = _radios(options, "vertical", label)
        if not any(len(option) > 2 and option[2] for option in options):
            css(self.control, "ka-one-voice")
        self.widget = self.control
        self._bind()

    def put(self, value: Any) -> None:
        """Choose `value`; one that is not offered leaves nothing chosen."""
        super().put(value if value in self.values else None)

    def offer(self, options: Sequence[Option]) -> None:
        """Change what is offered, or its order, and keep the choice; tells nobody."""
        lines = _lines(options)
        if list(self.control.options) != lines:
            before = self.value
            self.values = [option[0] for option in options]
            silently(self.control, "options", lines, self)
            self.put(before)

    def mark(self, right: Any = None, wrong: Iterable[Any] = ()) -> None:
        """Tick the right option (None: none yet) and cross those of earlier wrong tries."""
        wrong = set(wrong)
        marks = [
            f"ka-right-{n}" if value == right and right is not None else f"ka-wrong-{n}"
            for n, value in enumerate(self.values, start=1)
            if (value == right and right is not None) or value in wrong
        ]
        recss(self.control, lambda name: name.startswith(("ka-right-", "ka-wrong-")), marks)


class Segment(Choosing):
    """Two to four short words in one bar; `no_data` widens the last («Sin dato»)."""

    def __init__(
        self,
        options: Sequence[Option],
        guard: Guard,
        label: str = "",
        *,
        no_data: bool = False,
        label_hidden: bool = False,
    ) -> None:
        super().__init__(guard)
        self.values = [option[0] for option in options]
        self.control = _radios(options, "horizontal")
        name = f'<p class="{"ka-sr" if label_hidden else "ka-label"}">{escape(label)}</p>'
        parts = [html(name), self.control] if label else [self.control]
        kinds = ("ka-segment", "ka-segment--nd") if no_data else ("ka-segment",)
        self.widget = box(parts, *kinds)
        self._bind()

    def put(self, value: Any) -> None:
        """Choose `value`; one that is not offered leaves nothing chosen."""
        super().put(value if value in self.values else None)


class DropDown(Choosing):
    """A list that opens. The first line asks to choose; while it stands `value` is None."""

    def __init__(
        self, options: Sequence[Option], guard: Guard, label: str, ask: str, help_text: str = ""
    ) -> None:
        super().__init__(guard)
        self._ask = ask
        self.control = widgets.Dropdown(
            options=self._lines(options),
            value=_NOTHING,
            description=label,
            layout=shared(widgets.Layout),
            style=shared(widgets.widget_description.DescriptionStyle),
        )
        parts: list[Any] = [self.control]
        if help_text:
            parts.append(html(escape(help_text), "ka-help"))
        self.widget = box(parts, "ka-field")
        self._bind()

    @property
    def value(self) -> Any:
        """The chosen value; None when nothing is chosen."""
        return self.control.value or None

    def put(self, value: Any) -> None:
        """Choose `value`; one that is not offered leaves nothing chosen."""
        offered = [known for _, known in self.control.options]
        super().put(value if value in offered else _NOTHING)

    def offer(self, options: Sequence[Option]) -> None:
        """Change what is offered and keep the choice when it is still there; tells nobody."""
        lines = tuple(self._lines(options))
        if self.control.options != lines:
            before = self.value
            silently(self.control, "options", lines, self)
            self.put(before)

    def _lines(self, options: Sequence[Option]) -> list[tuple[str, Any]]:
        return [(self._ask, _NOTHING), *((option[1], option[0]) for option in options)]


class Check(Choosing):
    """One box to tick; `value` is True or False."""

    def __init__(self, label: str, guard: Guard) -> None:
        super().__init__(guard)
        self.control = widgets.Checkbox(
            value=False,
            description=label,
            indent=False,
            layout=shared(widgets.Layout),
            style=shared(widgets.widget_bool.CheckboxStyle),
        )
        self.widget = self.control
        self._bind()


def _radios(options: Sequence[Option], orientation: str, label: str = "") -> widgets.RadioButtons:
    return css(
        widgets.RadioButtons(
            options=_lines(options),
            value=None,
            description=label,
            orientation=orientation,
            layout=shared(widgets.Layout),
            style=shared(widgets.widget_description.DescriptionStyle),
        )
    )


def _lines(options: Sequence[Option]) -> list[tuple[str, Any]]:
    return [(_two_lines(*option[1:]), option[0]) for option in options]


def _two_lines(words: str, second: str = "") -> str:
    return f"{words}\n{second}" if second else words
