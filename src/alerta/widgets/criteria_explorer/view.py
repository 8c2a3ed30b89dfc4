"""The explorer on a page: the text on one side, the questions on the other, the verdict below."""

from collections.abc import Mapping
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
    verdict,
)
from alerta.widgets.criteria_explorer.model import CriteriaModel
from alerta.widgets.criteria_explorer.question_view import QuestionView
from alerta.widgets.exercise_card.head import (
    documents_at_hand,
    earlier_version,
    head,
    scores_line,
    sources,
)
from alerta.widgets.exercise_card.model_answer import model_answer_table
from alerta.widgets.session import Session


def view(
    exercise: Mapping[str, Any], key: Mapping[str, Any], rules: Any, session: Session
) -> widgets.VBox:
    """The explorer of one exercise of kind `criteria_coding`."""
    return CriteriaView(CriteriaModel(exercise, key, rules, session)).widget


class CriteriaView:
    """Binds a CriteriaModel to the page."""

    def __init__(self, model: CriteriaModel) -> None:
        self.model = model
        t = translator(model.lang)
        self.earlier = html()
        self.document = html("", "ka-sources")
        self.questions = {
            part: QuestionView(model, part, self.draw, self.turn_to) for part in model.questions
        }
        self.verdict = html("", "ka-status")
        self.score = html()
        self.revealer = button(
            t("See the model coding"), self.reveal, model.session.guard, kind="secondary"
        )
        self.model_answer = html()
        self.follower = html("", "ka-floatbar")
        # a widget of its own: an answer draws the bar anew, and the fold must stay as it was
        at_hand = html(documents_at_hand(model.state.exercise, model.lang), "ka-at-hand")
        self.bar = box([self.follower, at_hand], "ka-floatbox", "ka-floatbox--narrow")
        crits = box([one.widget for one in self.questions.values()], "ka-crits")
        side = box([crits, self.bar], "ka-work__side")
        self.widget = box(
            [
                html(head(model.state.exercise, model.lang)),
                self.earlier,
                row([self.document, side], "ka-work"),
                self.verdict,
                row([self.revealer, self.score], "ka-actions"),
                self.model_answer,
            ],
            "ka",
            "ka-exercise",
        )
        self._revealed = False
        model.session.on_identified(model.session.guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known did here."""
        self.model.state.restore()
        self.model.open_part = None
        self.model.open(self.model.next_part())
        self.draw()

    def turn_to(self, part: str) -> None:
        """Open a question and put the keyboard there."""
        self.model.open(part)
        self.draw()
        self.questions[part].opener.focus()

    def reveal(self) -> None:
        """Show the model coding, or hide it again; only once an attempt is on record."""
        self._revealed = not self._revealed and self.model.state.attempted
        self.draw()

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model, t = self.model, translator(self.model.lang)
        names = {part: q.short for part, q in model.questions.items()}
        told = {
            part: model.questions[part].words(value) or value
            for part, value in model.state.earlier.items()
            if part in names
        }
        put_markup(self.earlier, earlier_version(told, names, model.lang))
        opened = model.questions[model.open_part].code if model.open_part else ""
        put_markup(
            self.document,
            sources(model.state.exercise, model.lang, model.marks(), opened),
        )
        for one in self.questions.values():
            one.draw()
        put_markup(self.follower, self._follower_markup())
        show(self.bar, model.open_part is not None)
        put_markup(self.verdict, self._verdict_markup())
        put_markup(self.score, scores_line(model.state, model.lang))
        show(self.revealer, model.state.attempted)
        word = t("Hide the model coding") if self._revealed else t("See the model coding")
        put_words(self.revealer, description=word)
        rows = model.model_answer() if self._revealed else []
        put_markup(self.model_answer, model_answer_table(rows, model.lang) if rows else "")

    def _follower_markup(self) -> str:
        """On a narrow screen: the open question, beside the fold with the document."""
        if self.model.open_part is None:
            return ""
        question = self.model.questions[self.model.open_part]
        return f"<p><b>{escape(f'{question.code} {question.short}')}</b></p>"

    def _verdict_markup(self) -> str:
        t = translator(self.model.lang)
        follows = self.model.consequence()
        if follows is None:
            return ""
        return verdict(
            t("With your answers"), follows.answer, follows.why, follows.lenses, follows.what_if
        )
