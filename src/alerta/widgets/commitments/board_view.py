"""The board on a page: the rule, the week that is being decided, the board that fills."""

from collections.abc import Callable, Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.commitments.board_model import ACTIONS, STATES, BoardModel
from alerta.widgets.commitments.board_table import action_words, board_table, state_words
from alerta.widgets.commitments.case import Table
from alerta.widgets.commitments.documents import title
from alerta.widgets.commitments.telling import told_line
from alerta.widgets.commitments.workshop_model import day_words
from alerta.widgets.controls import (
    Segment,
    box,
    button,
    escape,
    html,
    put_markup,
    row,
    show,
    spoken_date,
)
from alerta.widgets.controls.focus import focus


class DecisionView:
    """One commitment in one week: what it is and, when overdue, what to do."""

    def __init__(self, model: BoardModel, week: str, line: Mapping[str, Any]) -> None:
        self.model, self.week, self.of = model, week, line["of"]
        t, guard = translator(model.lang), model.shared.session.guard
        due = t("Due: {date}.", date=day_words(model.due(self.of).isoformat(), model.lang))
        news = escape(model.shared.words(line))
        head = html(
            f"<h5>{escape(model.name(self.of))}</h5><p class='ka-muted'>{escape(due)}</p>"
            f'<p class="ka-card__quote">{news}</p>'
        )
        states, actions = (
            state_words(model.shared.session.home, model.lang),
            action_words(model.lang),
        )
        self.state = Segment([(one, states[one]) for one in STATES], guard, t("How does it stand?"))
        self.action = Segment([(one, actions[one]) for one in ACTIONS], guard, t("What do you do?"))
        self.state.on_change(self.take_state)
        self.action.on_change(self.take_action)
        self.state_answer, self.action_answer = html("", "ka-status"), html("", "ka-status")
        pieces = [
            head,
            self.state.widget,
            self.state_answer,
            self.action.widget,
            self.action_answer,
        ]
        self.widget = box(pieces, "ka-card", "ka-stage")

    def take_state(self, value: str) -> None:
        """It was said how the commitment stands."""
        self.model.take(self.week, self.of, "state", value)

    def take_action(self, value: str) -> None:
        """It was said what to do."""
        self.model.take(self.week, self.of, "action", value)

    def draw(self) -> None:
        """Bring both to the model's state."""
        model, state = self.model, self.model.value(self.week, self.of, "state")
        self.state.put(state)
        self.action.put(model.value(self.week, self.of, "action"))
        show(self.action.widget, state == "overdue")
        for name, answer in (("state", self.state_answer), ("action", self.action_answer)):
            put_markup(answer, told_line(model.judged(self.week, self.of, name), model.shared))


class WeekView:
    """One week; made when it is reached."""

    def __init__(
        self, model: BoardModel, week: str, number: int, turn: Callable[[str], None]
    ) -> None:
        self.model, self.week, self._turn = model, week, turn
        t, guard = translator(model.lang), model.shared.session.guard
        day = spoken_date(model.on(week), model.lang)
        if model.lang != "en":
            day = day[:1].lower() + day[1:]
        name = t("Week {n} of {total}: {day}", n=number, total=len(model.weeks), day=day)
        self.head = html(f"<h4>{escape(name)}</h4>")
        self.lines = [DecisionView(model, week, line) for line in model.news(week)]
        self.needs = html("", "ka-line")
        self.checker = button(t("Check the week"), self.check, guard, kind="primary")
        self.goer = button(
            t("Go on to the next week"), self.go_on, guard, kind="primary", arrow=True
        )
        steps = row([self.checker, self.goer, self.needs], "ka-actions", "ka-actions--tight")
        lines = [one.widget for one in self.lines]
        # on a narrow page one commitment at a time (static/page/in_turn.js)
        self.widget = box([self.head, *lines, steps], "ka-week", "ka-in-turn")

    def check(self) -> None:
        """Check the week, or say what is missing."""
        t, blank = translator(self.model.lang), self.model.blank(self.week)
        said = t("Still to be decided: {n}.", n=len(blank)) if blank else ""
        put_markup(self.needs, escape(said))
        if not blank:
            self.model.check(self.week)
            if self.model.finished():
                focus(self.head)
            elif self.model.right(self.week):
                self.goer.focus()

    def go_on(self) -> None:
        """Turn the calendar."""
        if self.model.right(self.week):
            self._turn(self.week)

    def draw(self, is_last: bool) -> None:
        """Bring the week to the model's state."""
        for one in self.lines:
            one.draw()
        right = self.model.right(self.week)
        show(self.checker, not right)
        show(self.goer, right and not is_last)
        if not self.model.blank(self.week):
            put_markup(self.needs, "")


class BoardView:
    """The board and the week that is being decided."""

    def __init__(self, shared: Table) -> None:
        self.model = BoardModel(shared)
        t = translator(shared.lang)
        self.board = html("", "ka-board-side")
        self.weeks: dict[str, WeekView] = {}
        self.place = box([], "ka-weeks")
        rule = html(f'<p class="ka-text">{escape(shared.words(self.model.case["rule"]))}</p>')
        self.widget = box(
            [html(title(shared, t("The follow-up board"))), rule, self.board, self.place],
            "ka",
            "ka-exercise",
            "ka-commitments",
        )
        shared.decided.watch(self.draw)
        self.draw()

    def turn(self, week: str) -> None:
        """Go on from a week; the keyboard follows to the next one."""
        self.model.go_on(week)
        focus(self.weeks[self.model.shown()[-1]].head)

    def draw(self) -> None:
        """Bring the board to the model's state: it shows the last week that was reached."""
        model, reached = self.model, self.model.shown()
        now = reached[-1]
        if now not in self.weeks:
            self.weeks[now] = WeekView(model, now, len(reached), self.turn)
        view = self.weeks[now]
        if self.place.children != (view.widget,):
            self.place.children = (view.widget,)
        view.draw(is_last=now == model.weeks[-1]["id"])
        put_markup(self.board, board_table(model))
