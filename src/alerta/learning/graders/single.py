"""One value out of those offered, with or without the sentence that proves it."""

from collections.abc import Mapping
from typing import Any

from alerta.i18n import translator
from alerta.learning.verdicts import Answered, PartGrade
from alerta.resources import text

NEEDS_EVIDENCE = ("criteria_coding",)


def single(one: Answered) -> PartGrade:
    """Right value and right sentence: right. Right value, another sentence: partly."""
    t = translator(one.lang)
    if one.answer not in one.good:
        return not_yet(one)
    right = text(one.expected["right"], one.lang)
    if one.cited is None and one.deciding and one.exercise["kind"] in NEEDS_EVIDENCE:
        return one.found("partly", t("Your answer is right. Now mark the sentence that proves it."))
    if one.cited is not None and one.deciding and one.cited not in one.deciding:
        said = t("Your answer is right, but another sentence proves it.")
        return one.found("partly", f"{said} {right}")
    return one.found("right", right)


def field(one: Answered) -> PartGrade:
    """A field of the registration form. In free text many wordings are good: where the key is
    ambiguous, only what it lists as wrong still is."""
    found = single(one)
    if found.status == "wrong" and one.expected.get("ambiguous") and one.answer not in one.wrong:
        return costs_nothing(one, found)
    return found


def not_yet(one: Answered) -> PartGrade:
    """Why another value is not right: in the key's words, or composed from the codebook."""
    told = one.wrong.get(one.answer) or one.expected.get("otherwise")
    if told:
        return one.found("wrong", text(told, one.lang), error=told.get("error"))
    first = one.deciding[0] if one.deciding else ""
    quote = text(dict(one.texts[first]), one.lang) if first in one.texts else ""
    said = one.composed(one.part.id, one.answer, one.expected, quote, one.rules, one.lang)
    return one.found("wrong", said)


def costs_nothing(one: Answered, found: PartGrade) -> PartGrade:
    """Two careful readers parted ways here: another answer is told about, and costs nothing."""
    said = translator(one.lang)("Careful readers differ here, so this costs you nothing.")
    lines = found.lines or (found.text,)
    return one.found("ambiguous", f"{said} {lines[0]}", *lines[1:], error=found.error)


def plain_feedback(
    part: str, answer: str, expected: Mapping[str, Any], quote: str, rules: Any, lang: str
) -> str:
    """What decides and the sentence that says so, where the key says nothing of this answer."""
    t = translator(lang)
    if quote:
        return t(
            "Not yet. {criterion}: the text says «{quote}»",
            criterion=expected["criterion"],
            quote=quote,
        )
    return f"{t('Not yet.')} {text(expected['right'], lang)}"
