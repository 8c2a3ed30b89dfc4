"""The fields of the open section; the rows of a repeat, one of them open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from alerta.form import Item
from alerta.i18n import translator
from alerta.widgets.controls import box, button, css, escape, expanded, html, row, show
from alerta.widgets.controls.focus import focus
from alerta.widgets.registration_form.field_view import FieldView
from alerta.widgets.registration_form.sections import SHOWN, Section

if TYPE_CHECKING:
    from alerta.widgets.registration_form.form_page import FormPage

Heading = tuple[str, widgets.HTML]  # path of a group inside, and its title


class Fields:
    """Fields one below the other, groups inside with their title."""

    def __init__(self, page: "FormPage", above: str, items: tuple[Item, ...] | list[Item]) -> None:
        self.page = page
        self.fields: list[FieldView] = []
        self.headings: list[Heading] = []
        self.pieces: list[widgets.Widget] = []
        self._add(above, items)

    def _add(self, above: str, items: tuple[Item, ...] | list[Item]) -> None:
        for item in items:
            path = f"{above}/{item.name}"
            if item.is_group and not item.is_repeat:
                title = html("", "ka-reg-group")
                self.headings.append((path, title))
                self.pieces.append(title)
                self._add(path, item.children)
            elif item.type in SHOWN:
                field = FieldView(self.page, path)
                self.fields.append(field)
                self.pieces.append(field.widget)

    def draw(self) -> None:
        """Bring all of them to the model's state."""
        model, level = self.page.model, self.page.level + 2
        for path, title in self.headings:
            shown = model.relevant(path)
            words = model.answers.item(path).label(model.lang) if shown else ""
            markup = f"<h{level}>{escape(words)}</h{level}>" if words else ""
            if title.value != markup:
                title.value = markup
            show(title, shown)
        for field in self.fields:
            field.draw()

    def close(self) -> None:
        """Give everything back."""
        for _, title in self.headings:
            title.close()
        for field in self.fields:
            field.close()


class RowView:
    """One row of a repeat: its title, opening and taking away, its fields while it is open."""

    def __init__(self, page: "FormPage", item: Item, index: int) -> None:
        self.page, self.item, self.index = page, item, index
        self.path = f"{page.model.repeat_path(item)}[{index}]"
        t, guard = translator(page.model.lang), page.session.guard
        self.is_open = page.model.open_rows.get(item.name) == index
        name = f"{item.label(page.model.lang)} {index}"
        self.title = html("", "ka-reg-row__h")
        word = t("Close") if self.is_open else t("Open")
        self.opener = button(word, self.toggle, guard, kind="quiet", name=f"{word} {name}")
        expanded(self.opener, self.is_open)
        self.remover = button(
            t("Take away"), self.ask, guard, kind="quiet", name=t("Take away {name}", name=name)
        )
        self._sure: Any = None
        self.fields = (
            Fields(page, self.path, item.children) if self.is_open else Fields(page, self.path, [])
        )
        head = row([self.title, self.opener, self.remover], "ka-reg-row__head")
        body = [box(self.fields.pieces, "ka-form")] if self.is_open else []
        state = ("is-open",) if self.is_open else ()
        self.widget = box([head, *body], "ka-reg-row", *state)

    def toggle(self) -> None:
        """Open this row, or close it."""
        self.page.open_row(self.item, 0 if self.is_open else self.index)

    def ask(self) -> None:
        """Ask before anything is lost; a row without answers goes at once."""
        if not self.page.model.filled(self.path):
            self.page.remove_row(self.item, self.index)
            return
        if self._sure is None:
            t, guard = translator(self.page.model.lang), self.page.session.guard
            model = self.page.model
            count, title = model.filled(self.path), model.row_title(self.path)
            question = (
                t("Take away “{row}”? Its answer is lost.", row=title)
                if count == 1
                else t("Take away “{row}”? Its {n} answers are lost.", row=title, n=count)
            )
            yes = button(t("Yes, take it away"), self.take_away, guard, kind="small")
            no = button(t("No, keep it"), self.keep, guard, kind="small")
            self._sure = box(
                [html(f"<p>{escape(question)}</p>"), row([no, yes], "ka-actions--tight", "ka-row")],
                "ka-reg-sure",
            )
            first, *rest = self.widget.children
            self.widget.children = (first, self._sure, *rest)
        show(self._sure, True)
        focus(self._sure)

    def take_away(self) -> None:
        """The person is sure."""
        self.page.remove_row(self.item, self.index)

    def keep(self) -> None:
        """The person changed their mind."""
        show(self._sure, False)
        focus(self.remover)

    def draw(self) -> None:
        """Bring the row to the model's state."""
        level = self.page.level + 1
        told = self.page.row_note(self.path)
        title = escape(self.page.model.row_title(self.path))
        markup = f"<h{level}>{title}</h{level}>{told}"
        if self.title.value != markup:
            self.title.value = markup
        self.fields.draw()

    def close(self) -> None:
        """Give everything back."""
        self.fields.close()
        close_all(self.widget)


class RepeatView:
    """All rows of a repeat, and the button that adds one."""

    def __init__(self, page: "FormPage", item: Item) -> None:
        self.page, self.item = page, item
        count = page.model.answers.rows(page.model.repeat_path(item))
        self.rows = [RowView(page, item, index) for index in range(1, count + 1)]
        t, name = translator(page.model.lang), item.label(page.model.lang)
        self.adder = button(
            t("Add {name}", name=name.lower()), self.add, page.session.guard, kind="secondary"
        )
        self.widget = box([*(one.widget for one in self.rows), self.adder], "ka-reg-rows")

    def add(self) -> None:
        """Add a row at the end and go there."""
        self.page.add_row(self.item)

    def close(self) -> None:
        """Give everything back."""
        for one in self.rows:
            one.close()
        self.adder.close()
        self.widget.close()


class SectionView:
    """Everything of one section."""

    def __init__(self, page: "FormPage", section: Section) -> None:
        self.section = section
        self.loose: list[Fields] = []
        self.repeats: list[RepeatView] = []
        pieces: list[widgets.Widget] = []
        for item in section.items:
            if item.is_repeat:
                self.repeats.append(RepeatView(page, item))
                pieces.append(self.repeats[-1].widget)
            else:
                above = "/" + "/".join(item.path[:-1])
                self.loose.append(Fields(page, above, [item]))
                pieces.extend(self.loose[-1].pieces)
        self.widget = css(box(pieces), "ka-form")

    @property
    def fields(self) -> Iterator[FieldView]:
        """All fields that are on the page."""
        for part in self.loose:
            yield from part.fields
        for repeat in self.repeats:
            for one in repeat.rows:
                yield from one.fields.fields

    def field(self, path: str) -> FieldView | None:
        """The view of a field, when it is on the page."""
        return next((field for field in self.fields if field.path == path), None)

    def flush(self) -> None:
        """Hand over what was typed in the last half second."""
        for field in list(self.fields):
            field.flush()

    def draw(self) -> None:
        """Bring the section to the model's state."""
        for part in self.loose:
            part.draw()
        for repeat in self.repeats:
            for one in repeat.rows:
                one.draw()

    def close(self) -> None:
        """Give everything back: only the open section is held in the page."""
        for part in self.loose:
            part.close()
        for repeat in self.repeats:
            repeat.close()
        self.widget.close()


def close_all(piece: Any) -> None:
    """Close a piece with everything inside."""
    for child in getattr(piece, "children", ()):
        close_all(child)
    piece.close()
