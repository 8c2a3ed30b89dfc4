"""The door of the form: what is shown first, and what follows a record that was sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import ipywidgets as widgets

from alerta.criteria import load_rules
from alerta.criteria.codebook import registration_form
from alerta.form import Form
from alerta.i18n import translator
from alerta.learning import load_exercise, load_key
from alerta.registry import RegistryFault
from alerta.widgets.controls import box, css, escape, feedback, html, put_markup, quiet
from alerta.widgets.controls.focus import focus
from alerta.widgets.exercise_card.head import earlier_version, head, scores_line, sources
from alerta.widgets.registration_form.drafting import DraftKeeper, Edits, Offer
from alerta.widgets.registration_form.exercise import ExerciseModel
from alerta.widgets.registration_form.exercise_view import ExerciseLast, field_feedback
from alerta.widgets.registration_form.form_page import FormPage
from alerta.widgets.registration_form.model import REVIEW, FormModel
from alerta.widgets.registration_form.result_view import ResultView
from alerta.widgets.registration_form.review_view import ReviewView
from alerta.widgets.registration_form.sending import Sending
from alerta.widgets.registration_form.start_view import StartView
from alerta.widgets.session import Session


class RegistrationForm:
    """A record from its first field to the registry.

    `code` opens a registered case to change it; `exercise_id` (or `exercise` with its `key`) sets
    the form on a dossier; `today` sets it on a day other than this one. Making it opens nothing and writes nothing.
    """

    def __init__(
        self,
        session: Session,
        *,
        exercise_id: str | None = None,
        exercise: Mapping[str, Any] | None = None,
        key: Mapping[str, Any] | None = None,
        code: str | None = None,
        form: Form | None = None,
        today: date | None = None,
    ) -> None:
        self.session = session
        self.form = form or registration_form(session.home)
        self.rules = load_rules(session.home)
        if exercise_id is not None:
            exercise = load_exercise(session.home, exercise_id)
            key = load_key(session.home, exercise_id)
        self.exercise = (
            ExerciseModel(exercise, key, self.rules, session) if exercise and key else None
        )
        self._code, self._today = code, today
        self.keeper = DraftKeeper(
            session, self.form.id, self.form.version, exercise["id"] if exercise else ""
        )
        self.page: FormPage | None = None
        self.start: StartView | None = None
        self.result: ResultView | None = None
        self.sending: Sending | None = None
        self._offered: tuple | None = None
        self._place = css(box(()), "ka-reg-place")
        self._before = html("", "ka-status")
        self._earlier = html("", "ka-gone")
        self._known: str | None = None
        self._lang = session.lang
        self.widget = self._frame()
        session.on_identified(session.guard.around(self.identified))
        self._wait_or_begin()

    def view(self) -> widgets.Widget:
        """The widget for the page."""
        return self.widget

    def identified(self) -> None:
        """Somebody became known: their language, their drafts, their answers."""
        person_id = self.session.person.person_id
        if person_id == self._known:
            return
        self._known = person_id
        if self.exercise is not None:
            self.exercise.state.restore()
            told, names = self.exercise.earlier(self.form)
            put_markup(self._earlier, earlier_version(told, names, self.session.lang))
        if self._lang != self.session.lang:
            self._lang = self.session.lang
            self.widget.children = self._frame().children
        if self.page is not None and (self.page.model.changed or self.start is not None):
            self.page.keep()  # opened or written before the pass came
            self.page.draw()
            return
        if self._code is not None:
            self.change(self._code)
        else:
            self.offer()

    # what is shown

    def offer(self) -> None:
        """Show what there is to go on with; a new record at once when there is nothing."""
        offers = self.keeper.offers()
        cases = self._cases() if self.exercise is None else []
        if not (offers or cases) and self.exercise is None:
            self.begin()
            return
        there = self.start is not None and self.start.widget in self._place.children
        told = (self.session.lang, tuple(one.draft_id for one in offers), tuple(cases))
        if there and told == self._offered:
            return  # the same again: what the page holds already is left alone
        self._offered = told
        t = translator(self.session.lang)
        begin_words = ""
        if self.exercise is not None:
            begin_words = t("Begin again") if offers else t("Open the record")
        self.start = StartView(
            self.session,
            offers,
            cases,
            take_up=self.take_up,
            leave=self.leave,
            begin=self.begin,
            change=self.change if self.exercise is None else None,
            begin_words=begin_words,
        )
        self._show(self.start.widget)

    def begin(self) -> None:
        """A new record, or the one that the exercise begins with."""
        asked = self.start is not None  # by a press: then the keyboard goes along
        self.keeper.begin()
        if self.exercise is not None:
            self._open(self.exercise.start())
            self.page.keep()
        else:
            self._open(None)
        if asked:
            focus(self.page.head)

    def take_up(self, offer: Offer) -> None:
        """Go on with a draft."""
        self.keeper.take_up(offer)
        self._open(offer.record, offer.edits)
        focus(self.page.head)

    def leave(self, offer: Offer) -> None:
        """Discard a draft and show what is left."""
        self.keeper.discard(offer.draft_id)
        self.offer()
        focus(self._place)

    def change(self, code: str) -> None:
        """Open a registered case to change it."""
        registry = self.session.registry
        if registry is None:
            self.begin()
            return
        try:
            case = registry.cases.get(code)
        except RegistryFault as fault:
            lang = self.session.lang
            self._show(html(feedback("wrong", fault.text(lang), lang)))
            return
        self.keeper.begin()
        self._open(case.record, Edits(code, case.version, case.record))
        focus(self.page.head)

    def go_on_with(self, edits: Edits, record: Mapping[str, Any], reason: str) -> None:
        """The record became a change of a registered case: look it over and save."""
        self._open(record, edits, reason, at=REVIEW)
        self.page.keep()
        focus(self.page.head)

    def sent(self) -> None:
        """The record is in the registry."""
        sending, again = self.sending, self.exercise is None
        self.result = ResultView(
            self.session,
            sending.code,
            changed=sending.edits is not None,
            level=2 if again else 4,
            again=self.again if again else None,
        )
        self.keeper.begin()
        self._show(self.result.widget)
        focus(self.result.head)

    def again(self) -> None:
        """Register another case."""
        self.offer()
        focus(self._place)

    def _open(
        self,
        record: Mapping[str, Any] | None,
        edits: Edits | None = None,
        reason: str = "",
        at: str = "",
    ) -> None:
        exercise = self.exercise
        model = FormModel(
            self.form,
            self.rules,
            self.session.lang,
            record,
            today=exercise.day if exercise else self._today,
            before=edits.before if edits else None,
        )
        if at:
            model.open(at)
        self.sending = Sending(model, self.session, self.keeper, edits)
        self.sending.reason = reason
        self.page = FormPage(
            model,
            self.session,
            self.keeper,
            self._last,
            edits=edits,
            level=4 if exercise else 2,
            beside=exercise is not None,
            feedback=(lambda path: field_feedback(exercise, path)) if exercise else None,
            on_change=(lambda: exercise.follow(model)) if exercise else None,
        )
        if exercise is not None:
            exercise.follow(model)
            self.page.draw()
        self._show(self.page.widget)

    def _last(self, page: FormPage) -> Any:
        if self.exercise is not None:
            return ExerciseLast(page, self.exercise, self.sending, self.sent)
        return ReviewView(page, self.sending, self.sent, self.go_on_with)

    def _show(self, piece: widgets.Widget) -> None:
        before = self._place.children
        self._place.children = (piece,)
        for one in (self.page, self.start, self.result):
            if one is not None and one.widget in before and one.widget is not piece:
                one.close()
        if self.exercise is not None:
            score = scores_line(self.exercise.state, self.session.lang)
            self._before.value = score if self.page is None or piece is not self.page.widget else ""

    def _wait_or_begin(self) -> None:
        if self.session.person is not None:
            self.identified()
        elif self.exercise is not None or self._code is not None:
            self.offer()
        elif self.session.served:
            t = translator(self.session.lang)
            self._show(html(quiet(t("One moment: your form is being prepared."))))
        else:
            self.begin()

    def _cases(self) -> list[tuple[str, str]]:
        registry = self.session.registry
        if registry is None:
            return []
        return [(one.code, one.name) for one in registry.cases.list()]

    def _frame(self) -> widgets.VBox:
        if self.exercise is None:
            return css(box([self._place]), "ka", "ka-reg-page")
        exercise, lang = self.exercise.exercise, self.session.lang
        name = escape(translator(lang)("Sources of the dossier"))
        dossier = (
            f'<div class="ka-reg-dossier" role="region" tabindex="0" aria-label="{name}">'
            f"{sources(exercise, lang)}</div>"
        )
        work = box(
            [html(dossier, "ka-sources"), css(box([self._before, self._place]), "ka-reg-exercise")],
            "ka-work",
        )
        return css(
            box([html(head(exercise, lang)), self._earlier, css(work, "ka-reg-split")]),
            "ka",
            "ka-exercise",
        )
