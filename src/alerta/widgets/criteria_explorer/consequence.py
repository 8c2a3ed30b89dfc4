"""What follows from the five answers: the verdict under both lenses, and what would change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alerta.criteria import assess
from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.manual_links import manual_address
from alerta.widgets.controls.verdict import Lens
from alerta.widgets.controls.words import choice_words
from alerta.widgets.session import Session


@dataclass(frozen=True)
class Consequence:
    """The verdict in words. `result` is what `alerta.criteria.assess` answered."""

    result: dict[str, Any]
    answer: str
    why: str
    lenses: tuple[Lens, ...]
    what_if: tuple[str, str]


_ALERT_FREE = {
    "p": [0, 0, 0, 0, 0],
    "i": [0, 0, 0, 0, 0],
    "serious_harm_now": False,
    "threat_to_persons": False,
    "hearsay_only": False,
    "violence_last_72h": False,
    "measure_active": False,
    "measure_in_30_days": False,
    "growing": False,
    "measure_ever": False,
    "dialogue_space_active": False,
    "days_since_expression": 0,
    "resolved": False,
    "merged": False,
    "type": None,
    "activity": None,
}


def situation(given: Mapping[str, Any], answers: Mapping[str, str | None]) -> dict[str, Any]:
    """One situation for `assess`: what the exercise tells, and what the person answered.

    Who answers that a measure was carried out also says that it is there: what the exercise
    tells of measures is brought into line, so that the verdict follows from the answers.
    """
    made = {"id": "1", **_ALERT_FREE, **given}
    for part in ("c1", "c2", "c3", "c5"):
        made[part] = answers.get(part)
    rung = made["c4_rung"] = int(answers.get("c4_rung") or 0)
    made["disagreement"] = answers.get("disagreement") if made["c2"] == "yes" else None
    if rung >= 3 and not made["measure_ever"]:
        made.update(measure_ever=True, measure_active=True, measure_in_30_days=True)
    if rung >= 4 and not given.get("measure_ever"):
        made["violence_last_72h"] = True
    if rung <= 2:
        made.update(measure_active=False, measure_in_30_days=False, measure_ever=False)
        made.update(growing=False, violence_last_72h=False)
    return made


def consequence(
    given: Mapping[str, Any], answers: Mapping[str, str | None], rules: Any, session: Session
) -> Consequence:
    """Verdict, reasons, both lenses and one change that would alter it."""
    home, lang = session.home, session.lang
    now = situation(given, answers)
    result = assess(now, rules)
    return Consequence(
        result,
        headline(result, lang),
        _reason(result, "category", lang),
        _lenses(result, session),
        _what_if(now, result, rules, home, lang),
    )


def headline(result: Mapping[str, Any], lang: str) -> str:
    """The answer in one line: a case and which, not yet, or another matter."""
    t = translator(lang)
    return {
        "conflict": t("It is a case: a social conflict"),
        "controversy": t("It is a case: a controversy"),
        "difference": t("It is a case: a difference"),
        "under_observation": t("Not a case yet: under observation"),
        "not_a_case": t("It is not a case"),
    }[result["category"]]


def lens_words(result: Mapping[str, Any], home: Path, lang: str) -> tuple[str, str]:
    """What PCM and Defensoría would call it, in a few words each."""
    t = translator(lang)
    categories = choice_words(home, "v_cat", lang)
    phases = choice_words(home, "v_phase", lang)
    pcm = result["lenses"]["pcm"]
    ombudsman = result["lenses"]["defensoria"]
    status = ombudsman["status"]
    if status == "conflict" and ombudsman.get("phase"):
        phase = _phase(ombudsman["phase"], phases, lang)
        other = t("Social conflict, {phase}", phase=phase)
    else:
        other = categories.get(status, status)
    return categories.get(pcm, pcm), other


def _phase(code: str, words: Mapping[str, str], lang: str) -> str:
    """«fase temprana», «en escalamiento», «en crisis»."""
    t = translator(lang)
    if code == "early":
        return t("early phase")
    return t("in {phase}", phase=words.get(code, code).lower())


def _lenses(result: Mapping[str, Any], session: Session) -> tuple[Lens, ...]:
    home, lang = session.home, session.lang
    t = translator(lang)
    row = next(r["rule"] for r in result["reasons"] if r["step"] == "category").removeprefix("B")
    rule = (manual_address(session, "B"), t("Category rule, row {row}", row=row))
    lenses = (manual_address(session, "L"), t("The two lenses, in the manual"))
    pcm, ombudsman = lens_words(result, home, lang)
    return (
        Lens(t("For PCM"), pcm, _lens_reason(result, 0, lang), rule),
        Lens(t("For the Defensoría"), ombudsman, _lens_reason(result, 1, lang), lenses),
    )


def _reason(result: Mapping[str, Any], step: str, lang: str) -> str:
    for reason in result["reasons"]:
        if reason["step"] == step:
            return text({"es": reason["text_es"], "en": reason["text_en"]}, lang)
    return ""


def _lens_reason(result: Mapping[str, Any], which: int, lang: str) -> str:
    """The reason of a lens without its name: PCM's is the first, Defensoría's the second."""
    found = [reason for reason in result["reasons"] if reason["step"] == "lens"][which]
    words = text({"es": found["text_es"], "en": found["text_en"]}, lang)
    rest = words.partition(": ")[2] or words
    return rest[:1].upper() + rest[1:]


def _what_if(
    now: dict[str, Any], result: Mapping[str, Any], rules: Any, home: Path, lang: str
) -> tuple[str, str]:
    t = translator(lang)
    for question, change in _changes(now, t):
        after = assess({**now, **change}, rules)
        if (after["category"], after["phase"]) == (result["category"], result["phase"]):
            continue
        pcm, ombudsman = lens_words(after, home, lang)
        if (
            after["category"] == "conflict"
            and after["lenses"]["defensoria"]["status"] == "conflict"
        ):
            phase = _phase(after["phase"], choice_words(home, "v_phase", lang), lang)
            return question, t("Both lenses agree: social conflict, {phase}.", phase=phase)
        return question, t(
            "PCM: {pcm}. Defensoría: {ombudsman}.", pcm=pcm.lower(), ombudsman=ombudsman.lower()
        )
    return "", ""


def _changes(now: Mapping[str, Any], t: Any) -> list[tuple[str, dict[str, Any]]]:
    """Changes worth telling, the nearest first."""
    carried_out = {
        "c4_rung": 3,
        "measure_active": True,
        "measure_in_30_days": True,
        "measure_ever": True,
        "days_since_expression": 0,
        "hearsay_only": False,
    }
    found = []
    if now["c1"] == "no":
        found.append((t("And if a group takes up the claim?"), {"c1": "yes"}))
    if now["c3"] == "no":
        found.append((t("And if it came to touch a public matter?"), {"c3": "yes"}))
    unknown = {part: "yes" for part in ("c1", "c2", "c3") if now[part] == "unknown"}
    if unknown:
        names = ", ".join(part.upper() for part in unknown)
        found.append((t("And if {criteria} is confirmed?", criteria=names), unknown))
    if now["hearsay_only"]:
        found.append((t("And if a second source confirms it?"), {"hearsay_only": False}))
    if now["c2"] == "no":
        demand = {"c2": "yes", "disagreement": "interests", "c4_rung": max(1, now["c4_rung"])}
        found.append((t("And if somebody makes a demand in public?"), demand))
    if now["c4_rung"] == 2:
        found.append((t("And if the announced measure begins?"), carried_out))
    if now["c4_rung"] <= 1:
        found.append((t("And if they carry out a measure?"), carried_out))
    if now["c5"] == "no":
        found.append((t("And if a concrete risk can be written?"), {"c5": "yes"}))
    if now["measure_active"]:
        ended = {
            "measure_active": False,
            "growing": False,
            "violence_last_72h": False,
            "dialogue_space_active": True,
        }
        found.append((t("And if the measure ends and a dialogue table has a date?"), ended))
    return found
