"""The last step: what is still open, what was found, and sending."""

from typing import TYPE_CHECKING, Any

from alerta.i18n import translator
from alerta.widgets.controls import (
    Field,
    box,
    button,
    css,
    escape,
    feedback,
    html,
    icon,
    put_markup,
    row,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.registration_form import sending as stages
from alerta.widgets.registration_form.alike_view import AlikeView
from alerta.widgets.registration_form.clash_view import ClashView
from alerta.widgets.registration_form.sending import Sending

if TYPE_CHECKING:
    from collections.abc import Callable

    from alerta.widgets.registration_form.form_page import FormPage


class ReviewView:
    """`on_stage` is called when the record left the form: stored, joined to another, put together."""

    def __init__(
        self,
        page: "FormPage",
        sending: Sending,
        on_done: "Callable[[], None]",
        on_other: "Callable[[Any, Any, str], None]",
    ) -> None:
        self.page, self.sending = page, sending
        self._on_done, self._on_other = on_done, on_other
        t, guard = translator(page.model.lang), page.session.guard
        editing = sending.edits is not None
        self.title = t("Check and save") if editing else t("Check and register")
        self.lead = t("Look over what is still open. Nothing is registered before you say so.")
        self.reason = Field(
            t("Why are you changing this case?"),
            guard,
            help_text=t("One line. It stays in the history of the case."),
        )
        self.reason.on_change(self.take_reason)
        self.list = html("", "ka-status")
        self.warned = html("", "ka-status")
        self.accepter = button(
            t("I have looked at it: register like this"), self.accept, guard, kind="secondary"
        )
        words = t("Save the changes") if editing else t("Register the case")
        self.sender = button(words, self.send, guard, kind="primary")
        self.said = html("", "ka-status")
        self.alike = box(())
        self.clash = box(())
        self._alike_views: list[AlikeView] = []
        self.widget = css(
            box(
                [
                    self.list,
                    self.reason.widget,
                    self.warned,
                    self.said,
                    row([self.sender, self.accepter], "ka-actions", "ka-actions--tight"),
                    self.alike,
                    self.clash,
                ]
            ),
            "ka-reg-review",
        )
        show(self.reason.widget, editing)

    def refresh(self) -> None:
        """The step was opened anew."""
        self.reason.put(self.sending.reason)
        self.sending.back()
        self.draw()

    def take_reason(self, text: str) -> None:
        """The person says why an existing case changes."""
        self.sending.reason = text
        if text.strip():
            self.reason.clear()

    def send(self) -> None:
        """Send the record, or show what stands in the way."""
        self.page.flush()
        self.reason.flush()
        self.sending.send()
        self._after()

    def accept(self) -> None:
        """The person looked at the warnings."""
        self.sending.accept_warnings()
        self._after()

    def other_case(self, code: str) -> None:
        """«Es otro caso, sigo con el mío.»"""
        self.sending.is_other(code)
        self._after()

    def same_case(self, code: str) -> None:
        """«Es el mismo, agrego mi hecho allí.»"""
        edits, record, reason = self.sending.same_as(code)
        self._on_other(edits, record, reason)

    def put_together(self) -> None:
        """Every clash is decided: go on with both versions in one."""
        made = self.sending.together()
        if made is not None:
            self._on_other(*made, self.sending.reason)

    def draw(self) -> None:
        """Bring the step to its stage."""
        stage, t = self.sending.stage, translator(self.page.model.lang)
        put_markup(self.list, self._open_markup())
        unread = self.sending.unread() if stage == stages.WARNINGS else self.page.model.warnings()
        put_markup(self.warned, self._warnings_markup(unread))
        show(self.warned, bool(unread))
        show(self.accepter, stage == stages.WARNINGS)
        show(self.sender, stage not in (stages.WARNINGS, stages.ALIKE, stages.CLASH))
        if stage == stages.REASON:
            self.reason.show_error(
                t("The reason for the change is missing."),
                t("Write in one line why you change it."),
            )
        said = {
            stages.FAULT: self.sending.fault,
            stages.NOBODY: t(
                "The record is complete. In this notebook it is not kept: open the form in the "
                "page of the kit to register it."
            ),
        }.get(stage, "")
        status = "wrong" if stage == stages.FAULT else "right"
        put_markup(self.said, feedback(status, said, self.page.model.lang) if said else "")

    def _after(self) -> None:
        stage = self.sending.stage
        if stage == stages.DONE:
            self._on_done()
            return
        self._show_alike(stage == stages.ALIKE)
        self._show_clash(stage == stages.CLASH)
        self.page.draw()
        if stage == stages.ERRORS:
            self.page.summary.focus()
        elif stage == stages.WARNINGS:
            focus(self.warned)
        elif stage == stages.REASON:
            focus(self.reason.widget)
        elif stage in (stages.FAULT, stages.NOBODY):
            focus(self.said)

    def _show_alike(self, shown: bool) -> None:
        for one in self._alike_views:
            one.close()
        self._alike_views = []
        if shown:
            first = self.sending.alike[0]  # one at a time: each asks for a decision
            view = AlikeView(self.page, first, self.other_case, self.same_case)
            self._alike_views = [view]
            focus(view.widget)
        self.alike.children = tuple(one.widget for one in self._alike_views)

    def _show_clash(self, shown: bool) -> None:
        if not shown:
            self.clash.children = ()
            return
        view = ClashView(self.page, self.sending, self.put_together)
        self.clash.children = (view.widget,)
        focus(view.widget)

    def _open_markup(self) -> str:
        model, lang = self.page.model, self.page.model.lang
        rows = []
        for section in model.shown_sections():
            state = model.state(section)
            drawing = "right" if state.done else "wrong" if state.kind == "wrong" else "todo"
            rows.append(
                f"<li>{icon(drawing)}<b>{escape(section.title(lang))}</b> "
                f"<span>{escape(state.words(lang))}</span></li>"
            )
        return f'<ul class="ka-reg-list">{"".join(rows)}</ul>'

    def _warnings_markup(self, notices: list[Any]) -> str:
        if not notices:
            return ""
        model, t = self.page.model, translator(self.page.model.lang)
        tag = f"h{self.page.level + 1}"
        items = "".join(
            f"<li>{icon('partly')}<div><b>{escape(model.label(one.path))}: {escape(one.what)}</b> "
            f"<span>{escape(one.remedy)}</span></div></li>"
            for one in notices
        )
        title = escape(t("Look at this once more"))
        return f'<div class="ka-reg-warned"><{tag}>{title}</{tag}><ul>{items}</ul></div>'
