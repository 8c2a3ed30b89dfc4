"""The workshop on a page: the minutes, a sheet for each loose sentence, the commitments so far."""

from collections.abc import Callable, Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.commitments.case import Table, options
from alerta.widgets.commitments.documents import folded, title
from alerta.widgets.commitments.preview import commitment_list, preview
from alerta.widgets.commitments.telling import told_line
from alerta.widgets.commitments.workshop_model import FIELDS, KINDS, WorkshopModel, day_words
from alerta.widgets.controls import (
    DropDown,
    Segment,
    box,
    button,
    escape,
    expanded,
    html,
    icon,
    put_markup,
    put_words,
    recss,
    row,
    show,
)


class FieldView:
    """One list of a sheet, and what is said of what was chosen there."""

    def __init__(
        self, model: WorkshopModel, sheet: str, name: str, offered: list[tuple[str, str]]
    ) -> None:
        self.model, self.sheet, self.name = model, sheet, name
        t = translator(model.lang)
        self.list = DropDown(
            offered, model.shared.session.guard, field_name(name, model.lang), t("Choose")
        )
        self.list.on_change(self.take)
        self.answer = html("", "ka-status")
        self.widget = box([self.list.widget, self.answer], "ka-card")

    def take(self, value: str | None) -> None:
        """Something was chosen, or taken back."""
        self.model.take(self.sheet, self.name, value)

    def draw(self) -> None:
        """Bring the list to the model's state."""
        self.list.put(self.model.value(self.sheet, self.name))
        put_markup(self.answer, told(self.model, self.sheet, self.name))


class SheetView:
    """One loose sentence and its sheet; the body is made when it is first opened."""

    def __init__(
        self, model: WorkshopModel, sheet: Mapping[str, Any], changed: Callable[[], None]
    ) -> None:
        self.model, self.sheet, self.row, self._changed = model, sheet["id"], sheet, changed
        t = translator(model.lang)
        self.head = html()
        self.opener = button(t("Open"), self.toggle, model.shared.session.guard, kind="quiet")
        self.body: Any = None
        self.widget = box([row([self.head, self.opener], "ka-crit__row")], "ka-crit")

    def toggle(self) -> None:
        """Open this sheet, or close it."""
        self.model.open_sheet = None if self.model.open_sheet == self.sheet else self.sheet
        self._changed()

    def take_kind(self, value: str) -> None:
        """It was said what the sentence is."""
        self.model.take(self.sheet, "kind", value)

    def check(self) -> None:
        """Check the sheet, or say what is missing."""
        model, t = self.model, translator(self.model.lang)
        blank = [field_name(name, model.lang) for name in model.blank(self.sheet)]
        said = t("Still blank: {names}.", names=", ".join(blank)) if blank else ""
        put_markup(self.needs, escape(said))
        if not blank:
            model.check(self.sheet)
            if model.right(self.sheet):
                self.opener.focus()  # the button that had the keyboard is gone

    def draw(self) -> None:
        """Bring the sheet to the model's state; sends only what differs."""
        model, t = self.model, translator(self.model.lang)
        is_open = model.open_sheet == self.sheet
        recss(
            self.widget,
            lambda name: name == "ka-crit--open",
            ("ka-crit--open",) if is_open else (),
        )
        number = self.row["sentence"].partition(".")[2]
        words = t("Close sentence {n}", n=number) if is_open else t("Open sentence {n}", n=number)
        put_words(self.opener, description=words)
        expanded(self.opener, is_open)
        put_markup(self.head, self._head(number, is_open))
        if is_open and self.body is None:
            self._make_body()
        if self.body is not None:
            show(self.body, is_open)
            self._draw_body()

    def _make_body(self) -> None:
        model, case, guard = self.model, self.model.case, self.model.shared.session.guard
        t, shared = translator(model.lang), model.shared
        kinds = {
            "commitment": t("Commitment"),
            "request": t("Request"),
            "information": t("Information"),
        }
        self.kind = Segment(
            [(one, kinds[one]) for one in KINDS], guard, field_name("kind", model.lang)
        )
        self.kind.on_change(self.take_kind)
        self.kind_answer = html("", "ka-status")
        offered = {
            "entity": options(case["entities"], shared),
            "what": options(self.row["what"], shared),
            "date": [(str(day), day_words(str(day), model.lang)) for day in case["dates"]],
            "evidence": options(self.row["evidence"], shared),
            "follower": options(case["followers"], shared),
        }
        self.fields = {name: FieldView(model, self.sheet, name, offered[name]) for name in FIELDS}
        self.form = box([one.widget for one in self.fields.values()], "ka-pair")
        self.preview, self.needs = html("", "ka-preview"), html("", "ka-line")
        self.checker = button(t("Check"), self.check, guard, kind="primary")
        self.body = box(
            [
                self.kind.widget,
                self.kind_answer,
                self.form,
                self.preview,
                row([self.checker, self.needs], "ka-actions", "ka-actions--tight"),
            ],
            "ka-crit__body",
        )
        self.widget.children = (*self.widget.children, self.body)

    def _draw_body(self) -> None:
        model = self.model
        self.kind.put(model.value(self.sheet, "kind"))
        put_markup(self.kind_answer, told(model, self.sheet, "kind"))
        show(self.form, "entity" in model.fields(self.sheet))
        for one in self.fields.values():
            one.draw()
        put_markup(self.preview, preview(model, self.sheet))
        show(self.checker, not model.right(self.sheet))
        if not model.blank(self.sheet):
            put_markup(self.needs, "")

    def _head(self, number: str, is_open: bool) -> str:
        model, t = self.model, translator(self.model.lang)
        right = model.right(self.sheet)
        seen = any(model.judged(self.sheet, name) for name in model.fields(self.sheet))
        begun = model.value(self.sheet, "kind") is not None
        knot = "right" if right else "wrong" if seen else "now" if is_open else "todo"
        state = (
            t("Right") if right else t("Not yet") if seen else t("Begun") if begun else t("To do")
        )
        aside = f'<p class="ka-crit__a">{escape(t("Sentence {number}", number=number))}. {escape(state)}.</p>'
        words = escape(model.loose(self.sheet))
        return f'{icon(knot, "ka-crit__knot")}<h4 class="ka-loose">{words}</h4>{aside}'


class WorkshopView:
    """All sheets, and the commitments that came of them."""

    def __init__(self, shared: Table) -> None:
        self.model = WorkshopModel(shared)
        t = translator(shared.lang)
        self.sheets = [SheetView(self.model, one, self.draw) for one in self.model.sheets]
        self.result = html()
        documents = html(folded(shared, "workshop", is_open=True), "ka-mapdocs")
        sheets = box([one.widget for one in self.sheets], "ka-crits")
        side = box([sheets, self.result], "ka-work__side")
        self.widget = box(
            [
                html(title(shared, t("From loose sentences to commitments"))),
                row([documents, side], "ka-work"),
            ],
            "ka",
            "ka-exercise",
            "ka-commitments",
        )
        shared.decided.watch(self.draw)
        self.draw()

    def draw(self) -> None:
        """Bring everything to the model's state; sends only what differs."""
        for one in self.sheets:
            one.draw()
        put_markup(self.result, commitment_list(self.model))


def field_name(name: str, lang: str) -> str:
    """What a field asks."""
    t = translator(lang)
    return {
        "kind": t("What is this sentence?"),
        "entity": t("Who will fulfil it?"),
        "what": t("What will be done?"),
        "date": t("By when?"),
        "evidence": t("What will prove it?"),
        "follower": t("Who will check it?"),
    }[name]


def told(model: WorkshopModel, sheet: str, name: str) -> str:
    """What is said of a checked field."""
    found = model.judged(sheet, name)
    # the sentence is quoted once; below, its number is enough
    where = "" if found is None else found.quote if name == "kind" else found.place
    return told_line(found, model.shared, where)
