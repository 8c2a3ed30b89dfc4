"""The institution's view on a page: bring files, read one finding after the other, take tables."""

import base64
from typing import Any

import ipywidgets as widgets

from alerta.analysis import spreadsheet
from alerta.analysis.cohorts import STEPS, Cohort
from alerta.i18n import translator
from alerta.learning.regions import departments
from alerta.widgets.cohorts import findings, tables, telling
from alerta.widgets.cohorts.findings import paragraph
from alerta.widgets.cohorts.model import CohortsModel
from alerta.widgets.controls import (
    DropDown,
    box,
    button,
    css,
    escape,
    html,
    put_markup,
    row,
    shared,
    show,
)
from alerta.widgets.session import Session


class Cohorts:
    """Binds a CohortsModel to the page. It is drawn anew when somebody becomes known."""

    def __init__(self, session: Session) -> None:
        self.model = CohortsModel(session)
        self.guard = session.guard
        self.widget = box([], "ka", "ka-cohorts")
        session.on_identified(self.guard.around(self.open))
        if self.model.is_open:
            self.open()
        elif not self.widget.children:
            told = translator(session.lang)("Sign in to see how far this copy of the kit has come.")
            self.widget.children = (html(paragraph(told)),)

    def view(self) -> widgets.VBox:
        """The widget to display."""
        return self.widget

    def open(self) -> None:
        """Look at what there is, and show it."""
        self.model.look()
        t = self._t = translator(self.model.lang)
        self.uploads = css(
            widgets.FileUpload(
                accept=".json",
                multiple=True,
                icon="",
                description=t("Bring progress files"),
                layout=shared(widgets.Layout),
                style=shared(widgets.ButtonStyle),
            ),
            "mod-primary",
        )
        self.uploads.observe(self.guard.around(self.take_files), names="value")
        self.sample = button("", self.toggle_example, self.guard, kind="quiet")
        self.told = html("", "ka-cohorts__told")
        self.version = DropDown([], self.guard, t("Version of the codebook"), t("The newest"))
        self.version.on_change(self.take_version)
        self.first = html("", "ka-cohorts__part")
        self.months = html("", "ka-cohorts__part")
        self.step = DropDown(
            [(step, telling.step_name(step, t)) for step in STEPS],
            self.guard,
            t("Region by month, who…"),
            t("Choose a step"),
        )
        self.step.put(STEPS[0])
        self.step.on_change(self.take_step)
        self.grid = html("", "ka-cohorts__part")
        self.gain = html("", "ka-cohorts__part")
        self.chapters = html("", "ka-cohorts__part")
        files, own = self._files(), self._own()
        self.draw()
        self.widget.children = (
            box(
                [row([self.uploads, self.sample], "ka-actions"), html(self._how()), self.told],
                "ka-cohorts__bring",
            ),
            self.version.widget,
            self.first,
            self.months,
            self.step.widget,
            self.grid,
            self.gain,
            self.chapters,
            files,
            own,
        )

    def take_files(self, change: dict[str, Any]) -> None:
        """Files were chosen."""
        chosen = change["new"]
        if chosen:
            self.model.bring((one["name"], bytes(one["content"])) for one in chosen)
            self.draw()

    def toggle_example(self) -> None:
        """Show the invented figures, or go back to one's own."""
        self.model.example = not self.model.example
        self.draw()

    def take_version(self, version: str | None) -> None:
        self.model.put_version(version or "")
        self.draw()

    def take_step(self, step: str | None) -> None:
        self._draw_grid(self.model.cohort())

    def take_region(self, region: str | None) -> None:
        """Say where this copy is."""
        self.model.put_region(region or "")
        put_markup(self.own_file, "")
        self.draw()

    def take_xlsx(self) -> None:
        """Offer all tables as a workbook."""
        found = self.model.cohort()
        if found is not None:
            made = spreadsheet.xlsx(tables.everything(found, *self._place()))
            self._offer(self.file, f"{self._t('progress')}.xlsx", made, spreadsheet.XLSX)

    def take_csv(self) -> None:
        """Offer region, month and step as one table."""
        found = self.model.cohort()
        if found is not None:
            home, _, t = self._place()
            made = spreadsheet.csv_bytes(tables.long_table(found, home, t))
            self._offer(self.file, f"{t('progress')}.csv", made, spreadsheet.CSV)

    def take_own(self) -> None:
        """Offer this copy's own file, to be sent to the institution."""
        made = self.model.own_file()
        if made is not None:
            region = departments(self.model.session.home).get(self.model.region, "")
            name = "-".join(one for one in (self._t("progress"), region.replace(" ", "-")) if one)
            self._offer(self.own_file, f"{name}.json", made, "application/json")

    def draw(self) -> None:
        """Bring the page to the model's state."""
        model, t = self.model, self._t
        found, versions = model.cohort(), model.versions()
        self.sample.description = (
            t("Back to my own figures") if model.example else t("See an example")
        )
        put_markup(self.told, self._told())
        self.version.offer([(one, one) for one in versions])
        show(self.version.widget, len(versions) > 1)
        for piece in (self.step.widget, self.files):
            show(piece, found is not None)
        put_markup(self.file, "")
        place = self._place()
        put_markup(self.first, findings.regions(found, *place) if found else self._nothing())
        put_markup(self.months, findings.months(found, *place) if found else "")
        self._draw_grid(found)
        put_markup(self.gain, findings.gain(found, *place) if found else "")
        put_markup(self.chapters, findings.chapters(found, *place) if found else "")

    def _draw_grid(self, found: Cohort | None) -> None:
        step = self.step.value
        if found is None or step is None:
            put_markup(self.grid, "")
            return
        home, _, t = self._place()
        put_markup(self.grid, findings.region_months(found, step, home, t))

    def _how(self) -> str:
        t = self._t
        lines = t(
            "Each office makes its file here below or with “alerta progress export”, and sends it "
            "by USB or mail. Choose all files at once. They are read, not kept; those in the "
            "folder “.alerta/progress” are read every time."
        )
        return paragraph(lines, "ka-help")

    def _told(self) -> str:
        """What the figures are made of, and which files could not be read."""
        model, t = self.model, self._t
        merged = model.merged()
        with_people = sum(bool(one["people"]) for one in merged.parts)
        told = ""
        if model.example:
            told += paragraph(t("Example: all these figures are invented."), "ka-cohorts__example")
        if with_people:
            line = t("Copies of the kit with progress: {n}.", n=with_people)
            if merged.replaced:
                line += " " + t("Older exports that a newer one replaced: {n}.", n=merged.replaced)
            told += paragraph(line)
        faults = "".join(f"<li>{escape(one.text(model.lang))}</li>" for one in model.faults)
        return f'<div role="status">{told}{f"<ul>{faults}</ul>" if faults else ""}</div>'

    def _nothing(self) -> str:
        t = self._t
        return (
            f'<div class="ka-empty"><h2>{escape(t("No progress yet"))}</h2>'
            + paragraph(
                t(
                    "As soon as somebody answers in a chapter of this copy, it counts here. To see "
                    "other offices, bring their files. To see what this page tells, open the "
                    "example."
                )
            )
            + "</div>"
        )

    def _files(self) -> widgets.VBox:
        t = self._t
        self.file = html("", "ka-explorer__file")
        self.files = box(
            [
                html(f'<h2 class="ka-h">{escape(t("Take the tables with you"))}</h2>'),
                row([
                    button(t("Excel file (XLSX)"), self.take_xlsx, self.guard, kind="small"),
                    button(t("CSV table"), self.take_csv, self.guard, kind="small"),
                ]),
                self.file,
            ],
            "ka-explorer__files",
        )  # fmt: skip
        return self.files

    def _own(self) -> widgets.VBox:
        """The file of this copy: where it is, and the file itself."""
        t, names = self._t, departments(self.model.session.home)
        said = t(
            "One file for your institution: how far the people of this copy have come. No name, "
            "alias, PIN or answer is in it."
        )
        region = DropDown(
            list(names.items()), self.guard, t("Department of this copy"), t("Do not say")
        )
        region.put(self.model.region or None)
        region.on_change(self.take_region)
        self.own_file = html("", "ka-explorer__file")
        made = box(
            [
                html(f'<h2 class="ka-h">{escape(t("Send the progress of this copy"))}</h2>'
                     + paragraph(said)),
                region.widget,
                row([button(t("Make the file of this copy"), self.take_own, self.guard)]),
                self.own_file,
            ],
            "ka-explorer__files",
        )  # fmt: skip
        show(made, self.model.own_file() is not None)
        return made

    def _offer(self, piece: widgets.HTML, name: str, content: bytes, kind: str) -> None:
        data = base64.b64encode(content).decode("ascii")
        size = max(1, len(content) // 1024)
        told = self._t("Download {name} ({n} kB)", name=name, n=size)
        put_markup(
            piece,
            f'<p role="status"><a download="{escape(name)}" href="data:{kind};base64,{data}">'
            f"{escape(told)}</a></p>",
        )

    def _place(self) -> tuple[Any, str, Any]:
        return self.model.session.home, self.model.lang, self._t
