"""The control by which each part is answered: one class a shape, chosen in one table.

All take and give answers as the keys write them, so that nothing above knows a control.
"""

from collections.abc import Callable
from typing import Any, Protocol

from alerta.i18n import translator
from alerta.learning.kinds import Part
from alerta.resources import text
from alerta.widgets.controls import (
    CheckRows,
    DropDown,
    NumberField,
    OptionRows,
    OrderList,
    SentenceField,
    SentencePicker,
    css,
)
from alerta.widgets.controls.found import GOOD
from alerta.widgets.exercise_card.model import Question, QuestionsModel


class Answering(Protocol):
    """`control` is the piece that holds the answer; `draw` brings it to the model's state."""

    control: Any

    def draw(self) -> None: ...


class _Bound:
    """What all share: the control tells the model, `draw` puts the model's answer back."""

    def __init__(self, model: QuestionsModel, part: Part, control: Any) -> None:
        self.model, self.part, self.control = model, part, control

    def listen(self, took: Callable[[str | None], None]) -> None:
        self.control.on_change(took)

    def draw(self) -> None:
        self.control.put(self.model.state.answers.get(self.part.id))

    @property
    def found(self) -> Any:
        return self.model.state.found(self.part.id)


class Rows(_Bound):
    """One option of several, one below the other."""

    def __init__(self, model: QuestionsModel, question: Question, part: Part) -> None:
        options = model.options(part.id)
        super().__init__(model, part, OptionRows(options, model.session.guard))

    def draw(self) -> None:
        state, part = self.model.state, self.part.id
        self.control.offer(self.model.options(part))
        super().draw()
        known = self.found and self.found.status in (*GOOD, "partly")
        right = state.answers.get(part) if known else None
        self.control.mark(right, state.wrong_values(part) - {right})


class List(_Bound):
    """One option of a list that opens: for many short questions with the same options."""

    def __init__(self, model: QuestionsModel, question: Question, part: Part) -> None:
        t = translator(model.lang)
        options, label = model.options(part.id), model.asks(part.id)
        made = DropDown(options, model.session.guard, label, t("Choose"))
        css(
            made.widget, "ka-list"
        )  # its lines are no sentences, even when they begin with a number
        super().__init__(model, part, made)

    def draw(self) -> None:
        self.control.offer(self.model.options(self.part.id))
        super().draw()


class Ticks(_Bound):
    """Several options, each with a box to tick."""

    def __init__(self, model: QuestionsModel, question: Question, part: Part) -> None:
        super().__init__(model, part, CheckRows(part.options, model.session.guard))

    def draw(self) -> None:
        self.control.offer(self.model.options(self.part.id))
        super().draw()
        right, wrong = self.model.judged(self.part.id)
        self.control.mark(right, wrong)


class Order(_Bound):
    """Things to put in order. Before the first move they stand in this person's own order."""

    def __init__(self, model: QuestionsModel, question: Question, part: Part) -> None:
        words = dict(model.options(part.id))
        super().__init__(model, part, OrderList(words, model.session.guard, model.lang))

    def draw(self) -> None:
        shown = " ".join(one for one, _ in self.model.options(self.part.id))
        self.control.put(self.model.state.answers.get(self.part.id) or shown)
        status = self.found.status if self.found else ""
        self.control.mark("right" if status in GOOD else status)


class Number(_Bound):
    """A number, with the unit that the question names."""

    def __init__(self, model: QuestionsModel, question: Question, part: Part) -> None:
        unit = question.raw.get("unit")
        words = text(unit, model.lang) if unit else ""
        super().__init__(model, part, NumberField(model.session.guard, model.lang, words))


class Sentence(_Bound):
    """A short text, with its count of characters."""

    def __init__(self, model: QuestionsModel, question: Question, part: Part) -> None:
        longest = model.longest(question)
        super().__init__(model, part, SentenceField(model.session.guard, model.lang, longest))

    def draw(self) -> None:
        super().draw()
        self.control.tell(kept=self.model.session.registry is not None)


class Evidence(_Bound):
    """Sentences of the documents."""

    def __init__(self, model: QuestionsModel, question: Question, part: Part) -> None:
        choose = int(question.raw.get("choose", 1))
        options = model.sentence_options()
        guard, lang = model.session.guard, model.lang
        super().__init__(model, part, SentencePicker(options, choose, guard, lang))


_BY_SHAPE: dict[str, Callable[[QuestionsModel, Question, Part], Any]] = {
    "single": Rows,
    "several": Ticks,
    "order": Order,
    "number": Number,
    "text": Sentence,
    "sentences": Evidence,
}


IN_LISTS = ("category", "phase", "state", "level", "lens")  # long lists that come back often


def answering(model: QuestionsModel, question: Question, part: Part) -> Any:
    """The control of one part; many short choices in one question become lists that open."""
    if part.shape == "single" and (len(question.parts) > 1 or part.names in IN_LISTS):
        return List(model, question, part)
    return _BY_SHAPE[part.shape](model, question, part)
