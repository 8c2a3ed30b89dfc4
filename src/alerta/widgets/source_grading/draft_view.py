"""The draft on a page: each group of words is a box to tick; what is ticked is struck out."""

from collections.abc import Mapping

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.controls import (
    Check,
    box,
    escape,
    html,
    icon,
    put_markup,
    recss,
    row,
)
from alerta.widgets.controls.manual_links import manual_address
from alerta.widgets.controls.worksheet import Worksheet
from alerta.widgets.session import Session
from alerta.widgets.source_grading.draft_model import DraftModel, Remark


def draft_view(session: Session, name: str) -> widgets.VBox:
    """The colleague's draft of desk `name`."""
    return DraftView(DraftModel(session, name)).widget


class WordsView:
    """Some words of the draft. A box to tick, so that a keyboard and a screen reader know it."""

    def __init__(self, owner: "DraftView", word: Mapping[str, str]) -> None:
        self.owner, self.id = owner, word["id"]
        model = owner.model
        self.box = Check(model.words[self.id], model.session.guard)
        self.box.on_change(self.take)
        self.widget = self.box.widget

    def take(self, struck: bool) -> None:
        """The person struck the words out, or took that back."""
        self.owner.model.strike(self.id, struck)
        self.owner.draw()

    def draw(self, status: str) -> None:
        """Bring the words to the model's state."""
        self.box.put(self.id in self.owner.model.struck)
        mark = (f"ka-strike-{status}",) if status else ()
        recss(self.widget, lambda name: name.startswith("ka-strike-"), mark)


class DraftView(Worksheet):
    """Binds a DraftModel to the page."""

    def __init__(self, model: DraftModel) -> None:
        super().__init__(model)
        t = translator(model.lang)
        self.words: list[WordsView] = []
        lines = []
        for line in model.lines:
            made = [WordsView(self, word) for word in line]
            self.words += made
            lines.append(row([one.widget for one in made], "ka-strike__line"))
        title = t("A colleague's draft: press what must not be written")
        head = html(f'<h3 class="ka-strike__h">{escape(title)}</h3>')
        self.count = html("", "ka-line")
        self.told = html("", "ka-status")
        self.clean = html("", "ka-status")
        self.widget = box(
            [
                box([head, *lines], "ka-strike"),
                self.count,
                self.steps(),
                self.told,
                self.clean,
            ],
            "ka",
            "ka-exercise",
        )
        self.begin()

    def draw(self) -> None:
        """What is said of each group of words, and the record without what harms."""
        super().draw()
        model, t = self.model, translator(self.model.lang)
        checked = model.checked
        for one in self.words:
            wrong = one.id in model.wrongly
            status = ("wrong" if wrong else "right") if checked and one.id in model.struck else ""
            one.draw(status)
        put_markup(self.count, escape(t("Struck out: {n}.", n=len(model.struck))))
        put_markup(self.told, self._told())
        put_markup(self.clean, self._clean())

    def _told(self) -> str:
        model, t = self.model, translator(self.model.lang)
        if not model.checked:
            return ""
        if model.missed and model.tries == 1:
            rest = t("Still in the draft and better out: {n}. Look again.", n=len(model.missed))
        elif model.missed:
            rest = t(
                "Still in the draft and better out: {n}. They stand below.", n=len(model.missed)
            )
        else:
            rest = t("Nothing that harms is left in the draft.")
        lines = "".join(self._line(one) for one in model.remarks())
        return f'<p><b>{escape(rest)}</b></p><ul class="ka-strike__said">{lines}</ul>'

    def _line(self, one: Remark) -> str:
        t = translator(self.model.lang)
        title = (
            t("Right: “{words}”.", words=one.words)
            if one.status == "right"
            else t("Not yet: “{words}”.", words=one.words)
        )
        link = escape(manual_address(self.model.session, one.code))
        return (
            f"<li>{icon(one.status)}<div><p><b>{escape(title)}</b> "
            f'{escape(one.why)} <a href="{link}" translate="no">{escape(one.code)}</a></p></div></li>'
        )

    def _clean(self) -> str:
        lines = self.model.clean()
        if not lines:
            return ""
        title = translator(self.model.lang)("This is how the record stands")
        body = "".join(f"<p>{escape(line)}</p>" for line in lines)
        return f'<section class="ka-strike__clean"><h4>{escape(title)}</h4>{body}</section>'
