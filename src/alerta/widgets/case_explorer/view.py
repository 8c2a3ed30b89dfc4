"""The explorer on a page: filters and list, or one case with its history."""

import base64
from typing import Any

import ipywidgets as widgets

from alerta.i18n import translator
from alerta.widgets.case_explorer.case_page import case_body, case_head, history_markup
from alerta.widgets.case_explorer.model import FILES, FILTERS, ExplorerModel, Line
from alerta.widgets.case_explorer.wording import spoken_moment
from alerta.widgets.controls import (
    DropDown,
    Field,
    box,
    button,
    escape,
    expanded,
    html,
    level_badge,
    put_markup,
    put_words,
    row,
    show,
)
from alerta.widgets.controls.focus import focus
from alerta.widgets.session import Session

PAGE = 25  # lines shown at once: a phone stays usable with hundreds of cases


class CaseExplorer:
    """Binds an ExplorerModel to the page. It is drawn anew when somebody becomes known."""

    def __init__(self, session: Session) -> None:
        self.model = ExplorerModel(session)
        self.guard = session.guard
        self.widget = box([], "ka", "ka-explorer")
        self.code = ""
        self.shown = PAGE
        session.on_identified(self.guard.around(self.show_list))
        self.show_list()

    def view(self) -> widgets.VBox:
        """The widget to display."""
        return self.widget

    def show_list(self) -> None:
        """Show the list, with the filters as they are."""
        self.code = ""
        self.shown = PAGE
        model, t = self.model, translator(self.model.lang)
        if model.registry is None:
            self.widget.children = (html(_empty(t("Sign in to see the practice cases."))),)
            return
        self.text = Field(t("Search"), self.guard, help_text=t("Code or name of the case"))
        self.text.put(model.filters["text"])
        self.text.on_change(self.take_text)
        words = {
            "conflict_type": (t("Type"), t("All types")),
            "state": (t("State"), t("All states")),
            "department": (t("Department"), t("All departments")),
        }
        self.lists = {
            name: DropDown(model.options(name), self.guard, *words[name]) for name in FILTERS
        }
        for name, take in zip(
            FILTERS, (self.take_type, self.take_state, self.take_department), strict=True
        ):
            self.lists[name].put(model.filters[name] or None)
            self.lists[name].on_change(take)
        self.count = html("", "ka-explorer__count")
        self.lines = box([], "ka-explorer__list")
        self.more = button(t("Show more"), self.show_more, self.guard)
        kinds = {
            "xlsx": t("Excel file (XLSX)"),
            "zip": t("CSV tables (ZIP)"),
            "json": t("JSON data"),
        }
        self.files = {
            ending: button(
                kinds[ending], take, self.guard, kind="small",
                name=t("Prepare the file {kind}", kind=kinds[ending]),
            )
            for ending, take in zip(FILES, (self.take_xlsx, self.take_csv, self.take_json),
                                    strict=True)
        }  # fmt: skip
        self.file = html("", "ka-explorer__file")
        filters = row([self.text.widget, *(one.widget for one in self.lists.values())],
                      "ka-explorer__filters")  # fmt: skip
        files = box(
            [
                html(f'<h2 class="ka-h">{escape(t("Take the cases with you"))}</h2>'
                     f"<p>{escape(t('With their history and their reasons. Confidential sources stay here.'))}</p>"),
                row([*self.files.values()]),
                self.file,
            ],
            "ka-explorer__files",
        )  # fmt: skip
        self.around = (filters, files)
        self.widget.children = (filters, self.count, self.lines, self.more, files)
        self.draw_list()

    def draw_list(self) -> None:
        """Bring the list to the filters."""
        t = translator(self.model.lang)
        found = self.model.lines()
        nothing = any(self.model.filters.values())
        for piece in self.around:
            show(piece, bool(found) or nothing)
        if not found:
            put_markup(self.count, "")
            told = (
                t("No case fits. Take a filter away.")
                if nothing
                else t("There is no practice case yet. Register the first one.")
            )
            link = (
                ""
                if nothing
                else (f'<p><a href="/app/register_case">{escape(t("Register a case"))}</a></p>')
            )
            self.lines.children = (html(_empty(told) + link),)
            show(self.more, False)
            return
        told = t("1 practice case") if len(found) == 1 else t("{n} practice cases", n=len(found))
        put_markup(self.count, f'<p role="status"><b>{escape(told)}</b></p>')
        self.lines.children = tuple(self._line(line) for line in found[: self.shown])
        show(self.more, len(found) > self.shown)

    def show_more(self) -> None:
        """Show the next lines of the list."""
        self.shown += PAGE
        self.draw_list()

    def take_text(self, value: str) -> None:
        self._filter("text", value)

    def take_type(self, value: str | None) -> None:
        self._filter("conflict_type", value)

    def take_state(self, value: str | None) -> None:
        self._filter("state", value)

    def take_department(self, value: str | None) -> None:
        self._filter("department", value)

    def take_xlsx(self) -> None:
        self._offer("xlsx")

    def take_csv(self) -> None:
        self._offer("zip")

    def take_json(self) -> None:
        self._offer("json")

    def open(self, code: str) -> None:
        """Show one case."""
        self.code = code
        model, t = self.model, translator(self.model.lang)
        case = model.case(code)
        self.toggle = button(t("See the history"), self.toggle_history, self.guard)
        expanded(self.toggle, False)
        self.past = html("", "ka-gone")
        head = html(case_head(model, case), "ka-case")
        self.widget.children = (
            row([button(t("Back to the list"), self.show_list, self.guard, kind="quiet")]),
            head,
            row([
                self.toggle,
                button(t("Change this case"), self.change, self.guard),
            ], "ka-actions"),
            self.past,
            html(case_body(model, case), "ka-case"),
        )  # fmt: skip
        focus(head)

    def toggle_history(self) -> None:
        """Show or hide who changed what, when and why."""
        model, t = self.model, translator(self.model.lang)
        hidden = not self.past.value
        put_markup(self.past, history_markup(model, model.history(self.code)) if hidden else "")
        put_words(
            self.toggle, description=t("Hide the history") if hidden else t("See the history")
        )
        expanded(self.toggle, hidden)

    def change(self) -> None:
        """Open the case in the registration form."""
        from alerta.widgets.registration_form import RegistrationForm  # only when asked for

        t = translator(self.model.lang)
        form = RegistrationForm(self.model.session, code=self.code)
        back = button(t("Back to the case"), self.reopen, self.guard, kind="quiet")
        self.widget.children = (row([back]), form.view())

    def reopen(self) -> None:
        """Come back from the form to the case."""
        self.open(self.code)

    def _filter(self, name: str, value: Any) -> None:
        self.model.filters[name] = value or ""
        self.shown = PAGE
        self.draw_list()

    def _offer(self, ending: str) -> None:
        t = translator(self.model.lang)
        name, content, kind = self.model.file(ending)
        data = base64.b64encode(content).decode("ascii")
        size = max(1, len(content) // 1024)
        told = t("Download {name} ({n} kB)", name=name, n=size)
        put_markup(
            self.file,
            f'<p role="status"><a download="{escape(name)}" href="data:{kind};base64,{data}">'
            f"{escape(told)}</a></p>",
        )

    def _line(self, line: Line) -> widgets.VBox:
        t = translator(self.model.lang)
        badge = (
            level_badge(self.model.session.home, line.level, self.model.lang) if line.level else ""
        )
        facts = " · ".join(part for part in (line.category, line.phase, line.state) if part)
        when = t("{who}, {when}", who=line.registrar, when=spoken_moment(line.updated_at))
        text = (
            f'<div class="ka-caseline"><p class="ka-caseline__code" translate="no">{escape(line.code)}</p>'
            f"<h2>{escape(line.name)}</h2><p>{badge} {escape(facts)}</p>"
            f"<p><small>{escape(line.kind)}. {escape(line.place)}. {escape(when)}</small></p></div>"
        )

        def open_this() -> None:
            self.open(line.code)

        opener = button(
            t("Open"), open_this, self.guard, kind="small", name=t("Open {code}", code=line.code)
        )
        return row([html(text), opener], "ka-caserow")


def _empty(told: str) -> str:
    return f'<div class="ka-empty"><p>{escape(told)}</p></div>'
