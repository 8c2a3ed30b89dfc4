"""One recommendation: an entity that can do it, a verb that can be checked, a date that helps.

errors.csv: E17 (an alert that asks for nothing gets nothing).
"""

import re
from datetime import date

from alerta.i18n import translator
from alerta.learning.written import holds
from alerta.widgets.controls import spoken_date
from alerta.widgets.routing_desk.content import Alert
from alerta.widgets.routing_desk.routing import Routing
from alerta.widgets.routing_desk.saying import PARTLY, RIGHT, WRONG, Said

RULE = "E17"
_WEEKDAY = re.compile(r"^(?:el\s+|on\s+)?[^\W\d]{3,9},?\s+(?=\d)")


def of_entity(code: str, routing: Routing, lang: str) -> Said:
    """Whether the entity is one that can decide on the demand."""
    t = translator(lang)
    if code in routing.main:
        return Said(RIGHT, t("It names who has to do it."), RULE)
    text = t(
        "Ask it of whoever can decide: row {row} names who answers first.", row=routing.row["rule"]
    )
    return Said(WRONG, text, RULE)


def of_action(written: str, alert: Alert, lang: str) -> Said:
    """Whether somebody could check on the day that it was done."""
    t = translator(lang)
    if holds(written, alert.verbs["checkable"]):
        return Said(RIGHT, t("It can be checked: on that day it was done or it was not."), RULE)
    if holds(written, alert.verbs["vague"]):
        text = t(
            "“{words}” leaves nothing to check. Use a verb that can be seen: visit, deliver, "
            "answer, measure.",
            words=written.strip(),
        )
        return Said(WRONG, text, RULE)
    text = t(
        "The kit does not know this verb. Ask yourself: on that day, could somebody check that it "
        "was done? If so, it will do."
    )
    return Said(PARTLY, text, RULE)


def of_date(written: str, alert: Alert, lang: str) -> Said:
    """Whether it is a date, and one that still helps."""
    t = translator(lang)
    day = read_date(written, alert.now.year)
    if day is None:
        text = t("A day is missing. Write it like this: 05/03/2026. “Soon” has no day.")
        return Said(WRONG, text, RULE)
    said = {"day": spoken_date(day, lang)}
    if day < alert.now.date():
        return Said(WRONG, t("{day} is already past.", **said), RULE)
    if day > alert.useful_until:
        quote = alert.quote(alert.key["until"], lang)
        rule = alert.key.get("until_rule", RULE)
        return Said(
            WRONG, t("{day} comes too late: look at what is said here.", **said), rule, quote
        )
    return Said(RIGHT, t("{day} comes in time.", **said), RULE)


def read_date(written: str, year: int) -> date | None:
    """The day that somebody wrote, of this year when they wrote none: «16/03», «16 de marzo»."""
    from alerta.widgets.registration_form.typed import stored  # only when something is checked

    bare = _WEEKDAY.sub("", written.strip().casefold())
    for one in (bare, f"{bare} {year}", f"{bare}/{year}"):
        try:
            return date.fromisoformat(stored("date", one))
        except ValueError:
            continue
    return None


def sentence(entity: str, action: str, written: str, alert: Alert, lang: str) -> str:
    """The recommendation as it stands, with dots where something is missing."""
    t = translator(lang)
    day = read_date(written, alert.now.year)
    when = spoken_date(day, lang) if day else "…"
    said = t(
        "{entity}: to {action}, by {day}.",
        entity=entity or "…",
        action=action.strip().rstrip(".") or "…",
        day=when if lang == "en" else when.lower(),
    )
    return said.replace("….", "…")
