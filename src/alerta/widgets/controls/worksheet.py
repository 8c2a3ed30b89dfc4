"""A worksheet on a page: what is asked, one button that checks it, what is still missing."""

from collections.abc import Sequence
from typing import Any, Protocol

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls.buttons import button
from alerta.widgets.controls.choices import OptionRows
from alerta.widgets.controls.found import found_line
from alerta.widgets.controls.marking import Marking
from alerta.widgets.controls.plain import box, escape, html, put_markup, row
from alerta.widgets.session import Session


class Answers(Protocol):
    """What a worksheet has to know of its state."""

    session: Session
    lang: str
    marking: Marking

    def needs(self) -> str:
        """What is still missing; '' when nothing is."""
        ...

    def check(self) -> object:
        """Check what was answered; does nothing while something is missing."""
        ...


class Worksheet:
    """Binds the answers of one worksheet to the page.

    A subclass makes its pieces, fills `asked`, calls `begin`, and adds to `draw` what it shows.
    """

    asked: Sequence["Asked"] = ()

    def __init__(self, model: Answers, words: str = "") -> None:
        self.model: Any = model
        t, guard = translator(model.lang), model.session.guard
        self.checker = button(words or t("Check"), self.check, guard, kind="primary")
        self.needs = html("", "ka-line")

    def steps(self, *between: Any) -> widgets.HBox:
        """The button, other buttons, and the line that says what is missing."""
        return row([self.checker, *between, self.needs], "ka-actions")

    def begin(self) -> None:
        """Draw it as it stands, and again whenever somebody becomes known."""
        session = self.model.session
        session.on_identified(session.guard.around(self.restore))
        self.draw()

    def restore(self) -> None:
        """Bring back what the person who has just become known answered here."""
        self.model.marking.restore()
        self.draw()

    def check(self) -> None:
        """Check what is asked, or say what is missing."""
        for one in self.asked:
            one.flush()
        self.model.check()
        self.draw()
        put_markup(self.needs, escape(self.model.needs()))

    def draw(self) -> None:
        """Bring the page to the model's state; sends only what differs."""
        for one in self.asked:
            one.draw()
        if not self.model.needs():
            put_markup(self.needs, "")


class Asked:
    """One answer that a worksheet asks for: its control, and what is said of it once checked."""

    def __init__(self, sheet: Worksheet, part: str, control: Any) -> None:
        self.sheet, self.part, self.control = sheet, part, control
        control.on_change(self.take)
        self.told = html("", "ka-status")

    def boxed(self, kind: str, *above: Any) -> widgets.VBox:
        """The control, what is said of it below, and what stands `above` both."""
        return box([*above, self.control.widget, self.told], kind)

    def take(self, value: str | None) -> None:
        """Something was chosen or written, or taken back."""
        self.sheet.model.marking.answer(self.part, (value or "").strip() or None)
        self.sheet.draw()

    def flush(self) -> None:
        """Take what was typed a moment ago."""
        if hasattr(self.control, "flush"):
            self.control.flush()

    def draw(self) -> None:
        """Bring the control to the model's state, and say what was found."""
        marking = self.sheet.model.marking
        self.control.put(marking.answers.get(self.part))
        put_markup(self.told, self.said(marking.found(self.part)))

    def said(self, found: Any) -> str:
        """What is said of the answer, as markup."""
        return found_line(found, self.sheet.model.session)


class AskedChoice(Asked):
    """One of some option rows; the right one is ticked, those of wrong tries are crossed."""

    control: OptionRows

    def draw(self) -> None:
        """Bring the rows to the model's state."""
        super().draw()
        marking = self.sheet.model.marking
        right = marking.answers.get(self.part) if marking.is_right(self.part) else None
        self.control.mark(right, marking.wrong_values(self.part))
