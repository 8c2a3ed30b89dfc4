"""State of the desk: which report is open, what was said of each, what stands on the desk."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.session import Session
from alerta.widgets.source_grading import case
from alerta.widgets.source_grading.step import Step

DECISIONS = ("reliability", "credibility", "claim", "action")


class DeskModel(Step):
    """Reports that come in one after the other. A report is on the page once the one before it
    was checked."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name)
        self.reports: list[Mapping[str, Any]] = self.desk["reports"]
        self.open = 0

    @property
    def report(self) -> Mapping[str, Any]:
        """The report that is open."""
        return self.reports[self.open]

    def part(self, decision: str, place: int | None = None) -> str:
        """The name under which a decision is kept."""
        report = self.reports[self.open if place is None else place]
        return f"{self.name}.{report['id']}.{decision}"

    def parts(self, place: int | None = None) -> list[str]:
        """The four decisions on a report (the open one)."""
        return [self.part(decision, place) for decision in DECISIONS]

    def is_checked(self, place: int) -> bool:
        """Whether every decision on a report was checked at least once."""
        return all(part in self.marking.tries for part in self.parts(place))

    @property
    def arrived(self) -> int:
        """How many reports are on the desk: those checked, and one more."""
        checked = next(
            (n for n in range(len(self.reports)) if not self.is_checked(n)), len(self.reports)
        )
        return min(checked + 1, len(self.reports))

    @property
    def has_next(self) -> bool:
        """Whether another report waits behind the open one."""
        return self.is_checked(self.open) and self.open + 1 < len(self.reports)

    @property
    def done(self) -> bool:
        """Whether every report was checked."""
        return all(self.is_checked(n) for n in range(len(self.reports)))

    def go_to(self, place: int) -> None:
        """Open a report that has arrived."""
        self.open = min(max(0, place), self.arrived - 1)

    def options(self, decision: str) -> list[tuple[str, str]]:
        """(value, words) of what can be chosen for the open report."""
        t = translator(self.lang)
        if decision == "reliability":
            return [(one, one) for one in "ABC"]
        if decision == "credibility":
            return [(one, one) for one in "123"]
        if decision == "claim":
            return [("rumour", t("Rumour, unverified")), ("fact", t("Fact"))]
        return [(one, self.action(one)) for one in self.report["actions"]]

    def action(self, value: str, place: int | None = None) -> str:
        """What is done with a report, in words."""
        report = self.reports[self.open if place is None else place]
        return case.action_words(value, report, self.lang)

    def needs(self) -> str:
        """What is still to be decided on the open report; '' when nothing is."""
        t = translator(self.lang)
        names = {
            "reliability": t("reliability"),
            "credibility": t("credibility"),
            "claim": t("rumour or fact"),
            "action": t("what to do"),
        }
        missing = [names[d] for d in DECISIONS if not self.marking.answers.get(self.part(d))]
        return t("Still to be decided: {names}.", names=", ".join(missing)) if missing else ""

    def check(self) -> None:
        """Check the four decisions; does nothing while one is missing."""
        if not self.needs():
            self.marking.check(self.parts())

    def document(self) -> dict[str, Any]:
        """The open report as a source; it bears the grade once the person has given it a letter."""
        given = {d: self.marking.answers.get(self.part(d)) for d in DECISIONS[:2]}
        return {**self.report, **{d: value for d, value in given.items() if value}}

    def rows(self) -> list[tuple[str, str, str, str]]:
        """(when and from whom, grade, rumour or fact, what is done) of every checked report."""
        made = []
        for place, report in enumerate(self.reports):
            if not self.is_checked(place):
                continue
            values = [self.marking.answers.get(part) or "" for part in self.parts(place)]
            claims = dict(self.options("claim"))
            when = case.moment(case.arrival(report), self.lang)
            name = f"{when}. {text(report['title'], self.lang)}"
            made.append(
                (name, values[0] + values[1], claims[values[2]], self.action(values[3], place))
            )
        return made

    def tally(self) -> tuple[int, int]:
        """How many decisions are right as they stand, of how many."""
        every = [part for place in range(len(self.reports)) for part in self.parts(place)]
        return sum(self.marking.is_right(part) for part in every), len(every)

    def resume(self) -> None:
        """Bring back what the person did, at the first report that is not checked."""
        self.marking.restore()
        self.go_to(self.arrived - 1)
