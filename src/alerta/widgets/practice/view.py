"""The list of exercises to practise, and below it the one that was opened.

An exercise's widgets are made when it is opened: a chapter may have twenty, and a page that made
them all would be slow for a whole room.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import box, button, escape, html, put_markup, put_words, row, show
from alerta.widgets.controls.focus import focus
from alerta.widgets.practice.model import Exercise, PracticeModel
from alerta.widgets.session import Session

Make = Callable[[Exercise], widgets.Widget]


def view(session: Session, exercises: Sequence[Exercise], make: Make) -> widgets.Widget:
    """The practice of `exercises`; `make` returns the widget of one of them."""
    return PracticeView(PracticeModel(session, exercises), make).widget


class PracticeView:
    """Binds a PracticeModel to the page."""

    def __init__(self, model: PracticeModel, make: Make) -> None:
        self.model, self._make = model, make
        t, guard = translator(model.session.lang), model.session.guard
        self._made: dict[str, widgets.Widget] = {}
        self.told = html("", "ka-line")
        self.rows = [_Row(one, self) for one in model.exercises]
        self.desk = box([], "ka-practice-desk")
        # above a long list, so that it is seen first; afterwards below what was just done
        self.starter = button(t("Start practising"), self.go_on, guard, kind="primary", arrow=True)
        self.onward = button(t("Next exercise"), self.go_on, guard, kind="primary", arrow=True)
        self.widget = box(
            [
                self.told,
                row([self.starter], "ka-actions"),
                box([one.widget for one in self.rows], "ka-practice-list"),
                self.desk,
                row([self.onward], "ka-actions"),
            ],
            "ka",
            "ka-practice-box",
        )
        model.session.on_identified(guard.around(self.restore))
        model.session.on_attempt(guard.around(self.draw))
        self.draw()

    def open(self, exercise_id: str) -> None:
        """Open an exercise, and bring the keyboard to it."""
        self.model.open(exercise_id)
        if exercise_id not in self._made:
            self._made[exercise_id] = self._make(self.model.opened)
        self.desk.children = (self._made[exercise_id],)
        self.draw()
        focus(self.desk)

    def go_on(self) -> None:
        """Open the next exercise that is still to be done."""
        following = self.model.following
        if following is not None:
            self.open(following)

    def restore(self, _: datetime | None = None) -> None:
        """Show what the person who has just become known did."""
        self.draw()

    def draw(self) -> None:
        """Bring the list to the model's state."""
        t, knots = translator(self.model.session.lang), self.model.knots
        done = sum(knot.done for knot in knots)
        words = t("{done} of {total} done.", done=done, total=len(knots))
        put_markup(self.told, f"<p>{escape(words)}</p>" if knots else "")
        for one, knot in zip(self.rows, knots, strict=True):
            one.draw(knot)
        begun, more = self.model.open_id is not None, self.model.following is not None
        show(self.starter, more and not begun)
        show(self.onward, more and begun)


class _Row:
    """One exercise of the list: its title is the button that opens it."""

    def __init__(self, exercise: Exercise, practice: PracticeView) -> None:
        self._exercise, self._practice = exercise, practice
        session = practice.model.session
        self.title = button("", self.press, session.guard, kind="quiet")
        self.state = html("", "ka-practice-state")
        self.widget = row([self.title, self.state], "ka-practice-row")

    def press(self) -> None:
        """Open this exercise."""
        self._practice.open(self._exercise["id"])

    def draw(self, knot: Any) -> None:
        """Say its title, how long it takes, and how far the person has come with it."""
        t = translator(self._practice.model.session.lang)
        is_open = self._practice.model.open_id == knot.item
        word = (
            t("Open now")
            if is_open
            else t("Done")
            if knot.done
            else t("Tried")
            if knot.tried
            else t("{n} min", n=self._exercise["minutes"])
        )
        put_words(self.title, description=knot.title)
        put_markup(self.state, f"<span>{escape(word)}</span>")
