"""The control of one field, by its kind. All have `.parts` for the page, `.put(look)`, `.flush()`.

What the person does comes out at `on_change(text)`: codes of choices, or text as it was written.
"""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import (
    Check,
    DropDown,
    OptionRows,
    Segment,
    box,
    css,
    escape,
    html,
    put_markup,
    row,
)
from alerta.widgets.controls.plain import shared, silently
from alerta.widgets.controls.settle import Settled
from alerta.widgets.guard import Guard
from alerta.widgets.registration_form.looks import Look, Option
from alerta.widgets.registration_form.typed import moment, moment_parts

OnChange = Callable[[str], None]


def made_for(look: Look, guard: Guard, lang: str, on_change: OnChange) -> "Input":
    """The control for a look."""
    kinds: dict[str, Any] = {
        "rows": Choice,
        "segment": Choice,
        "drop": Choice,
        "checks": Checks,
        "picker": Picker,
        "moment": Moment,
        "note": Note,
    }
    return kinds.get(look.kind, Line)(look, guard, lang, on_change)


class Input:
    """What all controls share."""

    parts: list[widgets.Widget]

    @property
    def pieces(self) -> list[widgets.Widget]:
        """Everything it made, to be given back."""
        found: list[widgets.Widget] = []
        waiting = [*self.parts, *self._beside()]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting.extend(getattr(one, "children", ()))
        return found

    def _beside(self) -> list[widgets.Widget]:
        return []  # made, but not on the page

    def put(self, look: Look, keep: bool = False) -> None:
        """Bring words, options and value to `look`, a text only unless `keep`; tells nobody."""

    def flush(self) -> None:
        """Hand over what was typed in the last half second."""


class Line(Input):
    """One line of text, or several."""

    def __init__(self, look: Look, guard: Guard, lang: str, on_change: OnChange) -> None:
        kind = widgets.Textarea if look.kind == "long" else widgets.Text
        self.control = _typing(kind, look.label)
        if look.kind == "short":
            css(self.control, "ka-short")
        self.control.disabled = look.read_only
        self._settled = _settle(self.control, guard, on_change, self)
        self._quiet = False
        self.parts = [self.control]

    def put(self, look: Look, keep: bool = False) -> None:
        _relabel(self.control, look.label)
        if not keep and self.control.value != look.value:
            silently(self.control, "value", look.value, self)

    def flush(self) -> None:
        self._settled.flush()


class Moment(Input):
    """A date and a time of day, side by side; one stored moment."""

    def __init__(self, look: Look, guard: Guard, lang: str, on_change: OnChange) -> None:
        t = translator(lang)
        self._quiet = False
        self._label = html("", "ka-reg-label")
        self.day = _typing(widgets.Text, t("Day, month, year"))
        self.clock = _typing(widgets.Text, t("Time, 00:00 to 23:59"))

        self._settled = [
            _settle(control, guard, on_change, self, self._both)
            for control in (self.day, self.clock)
        ]
        pair = row([self.day, self.clock], "ka-reg-pair")
        self.parts = [self._label, pair]

    def _both(self) -> str:
        return moment(self.day.value, self.clock.value)

    def put(self, look: Look, keep: bool = False) -> None:
        put_markup(self._label, f'<p class="ka-label">{escape(look.label)}</p>')
        for control, text in zip((self.day, self.clock), moment_parts(look.value), strict=True):
            if not keep and control.value != text:
                silently(control, "value", text, self)

    def flush(self) -> None:
        for settled in self._settled:
            settled.flush()


class Choice(Input):
    """One of several: option rows, a segment, or a list that opens."""

    def __init__(self, look: Look, guard: Guard, lang: str, on_change: OnChange) -> None:
        self._kind = look.kind
        if look.kind == "drop":
            ask = translator(lang)("Choose")
            self._choosing: Any = DropDown(look.options, guard, look.label, ask)
        elif look.kind == "segment":
            self._choosing = Segment(look.options, guard)
        else:
            self._choosing = OptionRows(look.options, guard, look.label)
        self._choosing.on_change(lambda value: on_change(value or ""))
        self._choosing.disable(look.read_only)
        self._options = look.options
        self.parts = [self._choosing.control]

    def _beside(self) -> list[widgets.Widget]:
        around = self._choosing.widget
        return [around] if around is not self._choosing.control else []

    def put(self, look: Look, keep: bool = False) -> None:
        _relabel(self._choosing.control, look.label)
        if look.options != self._options:  # only a list that opens is offered other options
            self._choosing.offer(look.options)
            self._options = look.options
        self._choosing.put(look.value or None)


class Checks(Input):
    """Several of a few: one box each."""

    def __init__(self, look: Look, guard: Guard, lang: str, on_change: OnChange) -> None:
        self._on_change = on_change
        self._label = html("", "ka-reg-label")
        self._boxes = {code: _check(words, second, guard) for code, words, second in look.options}
        for one in self._boxes.values():
            one.on_change(self.take)
        self._list = box([one.widget for one in self._boxes.values()], "ka-reg-checks")
        self.parts = [self._label, self._list]

    def take(self, _: bool) -> None:
        """A box was ticked or cleared."""
        self._on_change(" ".join(code for code, one in self._boxes.items() if one.value))

    def put(self, look: Look, keep: bool = False) -> None:
        put_markup(self._label, f'<p class="ka-label">{escape(look.label)}</p>')
        chosen = look.value.split()
        for code, one in self._boxes.items():
            one.put(code in chosen)


class Picker(Input):
    """Several of many: a list that opens adds one; clearing its box takes it out again."""

    def __init__(self, look: Look, guard: Guard, lang: str, on_change: OnChange) -> None:
        self._guard, self._on_change = guard, on_change
        self._chosen: list[str] = []
        self._options: tuple[Option, ...] = look.options
        self._boxes: dict[str, Check] = {}
        self.list = DropDown(look.options, guard, look.label, translator(lang)("Choose and add"))
        self.list.on_change(self.add)
        self._taken = box((), "ka-reg-checks")
        self.parts = [self.list.control, self._taken]

    def _beside(self) -> list[widgets.Widget]:
        return [self.list.widget, *(one.widget for one in self._boxes.values())]

    def add(self, code: str | None) -> None:
        """Add the chosen one."""
        if code and code not in self._chosen:
            self._on_change(" ".join([*self._chosen, code]))
        self.list.put(None)

    def take_out(self, _: bool) -> None:
        """A box was cleared."""
        self._on_change(
            " ".join(c for c in self._chosen if c in self._boxes and self._boxes[c].value)
        )

    def put(self, look: Look, keep: bool = False) -> None:
        _relabel(self.list.control, look.label)
        self._chosen = look.value.split()
        self._options = look.options
        left = [option for option in look.options if option[0] not in self._chosen]
        self.list.offer(left)
        words = {code: text for code, text, _ in look.options}
        for code in self._chosen:
            if code not in self._boxes:
                made = _check(words.get(code, code), "", self._guard)
                made.on_change(self.take_out)
                self._boxes[code] = made
            self._boxes[code].put(True)
        shown = tuple(self._boxes[code].widget for code in self._chosen)
        if self._taken.children != shown:
            self._taken.children = shown


class Note(Input):
    """A sentence that the form says by itself."""

    def __init__(self, look: Look, guard: Guard, lang: str, on_change: OnChange) -> None:
        self._text = html("", "ka-status")
        self.parts = [self._text]

    def put(self, look: Look, keep: bool = False) -> None:
        said = f'<div class="ka-hint" role="status"><p>{escape(look.label)}</p></div>'
        put_markup(self._text, said)


def _check(words: str, second: str, guard: Guard) -> Check:
    return Check(f"{words}. {second}" if second else words, guard)


def _typing(kind: type, label: str) -> Any:
    return kind(
        description=label,
        layout=shared(widgets.Layout),
        style=shared(widgets.widget_string.TextStyle),
    )


def _settle(
    control: Any,
    guard: Guard,
    on_change: OnChange,
    owner: Any,
    read: Callable[[], str] | None = None,
) -> Settled:
    """Hand over what is typed at a pause: the text of the control, or what `read` makes of it."""
    settled = Settled(guard.around(on_change))

    def heard(change: dict[str, Any]) -> None:
        if not owner._quiet:
            settled.take(read() if read else change["new"])

    control.observe(heard, names="value")
    return settled


def _relabel(control: Any, label: str) -> None:
    if control.description != label:
        control.description = label
