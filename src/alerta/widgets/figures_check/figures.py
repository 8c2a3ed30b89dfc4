"""Published figures (datasets/figures/figures.csv) and what the chapter asks about them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta import resources
from alerta.i18n import translator
from alerta.widgets.controls import spoken_date
from alerta.widgets.controls.marking import Entry, Marking
from alerta.widgets.session import Session

ITEM = "12.figures_check"
DOUBTFUL = "inconsistent"


@dataclass(frozen=True)
class Figure:
    """One published figure; `fits` is False where what was published does not add up."""

    date: str
    institution: str
    measure: str
    part: str
    value: int
    source: str
    status: str
    note: str

    @property
    def fits(self) -> bool:
        return self.status != DOUBTFUL


def figures(home: Path, lang: str) -> list[Figure]:
    """Every figure of the table, in its order."""
    rows = resources.csv_rows(home / "datasets" / "figures" / "figures.csv")
    return [
        Figure(
            row["date"],
            row["institution"],
            row["measure"],
            row["part"],
            int(row["value"]),
            row["source"],
            row["status"],
            resources.column(row, "note", lang),
        )
        for row in rows
    ]


def chosen(
    every: list[Figure], wanted: Mapping[str, Any], *, doubtful: bool = False
) -> list[Figure]:
    """Those with the institution, measure, part or date of `wanted`. What does not add up is
    left out, unless it is what is asked about."""
    keys = [key for key in ("institution", "measure", "part", "date") if key in wanted]
    return [
        one
        for one in every
        if (doubtful or one.fits) and all(getattr(one, key) == wanted[key] for key in keys)
    ]


def content(home: Path) -> dict[str, Any]:
    """Charts, sums and lists of the chapter."""
    return resources.document(home / "manual" / "cases" / "figures_check.yaml")


def named(home: Path, kind: str, name: str) -> Mapping[str, Any]:
    """One of the `charts` or `sums`. KeyError, with the ids there are, for an unknown one."""
    every = content(home)[kind]
    for one in every:
        if one["id"] == name:
            return one
    known = ", ".join(one["id"] for one in every)
    raise KeyError(f"{name}: figures_check.yaml has no such id under {kind}. Use one of: {known}.")


def marking(session: Session, entry_of: Callable[[str], Entry] | None = None) -> Marking:
    """What a person answered in this chapter. `entry_of` gives the key of a part; else it is that
    of exercises/keys/cases/figures_check.yaml."""
    home = session.home
    told = entry_of or (lambda part: entry(home, part))
    return Marking(session, ITEM, content(home)["version"], told)


def entry(home: Path, part: str) -> Entry:
    """What is right in one part; it stays in the kernel and is told only after a check."""
    path = home / "exercises" / "keys" / "cases" / "figures_check.yaml"
    return resources.document(path)["answers"][part]


def month_words(date: str, lang: str) -> str:
    """«marzo de 2018», "March 2018"."""
    t = translator(lang)
    year = date[:4]
    month = spoken_date(f"{date}-01", lang).split()[-3 if lang == "es" else -2]
    return t("{month} {year}", month=month, year=year)
