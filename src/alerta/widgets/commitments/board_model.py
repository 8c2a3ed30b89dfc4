"""The follow-up board: a calendar that goes on week by week, and what each commitment is (K7)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.widgets.commitments.case import Judged, Table

STATES = ("fulfilled", "in_progress", "overdue")
ACTIONS = ("remind", "escalate", "tell")
STATE_RULE = {"fulfilled": "K4", "in_progress": "K3", "overdue": "K7"}  # what each is said by


class BoardModel:
    """What the news of each week make of each commitment."""

    def __init__(self, shared: Table) -> None:
        self.shared, self.lang = shared, shared.lang
        self.case = shared.case["board"]
        self.weeks: list[Mapping[str, Any]] = self.case["weeks"]
        self.commitments: list[Mapping[str, Any]] = self.case["commitments"]

    def news(self, week: str) -> list[Mapping[str, Any]]:
        """What became known that week, one line for each commitment that is open."""
        return list(self._week(week)["news"])

    def name(self, commitment: str) -> str:
        """The commitment in words."""
        return self.shared.words(self._commitment(commitment))

    def due(self, commitment: str) -> dt.date:
        """The day by which it was to be fulfilled."""
        return _day(self._commitment(commitment)["due"])

    def on(self, week: str) -> dt.date:
        """The day on which a week is looked at."""
        return _day(self._week(week)["day"])

    def value(self, week: str, commitment: str, name: str) -> str | None:
        """`state` or `action` of a commitment that week."""
        return self.shared.decided.get(f"{week}.{commitment}.{name}")

    def take(self, week: str, commitment: str, name: str, value: str | None) -> None:
        """A decision on a commitment."""
        self.shared.decided.take(f"{week}.{commitment}.{name}", value)

    def parts(self, week: str) -> list[str]:
        """All parts of a week."""
        return [
            f"{week}.{line['of']}.{name}"
            for line in self.news(week)
            for name in ("state", "action")
        ]

    def blank(self, week: str) -> list[str]:
        """Commitments that are still to be decided that week."""
        return [
            line["of"]
            for line in self.news(week)
            if self.value(week, line["of"], "state") is None
            or (
                self.value(week, line["of"], "state") == "overdue"
                and self.value(week, line["of"], "action") is None
            )
        ]

    def check(self, week: str) -> None:
        """Check a week as it stands."""
        self.shared.check(week, self.parts(week))

    def judged(self, week: str, commitment: str, name: str) -> Judged | None:
        """What the key says of a decision; None until it is checked as it stands."""
        part = f"{week}.{commitment}.{name}"
        if not self.shared.checked(week, self.parts(week), part):
            return None
        chosen, expected = self.value(week, commitment, name), self._expected(week, commitment)
        if name == "action" and (
            expected["state"] != "overdue" or self.value(week, commitment, "state") != "overdue"
        ):
            return None
        right = chosen == expected[name]
        rule = "K7" if name == "action" else STATE_RULE[str(chosen)]
        says = (
            self._action_text(str(chosen), right)
            if name == "action"
            else self._state_text(week, commitment, str(chosen), right)
        )
        news = next(line for line in self.news(week) if line["of"] == commitment)
        return Judged("right" if right else "wrong", rule, says, self.shared.words(news))

    def right(self, week: str) -> bool:
        """Whether a week was checked and all of it is right."""
        return all(
            self._right(week, line["of"], "state")
            and (
                self._expected(week, line["of"])["state"] != "overdue"
                or self._right(week, line["of"], "action")
            )
            for line in self.news(week)
        )

    def passed(self, week: str) -> bool:
        """Whether the person has gone on to the next week."""
        return self.shared.decided.get(f"{week}.passed") == "yes"

    def go_on(self, week: str) -> None:
        """Go on to the next week."""
        self.shared.decided.take(f"{week}.passed", "yes")

    def shown(self) -> list[str]:
        """Weeks that have been reached, oldest first."""
        reached = []
        for week in self.weeks:
            reached.append(week["id"])
            if not (self.right(week["id"]) and self.passed(week["id"])):
                break
        return reached

    def finished(self) -> bool:
        """Whether the last week is right."""
        return self.right(self.weeks[-1]["id"]) and len(self.shown()) == len(self.weeks)

    def cell(self, week: str, commitment: str) -> tuple[str, str]:
        """(state, action) found right for a commitment up to a week; '' where nothing is said."""
        if not any(line["of"] == commitment for line in self.news(week)):
            return "", ""
        if not self._right(week, commitment, "state"):
            return "", ""
        state = str(self.value(week, commitment, "state"))
        acted = state == "overdue" and self._right(week, commitment, "action")
        return state, str(self.value(week, commitment, "action")) if acted else ""

    def delays(self) -> dict[str, int]:
        """Days late of each fulfilled commitment: 0 on time. The first day late is the day after
        the deadline."""
        late = {}
        for week in self.weeks:
            for line in week["news"]:
                entry = self._expected(week["id"], line["of"])
                if entry["state"] == "fulfilled":
                    late[line["of"]] = max(0, (_day(entry["done"]) - self.due(line["of"])).days)
        return late

    def _right(self, week: str, commitment: str, name: str) -> bool:
        found = self.judged(week, commitment, name)
        return found is not None and found.status == "right"

    def _expected(self, week: str, commitment: str) -> Mapping[str, Any]:
        entry: Mapping[str, Any] = self.shared.key["board"][week][commitment]
        return entry

    def _week(self, week: str) -> Mapping[str, Any]:
        return next(one for one in self.weeks if one["id"] == week)

    def _commitment(self, commitment: str) -> Mapping[str, Any]:
        return next(one for one in self.commitments if one["id"] == commitment)

    def _state_text(self, week: str, commitment: str, chosen: str, right: bool) -> str:
        t = translator(self.lang)
        if right:
            return {
                "fulfilled": t("K4: it was done, and there is proof."),
                "in_progress": t("K3: its date has not passed yet."),
                "overdue": t("K7: its date has passed, and there is no proof that it was done."),
            }[chosen]
        return {
            "fulfilled": t("K4: fulfilled needs proof that somebody else can see. Is there any?"),
            "in_progress": t("K3: compare its date with today, and look for proof."),
            "overdue": t("K7: overdue is what has passed its date without proof. Look at both."),
        }[chosen]

    def _action_text(self, chosen: str, right: bool) -> str:
        t = translator(self.lang)
        if right:
            return {
                "remind": t("K7: first a reminder, with a deadline of its own."),
                "escalate": t("K7: the reminder got no answer: one step up."),
                "tell": t("K7: it was escalated; now the parties must know."),
            }[chosen]
        return t(
            "K7: remind, then escalate, then tell the parties. Which of these was done already?"
        )


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
