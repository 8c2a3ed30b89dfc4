"""The sentences of a profile: one for each criterion, none where there is too little."""

from alerta.i18n import Translate
from alerta.learning.profile import FEWEST, Leaning, Profile

RUNGS = ("C4", "level")  # measured in steps; the others in yes, no and no information


def name(measure: str, t: Translate) -> str:
    """What a measure is called within a sentence."""
    return t("the alert level") if measure == "level" else measure


def short(measure: str, t: Translate) -> str:
    """The same, beside a bar."""
    return t("Level") if measure == "level" else measure


def sentence(one: Leaning, t: Translate) -> str:
    """«De 8 respuestas sobre C4, 3 fueron más altas que la clave.»"""
    place = {"n": one.n, "name": name(one.measure, t)}
    if not one.enough:
        return t(
            "On {name} there are too few answers to say anything: {n} of at least {fewest}.",
            fewest=FEWEST,
            **place,
        )
    said = [words for words in (_over(one, t), _under(one, t)) if words]
    if not said:
        return t("Of {n} answers on {name}, none is above or below the key.", **place)
    return t("Of {n} answers on {name}, {what}.", what=t(" and ").join(said), **place)


def finding(found: Profile, t: Translate) -> str:
    """The title of the chart: which way the answers lean, in one line."""
    one = found.finding
    if one is None:
        some = any(leaning.enough for leaning in found.leanings)
        return t("Your answers lean to no side") if some else t("Too few answers for a profile yet")
    place = {"name": name(one.measure, t)}
    if one.direction == "over":
        return t("On {name} you tend to code more than the key", **place)
    return t("On {name} you tend to code less than the key", **place)


def _over(one: Leaning, t: Translate) -> str:
    n = one.over
    if one.measure in RUNGS:
        single, many = t("1 was higher than the key"), t("{over} were higher than the key", over=n)
    else:
        single, many = t("1 says more than the key"), t("{over} say more than the key", over=n)
    return _counted(n, single, many)


def _under(one: Leaning, t: Translate) -> str:
    n = one.under
    if one.measure in RUNGS:
        single, many = t("1 was lower than the key"), t("{under} were lower than the key", under=n)
    else:
        single, many = t("1 says less than the key"), t("{under} say less than the key", under=n)
    return _counted(n, single, many)


def _counted(n: int, single: str, many: str) -> str:
    return "" if not n else single if n == 1 else many
