"""One field on the page: label, help, what is to be said about it, control."""

from typing import TYPE_CHECKING, Any

from alerta.widgets.controls import (
    box,
    button,
    css,
    escape,
    html,
    icon,
    put_words,
    recss,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.registration_form.inputs import Input, made_for
from alerta.widgets.registration_form.looks import Look
from alerta.widgets.registration_form.notices import Notice

if TYPE_CHECKING:
    from alerta.widgets.registration_form.form_page import FormPage


class FieldView:
    """The place of one field. It stays in its list also while the field is not asked.

    So what comes after it is never drawn anew when it appears, and keeps focus and cursor.
    """

    def __init__(self, page: "FormPage", path: str) -> None:
        self.page, self.path = page, path
        self.widget = box((), "ka-field", "ka-gone")
        self._look: Look | None = None
        self._input: Input | None = None
        self._answer: str | None = None
        self._help: Any = None
        self._said: Any = None
        self._after: Any = None
        self._mender: Any = None

    def take(self, written: str) -> None:
        """The person chose or wrote something."""
        model = self.page.model
        model.answer(self.path, written)
        self._answer = model.answers.answer(self.path)  # what stands in the control says it already
        written_here = self._look is not None and self._look.written
        told = self._said is not None and bool(self._said.value)
        self.page.answered(self.path, typed=written_here, told=told)

    def mend(self) -> None:
        """Take the remedy that is offered beside the error."""
        remedy = self.page.model.remedy(self.path)
        if remedy is not None:
            self.page.model.answer(remedy.path, remedy.value)
            self.page.answered(remedy.path, typed=False)
            focus(self.widget)

    def flush(self) -> None:
        """Hand over what was typed in the last half second."""
        if self._input is not None:
            self._input.flush()

    def close(self) -> None:
        """Give back everything that the field holds in the page."""
        pieces = [*self._input.pieces] if self._input else []
        for one in (*pieces, self._help, self._said, self._mender, self._after, self.widget):
            if one is not None:
                one.close()

    def draw(self) -> None:
        """Bring the field to the model's state; sends only what differs."""
        model = self.page.model
        if not model.relevant(self.path):
            show(self.widget, False)
            return
        look = model.look(self.path)
        if self._input is None or not look.built_like(self._look):
            self._build(look)
        self._put(look)
        self._tell(self.page.notice(self.path))
        self._feed_back(self.page.feedback(self.path))
        show(self.widget, True)

    def _build(self, look: Look) -> None:
        guard = self.page.session.guard
        self._input = made_for(look, guard, self.page.model.lang, self.take)
        self._answer = None
        recss(
            self.widget,
            lambda name: name.startswith("ka-segment"),
            _segment(look) if look.kind == "segment" else (),
        )
        self._arrange()

    def _put(self, look: Look) -> None:
        """A text that the person wrote stays as it is while it means what the form holds."""
        answer = self.page.model.answers.answer(self.path)
        self._input.put(look, keep=look.written and answer == self._answer)
        self._look, self._answer = look, answer
        help_markup = _help(look) if look.kind != "note" else ""
        if help_markup and self._help is None:
            self._help = html(help_markup, "ka-help")
            self._arrange()
        elif self._help is not None and self._help.value != help_markup:
            self._help.value = help_markup
            show(self._help, bool(help_markup))

    def _tell(self, notice: Notice | None) -> None:
        markup = _notice(notice) if notice else ""
        if markup and self._said is None:
            self._said = html("", "ka-error")
            self._arrange()
        if self._said is not None and self._said.value != markup:
            self._said.value = markup
            show(self._said, bool(markup))
        self._offer(notice)
        state = () if notice is None else ("error" if notice.severity == "error" else "warn",)
        recss(
            self.widget,
            lambda name: name in ("ka-field--error", "ka-field--warn"),
            [f"ka-field--{one}" for one in state],
        )

    def _offer(self, notice: Notice | None) -> None:
        wrong = notice is not None and notice.severity == "error" and self.page.mends
        remedy = self.page.model.remedy(self.path) if wrong else None
        if remedy is not None and self._mender is None:
            made = button(remedy.words, self.mend, self.page.session.guard, kind="small")
            self._mender = css(made, "ka-after")
            self._arrange()
        if self._mender is not None:
            put_words(self._mender, description=remedy.words if remedy else "")
            show(self._mender, remedy is not None)

    def _feed_back(self, markup: str) -> None:
        if markup and self._after is None:
            self._after = html("", "ka-after", "ka-status")
            self._arrange()
        if self._after is not None and self._after.value != markup:
            self._after.value = markup
            show(self._after, bool(markup))

    def _arrange(self) -> None:
        pieces = [*self._input.parts] if self._input else []
        pieces += [
            one for one in (self._help, self._said, self._mender, self._after) if one is not None
        ]
        self.widget.children = tuple(pieces)


def _segment(look: Look) -> tuple[str, ...]:
    wide = len(look.options) == 4 and len(look.options[-1][1]) > 4
    return ("ka-segment", "ka-segment--nd") if wide else ("ka-segment",)


def _help(look: Look) -> str:
    code = f' <span translate="no">UBIGEO {escape(look.code)}</span>' if look.code else ""
    return f"{escape(look.help)}{code}".strip()


def _notice(notice: Notice) -> str:
    drawing = "wrong" if notice.severity == "error" else "partly"
    remedy = f"<span>{escape(notice.remedy)}</span>" if notice.remedy else ""
    return f'<div class="ka-error">{icon(drawing)}<div><b>{escape(notice.what)}</b>{remedy}</div></div>'
