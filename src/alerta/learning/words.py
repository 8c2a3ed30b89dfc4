"""What people read for a part of an exercise: the question it asks and the words of its options.

Options of the exercise have their words in it; codes have theirs in the codebook.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from alerta.i18n import translator
from alerta.learning.kinds import Exercise, Part
from alerta.resources import column, csv_rows, table, text

_LABEL = {"es": "label::Español (es)", "en": "label::English (en)"}
_LISTS = {"category": "v_cat", "lens": "v_cat", "phase": "v_phase", "state": "v_state"}
_FLAGS = {"serious_harm_now": "R1", "threat_to_persons": "R3"}


def prompt(home: Path, exercise: Exercise, part: Part, lang: str) -> str:
    """What the part asks, in one sentence or word; the part's own name where nothing asks it."""
    group, _, item = part.id.partition(".")
    for question in exercise.get("questions") or ():
        if question["id"] == group:
            things = question.get("items", ()) if item else ()
            words = next((text(one, lang) for one in things if one["id"] == item), None)
            return words or text(question["prompt"], lang)
    asks = _ASKS.get(part.names)
    return asks(home, part, lang) if asks else _plain_prompt(part, lang)


def option_words(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    """{id: words} of everything that is offered, in the order of the exercise."""
    named = _NAMES.get(part.names, _own_words)
    words = named(home, exercise, part, lang)
    return {one: words.get(one, one) for one in part.options}


def _own_words(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    if part.shape == "partition":
        t = translator(lang)
        return {one: t("Report {number}", number=one[1:]) for one in part.options}
    group, _, item = part.id.partition(".")
    for question in exercise.get("questions") or ():
        if question["id"] == group:
            offered = question.get("options") if item else None
            things = offered or question.get("options") or question.get("items") or ()
            return {one["id"]: text(one, lang) for one in things}
    return {}


def _coded(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    rows = csv_rows(home / "datasets" / "codebook" / "form" / "choices.csv")
    label, name = _LABEL.get(lang, _LABEL["es"]), _LISTS[part.names]
    words = {row["name"]: row[label] for row in rows if row["list_name"] == name}
    return words | {"none": translator(lang)("No phase")}


def _levels(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    return {
        row["level"]: f"{row['level']}. {column(row, 'name', lang)}"
        for row in table(home, "levels")
    }


def _bodies(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    return {row["code"]: column(row, "name", lang) for row in table(home, "bodies")}


def _hours(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    t = translator(lang)
    return {
        one: t("1 hour") if one == "1" else t("{hours} hours", hours=one) for one in part.options
    }


def _criteria(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    if part.id == "c4_rung":
        return {
            row["rung"]: f"{row['rung']}. {column(row, 'name', lang)}"
            for row in table(home, "rungs")
        }
    rows = csv_rows(home / "datasets" / "codebook" / "form" / "choices.csv")
    name = "v_disagreement" if part.id == "disagreement" else "v_yni"
    label = _LABEL.get(lang, _LABEL["es"])
    return {row["name"]: row[label] for row in rows if row["list_name"] == name}


def _scores(home: Path, exercise: Exercise, part: Part, lang: str) -> dict[str, str]:
    t = translator(lang)
    words = {"yes": t("Yes"), "no": t("No"), "unknown": t("No data")}
    for row in table(home, "indicators"):
        if row["key"] == part.id:
            words |= {n: f"{n}: {column(row, f'anchor_{n}', lang)}" for n in ("0", "1", "2")}
    return words


_NAMES: dict[str, Callable[[Path, Exercise, Part, str], dict[str, str]]] = {
    "category": _coded,
    "phase": _coded,
    "state": _coded,
    "lens": _coded,
    "level": _levels,
    "body": _bodies,
    "hours": _hours,
    "criterion": _criteria,
    "score": _scores,
}


def _lens_prompt(home: Path, part: Part, lang: str) -> str:
    lens = part.id.partition(".")[2]
    return next(column(row, "name", lang) for row in table(home, "lenses") if row["code"] == lens)


def _criterion_prompt(home: Path, part: Part, lang: str) -> str:
    if part.id == "disagreement":
        return translator(lang)("What is the disagreement about?")
    row = next(row for row in table(home, "criteria") if row["key"] == part.id)
    return f"{row['code']}. {column(row, 'question', lang)}"


def _score_prompt(home: Path, part: Part, lang: str) -> str:
    if part.id in _FLAGS:
        rows = table(home, "jump_rules")
        row = next(row for row in rows if row["rule"] == _FLAGS[part.id])
        return f"{row['rule']}. {column(row, 'condition', lang)}"
    row = next(row for row in table(home, "indicators") if row["key"] == part.id)
    return f"{row['code']}. {column(row, 'question', lang)}"


_ASKS: dict[str, Callable[[Path, Part, str], str]] = {
    "lens": _lens_prompt,
    "criterion": _criterion_prompt,
    "score": _score_prompt,
}


def _plain_prompt(part: Part, lang: str) -> str:
    t = translator(lang)
    asked: Mapping[str, Any] = {
        "category": t("What is it today?"),
        "phase": t("In which phase is it?"),
        "state": t("In which state is it?"),
        "level": t("What is the alert level?"),
        "receiver": t("Who has to answer first?"),
        "copies": t("Who else has to know? Tick all."),
        "deadline": t("Within how many hours is it registered?"),
        "recommendation": t("What do you recommend, in one sentence?"),
        "events": t("Which reports tell of the same event?"),
        "cases": t("Which reports belong to the same case?"),
    }
    return asked.get(part.id.rpartition(".")[2], part.id)
