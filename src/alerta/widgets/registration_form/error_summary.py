"""The errors at the top of the form, each with the way to its field."""

from collections.abc import Callable, Iterable
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls import box, button, css, escape, html, put_markup, show
from alerta.widgets.controls.focus import focus
from alerta.widgets.guard import Guard
from alerta.widgets.registration_form.model import REVIEW, FormModel
from alerta.widgets.registration_form.notices import Notice
from alerta.widgets.registration_form.section_view import close_all

FEW = 4  # so many are shown in every section; more only where they are, and in the last step

Line = tuple[str, str]  # path of a field (or one of the two below) and what is written
SECTION, OTHERS = "#section", "#others"


class ErrorSummary:
    """Filled when the person asks to send; it shrinks as errors are mended.

    `go_to` is called with the path of a field, '' for the list of all errors. `lines` holds what
    is in the list, by path and words; a mended error stays in it, out of sight, while its section
    is open: a link that is drawn anew under somebody's finger does not hear the press.
    """

    def __init__(
        self, model: FormModel, guard: Guard, level: int, go_to: Callable[[str], None]
    ) -> None:
        self.model, self._guard, self._level, self._go_to = model, guard, level, go_to
        self._section = ""
        self.widget = css(box(()), "ka-errors", "ka-gone")
        self._heading = html("", "ka-reg-errors__h")
        self.lines: dict[Line, Any] = {}

    def draw(self, shown: bool) -> None:
        """Show every error as it stands now; nothing when there is none."""
        model = self.model
        errors = [model.notice_of(issue) for issue in model.errors] if shown else []
        here = [one for one in errors if model.section_of(one.path) in ("", model.open_name)]
        if model.open_name == REVIEW or len(errors) <= FEW:
            here = errors
        told = self._told(here)
        if len(here) < len(errors):
            told.append((OTHERS, self._others(len(errors) - len(here))))
        if errors:
            put_markup(self._heading, self._title(len(errors)))
        if model.open_name != self._section or not _in_order(told, self.lines):
            self._section = model.open_name
            self._draw_anew(told)
        for line, piece in self.lines.items():
            show(piece, line in told)
        show(self.widget, bool(errors))

    def _draw_anew(self, told: list[Line]) -> None:
        before = self.lines
        self.lines = {line: before.get(line) or self._made(*line) for line in told}
        self.widget.children = (self._heading, *self.lines.values())
        for line, piece in before.items():
            if line not in self.lines:
                close_all(piece)

    def focus(self) -> None:
        """Put the keyboard at the heading."""
        focus(self._heading)

    def _told(self, notices: list[Notice]) -> list[Line]:
        """A line for each; the sections they are in stand between them when there are several."""
        sections = {self.model.section_of(one.path) for one in notices}
        told: dict[Line, None] = {}
        before = ""
        for one in notices:
            name = self.model.section_of(one.path)
            if len(sections) > 1 and name and name != before:
                told[SECTION, self.model.section(name).title(self.model.lang)] = None
            before = name
            told[one.path, self._words(one)] = None
        return list(told)

    def _made(self, path: str, words: str) -> Any:
        if path == SECTION:
            return html(f'<p class="ka-reg-errors__s">{escape(words)}</p>')
        if path != OTHERS and not self.model.section_of(path):
            return html(f"<p>{escape(words)}</p>")

        def follow() -> None:
            self._go_to("" if path == OTHERS else path)

        return css(button(words, follow, self._guard, kind="quiet"), "ka-reg-link")

    def _words(self, notice: Notice) -> str:
        section = self.model.section_of(notice.path)
        label = self.model.label(notice.path) if section else ""
        if label and notice.code == "required":
            return translator(self.model.lang)("{label}: missing", label=label.rstrip(":"))
        what = notice.what.split(". ")[0].rstrip(".")  # the rest stands beside the field
        return f"{label.rstrip(':')}: {what}" if label else what

    def _others(self, count: int) -> str:
        t = translator(self.model.lang)
        return (
            t("See the other one, in another section")
            if count == 1
            else t("See the other {n}, in other sections", n=count)
        )

    def _title(self, count: int) -> str:
        t = translator(self.model.lang)
        words = (
            t("Correct 1 answer to go on")
            if count == 1
            else t("Correct {n} answers to go on", n=count)
        )
        tag = f"h{self._level + 1}"
        return f'<{tag} class="ka-reg-errors__t">{escape(words)}</{tag}>'


def _in_order(some: list[Line], lines: Iterable[Line]) -> bool:
    """Whether `lines` holds all of them, in the same order."""
    left = iter(lines)
    return all(one in left for one in some)
