"""An exercise of kind `choice` on a page."""

from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls import (
    OptionRows,
    Segment,
    box,
    button,
    escape,
    feedback,
    hint,
    html,
    put_markup,
    put_words,
    row,
    show,
)
from alerta.widgets.controls.manual_links import manual_address
from alerta.widgets.exercise_card.certainty import certainty_segment
from alerta.widgets.exercise_card.head import earlier_version, head, scores_line, sources
from alerta.widgets.exercise_card.model import ALL, ChoiceModel
from alerta.widgets.exercise_card.model_answer import model_answer_table

_GOOD = ("right", "ambiguous")


class QuestionPart:
    """One question: prompt, options, certainty, feedback."""

    def __init__(self, model: ChoiceModel, part: str, changed: Any) -> None:
        self.model, self.part, self._changed = model, part, changed
        guard = model.session.guard
        self.options = OptionRows(model.options(part), guard)
        self.options.on_change(self.take_answer)
        self.certainty: Segment = certainty_segment(model.session)
        self.certainty.on_change(self.take_certainty)
        self.answer = html("", "ka-status")
        prompt = html(f'<h4 class="ka-label">{escape(model.prompt(part))}</h4>')
        self.widget = box(
            [prompt, self.options.widget, self.certainty.widget, self.answer], "ka-question"
        )

    def take_answer(self, value: str) -> None:
        """An option was chosen."""
        self.model.state.answer(self.part, value)
        self._changed()

    def take_certainty(self, value: str) -> None:
        """The person said how sure they are."""
        self.model.state.rate(self.part, value)

    def draw(self) -> None:
        """Bring the question to the model's state."""
        state, part = self.model.state, self.part
        self.options.put(state.answers.get(part))
        self.certainty.put(state.certainty.get(part))
        found = state.found(part)
        right = state.answers.get(part) if found and found.status in (*_GOOD, "partly") else None
        self.options.mark(right, state.wrong_values(part) - {right})
        put_markup(self.answer, self._found_markup(found))

    def _found_markup(self, found: Any) -> str:
        if found is None or found.status == "missing":
            return ""
        t, model = translator(self.model.lang), self.model
        status = "right" if found.status in _GOOD else found.status
        link = None
        if found.criterion:
            words = t("Rule {code} in the manual", code=found.criterion)
            link = (manual_address(model.session, found.criterion), words)
        return feedback(status, found.text, model.lang, title=model.title(self.part), link=link)


class ChoiceView:
    """Binds a ChoiceModel to the page."""

    def __init__(self, model: ChoiceModel) -> None:
        self.model = model
        t, guard = translator(model.lang), model.session.guard
        self.earlier = html()
        self.questions = [QuestionPart(model, q["id"], self.draw) for q in model.questions]
        self.hints, self.needs, self.score = html("", "ka-hints"), html("", "ka-line"), html()
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.hinter = button(t("Hint"), self.hint, guard, kind="quiet")
        self.revealer = button(t("See the model answer"), self.reveal, guard)
        self.model_answer = html()
        asked = box(
            [
                *(one.widget for one in self.questions),
                self.hints,
                row([self.checker, self.hinter, self.needs], "ka-actions", "ka-actions--tight"),
                row([self.revealer, self.score], "ka-actions", "ka-actions--tight"),
            ],
            "ka-questions",
        )
        documents = sources(model.state.exercise, model.lang)
        work = row([html(documents, "ka-sources"), asked], "ka-work") if documents else asked
        self.widget = box(
            [html(head(model.state.exercise, model.lang)), self.earlier, work, self.model_answer],
            "ka",
            "ka-exercise",
        )
        self._revealed = False
        model.session.on_identified(guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known did here."""
        self.model.state.restore()
        self.draw()

    def hint(self) -> None:
        """Show the next hint."""
        shown = self.model.state.hints.get(ALL, 0)
        if shown < len(self.model.hints()):
            self.model.state.use_hint(ALL, shown + 1)
        self.draw()

    def check(self) -> None:
        """Grade all questions, or say which is missing."""
        self.model.check()
        self.draw()
        put_markup(self.needs, escape(self.model.needs()))

    def reveal(self) -> None:
        """Show or hide the model answer; only once an attempt is on record."""
        self._revealed = not self._revealed and self.model.state.attempted
        self.draw()

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model, t = self.model, translator(self.model.lang)
        state = model.state
        names = {q["id"]: model.prompt(q["id"]) for q in model.questions}
        told = {part: model.words(part, value) or value for part, value in state.earlier.items()}
        put_markup(self.earlier, earlier_version(told, names, model.lang))
        for one in self.questions:
            one.draw()
        every = model.hints()
        shown = every[: state.hints.get(ALL, 0)]
        lines = (
            hint(n, len(every), words, model.lang, link)
            for n, (words, link) in enumerate(shown, start=1)
        )
        put_markup(self.hints, "".join(lines))
        show(self.hinter, len(shown) < len(every))
        if not model.needs():
            put_markup(self.needs, "")
        put_markup(self.score, scores_line(state, model.lang))
        show(self.revealer, state.attempted)
        word = t("Hide the model answer") if self._revealed else t("See the model answer")
        put_words(self.revealer, description=word)
        rows = model.model_answer() if self._revealed else []
        put_markup(self.model_answer, model_answer_table(rows, model.lang) if rows else "")
