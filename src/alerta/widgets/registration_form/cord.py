"""The sections on a cord: which one is open, how far each is, and the way there."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import button, css, recss, show
from alerta.widgets.controls.plain import shared
from alerta.widgets.guard import Guard
from alerta.widgets.registration_form.model import REVIEW, FormModel
from alerta.widgets.registration_form.state import WRONG

STATES = ("is-done", "is-now", "is-bad", "is-todo")


class Cord:
    """One button a section, named with its state: «Hechos, 1 dato por corregir»."""

    def __init__(
        self, model: FormModel, guard: Guard, go: Callable[[str], None], send_words: str
    ) -> None:
        self.model, self._go, self._send_words = model, go, send_words
        names = [section.name for section in model.sections] + [REVIEW]
        self.buttons: dict[str, Any] = {
            name: css(button("", self._goer(name), guard, kind="quiet"), "ka-reg-knot")
            for name in names
        }
        self.widget = css(
            widgets.VBox(tuple(self.buttons.values()), layout=shared(widgets.Layout)), "ka-reg-cord"
        )

    def _goer(self, name: str) -> Callable[[], None]:
        def go() -> None:
            self._go(name)

        return go

    def draw(self) -> None:
        """Bring every knot to the model's state."""
        model, t = self.model, translator(self.model.lang)
        shown = [section.name for section in model.shown_sections()]
        open_left = 0
        for section in model.sections:
            made = self.buttons[section.name]
            show(made, section.name in shown)
            state = model.state(section)
            open_left += 0 if state.done else 1
            self._knot(
                section.name, section.title(model.lang), state.words(model.lang), state.done,
                state.kind == WRONG,
            )  # fmt: skip
        words = t("Everything is ready") if not open_left else t("Last step")
        self._knot(REVIEW, self._send_words, words, False, False)

    def _knot(self, name: str, title: str, words: str, done: bool, bad: bool) -> None:
        made = self.buttons[name]
        text = f"{title}\n{words}"
        if made.description != text:
            made.description = text
        now = name == self.model.open_name
        state = ["is-now"] if now else ["is-done" if done else "is-todo"]
        if bad:
            state.append("is-bad")
        recss(made, lambda one: one in STATES, state)
