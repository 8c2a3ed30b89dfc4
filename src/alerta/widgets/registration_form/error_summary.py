"""The errors at the top of the form, each with the way to its field."""

from collections.abc import Callable, Iterator
from typing import Any

from alerta.i18n import translator
from alerta.widgets.controls import box, button, css, escape, html, show
from alerta.widgets.controls.focus import focus
from alerta.widgets.guard import Guard
from alerta.widgets.registration_form.model import REVIEW, FormModel
from alerta.widgets.registration_form.notices import Notice
from alerta.widgets.registration_form.section_view import close_all

FEW = 4  # so many are shown in every section; more only where they are, and in the last step


class ErrorSummary:
    """Filled when the person asks to send; it shrinks as errors are mended.

    `go_to` is called with the path of a field, '' for the list of all errors.
    """

    def __init__(
        self, model: FormModel, guard: Guard, level: int, go_to: Callable[[str], None]
    ) -> None:
        self.model, self._guard, self._level, self._go_to = model, guard, level, go_to
        self._told: list[tuple[str, str]] = []
        self.widget = css(box(()), "ka-errors", "ka-gone")
        self._heading = html("", "ka-reg-errors__h")
        self.links: list[Any] = []

    def draw(self, shown: bool) -> None:
        """Show every error as it stands now; nothing when there is none."""
        model = self.model
        errors = [model.notice_of(issue) for issue in model.errors] if shown else []
        here = [one for one in errors if model.section_of(one.path) in ("", model.open_name)]
        if model.open_name == REVIEW or len(errors) <= FEW:
            here = errors
        told = [(one.path, self._words(one)) for one in here]
        if errors and len(here) < len(errors):
            told.append(("", self._others(len(errors) - len(here))))
        told = [("", self._title(len(errors))), *told] if errors else []
        if told != self._told:
            self._told = told
            for link in self.links:
                close_all(link)
            self.links = list(self._lines(told[1:]))
            self._heading.value = told[0][1] if told else ""
            self.widget.children = (self._heading, *self.links)
        show(self.widget, bool(told))

    def focus(self) -> None:
        """Put the keyboard at the heading."""
        focus(self._heading)

    def _lines(self, told: list[tuple[str, str]]) -> Iterator[Any]:
        """The links; the sections they are in stand between them when there are several."""
        sections = {self.model.section_of(path) for path, _ in told}
        before = ""
        for path, words in told:
            name = self.model.section_of(path)
            if len(sections) > 1 and name and name != before:
                title = self.model.section(name).title(self.model.lang)
                yield html(f'<p class="ka-reg-errors__s">{escape(title)}</p>')
            before = name
            yield self._link(path, words)

    def _link(self, path: str, words: str) -> Any:
        if path and not self.model.section_of(path):
            return html(f"<p>{escape(words)}</p>")

        def follow() -> None:
            self._go_to(path)

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
