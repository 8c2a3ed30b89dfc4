"""The steps that every exercise ends with: hint, check, scores, model answer."""

from collections.abc import Callable
from typing import Any, Protocol

from alerta.i18n import translator
from alerta.widgets.controls import (
    button,
    escape,
    hint,
    html,
    put_markup,
    put_words,
    row,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.exercise_card.head import scores_line
from alerta.widgets.exercise_card.model_answer import model_answer_table
from alerta.widgets.exercise_card.state import ALL, ExerciseState
from alerta.widgets.exercise_card.telling import Hint
from alerta.widgets.session import Session


class Checked(Protocol):
    """What the model of an exercise has for these steps."""

    session: Session
    lang: str
    state: ExerciseState

    def hints(self) -> list[Hint]: ...
    def needs(self) -> str: ...
    def check(self) -> None: ...
    def model_answer(self) -> list[tuple[str, str, str, str]]: ...


class Steps:
    """Binds those steps. `changed()` draws the whole exercise anew, these steps with it; `words`
    are the two faces of the button of the model answer."""

    def __init__(
        self,
        model: Checked,
        changed: Callable[[], None],
        words: tuple[str, str] | None = None,
        before: Callable[[], None] = lambda: None,
    ) -> None:
        self.model, self._changed, self._before = model, changed, before
        t, guard = translator(model.lang), model.session.guard
        self._see, self._hide = words or (t("See the model answer"), t("Hide the model answer"))
        self._revealed = False
        self.hints, self.needs, self.score = html("", "ka-hints"), html("", "ka-line"), html()
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.hinter = button(t("Hint"), self.hint, guard, kind="quiet")
        self.revealer = button(self._see, self.reveal, guard)
        self.model_answer = html()
        self.first = row([self.checker, self.hinter, self.needs], "ka-actions", "ka-actions--tight")
        self.second = row([self.revealer, self.score], "ka-actions", "ka-actions--tight")

    def hint(self) -> None:
        """Show the next hint."""
        shown = self.model.state.hints.get(ALL, 0)
        if shown < len(self.model.hints()):
            self.model.state.use_hint(ALL, shown + 1)
        self._changed()

    def check(self) -> None:
        """Grade all, or say what is missing."""
        self._before()
        self.model.check()
        self._changed()
        put_markup(self.needs, escape(self.model.needs()))

    def reveal(self) -> None:
        """Show or hide the model answer; only once an attempt is on record."""
        self._revealed = not self._revealed and self.model.state.attempted
        self._changed()
        if self._revealed:  # it may stand far below, after long documents
            focus(self.model_answer)

    def draw(self) -> None:
        """Bring the steps to the model's state; sends only what differs."""
        state, lang = self.model.state, self.model.lang
        every: list[Any] = self.model.hints()
        shown = every[: state.hints.get(ALL, 0)]
        lines = (
            hint(n, len(every), words, lang, link) for n, (words, link) in enumerate(shown, start=1)
        )
        put_markup(self.hints, "".join(lines))
        show(self.hinter, len(shown) < len(every))
        if not self.model.needs():
            put_markup(self.needs, "")
        put_markup(self.score, scores_line(state, lang))
        show(self.revealer, state.attempted)
        put_words(self.revealer, description=self._hide if self._revealed else self._see)
        rows = self.model.model_answer() if self._revealed else []
        put_markup(self.model_answer, model_answer_table(rows, lang) if rows else "")
