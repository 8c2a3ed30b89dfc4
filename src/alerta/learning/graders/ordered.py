"""Things put in order."""

from alerta.i18n import translator
from alerta.learning.orders import first_out_of_place, share_in_order
from alerta.learning.verdicts import Answered, PartGrade, by_credit
from alerta.resources import text


def order(one: Answered) -> PartGrade:
    """Exactly right or accepted: right. Else credit is the share of pairs that are in order,
    and the first thing that stands out of place is explained."""
    if one.answer in one.good:
        return one.found("right", text(one.expected["right"], one.lang))
    given = one.answer.split()
    credit, best = max(
        ((share_in_order(given, good.split()), good) for good in one.good), key=lambda two: two[0]
    )
    moved = first_out_of_place(given, best.split()) or ""
    told = one.wrong.get(moved)
    words = _words(one, moved)
    lead = translator(one.lang)("Look at “{item}”.", item=words) if words else ""
    why = text(told, one.lang) if told else ""
    error = told.get("error") if told else None
    return one.found(by_credit(credit), lead, why, credit=credit, error=error)


def _words(one: Answered, item: str) -> str:
    for question in one.exercise.get("questions") or ():
        if question["id"] == one.part.id:
            found = [text(thing, one.lang) for thing in question["items"] if thing["id"] == item]
            return found[0].rstrip(".") if found else ""
    return ""
