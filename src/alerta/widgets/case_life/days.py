"""How the state follows from the days since the last public expression: all from state_rules.csv."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alerta.criteria import facts
from alerta.i18n import translator
from alerta.widgets.criteria_explorer.consequence import situation
from alerta.widgets.session import Session

ITEM = "05.days_line"
LONGEST = 460  # how many days the line shows
_YES = {"c1": "yes", "c2": "yes", "c3": "yes", "c5": "yes", "c4_rung": "1"}


@dataclass(frozen=True)
class Zone:
    """The days from `first` to `last`, and the state that they give."""

    first: int
    last: int
    state: str
    name: str
    rule: str


class Days:
    """A number of days and whether the actors still take part. Nothing is said before a number
    is there."""

    def __init__(self, rules: Any, session: Session) -> None:
        self.rules, self.session, self.lang = rules, session, session.lang
        self.days: int | None = None
        self.taking_part = False

    def set_days(self, typed: str) -> str:
        """Take what was typed; '' when it is a number of days, otherwise what is wrong with it."""
        cleaned = typed.strip()
        if not cleaned:
            self.days = None
            return ""
        if not cleaned.isdecimal() or len(cleaned) > 5:
            return translator(self.lang)("That is not a number of days.")
        self.days = int(cleaned)
        self.session.save(ITEM, "days", cleaned)
        return ""

    def set_taking_part(self, taking_part: bool) -> None:
        """Whether there is a dialogue space in which the actors take part."""
        self.taking_part = taking_part
        self.session.save(ITEM, "taking_part", taking_part)

    def restore(self) -> None:
        """Read back what the person who has just become known tried last."""
        kept = self.session.latest(ITEM)
        self.days = int(kept["days"].value) if "days" in kept else None
        self.taking_part = bool(kept["taking_part"].value) if "taking_part" in kept else False

    def zone(self) -> Zone | None:
        """The zone of the number that was typed."""
        if self.days is None:
            return None
        return self._zone(self.days)

    def why(self) -> str:
        """The reason of the rule, with its code."""
        if self.days is None:
            return ""
        rule, values = self._rule(self.days)
        return f"{rule.code}. {rule.text(self.lang, values)}"

    def zones(self) -> Sequence[Zone]:
        """Which days give which state, as the table says today."""
        found: list[Zone] = []
        for day in range(LONGEST + 1):
            one = self._zone(day)
            if found and found[-1].state == one.state:
                last = found.pop()
                found.append(Zone(last.first, day, last.state, last.name, last.rule))
            else:
                found.append(one)
        return found

    def finding(self) -> str:
        """What the line shows, in one sentence."""
        t, zone = translator(self.lang), self.zone()
        if zone is None:
            starts = [one.first - 1 for one in self.zones()[1:]]
            return t("The state changes after {days} days", days=_joined(starts, self.lang))
        return t("With {days} days the case is {state}", days=self.days, state=zone.name.lower())

    def _zone(self, day: int) -> Zone:
        rule, _ = self._rule(day)
        state = rule.row["state"]
        name = self.rules.name("state", state, self.lang)
        return Zone(day, day, state, name, rule.code)

    def _rule(self, day: int) -> tuple[Any, dict[str, Any]]:
        given = {"days_since_expression": day, "dialogue_space_active": self.taking_part}
        one = situation(given, {**_YES, "disagreement": "interests"})
        values = {**facts(one, self.rules), "category": "controversy"}
        return self.rules.required("state_rules", values), values


def _joined(numbers: Sequence[int], lang: str) -> str:
    t = translator(lang)
    if len(numbers) < 2:
        return "".join(str(one) for one in numbers)
    first = ", ".join(str(one) for one in numbers[:-1])
    return t("{first} and {last}", first=first, last=numbers[-1])
