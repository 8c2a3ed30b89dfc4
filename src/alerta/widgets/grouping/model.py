"""State of the drill of reports: which report tells of which event, and belongs to which case."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.learning.partitions import pairwise_f1, relation
from alerta.resources import text
from alerta.widgets.exercise_card.state import ExerciseState
from alerta.widgets.exercise_card.telling import Hint, cited, exercise_hints
from alerta.widgets.session import Session

PARTS = ("events", "cases")
NEW = "+"


class GroupingModel:
    """Reports, each put into one event and one case. Groups have letters that stay theirs, in the
    order in which they were made."""

    def __init__(
        self,
        exercise: Mapping[str, Any],
        key: Mapping[str, Any],
        rules: Any,
        session: Session,
    ) -> None:
        self.session, self.lang = session, session.lang
        self.reports: list[Mapping[str, Any]] = list(exercise["documents"])
        self.ids = [one["id"] for one in self.reports]
        self.state = ExerciseState(exercise, key, rules, session, lambda _: PARTS)

    def groups(self, part: str) -> list[list[str]]:
        """The groups so far, in the order of their letters; one that lost its reports is empty."""
        written = self.state.answers.get(part) or ""
        return [group.split() for group in written.split("|")] if written.strip() else []

    def group_of(self, part: str, report: str) -> str | None:
        """The letter of a report's group; None while it has none."""
        for place, group in enumerate(self.groups(part)):
            if report in group:
                return letter(place)
        return None

    def letters(self, part: str) -> list[str]:
        """The letters of the groups that hold a report."""
        return [letter(place) for place, group in enumerate(self.groups(part)) if group]

    def told(self, part: str, group: str) -> str:
        """A group as a list offers it: its letter and the numbers of its reports, «A: 1, 4»."""
        inside = (one[1:] for one in self.ids if self.group_of(part, one) == group)
        return f"{group}: {', '.join(inside)}"

    @property
    def placed(self) -> int:
        """How many reports have both an event and a case."""
        missing = {*self.left("events"), *self.left("cases")}
        return len(self.ids) - len(missing)

    def put(self, part: str, report: str, group: str | None) -> None:
        """Put a report into a group, by its letter; NEW makes one, None takes it out."""
        groups = [[one for one in group if one != report] for group in self.groups(part)]
        letters = [letter(place) for place in range(len(groups))]
        if group == NEW:
            free = next((n for n, found in enumerate(groups) if not found), None)
            if free is None:
                groups.append([])
                free = len(groups) - 1
            groups[free].append(report)
        elif group in letters:
            groups[letters.index(group)].append(report)
        while groups and not groups[-1]:
            groups.pop()
        inside = [sorted(group, key=self.ids.index) for group in groups]
        self.state.answer(part, " | ".join(" ".join(group) for group in inside) or None)

    def left(self, part: str) -> list[str]:
        """Numbers of the reports that have no group yet."""
        placed = {one for group in self.groups(part) for one in group}
        return [one[1:] for one in self.ids if one not in placed]

    def needs(self) -> str:
        """Why it cannot be checked yet; '' when it can."""
        t = translator(self.lang)
        told = []
        if events := self.left("events"):
            told.append(t("Reports without an event: {numbers}.", numbers=", ".join(events)))
        if cases := self.left("cases"):
            told.append(t("Reports without a case: {numbers}.", numbers=", ".join(cases)))
        return " ".join(told)

    def check(self) -> None:
        """Check both groupings and record the try. Does nothing while a report has no group."""
        if not self.needs():
            self.state.check(PARTS)

    def hints(self) -> list[Hint]:
        """The hints of the exercise; one with a section gets the way to the manual."""
        return exercise_hints(self.state.exercise, self.session)

    def name(self, part: str) -> str:
        """«Hechos», «Casos»."""
        t = translator(self.lang)
        return t("Events") if part == "events" else t("Cases")

    def words(self, written: str) -> str:
        """A grouping as people read it: «A: 1, 4. B: 2.»"""
        groups = [group.split() for group in written.split("|")]
        told = [
            f"{letter(place)}: {', '.join(one[1:] for one in group)}."
            for place, group in enumerate(groups)
            if group
        ]
        return " ".join(told)

    def model_answer(self) -> list[tuple[str, str, str, str]]:
        """(what, groups, sentence, why) of the key; empty until an attempt is on record."""
        if not self.state.attempted:
            return []
        rows = []
        for part in PARTS:
            entry = self.state.key["answers"][part]
            where = cited(entry, self.state.exercise, self.lang)
            right = text(entry["right"], self.lang)
            rows.append((self.name(part), self.words(entry["value"]), where, right))
        return rows

    def agreement(self, part: str) -> float | None:
        """Pairwise F1 of the answer with the key, 0 to 1; None before an attempt."""
        if not self.state.attempted:
            return None
        answer = self.state.answers.get(part) or ""
        return pairwise_f1(answer, self.state.key["answers"][part]["value"])

    def inflation(self) -> tuple[int, int, int, float] | None:
        """Reports, events and cases of the model, and how many times too high one comes who
        counts each report as a case; None before an attempt."""
        if not self.state.attempted:
            return None
        events, cases = (self._groups_of_key(part) for part in PARTS)
        return len(self.ids), events, cases, len(self.ids) / cases

    def decisive(self) -> list[tuple[str, str, str, str, str]]:
        """(a, b, relation in the model, relation by the answer, why) of every decisive pair that
        the answer sees otherwise; empty before an attempt."""
        if not self.state.attempted:
            return []
        given = [self.state.answers.get(part) or "" for part in PARTS]
        found = {}
        for part in PARTS:
            for pair in self.state.key["answers"][part].get("pairs", ()):
                said = relation(pair["a"], pair["b"], *given)
                if said != pair["same"]:
                    a, b = pair["a"][1:], pair["b"][1:]
                    found[a, b] = (a, b, pair["same"], said, text(pair, self.lang))
        return list(found.values())

    def _groups_of_key(self, part: str) -> int:
        return len([one for one in self.state.key["answers"][part]["value"].split("|") if one])


def letter(place: int) -> str:
    """A, B … Z, then A2, B2 …"""
    turn, rest = divmod(place, 26)
    return chr(ord("A") + rest) + (str(turn + 1) if turn else "")
