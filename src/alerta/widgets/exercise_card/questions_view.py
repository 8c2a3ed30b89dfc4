"""An exercise made of questions, on a page."""

from collections.abc import Callable, Sized
from typing import Any

import ipywidgets as widgets

from alerta.widgets.controls import box, escape, html, put_markup, row
from alerta.widgets.controls.found import found_line, found_markup
from alerta.widgets.exercise_card.answering import answering
from alerta.widgets.exercise_card.certainty import CertaintySegment
from alerta.widgets.exercise_card.findings import findings
from alerta.widgets.exercise_card.head import earlier_version, head, sources
from alerta.widgets.exercise_card.model import Question, QuestionsModel
from alerta.widgets.exercise_card.steps import Steps
from alerta.widgets.session import Session

ONE_CERTAINTY = ("lenses",)  # twelve cases: how sure one is of the whole


class PartView:
    """One part: its control, and what is said of its answer."""

    def __init__(
        self, model: QuestionsModel, question: Question, part: Any, changed: Callable[[], None]
    ) -> None:
        self.model, self.part, self._changed = model, part.id, changed
        self._alone = len(question.parts) == 1
        self.answering = answering(model, question, part)
        self.answering.listen(self.take_answer)
        self.control = self.answering.control
        self.answer = html("", "ka-status")
        self.pieces = [self.control.widget, self.answer]

    def take_answer(self, value: str | None) -> None:
        """An answer was given, changed or taken back."""
        self.model.state.answer(self.part, value or None)
        self._changed()

    def draw(self) -> None:
        """Bring the control to the model's state and say what was found."""
        self.answering.draw()
        found, model = self.model.state.found(self.part), self.model
        told = (
            found_markup(found, model.session, model.title(self.part))
            if self._alone
            else found_line(found, model.session)
        )
        put_markup(self.answer, told)


class QuestionView:
    """One question: prompt, controls, certainty, feedback."""

    def __init__(
        self, model: QuestionsModel, question: Question, changed: Callable[[], None]
    ) -> None:
        self.model, self.question = model, question
        self.parts = [PartView(model, question, part, changed) for part in question.parts]
        self.part = self.parts[0].part
        self.certainty: CertaintySegment | None = None
        prompt = html("", "ka-prompt")
        put_markup(prompt, _prompt(model.prompt(self.part)))
        if model.state.exercise["kind"] in ONE_CERTAINTY:
            pieces = [piece for one in self.parts for piece in one.pieces]
            self.widget = box([prompt, *pieces], "ka-question", "ka-question--many")
            return
        rated = [one.part for one in self.parts]
        self.certainty = CertaintySegment(model.state, model.session.guard, rated)
        asked = [one.pieces[0] for one in self.parts]
        told = [one.answer for one in self.parts]
        pieces = [*asked, self.certainty.widget, *told]
        if len(self.parts) > 1:  # what is said stands below each list
            rows = [box(one.pieces, "ka-match__row") for one in self.parts]
            pieces = [box(rows, "ka-match"), self.certainty.widget]
        self.widget = box([prompt, *pieces], "ka-question")

    @property
    def options(self) -> Any:
        """The control of a question that asks one thing."""
        return self.parts[0].control

    @property
    def answer(self) -> Any:
        """What is said of its answer."""
        return self.parts[0].answer

    def draw(self) -> None:
        """Bring the question to the model's state."""
        for one in self.parts:
            one.draw()
        if self.certainty is not None:
            self.certainty.draw()


def _prompt(words: str) -> str:
    return f'<h4 class="ka-label">{escape(words)}</h4>' if words else ""


def _turns(parts: Sized) -> tuple[str, ...]:
    """Several parts come one at a time on a narrow page (static/page/in_turn.js)."""
    return ("ka-in-turn",) if len(parts) > 1 else ()


class QuestionsView:
    """Binds a QuestionsModel to the page."""

    def __init__(self, model: QuestionsModel) -> None:
        self.model = model
        guard = model.session.guard
        documents = model.state.exercise.get("documents") or ()
        self.earlier, self.findings = html(), html()
        self.sources = html("", "ka-sources", *_turns(documents))
        self.questions = [QuestionView(model, one, self.draw) for one in model.questions]
        self.steps = Steps(model, self.draw, before=self.flush)
        whole = model.state.exercise["kind"] in ONE_CERTAINTY
        self.certainty = CertaintySegment(model.state, guard) if whole else None
        asked = box(
            [
                *(one.widget for one in self.questions),
                *([self.certainty.widget] if self.certainty else ()),
                self.steps.hints,
                self.steps.first,
                self.steps.second,
            ],
            "ka-questions",
            *_turns(self.questions),
        )
        work: Any = row([self.sources, asked], "ka-work") if documents else asked
        self.widget = box(
            [
                html(head(model.state.exercise, model.lang)),
                self.earlier,
                work,
                self.findings,
                self.steps.model_answer,
            ],
            "ka",
            "ka-exercise",
        )
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known did here."""
        self.model.state.restore()
        self.draw()

    def flush(self) -> None:
        """Take what was typed a moment ago: before a check."""
        for question in self.questions:
            for part in question.parts:
                if hasattr(part.control, "flush"):
                    part.control.flush()

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model = self.model
        earlier = model.state.earlier
        names = {part: model.name(part) for part in earlier if part in model.parts}
        told = {part: model.words(part, value) or value for part, value in earlier.items()}
        put_markup(self.earlier, earlier_version(told, names, model.lang))
        marks = model.marks()
        open_tag = next(iter(next(iter(marks.values()), [])), "") if marks else ""
        put_markup(self.sources, sources(model.state.exercise, model.lang, marks, open_tag))
        for one in self.questions:
            one.draw()
        if self.certainty:
            self.certainty.draw()
        put_markup(self.findings, findings(model))
        self.steps.draw()


def view(exercise: Any, key: Any, rules: Any, session: Session) -> widgets.VBox:
    """An exercise made of questions."""
    return QuestionsView(QuestionsModel(exercise, key, rules, session)).widget
