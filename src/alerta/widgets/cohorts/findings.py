"""The parts of the institution's view as markup: a finding, its chart or table, what it means."""

import functools
from pathlib import Path
from typing import Any

import pandas as pd

from alerta.analysis.cohorts import Cohort
from alerta.analysis.suppression import TOTAL
from alerta.i18n import Translate
from alerta.widgets.cohorts import drawing, tables, telling
from alerta.widgets.controls import escape
from alerta.widgets.figures_check.drawing import both


def region_months(found: Cohort, step: str, home: Path, t: Translate) -> str:
    """People who took a step, by region and month; wider than a phone, it scrolls by itself."""
    sheet = tables.region_months(found, step, home, t)
    return tables.markup(sheet, t, wide=True) + paragraph(rule(t), "ka-help")


def regions(found: Cohort, home: Path, lang: str, t: Translate) -> str:
    """Who started and who mastered, by region."""
    rows = [
        (telling.region_name(home, str(code), t), _int(one["started"]), _int(one["mastered"]))
        for code, one in found.regions.iterrows()
        if code != TOTAL
    ]
    said = t("For each region, how many people started and how many mastered the whole course.")
    facts = [said, rule(t)]
    if not pd.isna(found.certified):
        facts.append(t("They met all that the certificate asks for: {n}.", n=found.certified))
    draw = functools.partial(drawing.regions, rows, said)
    sheet = tables.regions(found, home, t)
    return _figure(telling.finding(found, t), draw, facts, tables.markup(sheet, t), t)


def months(found: Cohort, home: Path, lang: str, t: Translate) -> str:
    """The same by month, of the last twelve."""
    rows = [
        (str(month), _int(one["started"]), _int(one["mastered"]))
        for month, one in found.by_month.tail(12).iterrows()
    ]
    said = t("For each month, how many people started and how many mastered the whole course.")
    sheet = tables.months(found, home, t)
    draw = functools.partial(drawing.months, rows, said)
    title = telling.month_finding(found, lang, t)
    return _figure(title, draw, [said], tables.markup(sheet, t), t)


def _figure(title: str, draw: Any, said: list[str], table: str, t: Translate) -> str:
    keys = drawing.key(telling.step_name("started", t), telling.step_name("mastered", t))
    notes = "".join(f'<p class="ka-chart__source">{escape(one)}</p>' for one in said)
    summary = escape(t("See the figures as a table"))
    return (
        f'<h2 class="ka-h">{escape(title)}</h2><figure class="ka-chart__box">{keys}{both(draw)}'
        f"<figcaption>{notes}</figcaption></figure>"
        f'<details class="ka-chart__data"><summary>{summary}</summary>{table}</details>'
    )


def gain(found: Cohort, home: Path, lang: str, t: Translate) -> str:
    """From entry to exit test, with n."""
    title = f'<h2 class="ka-h">{escape(telling.gain_finding(found, t))}</h2>'
    if found.gain.empty:
        return title
    said = t(
        "Mean percent right at the first entry and exit test of those who sat both. With fewer "
        "than 5 people no gain is shown."
    )
    return title + paragraph(said) + tables.markup(tables.gain(found, home, lang, t), t)


def chapters(found: Cohort, home: Path, lang: str, t: Translate) -> str:
    """How many came how far, chapter by chapter."""
    title = f'<h2 class="ka-h">{escape(telling.chapter_finding(found, t))}</h2>'
    return title + tables.markup(tables.chapters(found, home, lang, t), t)


def rule(t: Translate) -> str:
    """How a hidden figure is to be read."""
    return t(
        "A dash is a hidden figure: one or two people, or a figure that would give such a one away."
    )


def paragraph(words: str, kind: str = "") -> str:
    """A paragraph of plain words."""
    return f'<p class="{kind}">{escape(words)}</p>' if kind else f"<p>{escape(words)}</p>"


def _int(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
