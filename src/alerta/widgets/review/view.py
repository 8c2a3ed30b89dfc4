"""The review on a page: how much there is today, then one exercise after the other."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import (
    box,
    button,
    escape,
    html,
    put_markup,
    put_words,
    row,
    show,
    spoken_date,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.manual_links import path_link
from alerta.widgets.review.fresh import FreshSession
from alerta.widgets.review.model import ReviewModel
from alerta.widgets.session import Session

Make = Callable[[Mapping[str, Any], FreshSession], widgets.Widget]


def view(session: Session, make: Make) -> widgets.Widget:
    """The review of a person; `make` returns the widget of one exercise with a session."""
    return ReviewView(ReviewModel(session), make).widget


class ReviewView:
    """Binds a ReviewModel to the page."""

    def __init__(self, model: ReviewModel, make: Make) -> None:
        self.model, self._make = model, make
        guard = model.session.guard
        self._t = translator(model.session.lang)
        self.told = html("", "ka-review-told")
        self.desk = box([], "ka-review-desk")
        self.onward = button("", self.go_on, guard, kind="primary", arrow=True)
        self.later = button(self._t("Leave it for later"), self.go_on, guard, kind="quiet")
        self.widget = box(
            [self.told, self.desk, row([self.onward, self.later], "ka-actions")],
            "ka",
            "ka-review",
        )
        model.session.on_identified(guard.around(self.restore))
        model.session.on_attempt(guard.around(self.draw))
        self.draw()

    def restore(self) -> None:
        """Draw the row of the person who has just become known."""
        if self.model.identify():
            self.desk.children = ()
        self.draw()

    def go_on(self) -> None:
        """Open the next exercise and bring the keyboard to it."""
        self.model.go_on()
        opened, fresh = self.model.opened, self.model.current
        made = (self._make(opened, fresh),) if opened and fresh else ()
        self.desk.children = made
        self.draw()
        focus(self.desk if made else self.told)

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model, t = self.model, self._t
        is_open = model.opened is not None
        done = model.session.person is not None and not is_open and (model.over or not model.items)
        onward = path_link(model.session) if done else ""
        put_markup(self.told, f"<p>{escape(self._words())}</p>{onward}")
        show(self.onward, bool(model.items) and not model.over and (not is_open or model.tried))
        show(self.later, is_open and not model.tried)
        last = model.place + 1 == len(model.items)
        words = t("End the review") if last else t("Next exercise")
        put_words(self.onward, description=words if is_open else t("Start the review"))

    def _words(self) -> str:
        model, t, n = self.model, self._t, len(self.model.items)
        if model.session.person is None:
            return t("Your review appears here as soon as the kit knows who you are.")
        if model.opened is not None:
            return t("Exercise {place} of {total}.", place=model.place + 1, total=n)
        if model.over:
            left = model.still_due()
            done = t("That was all for today.")
            if left:
                done = t("You went through all. Still to do today: {n}.", n=left)
            return f"{done} {self._next(model.following())}"
        if n:
            minutes = sum(int(one.get("minutes", 5)) for one in model.items)
            if n == 1:
                return t("Today there is one exercise, about {m} minutes.", m=minutes)
            return t("Today there are {n} exercises, about {m} minutes.", n=n, m=minutes)
        return f"{t('Nothing is due today.')} {self._next(model.review.following)}"

    def _next(self, day: date | None) -> str:
        if day is None:
            return self._t("What you miss in the chapters will come back here the day after.")
        spoken = spoken_date(day, self.model.session.lang)
        spoken = spoken[:1].lower() + spoken[1:] if self.model.session.lang == "es" else spoken
        return self._t("The next comes on {day}.", day=spoken)
