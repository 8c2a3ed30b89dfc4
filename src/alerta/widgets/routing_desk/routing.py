"""Who receives an alert, with copies to whom and by when: the rules decide, nothing stands here.

routing.csv (A1 to A21) and deadlines.csv (D1 to D8), through `alerta.criteria.assess`.
"""

from typing import Any

from alerta.criteria import Rules, assess, route
from alerta.i18n import translator
from alerta.widgets.routing_desk.clock import Clock, clock
from alerta.widgets.routing_desk.content import Alert
from alerta.widgets.routing_desk.saying import PARTLY, RIGHT, WRONG, Said

_PLACEHOLDER = "SECTOR"
_QUIET: dict[str, Any] = {
    **dict.fromkeys(("c1", "c2", "c3", "c5"), "yes"),
    **dict.fromkeys(("hearsay_only", "violence_last_72h", "measure_active"), False),
    **dict.fromkeys(("measure_in_30_days", "growing", "measure_ever"), False),
    **dict.fromkeys(("dialogue_space_active", "resolved", "merged"), False),
    **dict.fromkeys(("serious_harm_now", "threat_to_persons"), False),
    "disagreement": "interests",
    "days_since_expression": 1,
}


class Routing:
    """What the rules say of one alert, and what is said of an answer to it."""

    def __init__(self, alert: Alert, rules: Rules, lang: str) -> None:
        self.alert, self.rules, self.lang = alert, rules, lang
        situation = {**_QUIET, **alert.key["situation"], "id": alert.id}
        self.verdict = assess(situation, rules)
        self.row = route(situation["type"], situation["activity"], rules)
        self.main = [self._real(code) for code in self.row["main"].split()]
        informed = [*self.verdict["receivers"], *self.verdict["also_inform"]]
        self.everybody = list(dict.fromkeys(self._real(code) for code in informed))

    @property
    def level(self) -> int:
        """The level that the scores of the alert give."""
        return self.verdict["level"]

    @property
    def clock(self) -> Clock:
        """The clocks of that level."""
        return clock(self.level, self.rules)

    def body(self, code: str) -> str:
        """The name of a body in words."""
        return self.rules.name("body", code, self.lang)

    def bodies(self, codes: list[str]) -> str:
        """Several names, one after the other."""
        return ", ".join(self.body(code) for code in codes)

    def copies(self, receiver: str | None) -> list[str]:
        """Who gets a copy, of those offered: everybody to be told, but for the receiver."""
        first = receiver if receiver in self.main else self.main[0]
        return [code for code in self.alert.offers if code in self.everybody and code != first]

    def of_receiver(self, code: str) -> Said:
        """What is said of the chosen receiver."""
        t, names = translator(self.lang), {"body": self.body(code), "row": self.row["rule"]}
        demand = self.alert.quote(self.alert.key["demand"], self.lang)
        if code in self.main:
            text = t(
                "{body} can decide on the demand: row {row} names it first. The type is {type}.",
                type=self._type(),
                **names,
            )
            return Said(RIGHT, text, self.row["rule"], demand)
        if code in self.row["inform"].split():
            text = t("{body} is informed (row {row}), but does not answer first.", **names)
        elif deadline := self._told_by(code):
            text = t(
                "{body} gets a copy because of the level ({deadline}); it does not settle the "
                "demand.",
                deadline=deadline,
                **names,
            )
        else:
            text = t(
                "{body} cannot decide on this demand. Ask who can do what is asked for, not who "
                "was named most (E23).",
                **names,
            )
        return Said(WRONG, text, self.row["rule"], demand)

    def of_copies(self, codes: list[str], receiver: str | None) -> Said:
        """What is said of the ticked copies: what is missing and what is too much, with why."""
        t, wanted = translator(self.lang), self.copies(receiver)
        missing = [code for code in wanted if code not in codes]
        extra = [code for code in codes if code not in wanted]
        level = self.alert.quote(self.alert.key["level"], self.lang)
        if not missing and not extra:
            rest = [
                c for c in self.everybody if c not in wanted and c not in self._receiver(receiver)
            ]
            text = t(
                "Complete, by row {row} and deadline {deadline}. In the full list there are also: "
                "{rest}.",
                row=self.row["rule"],
                deadline=self.clock.rule,
                rest=self.bodies(rest),
            )
            return Said(RIGHT, text, self.clock.rule)
        told = [self._missing(code) for code in missing] + [
            self._extra(code, receiver) for code in extra
        ]
        return Said(PARTLY if missing != wanted else WRONG, " ".join(told), self.clock.rule, level)

    def of_deadline(self, hours: str) -> Said:
        """What is said of the chosen hours."""
        t, right = translator(self.lang), self.clock
        level = self.alert.quote(self.alert.key["level"], self.lang)
        if int(hours) == right.register_hours:
            text = t("Level {level} is registered within {hours} h.", level=self.level, hours=hours)
            return Said(RIGHT, text, right.rule, level)
        row = next((r for r in self.rules.deadlines if r["hours"] == hours), None)
        if row is None:
            text = t("No row of the deadlines has {hours} h.", hours=hours)
        elif row["kind"] == "level":
            text = t(
                "{hours} h is the time of another level ({rule}). This alert is of level {level}.",
                hours=hours, rule=row["rule"], level=self.level,
            )  # fmt: skip
        else:
            text = t(
                "{hours} h is for verifying ({rule}), not for registering an alert of level "
                "{level}.",
                hours=hours, rule=row["rule"], level=self.level,
            )  # fmt: skip
        return Said(WRONG, text, right.rule, level)

    def _missing(self, code: str) -> str:
        t = translator(self.lang)
        named = {*self.row["inform"].split(), *self.main}
        rule = self.row["rule"] if code in named else self.clock.rule
        return t("Missing: {body} ({rule}).", body=self.body(code), rule=rule)

    def _extra(self, code: str, receiver: str | None) -> str:
        t, body = translator(self.lang), self.body(code)
        if code in self._receiver(receiver):
            return t("{body} is already the receiver: no copy.", body=body)
        if rule := self._told_later(code):
            return t("{body} comes in with {rule}, not here.", body=body, rule=rule)
        return t(
            "{body} is neither in row {row} nor in {deadline}.",
            body=body, row=self.row["rule"], deadline=self.clock.rule,
        )  # fmt: skip

    def _receiver(self, receiver: str | None) -> list[str]:
        return [receiver if receiver in self.main else self.main[0]]

    def _told_by(self, code: str) -> str:
        """The deadline row of this level that tells a body; '' when none does."""
        return self.clock.rule if code in self.clock.row["tell"].split() else ""

    def _told_later(self, code: str) -> str:
        """The first other deadline row that tells a body; '' when none does."""
        rows = (row for row in self.rules.deadlines if code in row["tell"].split())
        return next((row["rule"] for row in rows), "")

    def _type(self) -> str:
        kind = self.alert.key["situation"]["type"]
        return f"{kind} ({self.rules.name('type', kind, self.lang)})"

    def _real(self, code: str) -> str:
        """A body of the table; where it says the sector by matter, the one of this alert."""
        return self.alert.key.get("sector") or code if code == _PLACEHOLDER else code
