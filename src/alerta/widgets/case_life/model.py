"""State of a case that is lived week by week: what was decided, what the rules say of it."""

from dataclasses import dataclass
from typing import Any

from alerta.criteria import assess
from alerta.i18n import translator
from alerta.resources import column, table, text
from alerta.widgets.case_life.life_line import Point
from alerta.widgets.case_life.weeks import Week, case_file
from alerta.widgets.controls import spoken_date
from alerta.widgets.criteria_explorer.consequence import lens_words
from alerta.widgets.session import Session

ITEM = "05.case_life"
DECIDED = ".decided"
PARTS = ("phase", "state")
PHASES = ("early", "escalation", "crisis", "de_escalation", "dialogue", "none")
STATES = ("active", "latent", "resolved", "withdrawn", "under_observation")
_OPTIONS = {"phase": PHASES, "state": STATES}
# the error of errors.csv that a usual mistake is
_ERRORS = {"dialogue": "E14", "crisis": "E15", "latent": "E16"}


@dataclass(frozen=True)
class Found:
    """What is said of one decision: the rule, its reason in lines, the sentence that decides."""

    right: bool
    code: str
    lines: tuple[str, ...]
    address: str
    quote: str


class CaseLife:
    """A case and one person's decisions on it. `open` is the week (from 0) on the page."""

    def __init__(self, rules: Any, session: Session, case: str) -> None:
        self.rules, self.session, self.lang = rules, session, session.lang
        self.file = case_file(session.home, case, self.lang)
        self.results = [assess(week.situation(), rules) for week in self.file.weeks]
        self.open = 0
        self._chosen: dict[str, str] = {}
        self._tries: dict[str, list[str]] = {}

    @property
    def week(self) -> Week:
        """The week that is on the page."""
        return self.file.weeks[self.open]

    def options(self, part: str) -> list[tuple[str, str]]:
        """(code, name) of every phase or state."""
        return [(code, self.name(part, code)) for code in _OPTIONS[part]]

    def name(self, part: str, code: str) -> str:
        """How a phase or a state is called."""
        return self.rules.name(part, "" if code == "none" else code, self.lang)

    def choose(self, part: str, code: str) -> None:
        """Choose phase or state of the open week; saved at once. It is decided with the check: the
        arrow keys go through the options, and what is only passed through is no decision."""
        if code in _OPTIONS[part] and code != self.chosen(part):
            self._chosen[self._key(part, self.week)] = code
            self.session.save(ITEM, self._key(part, self.week), code)

    def needs(self) -> str:
        """What is still to be chosen in the open week; '' when nothing is."""
        t = translator(self.lang)
        if self.chosen("phase") is None:
            return t("Choose a phase first.")
        return "" if self.chosen("state") is not None else t("Choose a state first.")

    def check(self) -> None:
        """Decide the open week as it was chosen. Does nothing while something is missing."""
        for part in PARTS if not self.needs() else ():
            chosen, key = self.chosen(part), self._key(part, self.week)
            if chosen is not None and chosen != self.decided(part):
                self.session.save(ITEM, key + DECIDED, chosen)
                self._tries.setdefault(key, []).append(chosen)

    def restore(self) -> None:
        """Read back what the person who has just become known decided, and go where they were."""
        self._chosen, self._tries = {}, {}
        for one in self.session.log(ITEM, "answer"):
            if one.value not in PHASES + STATES:
                continue
            if one.part.endswith(DECIDED):
                self._tries.setdefault(one.part.removesuffix(DECIDED), []).append(one.value)
            else:
                self._chosen[one.part] = one.value
        self.open = self.known - 1

    def go_to(self, place: int) -> None:
        """Put another week on the page; one that is not known yet stays away."""
        if 0 <= place < self.known:
            self.open = place

    @property
    def known(self) -> int:
        """How many weeks are known: those decided well, and the next one."""
        well = 0
        while well < len(self.file.weeks) and self.well(well):
            well += 1
        return min(well + 1, len(self.file.weeks))

    def chosen(self, part: str) -> str | None:
        """What was chosen last in the open week, decided or not yet; None for nothing."""
        return self._chosen.get(self._key(part, self.week))

    def decided(self, part: str, place: int | None = None) -> str | None:
        """What was decided last; None for nothing."""
        tries = self._tries.get(self._key(part, self._week(place)))
        return tries[-1] if tries else None

    def right(self, part: str, place: int | None = None) -> str:
        """What the rules say of a week."""
        result = self.results[self.open if place is None else place]
        return result[part] or "none"

    def is_right(self, part: str, place: int | None = None) -> bool:
        """Whether the last decision is what the rules say."""
        return self.decided(part, place) == self.right(part, place)

    def well(self, place: int | None = None) -> bool:
        """Whether phase and state of a week are both right."""
        return all(self.is_right(part, place) for part in PARTS)

    def wrong(self, part: str) -> set[str]:
        """What was tried in the open week and is not right."""
        return set(self._tries.get(self._key(part, self.week), ())) - {self.right(part)}

    @property
    def has_next(self) -> bool:
        """Whether a week follows the open one."""
        return self.open + 1 < len(self.file.weeks)

    @property
    def done(self) -> bool:
        """Whether every week has been decided well."""
        return all(self.well(place) for place in range(len(self.file.weeks)))

    def found(self, part: str) -> Found | None:
        """What is said of the decision in the open week; None before one. From the second wrong
        try on, the rule that holds is told too, so that nobody is stuck."""
        chosen = self.decided(part)
        if chosen is None:
            return None
        week, (code, why) = self.week, self._rule(part)
        if chosen == self.right(part):
            address = week.decides[part]
            return Found(True, code, (f"{code}. {why}",), address, week.sentences[address])
        lines = [self._asks(part, chosen), *self._slip(part, chosen)]
        if len(self._tries[self._key(part, week)]) > 1:
            t = translator(self.lang)
            lines.append(t("The rule that holds here is {code}. {why}", code=code, why=why))
        address = week.deciding(part, chosen)
        rule = self._rows(part, chosen)[0]["rule"]
        return Found(False, rule, tuple(lines), address, week.sentences[address])

    def labels(self, place: int) -> tuple[str, str]:
        """What PCM and Defensoría call the case in a week."""
        return lens_words(self.results[place], self.session.home, self.lang)

    def lens_rule(self, place: int) -> tuple[str, str]:
        """Code and reason of the Defensoría's label (lens_rules.csv)."""
        reason = [one for one in self.results[place]["reasons"] if one["step"] == "lens"][1]
        words = text({"es": reason["text_es"], "en": reason["text_en"]}, self.lang)
        rest = words.partition(": ")[2] or words
        return reason["rule"], rest[:1].upper() + rest[1:]

    def points(self) -> list[Point]:
        """The weeks of the line of life that were decided, well or not yet."""
        return [
            Point(
                week.number,
                spoken_date(week.document["date"], self.lang),
                phase,
                self.name("phase", phase),
                state,
                self.name("state", state),
                self.well(place),
                *(self.labels(place) if self.well(place) else ("", "")),
            )
            for place, week in enumerate(self.file.weeks)
            if (phase := self.decided("phase", place)) and (state := self.decided("state", place))
        ]

    def finding(self) -> str:
        """What the line of life shows so far, in one sentence."""
        t = translator(self.lang)
        well = [place for place in range(len(self.file.weeks)) if self.well(place)]
        if not well and self.points():
            return t("Week {number}: to be looked at again", number=1)
        if not well:
            return t("The line begins with your first decision")
        phases = [self.name("phase", self.right("phase", place)) for place in well]
        states = dict.fromkeys(self.name("state", self.right("state", place)) for place in well)
        if not self.done:
            told = {
                "number": well[-1] + 1,
                "phase": phases[-1].lower(),
                "state": [*states][-1].lower(),
            }
            return t("Week {number}: {phase}, {state}", **told)
        told = {"weeks": len(well), "phases": len(set(phases)), "states": ", ".join(states).lower()}
        if len(states) == 1:
            return t("In {weeks} weeks, {phases} phases and one state: {states}", **told)
        return t("In {weeks} weeks, {phases} phases and these states: {states}", **told)

    def _asks(self, part: str, chosen: str) -> str:
        """What the rows of a phase or state ask for."""
        asked = "; ".join(
            f"{column(row, 'condition', self.lang)} ({row['rule']})"
            for row in self._rows(part, chosen)
        )
        t = translator(self.lang)
        return t("“{name}” asks for this: {asked}.", name=self.name(part, chosen), asked=asked)

    def _slip(self, part: str, chosen: str) -> list[str]:
        """The usual error that this is, or the move that the case cannot make."""
        t, home = translator(self.lang), self.session.home
        code = _ERRORS.get(chosen, "")
        for row in table(home, "errors"):
            if row["code"] == code:
                right = column(row, "correct", self.lang)
                return [t("It is a usual error, {code}. {right}.", code=code, right=right)]
        if chosen in ("none", "under_observation"):
            result = self.results[self.open]
            rule = next(one["rule"] for one in result["reasons"] if one["step"] == "category")
            category = self.rules.name("category", result["category"], self.lang)
            return [t("Here the category is “{category}” ({rule}).", category=category, rule=rule)]
        before = self.right(part, self.open - 1) if self.open else ""
        if before == "early":  # of what follows it, the row itself says enough
            return []
        moves = (rule.row for rule in self.rules.rules("transitions"))
        return [
            f"{row['rule']}. {column(row, 'text', self.lang)}"
            for row in moves
            if (row["subject"], row["from"], row["to"], row["allowed"])
            == (part, before, chosen, "no")
        ]

    def _rows(self, part: str, code: str) -> list[dict[str, str]]:
        """The rows that give a phase or state, in the order in which they are read."""
        wanted = "" if code == "none" else code
        return [r.row for r in self.rules.rules(f"{part}_rules") if r.row[part] == wanted]

    def _rule(self, part: str) -> tuple[str, str]:
        reasons = self.results[self.open]["reasons"]
        reason = next(one for one in reasons if one["step"] == part)
        return reason["rule"], text({"es": reason["text_es"], "en": reason["text_en"]}, self.lang)

    def _week(self, place: int | None) -> Week:
        return self.week if place is None else self.file.weeks[place]

    def _key(self, part: str, week: Week) -> str:
        return f"{self.file.id}.{week.id}.{part}"
