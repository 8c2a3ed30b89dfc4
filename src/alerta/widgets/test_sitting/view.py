"""A test on a page: the rules first, then one item a screen, and what was found at the end."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from alerta.i18n import Translate, translator
from alerta.learning.sittings import Test
from alerta.resources import column, table
from alerta.widgets.controls import (
    box,
    button,
    escape,
    html,
    put_markup,
    row,
    show,
    stacked_table,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.found import found_markup
from alerta.widgets.controls.manual_links import path_link
from alerta.widgets.exercise_card.answering import answering
from alerta.widgets.exercise_card.head import head, sources
from alerta.widgets.exercise_card.model import QuestionsModel
from alerta.widgets.session import Session
from alerta.widgets.test_sitting.gate import Gate
from alerta.widgets.test_sitting.model import GRADED, TestModel


def view(session: Session, test: Test, rules: Any) -> widgets.Widget:
    """The test as a widget; its items come when the person is known."""
    return TestView(session, test, rules).widget


class ItemView:
    """One item: its documents and its questions, without a word on what is right."""

    def __init__(self, model: QuestionsModel, answered: Callable[[], None]) -> None:
        self.model, self._answered = model, answered
        self.sources = html("", "ka-sources")
        self.parts = []
        asked: list[widgets.Widget] = []
        for question in model.questions:
            asked.append(
                html(f'<h4 class="ka-label">{escape(model.prompt(question.parts[0].id))}</h4>')
            )
            for part in question.parts:
                control = answering(model, question, part)
                control.listen(self._taker(part.id))
                self.parts.append(control)
                asked.append(control.control.widget)
        work = box(asked, "ka-questions")
        documents = model.state.exercise.get("documents")
        self.widget = box(
            [
                html(head(model.state.exercise, model.lang)),
                row([self.sources, work], "ka-work") if documents else work,
            ],
            "ka-exercise",
        )
        self.draw()

    def _taker(self, part: str) -> Callable[[str | None], None]:
        def take_answer(value: str | None) -> None:
            self.model.state.answer(part, value or None)
            self.draw()
            self._answered()

        return take_answer

    def flush(self) -> None:
        """Take what was typed a moment ago."""
        for one in self.parts:
            if hasattr(one.control, "flush"):
                one.control.flush()

    def draw(self) -> None:
        """Bring the controls to the model's state."""
        model = self.model
        put_markup(self.sources, sources(model.state.exercise, model.lang, model.marks()))
        for one in self.parts:
            one.draw()


class TestView:
    """Binds a TestModel to the page."""

    __test__ = False

    def __init__(self, session: Session, test: Test, rules: Any) -> None:
        self.model = TestModel(session, test, rules, self.draw)
        t, guard = translator(session.lang), session.guard
        self._t = t
        self._views: dict[str, ItemView] = {}
        self.told, self.place, self.lacking = html(), html("", "ka-line"), html("", "ka-line")
        self.desk = box([], "ka-test-desk")
        self.results = html()
        self.gate = Gate(self.model) if test == GRADED else None
        self.beginner = button(t("Begin the test"), self.begin, guard, kind="primary", arrow=True)
        self.other = button(t("Sit the other form"), self.begin, guard)
        self.back = button(t("Previous"), self.go_back, guard)
        self.forth = button(t("Next"), self.go_forth, guard, kind="primary", arrow=True)
        self.giver = button(t("Hand in"), self.hand_in, guard, kind="primary")
        self.walk = row([self.back, self.forth, self.giver], "ka-actions")
        self.widget = box(
            [self.told, self.place, self.desk, self.lacking, self.walk, self.results,
             *([self.gate.widget] if self.gate else ()),
             row([self.beginner, self.other], "ka-actions")],
            "ka", "ka-test",
        )  # fmt: skip
        session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Draw the form of the person who has just become known."""
        self._views = {}
        self.model.identify()
        self.draw()

    def begin(self) -> None:
        """Open the first item."""
        if self.model.sitting is None:
            return
        self._views = {} if self.model.result is not None else self._views
        self.model.begin()
        focus(self.desk)

    def go_back(self) -> None:
        """Open the item before."""
        self._flush()
        self.model.go(max(0, self.model.place - 1))
        focus(self.desk)

    def go_forth(self) -> None:
        """Open the next item, or the last page."""
        self._flush()
        self.model.go(self.model.place + 1)
        focus(self.desk)

    def hand_in(self) -> None:
        """Hand the test in: from here on answers are told."""
        self._flush()
        self.model.hand_in()
        focus(self.results)

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model, t = self.model, self._t
        n, current = len(model.items), model.current
        last = model.began and current is None
        put_markup(self.told, "" if model.began else _rules(model, t))
        self.desk.children = (self._view(current).widget,) if current else ()
        place = t("Question {n} of {total}", n=model.place + 1, total=n) if current else ""
        if last:
            place = t("You are at the end. You can go back and change an answer, or hand in.")
        put_markup(self.place, f"<p><b>{escape(place)}</b></p>" if place else "")
        missing = model.unanswered if last else []
        put_markup(self.lacking, _lacking(missing, t))
        show(self.walk, model.began)
        show(self.forth, current is not None)
        show(self.back, model.place > 0)
        show(self.giver, last)
        known = model.sitting is not None and bool(model.items)
        if self.gate is not None:
            self.gate.draw(shown=known and not model.began and not model.is_open)
        again, may_begin = model.result is not None, known and not model.began and model.is_open
        show(self.beginner, may_begin and not again)
        show(self.other, may_begin and again)
        put_markup(self.results, _results(model, t) if again and not model.began else "")

    def _view(self, current: QuestionsModel) -> ItemView:
        name = current.state.item
        if name not in self._views:
            self._views[name] = ItemView(current, lambda: None)
        return self._views[name]

    def _flush(self) -> None:
        if self.model.current is not None:
            self._view(self.model.current).flush()


def _rules(model: TestModel, t: Translate) -> str:
    if model.result is not None:
        return ""
    minutes = sum(int(one.state.exercise.get("minutes", 2)) for one in model.items)
    lines = [
        t("One question a screen. Every answer is kept at once: you can stop and go on later."),
        t("Nothing is told until you hand in. Then you see every answer with its reason."),
        t("The result is yours alone; a group only sees figures of the whole."),
    ]
    if model.items:
        count = t("{n} texts, about {minutes} minutes.", n=len(model.items), minutes=minutes)
        lines.insert(0, count)
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _lacking(places: list[int], t: Translate) -> str:
    if not places:
        return ""
    numbers = ", ".join(str(one) for one in places)
    return f"<p>{escape(t('Without an answer: {numbers}. They count as not right.', numbers=numbers))}</p>"


def _results(model: TestModel, t: Translate) -> str:
    assert model.result is not None
    right = round(100 * float(model.result["score"]))
    parts = [f"<h3>{escape(t('Your result: {n} % right', n=right))}</h3>", _gained(model, t)]
    parts.append(path_link(model.session))
    parts.append(f"<h4>{escape(t('Every answer, with its reason'))}</h4>")
    shut = False  # the first one that is not right stands open, as a sample; all would be a wall
    for number, one in enumerate(model.items, 1):
        score = float(model.result["scores"].get(one.state.item, 0.0))
        title = escape(f"{number}. {one.state.exercise['title'][model.session.lang]}")
        sign = _sign(score, t)
        told = "".join(
            found_markup(found, model.session, one.name(part))
            for part in one.parts
            if (found := one.state.found(part)) is not None
        )
        opened = score < 1 and not shut
        shut = shut or opened
        parts.append(
            f"<details{' open' if opened else ''}><summary><b>{title}</b>"
            f" <span>{escape(sign)}</span></summary>{told}</details>"
        )
    return f'<div class="ka-test-results">{"".join(parts)}</div>'


def _gained(model: TestModel, t: Translate) -> str:
    """The five criteria before and after the course, side by side."""
    gained = model.gained()
    if not gained:
        return ""
    lang = model.session.lang
    names = {
        row["code"]: column(row, "name", lang) for row in table(model.session.home, "criteria")
    }
    told = stacked_table(
        (t("Criterion"), t("Entry"), t("Exit")),
        (
            (
                f'<span translate="no">{one.code}</span> {escape(names[one.code])}',
                escape(_sign(one.before, t)),
                escape(_sign(one.after, t)),
            )
            for one in gained
        ),
        t("The five criteria, before and after"),
    )
    few = t(
        "One question for each criterion in each test: it shows where to go over, not how much "
        "you know."
    )
    return f"{told}<p>{escape(few)}</p>"


def _sign(score: float, t: Translate) -> str:
    return t("Right") if score >= 1 else t("Partly") if score > 0 else t("Not yet")
