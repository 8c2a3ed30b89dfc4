"""One question of the explorer: a closed row, and its body when it is the open one."""

from collections.abc import Callable
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls import (
    DropDown,
    OptionRows,
    box,
    button,
    escape,
    expanded,
    feedback,
    hint,
    html,
    icon,
    put_markup,
    put_words,
    recss,
    row,
    show,
)
from alerta.widgets.controls.found import GOOD
from alerta.widgets.controls.manual_links import rule_link
from alerta.widgets.criteria_explorer.model import CriteriaModel
from alerta.widgets.exercise_card.certainty import CertaintySegment


class QuestionView:
    """Binds one part of the model. `changed()` is called after everything the person does,
    `turn_to(part)` when they go on to another question.

    The body is made when the question is first opened: a page with six texts opens sooner.
    """

    def __init__(
        self,
        model: CriteriaModel,
        part: str,
        changed: Callable[[], None],
        turn_to: Callable[[str], None],
    ) -> None:
        self.model = model
        self.part = part
        self.question = model.questions[part]
        self._changed, self._turn_to = changed, turn_to
        t, code = translator(model.lang), self.question.code
        self.head = html()
        self.opener = button(
            t("Open"),
            self.toggle,
            model.session.guard,
            kind="quiet",
            name=t("Open {code}", code=code),
        )
        self.body: Any = None
        self.widget = box([row([self.head, self.opener], "ka-crit__row")], "ka-crit")

    def _make_body(self) -> None:
        model, code = self.model, self.question.code
        guard, t = model.session.guard, translator(model.lang)
        self.options = OptionRows(self.question.options, guard)
        self.evidence = DropDown(
            model.evidence_options(), guard, t("Sentence that proves it"), t("Choose a sentence")
        )
        self.certainty = CertaintySegment(model.state, guard, (self.part,))
        self.hints = html("", "ka-hints")
        self.checker = button(
            t("Check"), self.check, guard, kind="primary", name=t("Check {code}", code=code)
        )
        self.hinter = button(
            t("Hint"), self.hint, guard, kind="quiet", name=t("Hint for {code}", code=code)
        )
        self.needs = html("", "ka-line")
        self.answer = html("", "ka-status")
        self.goer = button(t("Go on"), self.go_on, guard, kind="primary", arrow=True)
        self.options.on_change(self.take_answer)
        self.evidence.on_change(self.take_evidence)
        self.body = box(
            [
                html(f"<p>{escape(self.question.text)}</p>"),
                self.options.widget,
                self.evidence.widget,
                self.certainty.widget,
                self.hints,
                self.answer,
                row(
                    [self.checker, self.goer, self.hinter, self.needs],
                    "ka-actions",
                    "ka-actions--tight",
                ),
            ],
            "ka-crit__body",
        )
        self.widget.children = (*self.widget.children, self.body)

    def toggle(self) -> None:
        """Open this question, or close it when it is the open one."""
        self.model.open(None if self.model.open_part == self.part else self.part)
        self._changed()

    def take_answer(self, value: str) -> None:
        """An option was chosen."""
        self.model.state.answer(self.part, value)
        self._changed()

    def take_evidence(self, address: str | None) -> None:
        """A sentence was chosen."""
        self.model.state.cite(self.part, address)
        self._changed()

    def hint(self) -> None:
        """Show the next hint."""
        shown = self.model.state.hints.get(self.part, 0)
        if shown < len(self.model.hints(self.part)):
            self.model.state.use_hint(self.part, shown + 1)
        self.draw()

    def check(self) -> None:
        """Grade this question, or say what is missing."""
        needs = self.model.check_needs(self.part)
        put_markup(self.needs, escape(needs))
        if needs:
            return
        self.model.check(self.part)
        self._changed()
        if self.model.is_right(self.part):  # the button that had the keyboard is gone
            (self.opener if self.model.next_part() is None else self.goer).focus()

    def go_on(self) -> None:
        """Open the next question that is not right yet."""
        following = self.model.next_part()
        if following is not None:
            self._turn_to(following)

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        model, part, t = self.model, self.part, translator(self.model.lang)
        is_open = model.open_part == part
        asked = ("ka-crit--open",) if is_open else ()
        hidden = () if part in model.asked else ("ka-gone",)
        recss(self.widget, lambda name: name in ("ka-crit--open", "ka-gone"), (*asked, *hidden))
        found = model.state.found(part)
        mend = found is not None and found.status in ("wrong", "partly")
        word = t("Close") if is_open else t("Correct it") if mend else t("Open")
        put_words(self.opener, description=word, tooltip=f"{word} {self.question.code}")
        expanded(self.opener, is_open)
        put_markup(self.head, self._head_markup(is_open))
        if is_open and self.body is None:
            self._make_body()
        if self.body is not None:
            show(self.body, is_open)
            self._draw_body()

    def _draw_body(self) -> None:
        state, part = self.model.state, self.part
        found = state.found(part)
        self.options.put(state.answers.get(part))
        self.evidence.put(state.evidence.get(part))
        self.certainty.draw()
        right = state.answers.get(part) if found and found.status in _MARKED else None
        self.options.mark(right, state.wrong_values(part) - {right})
        put_markup(self.answer, self._feedback_markup())
        if not self.model.check_needs(part):
            put_markup(self.needs, "")
        self._draw_hints()
        done = self.model.is_right(part)
        show(self.checker, not done)
        show(self.goer, done and self.model.next_part() is not None)

    def _draw_hints(self) -> None:
        model, t = self.model, translator(self.model.lang)
        all_hints = model.hints(self.part)
        shown = all_hints[: model.state.hints.get(self.part, 0)]
        markup = "".join(
            hint(n, len(all_hints), one.text, model.lang, one.link)
            for n, one in enumerate(shown, start=1)
        )
        put_markup(self.hints, markup)
        show(self.hinter, len(shown) < len(all_hints) and not model.is_right(self.part))
        put_words(self.hinter, description=t("Another hint") if shown else t("Hint"))

    def _head_markup(self, is_open: bool) -> str:
        bold, rest, quietly = self.model.summary(self.part)
        says = ""
        if not is_open:
            aside = f' <span class="ka-sr">{escape(quietly)}</span>' if quietly else ""
            said = f"<b>{escape(bold)}</b> {escape(rest)}" if bold else ""
            says = f'<p class="ka-crit__a">{said}{aside}</p>'
        knot = icon(self.model.knot(self.part), "ka-crit__knot")
        title = f'<span translate="no">{self.question.code}</span>{escape(self.question.short)}'
        # an id of its own: the page names the options by it, also after this is drawn anew
        place = escape(f"{self.model.state.item}-{self.part}")
        return f'{knot}<h3 id="{place}">{title}</h3>{says}'

    def _feedback_markup(self) -> str:
        found = self.model.state.found(self.part)
        if found is None or found.status == "missing":
            return ""
        status = "right" if found.status in GOOD else found.status
        link = rule_link(self.model.session, found.criterion or self.question.code)
        return feedback(
            status, found.text, self.model.lang, title=self.model.tries_title(self.part), link=link
        )


_MARKED = (*GOOD, "partly")  # the answer itself is right; the sentence may be another
