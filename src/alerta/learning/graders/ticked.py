"""Several options ticked, or several sentences marked."""

from alerta.i18n import translator
from alerta.learning.verdicts import Answered, PartGrade, bare, by_credit
from alerta.resources import column, text


def several(one: Answered) -> PartGrade:
    """Credit: the share of options judged right, ticks and blanks alike.

    Every option that was judged wrong is told about, in the order of the options.
    """
    t, options = translator(one.lang), one.part.options
    ticked = set(one.answer.split())
    best = min((set(good.split()) for good in one.good), key=lambda good: len(good ^ ticked))
    astray = [option for option in options if option in best ^ ticked]
    if not astray:
        return one.found("right", text(one.expected["right"], one.lang))
    credit = 1 - len(astray) / len(options)
    lead = t(
        "You judged {right} of {total} well. Look again at these:",
        right=len(options) - len(astray),
        total=len(options),
    )
    told = [_named(one, option) for option in astray if option in one.wrong]
    errors = [one.wrong[option].get("error") for option in astray if option in one.wrong]
    error = next((code for code in errors if code), None)
    return one.found(by_credit(credit), lead, *told, credit=credit, error=error)


def _named(one: Answered, option: str) -> str:
    why = bare(text(one.wrong[option], one.lang), one.lang)
    words = _words(one, option)
    return translator(one.lang)("“{option}”. {why}", option=words, why=why) if words else why


def _words(one: Answered, option: str) -> str:
    if one.part.names == "body":
        return column(one.rules.bodies[option], "name", one.lang)
    for question in one.exercise.get("questions") or ():
        if question["id"] == one.part.id:
            found = [
                text(thing, one.lang) for thing in question["options"] if thing["id"] == option
            ]
            return found[0].rstrip(".") if found else ""
    return ""


def sentences(one: Answered) -> PartGrade:
    """Credit: F1 of the marked sentences against the closest set that the key allows."""
    marked = set(one.answer.split())
    credit = max(_f1(marked, set(good.split())) for good in one.good)
    if credit >= 1.0:
        return one.found("right", text(one.expected["right"], one.lang))
    proper = {address for good in one.good for address in good.split()}
    usual = [one.wrong[address] for address in one.answer.split() if address in one.wrong]
    told = next((words for words in usual), one.expected.get("otherwise"))
    lines = [text(told, one.lang)] if told else []
    if marked & proper:
        n = len(marked & proper)
        lines.insert(0, _so_far(n, len(marked), one.lang))
    error = told.get("error") if told else None
    return one.found(by_credit(credit), *lines, credit=credit, error=error)


def _f1(marked: set[str], wanted: set[str]) -> float:
    return 2 * len(marked & wanted) / (len(marked) + len(wanted)) if marked or wanted else 1.0


def _so_far(right: int, total: int, lang: str) -> str:
    t = translator(lang)
    return t("{right} of the {total} sentences you marked decide.", right=right, total=total)
