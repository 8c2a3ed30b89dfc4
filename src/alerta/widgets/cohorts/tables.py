"""The figures as tables: on the page, and as sheets for a spreadsheet program."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from alerta.analysis.cohorts import STEPS, Cohort
from alerta.analysis.spreadsheet import Cell, Sheet
from alerta.analysis.suppression import TOTAL
from alerta.i18n import Translate
from alerta.widgets.cohorts.telling import (
    HIDDEN,
    asked_name,
    chapter_name,
    region_name,
    step_name,
)
from alerta.widgets.controls import escape

Rows = Sequence[Sequence[Cell]]


def regions(found: Cohort, home: Path, t: Translate) -> Sheet:
    """People by region and step."""
    rows = [
        (region_name(home, code, t), *(_cell(row[step]) for step in STEPS))
        for code, row in found.regions.iterrows()
    ]
    heads = (t("Region"), *(step_name(step, t) for step in STEPS))
    return Sheet(t("Regions"), heads, rows)


def months(found: Cohort, home: Path, t: Translate) -> Sheet:
    """People by month and step, of all regions."""
    rows = [
        (month, *(_cell(row[step]) for step in STEPS)) for month, row in found.by_month.iterrows()
    ]
    heads = (t("Month"), *(step_name(step, t) for step in STEPS))
    return Sheet(t("Months"), heads, rows)


def region_months(found: Cohort, step: str, home: Path, t: Translate) -> Sheet:
    """People who took one step, by region and month."""
    told = found.months[step]
    rows = [
        (region_name(home, code, t), *(_cell(value) for value in row))
        for code, row in told.iterrows()
    ]
    heads = (t("Region"), *(t("Total") if one == TOTAL else one for one in told.columns))
    return Sheet(step_name(step, t), heads, rows)


def chapters(found: Cohort, home: Path, lang: str, t: Translate) -> Sheet:
    """People by chapter and step."""
    rows = [
        (chapter_name(home, number, lang, t), *(_cell(row[step]) for step in STEPS))
        for number, row in found.chapters.iterrows()
    ]
    heads = (t("Chapter"), *(step_name(step, t) for step in STEPS))
    return Sheet(t("Chapters"), heads, rows)


def gain(found: Cohort, home: Path, lang: str, t: Translate) -> Sheet:
    """Entry and exit test: n, percent right before and after, gain in points. A row of fewer than
    five people bears no figure."""
    rows = [
        (
            asked_name(home, str(asked), lang, t),
            _cell(row["n"]) if not pd.isna(row["n"]) else t("fewer than 5"),
            *(HIDDEN if pd.isna(row[one]) else round(float(row[one])) for one in _GAIN),
        )
        for asked, row in found.gain.iterrows()
    ]
    heads = (t("What was asked"), t("n"), t("Entry, %"), t("Exit, %"), t("Gain, points"))
    return Sheet(t("Learning gain"), heads, rows)


def everything(found: Cohort, home: Path, lang: str, t: Translate) -> list[Sheet]:
    """All tables, with one that says how to read them."""
    meanings = (
        t("The first answer in any chapter."),
        t("Every exercise of all chapters was tried, or they were mastered."),
        t("80 % of the exercises of every chapter are solved."),
    )
    rule = [
        (t("Version of the codebook"), found.version),
        (t("Copies of the kit"), found.copies),
        (HIDDEN, t("Hidden, so that nobody can be singled out.")),
        *((step_name(step, t), words) for step, words in zip(STEPS, meanings, strict=True)),
    ]
    return [
        Sheet(t("Read me"), (t("What"), t("Meaning")), rule),
        regions(found, home, t),
        months(found, home, t),
        *(region_months(found, step, home, t) for step in STEPS),
        chapters(found, home, lang, t),
        gain(found, home, lang, t),
    ]


def long_table(found: Cohort, home: Path, t: Translate) -> Sheet:
    """Region, month and step in one table: what other programs like to read."""
    rows = [
        (found.version, code, region_name(home, code, t), month, step_name(step, t), _cell(value))
        for step in STEPS
        for code, row in found.months[step].drop(index=TOTAL, columns=TOTAL).iterrows()
        for month, value in row.items()
    ]
    heads = (t("Version of the codebook"), t("INEI code"), t("Region"), t("Month"), t("Step"),
             t("People"))  # fmt: skip
    return Sheet(t("Regions"), heads, rows)


def markup(sheet: Sheet, t: Translate, *, wide: bool = False) -> str:
    """A table on the page; its first cells are heads of rows. `wide`: it scrolls by itself."""
    head = "".join(
        f'<th role="columnheader" scope="col"{" class=num" if n else ""}>{escape(one)}</th>'
        for n, one in enumerate(sheet.heads)
    )
    rows = "".join(_row(row, sheet.heads, t) for row in sheet.rows)
    kind = "ka-table" if wide else "ka-table ka-table--stack"
    made = (
        f'<table role="table" class="{kind}"><caption class="ka-sr">{escape(sheet.name)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )
    if not wide:
        return made
    return (
        f'<div class="ka-cohorts__wide" tabindex="0" role="region" '
        f'aria-label="{escape(sheet.name)}">{made}</div>'
    )


def _row(row: Sequence[Cell], heads: Sequence[str], t: Translate) -> str:
    first, *others = row
    cells = "".join(
        f'<td role="cell" class="num" data-l="{escape(name)}">{_shown(value, t)}</td>'
        for name, value in zip(heads[1:], others, strict=True)
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{escape(str(first))}</th>{cells}</tr>'


def _shown(value: Cell, t: Translate) -> str:
    if value == HIDDEN:
        return f'<span aria-hidden="true">{HIDDEN}</span><span class="ka-sr">{escape(t("hidden"))}</span>'
    return escape(str(value))


def _cell(value: Any) -> Cell:
    return HIDDEN if pd.isna(value) else int(value)


_GAIN = ("pre", "post", "gain")
