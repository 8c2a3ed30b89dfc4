"""The sentences of the institution's view: each finding says what the figures allow, no more."""

from pathlib import Path
from typing import Any

import pandas as pd

from alerta.analysis.cohorts import STEPS, Cohort
from alerta.analysis.suppression import TOTAL
from alerta.i18n import Translate
from alerta.learning.codes import TABLES
from alerta.learning.regions import departments
from alerta.resources import column, document, table, text
from alerta.widgets.controls.source_document import spoken_month

HIDDEN = "–"


def figure(value: Any) -> str:
    """A count, or the dash that stands for a hidden one."""
    return HIDDEN if pd.isna(value) else str(int(value))


def percent(value: Any) -> str:
    return HIDDEN if pd.isna(value) else f"{round(value)} %"


def points(value: Any) -> str:
    """Percent points with their sign: +21."""
    return HIDDEN if pd.isna(value) else f"{round(value):+d}".replace("-", "−")


def step_name(step: str, t: Translate) -> str:
    return {
        "started": t("Who started"),
        "finished": t("Who finished"),
        "mastered": t("Who mastered"),
    }[step]


def region_name(home: Path, code: str, t: Translate) -> str:
    """The department, or that none was given."""
    if code == TOTAL:
        return t("All regions")
    return departments(home).get(code) or t("No region given")


def asked_name(home: Path, asked: str, lang: str, t: Translate) -> str:
    """What a row of the gain is about: the whole test, a chapter, or a code with its words."""
    if asked == TOTAL:
        return t("The whole test")
    if asked.isdigit():
        return chapter_name(home, asked, lang, t)
    for name, key in TABLES.items():
        for row in table(home, name):
            if row[key] == asked:
                words = column(row, "name", lang) if "name_es" in row else ""
                return f"{asked} · {words}" if words else asked
    return asked


def chapter_name(home: Path, number: str, lang: str, t: Translate) -> str:
    """“4. Five criteria”."""
    for row in document(home / "manual" / "chapters.yaml"):
        if int(row["number"]) == int(number):
            return f"{int(number)}. {text(row['title'], lang)}"
    return t("Chapter {n}", n=int(number))


def finding(found: Cohort, t: Translate) -> str:
    """The one sentence that stands first."""
    started, finished, mastered = (found.whole(step) for step in STEPS)
    if pd.isna(started):
        return t("Too few people yet: figures are shown from three people on")
    if started == 0:
        return t("Nobody has started a chapter yet")
    if not pd.isna(mastered):
        return t("Of {n} people who started, {m} mastered the whole course", n=started, m=mastered)
    if not pd.isna(finished):
        return t("Of {n} people who started, {m} finished the course", n=started, m=finished)
    return t("{n} people have started the course", n=started)


def month_finding(found: Cohort, lang: str, t: Translate) -> str:
    """In which month most people began."""
    began = found.by_month["started"].dropna()
    began = began[began > 0]
    if began.empty:
        return t("Month by month")
    month = spoken_month(str(began.idxmax()), lang)
    return t("Most people began in {month}: {n}", month=month, n=int(began.max()))


def chapter_finding(found: Cohort, t: Translate) -> str:
    """How many are left from the first chapter to the last."""
    began = found.chapters["started"]
    if len(began) < 2 or began.isna().iloc[0] or began.isna().iloc[-1]:
        return t("Chapter by chapter")
    return t(
        "{n} people started chapter {first}; {m} got as far as chapter {last}",
        n=int(began.iloc[0]),
        first=int(began.index[0]),
        m=int(began.iloc[-1]),
        last=int(began.index[-1]),
    )


def gain_finding(found: Cohort, t: Translate) -> str:
    """From entry to exit test, of the whole test."""
    if TOTAL not in found.gain.index or pd.isna(found.gain.at[TOTAL, "n"]):
        return t("No learning gain yet: it needs five people with both tests")
    row = found.gain.loc[TOTAL]
    return t(
        "From entry to exit test: {pre} to {post} right (n = {n})",
        pre=percent(row["pre"]),
        post=percent(row["post"]),
        n=int(row["n"]),
    )
