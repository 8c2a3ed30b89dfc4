"""State of one chart: its figures, the titles offered, the one that was chosen."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.worksheet_model import WorksheetModel
from alerta.widgets.figures_check.drawing import Dot, Group, Month
from alerta.widgets.figures_check.figures import (
    Figure,
    chosen,
    figures,
    marking,
    month_words,
    named,
)
from alerta.widgets.session import Session


class ChartModel(WorksheetModel):
    """A chart gets its title from the person: the one that states the finding (V6)."""

    def __init__(self, session: Session, name: str) -> None:
        self.session, self.lang = session, session.lang
        self.chart: Mapping[str, Any] = named(session.home, "charts", name)
        self.part = f"chart.{name}"
        self.marking = marking(session)
        every = figures(session.home, self.lang)
        dates = self.chart.get("dates")
        self.series: list[list[Figure]] = [
            [one for one in chosen(every, wanted) if dates is None or one.date in dates]
            for wanted in self.chart["series"]
        ]

    def titles(self) -> list[tuple[str, str]]:
        """(id, words) of the titles offered."""
        return [(one["id"], text(one, self.lang)) for one in self.chart["titles"]]

    @property
    def title(self) -> str:
        """The title of the chart, once it is found; '' before."""
        if not self.marking.is_right(self.part):
            return ""
        return dict(self.titles())[self.marking.answers[self.part] or ""]

    def words(self, name: str) -> str:
        """Subtitle, alt or source of the chart."""
        return text(self.chart[name], self.lang)

    def dots(self) -> list[Dot]:
        """(month, value) of the first series."""
        return [(month(one.date), one.value) for one in self.series[0]]

    def named_months(self) -> list[Month]:
        """The months whose figure stands beside its dot."""
        return [month(one) for one in self.chart["named"]]

    def bar_rows(self) -> list[tuple[str, int]]:
        """(name, value) of the parts."""
        values = {one.part: one.value for one in self.series[0]}
        return [(text(one, self.lang), values[one["id"]]) for one in self.chart["parts"]]

    def groups(self) -> list[Group]:
        """For each date the value of each series, or that there is none."""
        t = translator(self.lang)
        names = [text(one["name"], self.lang) for one in self.chart["series"]]
        values = [{one.date: one.value for one in series} for series in self.series]
        made: list[Group] = []
        for date in self.chart["dates"]:
            found = [known.get(date) for known in values]
            members = [
                (t("{n} {what}", n=value, what=name), value)
                for name, value in zip(names, found, strict=True)
            ]
            made.append((month_words(date, self.lang).capitalize(), members))
        return made

    def rows(self) -> list[tuple[str, str, str, str]]:
        """(when, what, figure, source) of everything that is drawn."""
        t = translator(self.lang)
        made = []
        parts = {one["id"]: text(one, self.lang) for one in self.chart.get("parts", ())}
        for wanted, series in zip(self.chart["series"], self.series, strict=True):
            name = text(wanted["name"], self.lang) if "name" in wanted else t("conflicts")
            for one in series:
                source = f"{one.source}. {one.note}".strip(" .")
                if one.status == "computed":
                    source = t("{source}. Computed by the kit.", source=source)
                what = parts.get(one.part, name)
                made.append((month_words(one.date, self.lang), what, str(one.value), source))
        return made

    @property
    def parts(self) -> list[str]:
        """The one answer: the title."""
        return [self.part]

    def needs(self) -> str:
        """What to do while no title is chosen."""
        chosen = self.marking.answers.get(self.part)
        return "" if chosen else translator(self.lang)("Choose a title first.")


def month(date: str) -> Month:
    """(2018, 3) of "2018-03"."""
    year, _, number = date.partition("-")
    return int(year), int(number)
