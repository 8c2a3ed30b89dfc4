"""What is typed: a number, a short sentence."""

from alerta.i18n import translator
from alerta.learning.verdicts import HALF, Answered, PartGrade
from alerta.learning.written import forbidden, held, same_number
from alerta.learning.written import number as read_number
from alerta.resources import text


def number(one: Answered) -> PartGrade:
    """Right within the key's tolerance, however the decimals and thousands are written."""
    within = one.expected.get("within", "0")
    if any(same_number(one.answer, good, within) for good in one.good):
        return one.found("right", text(one.expected["right"], one.lang))
    if read_number(one.answer) is None:
        return one.found("wrong", translator(one.lang)("Write one number in digits, such as 57.7."))
    usual = (words for slip, words in one.wrong.items() if same_number(one.answer, slip, within))
    told = next(usual, None) or one.expected.get("otherwise") or one.expected["right"]
    return one.found("wrong", text(told, one.lang), error=told.get("error"))


def short_text(one: Answered) -> PartGrade:
    """Every idea of the key must be there, and nothing that may not be written.

    Credit: the share of ideas that are there; none with a word that may not be written.
    """
    word = forbidden(one.answer, one.expected)
    if word is not None:
        told = one.wrong.get(word) or one.expected.get("otherwise") or one.expected["right"]
        return one.found("wrong", text(told, one.lang), error=told.get("error"))
    ideas = held(one.answer, one.expected)
    if all(ideas):
        return one.found("right", text(one.expected["right"], one.lang))
    credit = sum(ideas) / len(ideas)
    told = one.expected.get("otherwise") or one.expected["right"]
    return one.found(
        "partly" if credit >= HALF else "wrong",
        text(told, one.lang),
        credit=credit,
        error=told.get("error"),
    )
