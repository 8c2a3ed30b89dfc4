"""The routing form: receiver, copies, deadline, and one recommendation to complete."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls import (
    CheckRows,
    DropDown,
    Field,
    Segment,
    box,
    button,
    escape,
    feedback,
    html,
    put_markup,
    put_words,
    right_line,
    row,
    show,
)
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.routing_desk.figures import moment
from alerta.widgets.routing_desk.model import (
    ACTION,
    COPIES,
    DATE,
    DEADLINE,
    ENTITY,
    PARTS,
    RECEIVER,
    DeskModel,
)


class FormView:
    """Binds the answers of a DeskModel. `changed()` is called after everything a person does,
    `sent()` once the alert is sent: the button that had the keyboard is gone then."""

    def __init__(
        self, model: DeskModel, changed: Callable[[], None], sent: Callable[[], None]
    ) -> None:
        self.model, self._changed, self._sent = model, changed, sent
        guard, t = model.session.guard, translator(model.lang)
        bodies = [(code, model.routing.body(code)) for code in model.alert.offers]
        ask = t("Choose a body")
        self.receiver = DropDown(bodies, guard, t("Who has to answer first?"), ask)
        self.copies = CheckRows(model.alert.offers, guard)
        self.copies.offer(bodies)
        hours = [(one, t("{hours} h", hours=one)) for one in model.alert.hours]
        label = t("Within how many hours is it registered?")
        self.deadline = Segment(hours, guard, label)
        self.entity = DropDown(bodies, guard, t("Entity: who has to do it"), ask)
        self.action = Field(
            t("Verb: what it has to do"),
            guard,
            help_text=t("In your own words, so that somebody can check that it was done."),
        )
        self.date = Field(
            t("Date: by when"), guard, help_text=t("Day, month and year: 05/03/2026."), short=True
        )
        self.until = html("", "ka-line")
        self.sentence = html("", "ka-recommends")
        self.said = {part: html("", "ka-status") for part in PARTS}
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.sender = button(t("Send the alert"), self.send, guard, kind="primary", arrow=True)
        self.revealer = button(t("See how the rules route it"), self.reveal, guard, kind="quiet")
        self.needs, self.model_answer = html("", "ka-line"), html()
        self._revealed = False
        self.receiver.on_change(self.take_receiver)
        self.copies.on_change(self.take_copies)
        self.deadline.on_change(self.take_deadline)
        self.entity.on_change(self.take_entity)
        self.action.on_change(self.take_action)
        self.date.on_change(self.take_date)
        # on a narrow page one question at a time (static/page/in_turn.js)
        self.widget = box(self._groups(), "ka-desk__form", "ka-in-turn")

    def take_receiver(self, code: str | None) -> None:
        """A receiver was chosen."""
        self._take(RECEIVER, code)

    def take_copies(self, codes: str | None) -> None:
        """A copy was ticked or cleared."""
        self._take(COPIES, codes)

    def take_deadline(self, hours: str | None) -> None:
        """Hours were chosen."""
        self._take(DEADLINE, hours)

    def take_entity(self, code: str | None) -> None:
        """An entity was chosen for the recommendation."""
        self._take(ENTITY, code)

    def take_action(self, written: str) -> None:
        """The verb of the recommendation was written."""
        self._take(ACTION, written)

    def take_date(self, written: str) -> None:
        """The date of the recommendation was written."""
        self._take(DATE, written)

    def check(self) -> None:
        """Check everything, or say what is missing."""
        for field in (self.action, self.date):
            field.flush()
        t, missing = translator(self.model.lang), self.model.missing
        if missing:
            names = ", ".join(self._name(part) for part in missing)
            put_markup(self.needs, escape(t("Still missing: {names}.", names=names)))
            return
        put_markup(self.needs, "")
        self.model.check()
        self._changed()
        if self.model.can_send:
            self.sender.focus()

    def send(self) -> None:
        """Send the alert."""
        self.model.send()
        self._changed()
        self._sent()

    def reveal(self) -> None:
        """Show how the rules route it, or hide it again."""
        self._revealed = not self._revealed
        self._changed()

    def draw(self) -> None:
        """Bring the form to the model's state."""
        model, t = self.model, translator(self.model.lang)
        answers = model.answers
        for part, one in self._controls().items():
            value = answers.get(part, "")
            if part in (ACTION, DATE):
                if value != one.value:
                    one.put(value)
            else:
                one.put(value or None)
        for part in PARTS:
            put_markup(self.said[part], self._said(part))
        self._mark_copies()
        put_markup(self.until, self._until())
        put_markup(self.sentence, f"<p>{escape(model.sentence())}</p>" if _begun(answers) else "")
        if not model.missing:
            put_markup(self.needs, "")
        show(self.checker, not model.can_send and not model.is_sent)
        show(self.sender, model.can_send and not model.is_sent)
        show(self.revealer, model.may_see_model)
        word = (
            t("Hide how the rules route it") if self._revealed else t("See how the rules route it")
        )
        put_words(self.revealer, description=word)
        put_markup(self.model_answer, self._model_answer() if self._revealed else "")
        self._lock()

    def _mark_copies(self) -> None:
        """After a check: a tick or a cross beside each copy."""
        right: list[str] = []
        wrong: list[str] = []
        if self.model.found(COPIES) is not None:
            wanted = self.model.routing.copies(self.model.answers.get(RECEIVER))
            for code in self.model.answers[COPIES].split():
                (right if code in wanted else wrong).append(code)
        self.copies.mark(right, wrong)

    def _lock(self) -> None:
        """What was sent is not changed any more."""
        sent = self.model.is_sent
        pieces: list[Any] = [self.receiver, self.deadline, self.entity, self.action, self.date]
        for one in [*pieces, *self.copies.rows]:
            if one.control.disabled != sent:
                one.disable(sent)

    def _take(self, part: str, value: str | None) -> None:
        self.model.answer(part, value)
        self._changed()

    def _controls(self) -> dict[str, Any]:
        return {
            RECEIVER: self.receiver,
            COPIES: self.copies,
            DEADLINE: self.deadline,
            ENTITY: self.entity,
            ACTION: self.action,
            DATE: self.date,
        }

    def _groups(self) -> list[Any]:
        t = translator(self.model.lang)
        whom = t("Those whom the row of the demand informs, and those whom the level tells.")
        copies = html(
            f'<h4 class="ka-label">{escape(t("Who else has to know? Tick all."))}</h4>'
            f'<p class="ka-help">{escape(whom)}</p>'
        )
        recommend = html(f"<h4>{escape(t('Complete the recommendation'))}</h4>")
        said = self.said
        return [
            box([self.receiver.widget, said[RECEIVER]], "ka-desk__part", "ka-question"),
            box([copies, self.copies.widget, said[COPIES]], "ka-desk__part", "ka-question"),
            box([self.deadline.widget, self.until, said[DEADLINE]], "ka-desk__part", "ka-question"),
            box(
                [
                    recommend,
                    self.entity.widget,
                    said[ENTITY],
                    self.action.widget,
                    said[ACTION],
                    self.date.widget,
                    said[DATE],
                    self.sentence,
                ],
                "ka-desk__part",
                "ka-question",
            ),
            row([self.checker, self.sender, self.revealer, self.needs], "ka-actions"),
            self.model_answer,
        ]

    def _said(self, part: str) -> str:
        found = self.model.found(part)
        if found is None:
            return ""
        t, session = translator(self.model.lang), self.model.session
        if found.status == "right" and part in (ENTITY, ACTION, DATE):
            return right_line(f"{found.text} ({found.rule})", self.model.lang)
        link = None
        if found.status != "right":
            link = rule_link(session, found.rule)
        quote = t("“{words}”", words=found.quote) if found.quote else ""
        return feedback(
            found.status, found.text, self.model.lang, rule=found.rule, quote=quote, link=link
        )

    def _until(self) -> str:
        """Until when it would be registered with the chosen hours."""
        hours = self.model.answers.get(DEADLINE)
        if not hours:
            return ""
        t, lang = translator(self.model.lang), self.model.lang
        until = self.model.alert.known + timedelta(hours=int(hours))
        return escape(
            t("With {hours} h: until {when}.", hours=hours, when=moment(until, lang, True))
        )

    def _model_answer(self) -> str:
        rows = "".join(
            f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>"
            for name, words in self.model.model_routing()
        )
        return f'<dl class="ka-kv">{rows}</dl>'

    def _name(self, part: str) -> str:
        t = translator(self.model.lang)
        return {
            RECEIVER: t("receiver"),
            COPIES: t("copies"),
            DEADLINE: t("deadline"),
            ENTITY: t("entity"),
            ACTION: t("verb"),
            DATE: t("date"),
        }[part]


def _begun(answers: dict[str, str]) -> bool:
    return any(answers.get(part) for part in (ENTITY, ACTION, DATE))
