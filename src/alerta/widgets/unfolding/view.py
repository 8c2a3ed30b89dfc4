"""A case that unfolds, on a page: the week, its documents, the decision, the line of its life."""

from collections.abc import Mapping, Sequence
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import (
    box,
    button,
    css,
    escape,
    html,
    icon,
    put_markup,
    put_words,
    recss,
    row,
    show,
    source_document,
)
from alerta.widgets.controls.onward import Onward
from alerta.widgets.exercise_card.head import earlier_version, head
from alerta.widgets.exercise_card.questions_view import QuestionView
from alerta.widgets.exercise_card.steps import Steps
from alerta.widgets.session import Session
from alerta.widgets.unfolding.model import Decision, UnfoldingModel


def view(
    exercise: Mapping[str, Any], key: Mapping[str, Any], rules: Any, session: Session
) -> widgets.VBox:
    """The case as a widget."""
    return UnfoldingView(UnfoldingModel(exercise, key, rules, session)).widget


class UnfoldingView:
    """Binds an UnfoldingModel to the page. What belongs to a later week is not on the page."""

    def __init__(self, model: UnfoldingModel) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        self.earlier, self.told, self.sources = html(), html("", "ka-told"), html("", "ka-sources")
        self.weeks: dict[int, QuestionView] = {}
        self.asked = box((), "ka-questions")
        self.steps = Steps(model, self.draw)
        words = t("Go on to the next week")
        self.onward = Onward(model, guard, words, self.draw, self.told)
        self.next = self.onward.button
        self.life = [_Knot(self, place) for place in range(len(model.weeks))]
        life = box([one.widget for one in self.life], "ka-life")
        decide = box(
            [self.asked, self.steps.hints, self.steps.first, row([self.next])],
            "ka-questions",
        )
        self.widget = box(
            [
                html(head(model.state.exercise, model.lang)),
                self.earlier,
                life,
                self.told,
                row([self.sources, decide], "ka-work"),
                self.steps.second,
                self.steps.model_answer,
            ],
            "ka",
            "ka-exercise",
        )
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known decided here."""
        self.model.resume()
        self.draw()

    def go_to(self, place: int) -> None:
        """Another week that is known, with its documents."""
        self.onward.go_to(place)

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model, lang = self.model, self.model.lang
        earlier = model.state.earlier
        names = {part: model.name(part) for part in earlier if part in model.parts}
        told = {part: model.words(part, value) for part, value in earlier.items()}
        put_markup(self.earlier, earlier_version(told, names, lang))
        put_markup(self.told, self._told())
        put_markup(
            self.sources, _sources(*model.documents(), len(model.state.exercise["documents"]), lang)
        )
        if model.open not in self.weeks:
            self.weeks[model.open] = QuestionView(model, model.week, self.draw)
        here = self.weeks[model.open]
        if self.asked.children != (here.widget,):
            self.asked.children = (here.widget,)
        here.draw()
        show(self.next, model.has_next)
        first = (
            (self.next, self.steps.checker) if model.has_next else (self.steps.checker, self.next)
        )
        for made, classes in zip(first, (("mod-primary",), ()), strict=True):
            recss(made, lambda name: name == "mod-primary", classes)
        for one, decision in zip(self.life, _padded(model.life(), len(self.life)), strict=True):
            one.draw(decision)
        self.steps.draw()

    def _told(self) -> str:
        t, model = translator(self.model.lang), self.model
        total = len(model.weeks)
        title = t("Week {number} of {total}.", number=model.open + 1, total=total).rstrip(".")
        words = escape(model.week.text)
        return f'<h4 class="ka-told__h">{escape(title)}</h4><p>{words}</p>'


class _Knot:
    """One week on the line of life."""

    def __init__(self, owner: UnfoldingView, place: int) -> None:
        self.owner, self.place = owner, place
        self._t = translator(owner.model.lang)
        self.text = html("", "ka-life__text")
        self.opener = button(self._t("Open"), self.open, owner.model.session.guard, kind="quiet")
        self.widget = css(row([self.text, self.opener], "ka-life__knot"), "ka-gone")

    def open(self) -> None:
        """Put this week on the page again."""
        self.owner.go_to(self.place)

    def draw(self, decision: Decision | None) -> None:
        show(self.widget, decision is not None)
        if decision is None:
            return
        here = self.owner.model.open == self.place
        put_markup(self.text, self._markup(decision, here))
        week = self._t("Week {number}.", number=decision.number).rstrip(".")
        put_words(self.opener, tooltip=f"{self._t('Open')}: {week}")
        to_come = self.place == self.owner.model.open + 1 and not decision.decided
        show(self.opener, not here and not to_come)

    def _markup(self, decision: Decision, here: bool) -> str:
        mark = icon(decision.status or ("now" if here else "todo"), "ka-life__mark")
        title = f"{decision.number}. {decision.day}"
        bold = f"<b>{escape(title)}</b>"
        if not decision.decided:
            word = self._t("To be decided")
            return f"{mark}<p>{bold}<br>{escape(word)}</p>"
        words = {
            "right": self._t("Right"),
            "partly": self._t("Partly"),
            "wrong": self._t("Not yet"),
        }
        said = self._t(
            "First decision: {decided}. {found}. Decided on {at}.",
            decided=decision.decided,
            found=words[decision.status],
            at=decision.at,
        )
        return f"{mark}<p>{bold}<br>{escape(said)}</p>"


def _sources(
    now: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]], total: int, lang: str
) -> str:
    t = translator(lang)
    new = "".join(_source(one, total, lang) for one in now)
    if not before:
        return new
    summary = escape(t("Documents of earlier weeks ({n})", n=len(before)))
    old = "".join(_source(one, total, lang) for one in before)
    return f'{new}<details class="ka-before"><summary>{summary}</summary>{old}</details>'


def _source(document: Mapping[str, Any], total: int, lang: str) -> str:
    return source_document(document, lang, number=int(document["id"][1:]), total=total)


def _padded(decisions: list[Decision], length: int) -> list[Decision | None]:
    return [*decisions, *[None] * (length - len(decisions))]
