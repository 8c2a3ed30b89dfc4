"""The form on a page: the cord of sections, the open section, errors, and the last step."""

import asyncio
from collections.abc import Callable
from typing import Any

from alerta.form import Item
from alerta.i18n import translator
from alerta.widgets.controls import box, button, css, escape, html, row, show
from alerta.widgets.controls.focus import focus
from alerta.widgets.registration_form.cord import Cord
from alerta.widgets.registration_form.drafting import DraftKeeper, Edits
from alerta.widgets.registration_form.error_summary import ErrorSummary
from alerta.widgets.registration_form.model import REVIEW, FormModel
from alerta.widgets.registration_form.notices import Notice
from alerta.widgets.registration_form.section_view import SectionView, close_all
from alerta.widgets.session import Session

LATE_S = 3.0  # the browser holds text back while the kernel is busy
CALM_S = 2.0  # an error about a text comes when the person has stopped writing it


class FormPage:
    """Binds a FormModel to the page. What comes at the end is up to `last` (review or exercise).

    `level` is that of its headings (2 on its own page); `beside` sets the cord above the fields.
    """

    def __init__(
        self,
        model: FormModel,
        session: Session,
        keeper: DraftKeeper,
        make_last: Callable[["FormPage"], Any],
        *,
        edits: Edits | None = None,
        level: int = 2,
        beside: bool = False,
        feedback: Callable[[str], str] | None = None,
        on_change: Callable[[], None] | None = None,
    ) -> None:
        self.model, self.session, self.keeper, self.edits = model, session, keeper, edits
        self.level = level
        self.mends = feedback is None  # in an exercise the person finds the remedy
        self._feedback, self._on_change = feedback, on_change
        self._typing = ""  # the text that is being written
        self._calm: asyncio.TimerHandle | None = None
        self.part: SectionView | None = None
        t, guard = translator(model.lang), session.guard
        self.last = make_last(self)
        self.cord = Cord(model, guard, self.go, self.last.title)
        self.summary = ErrorSummary(model, guard, level, self.go_to)
        self.head = html("", "ka-reg-head")
        self.body = box((), "ka-reg-body")
        self.back = button(t("Back"), self.go_back, guard, kind="quiet")
        self.next = button(t("Continue"), self.go_on, guard, kind="primary", arrow=True)
        steps = row([self.back, self.next], "ka-actions", "ka-reg-steps")
        self.steps = steps
        side = box([self.head, self.summary.widget, self.body, steps], "ka-reg-side")
        classes = ("ka-reg-work", "ka-reg-work--beside") if beside else ("ka-reg-work",)
        self.widget = css(row([self.cord.widget, side], *classes), "ka-reg")
        self._show_open()

    # going about

    def go(self, name: str) -> None:
        """Open a section, and put the keyboard at its heading."""
        self.flush()
        self._settle()
        self.model.open(name)
        self._show_open()
        focus(self.head)

    def go_on(self) -> None:
        """Open the next section."""
        following = self.model.beside(1)
        if following:
            self.go(following)

    def go_back(self) -> None:
        """Open the section before."""
        before = self.model.beside(-1)
        if before:
            self.go(before)

    def go_to(self, path: str) -> None:
        """Go to a field: open its section and its row; '' goes to the list of all errors."""
        if not path:
            self.go(REVIEW)
            self.summary.focus()
            return
        self.flush()
        self._settle()
        self.model.go_to(path)
        self._show_open()
        field = self.part.field(path) if self.part else None
        focus(field.widget if field and self._asked(path) else self.head)

    def open_row(self, item: Item, index: int) -> None:
        """Open one row of a repeat (0: none)."""
        self.flush()
        self._settle()
        before = self.model.open_rows.get(item.name, 0)
        self.model.open_row(item.name, index)
        self._show_open()
        rows = self._rows(item)
        if index:
            focus(rows[index - 1].fields.fields[0].widget if self.part else self.head)
        elif before and before <= len(rows):
            focus(rows[before - 1].opener)

    def add_row(self, item: Item) -> None:
        """Add a row and go to its first field."""
        self.flush()
        self._settle()
        self.model.add_row(item)
        self.keep()
        self._show_open()
        self._focus_first(self._rows(item)[-1])

    def remove_row(self, item: Item, index: int) -> None:
        """Take a row away and go to the one that took its place, or to the button that adds."""
        self.flush()
        self._settle()
        self.model.remove_row(item, index)
        self.keep()
        self._show_open(at_once=True)  # the rows after it have moved: late letters would go astray
        repeat = next(one for one in self.part.repeats if one.item is item)
        focus(repeat.rows[index - 1].opener if index <= len(repeat.rows) else repeat.adder)

    # answering

    def answered(self, path: str, typed: bool, told: bool = False) -> None:
        """A field was answered: keep the draft, and bring the page up to date.

        `told`: the field already shows an error or a warning, which may change at once.
        """
        self._settle()
        if typed and not told:
            self._write_on(path)
        self.keep()
        self.draw()

    def keep(self) -> None:
        """Save the draft (nothing while nobody is known)."""
        if self._on_change is not None:
            self._on_change()
        self.keeper.keep(self.model.answers.record(hidden=True), self.edits)

    def flush(self) -> None:
        """Hand over what was typed in the last half second."""
        if self.part is not None:
            self.part.flush()

    def notice(self, path: str) -> Notice | None:
        """What is said beside a field; nothing new while its text is being written."""
        return None if path == self._typing else self.model.notice(path)

    def feedback(self, path: str) -> str:
        """What an exercise says of a field, as markup."""
        return self._feedback(path) if self._feedback else ""

    def row_note(self, row_path: str) -> str:
        """How many answers of a row are to be corrected, as markup."""
        model = self.model
        count = sum(
            1
            for issue in model.errors
            if issue.path.startswith(f"{row_path}/") and model.notice(issue.path) is not None
        )
        if not count:
            return ""
        t = translator(model.lang)
        words = t("1 answer to correct") if count == 1 else t("{n} answers to correct", n=count)
        return f'<p class="ka-reg-bad">{escape(words)}</p>'

    # drawing

    def draw(self) -> None:
        """Bring everything on the page to the model's state."""
        self.cord.draw()
        self.summary.draw(self.model.attempted)
        if self.part is not None:
            self.part.draw()
        else:
            self.last.draw()

    def close(self) -> None:
        """Give everything back."""
        if self.part is not None:
            self.part.close()
        close_all(self.widget)

    def _show_open(self, at_once: bool = False) -> None:
        """Make the open section; the one before is given back."""
        old = self.part
        if self.model.open_name == REVIEW:
            self.part = None
            self.last.refresh()
            self.body.children = (self.last.widget,)
        else:
            self.part = SectionView(self, self.model.section(self.model.open_name))
            self.part.draw()
            self.body.children = (self.part.widget,)
        if old is not None:
            self._retire(old, at_once)
        self.head.value = self._head()
        show(self.back, bool(self.model.beside(-1)))
        show(self.next, bool(self.model.beside(1)))
        self.draw()

    def _retire(self, old: SectionView, at_once: bool) -> None:
        """Give a section back; a little later, for the last letters may still be on their way."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            at_once = True
        if at_once:
            old.close()
        else:
            loop.call_later(LATE_S, old.close)

    def _head(self) -> str:
        model, t = self.model, translator(self.model.lang)
        sections = model.shown_sections()
        total = len(sections) + 1
        names = [section.name for section in sections]
        if model.open_name == REVIEW:
            number, title, lead = total, self.last.title, self.last.lead
        else:
            section = model.section(model.open_name)
            number = names.index(section.name) + 1 if section.name in names else total
            title, lead = section.title(model.lang), section.lead(model.lang)
        kicker = t("Practice record, section {n} of {total}", n=number, total=total)
        if self.edits is not None:
            kicker = f"{self.edits.code} · {kicker}"
        tag = f"h{self.level}"
        said = f'<p class="ka-lead">{escape(lead)}</p>' if lead else ""
        return f'<p class="ka-kicker">{escape(kicker)}</p><{tag}>{escape(title)}</{tag}>{said}'

    def _rows(self, item: Item) -> list[Any]:
        repeat = next(one for one in self.part.repeats if one.item is item)
        return repeat.rows

    def _focus_first(self, made: Any) -> None:
        fields = made.fields.fields
        first = next((one for one in fields if self._asked(one.path)), None)
        focus(first.widget if first else made.opener)

    def _asked(self, path: str) -> bool:
        try:
            return self.model.relevant(path)
        except KeyError:
            return False

    def _write_on(self, path: str) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # nobody is writing: a test
        self._typing = path
        self._calm = loop.call_later(CALM_S, self.session.guard.around(self.calm))

    def calm(self) -> None:
        """The person has stopped writing: now say what is to be said."""
        self._settle()
        self.draw()

    def _settle(self) -> None:
        if self._calm is not None:
            self._calm.cancel()
            self._calm = None
        self._typing = ""
