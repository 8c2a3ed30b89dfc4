"""The last step of an exercise: validation first, then the key, then a practice case."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from alerta.i18n import translator
from alerta.widgets.controls import (
    box,
    button,
    css,
    feedback,
    hint,
    html,
    put_markup,
    recss,
    row,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.exercise_card.head import scores_line
from alerta.widgets.exercise_card.model_answer import model_answer_table
from alerta.widgets.exercise_card.state import ALL
from alerta.widgets.exercise_card.telling import exercise_hints
from alerta.widgets.registration_form.exercise import GOOD, ExerciseModel
from alerta.widgets.registration_form.section_view import close_all
from alerta.widgets.registration_form.sending import DONE, Sending

if TYPE_CHECKING:
    from alerta.widgets.registration_form.form_page import FormPage


class ExerciseLast:
    """«Comprobar la ficha», what the key says, «Guardar como caso de práctica»."""

    def __init__(
        self,
        page: "FormPage",
        exercise: ExerciseModel,
        sending: Sending,
        on_done: Callable[[], None],
    ) -> None:
        self.page, self.exercise, self.sending = page, exercise, sending
        self._on_done = on_done
        t, guard = translator(page.model.lang), page.session.guard
        self.title = t("Check the record")
        self.lead = t("First the form is checked, then your answers are compared with the model.")
        self.hints = html("", "ka-hints")
        self.hinter = button(t("Hint"), self.hint, guard, kind="quiet")
        self.checker = button(t("Check the record"), self.check, guard, kind="primary")
        self.result = html("", "ka-status")
        self.links: list[Any] = []
        self.links_box = box((), "ka-reg-links")
        self.saver = button(t("Save as a practice case"), self.save, guard, kind="primary")
        self.revealer = button(t("See the model answer"), self.reveal, guard)
        self.score = html("", "ka-line")
        self.said = html("", "ka-status")
        self.model_answer = html()
        self._revealed = False
        self._linked: list[str] = []
        self.widget = css(
            box(
                [
                    self.result,
                    self.links_box,
                    self.hints,
                    row([self.checker, self.hinter], "ka-actions", "ka-actions--tight"),
                    row([self.saver, self.revealer], "ka-actions", "ka-actions--tight"),
                    self.said,
                    self.score,
                    self.model_answer,
                ]
            ),
            "ka-reg-review",
        )

    def refresh(self) -> None:
        """The step was opened anew."""
        self.draw()

    def check(self) -> None:
        """Check the form; when nothing is wrong with it, compare with the key."""
        self.page.flush()
        if self.page.model.attempt():
            self.page.draw()
            self.page.summary.focus()
            return
        self.exercise.grade(self.page.model)
        self.page.draw()
        focus(self.result)

    def hint(self) -> None:
        """Show the next hint."""
        state = self.exercise.state
        shown = state.hints.get(ALL, 0)
        if shown < len(self._hints()):
            state.use_hint(ALL, shown + 1)
        self.draw()

    def reveal(self) -> None:
        """Show the model answer, or hide it; only once an attempt is on record."""
        self._revealed = not self._revealed and self.exercise.state.attempted
        self.draw()

    def save(self) -> None:
        """Store the record as a practice case."""
        self.page.flush()
        # other people register the same dossier: it is no duplicate here
        self.sending.store_exercise()
        if self.sending.stage == DONE:
            self._on_done()
        else:
            self.page.draw()
            if self.page.model.errors:
                self.page.summary.focus()

    def draw(self) -> None:
        """Bring the step to the model's state."""
        exercise, t = self.exercise, translator(self.page.model.lang)
        state = exercise.state
        put_markup(self.result, self._result_markup())
        self._draw_links()
        every, shown = self._hints(), state.hints.get(ALL, 0)
        lines = (
            hint(n, len(every), words, self.page.model.lang, link)
            for n, (words, link) in enumerate(every[:shown], start=1)
        )
        put_markup(self.hints, "".join(lines))
        show(self.hinter, shown < len(every))
        show(self.saver, state.attempted and not self.page.model.errors)
        finished = exercise.right == len(state.asked)  # the one primary button is the next step
        for made, first in ((self.checker, not finished), (self.saver, finished)):
            recss(made, lambda name: name == "mod-primary", ("mod-primary",) if first else ())
        show(self.revealer, state.attempted)
        put_markup(self.said, self._said_markup())
        put_markup(self.score, scores_line(state, self.page.model.lang))
        word = t("Hide the model answer") if self._revealed else t("See the model answer")
        if self.revealer.description != word:
            self.revealer.description = word
        rows = exercise.model_answer(self.page.model.form) if self._revealed else []
        put_markup(
            self.model_answer, model_answer_table(rows, self.page.model.lang) if rows else ""
        )

    def _hints(self) -> list[tuple[str, Any]]:
        return exercise_hints(self.exercise.exercise, self.page.session)

    def _said_markup(self) -> str:
        if self.sending.stage == "fault":
            return feedback("wrong", self.sending.fault, self.page.model.lang)
        if self.sending.stage == "nobody":
            t = translator(self.page.model.lang)
            said = t(
                "The record is complete. In this notebook it is not kept: open the form in the "
                "page of the kit to register it."
            )
            return feedback("right", said, self.page.model.lang)
        return ""

    def _result_markup(self) -> str:
        exercise, lang = self.exercise, self.page.model.lang
        graded = [exercise.state.found(part) for part in exercise.state.asked]
        if not exercise.state.attempted or not any(graded):
            return ""
        t = translator(lang)
        right, total = exercise.right, len(exercise.state.asked)
        changed = sum(1 for found in graded if found is None)
        said = t(
            "{right} of {total} decisive answers agree with the model.", right=right, total=total
        )
        if changed:
            said += " " + t("Changed since then: {n}. Check again.", n=changed)
        elif right < total:
            said += " " + t("Look again at these; each says why beside its field:")
        else:
            said += " " + t("You can save the record as a practice case.")
        status = "right" if right == total else "partly"
        return feedback(status, said, lang)

    def _draw_links(self) -> None:
        model = self.page.model
        wrong = [path for path, _ in self.exercise.to_look_at()]
        if wrong == self._linked:
            return
        self._linked = wrong
        for link in self.links:
            close_all(link)
        self.links = [self._link(path, model.label(path)) for path in wrong]
        self.links_box.children = tuple(self.links)

    def _link(self, path: str, words: str) -> Any:
        def follow() -> None:
            self.page.go_to(path)

        made = button(words, follow, self.page.session.guard, kind="quiet")
        return css(made, "ka-reg-link")


def field_feedback(exercise: ExerciseModel, path: str) -> str:
    """What the key says of one field, as markup; '' before a try or once it changed."""
    found = exercise.found(path)
    if found is None:
        return ""
    session = exercise.session
    t = translator(session.lang)
    status = "right" if found.status in GOOD else "wrong"
    link = None
    if found.criterion and found.status != "missing":
        link = rule_link(session, found.criterion)
    if found.status == "missing":
        text = t("Nothing is written here yet. The dossier does say it.")
    else:
        text = found.text
    return feedback(status, text, session.lang, link=link)
