"""An exercise on paper: its documents, its questions with empty boxes, never its key.

The sheet bears the id and version of the exercise, so that answers on paper can be typed in.
"""

from collections.abc import Callable, Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from alerta.i18n import translator
from alerta.learning.kinds import Exercise, Part, asked
from alerta.learning.words import option_words, prompt
from alerta.resources import text

BOX = '<span class="ka-box" aria-hidden="true"></span>'
BLANK = '<span class="ka-blank" aria-hidden="true"></span>'
LINES = 3  # to write a sentence by hand
Parts = list[Part]


def sheet(home: Path, exercise: Exercise, lang: str) -> str:
    """The exercise as an HTML fragment to print. It holds nothing of the key."""
    t = translator(lang)
    name = t("Exercise {id}, version {version}", id=exercise["id"], version=exercise["version"])
    minutes = t("{minutes} minutes", minutes=exercise["minutes"])
    own = f"<p>{escape(t('Code of the participant'))} {BLANK} {escape(t('Date'))} {BLANK}</p>"
    head = (
        f'<header><p class="ka-kicker" translate="no">{escape(name)}</p>'
        f"<h2>{escape(text(exercise['title'], lang))}</h2><p>{escape(minutes)}</p>{own}"
        f'<p class="ka-task">{escape(text(exercise["task"], lang))}</p></header>'
    )
    body = _BODIES.get(exercise["kind"], _questions)(home, exercise, lang)
    return f'<article class="ka-paper" lang="{escape(lang)}">{head}{body}</article>'


def _questions(home: Path, exercise: Exercise, lang: str) -> str:
    grouped: dict[str, Parts] = {}
    for part in asked(exercise):
        grouped.setdefault(part.id.partition(".")[0], []).append(part)
    raw = {one["id"]: one for one in exercise.get("questions") or exercise.get("cases") or ()}
    made, before = [], ""
    for number, (name, parts) in enumerate(grouped.items(), 1):
        one = raw.get(name, {})
        words = (
            text(one.get("prompt") or dict(one), lang)
            if one
            else prompt(home, exercise, parts[0], lang)
        )
        answers, below = _answers(home, exercise, lang, parts, one)
        shown = below if below != before else ""  # the same letters stand there once
        before = below
        title = f"<h3>{escape(f'{number}. {words}')}</h3>"
        made.append(f'<section class="ka-paper__q">{title}{answers}{shown}</section>')
    return documents(exercise.get("documents") or (), lang) + "".join(made)


def _answers(
    home: Path, exercise: Exercise, lang: str, parts: Parts, raw: Mapping[str, Any]
) -> tuple[str, str]:
    """Where the answers go, and the options whose letters are asked for, if there are such."""
    answers = "".join(_part(home, exercise, lang, part, raw, len(parts) > 1) for part in parts)
    if len(parts) == 1:
        return answers, ""
    words = option_words(home, exercise, parts[0], lang).values()
    return f"<ul>{answers}</ul>", _lettered(words, boxes=False)


def _part(
    home: Path, exercise: Exercise, lang: str, part: Part, raw: Mapping[str, Any], among: bool
) -> str:
    if among:
        return f"<li>{escape(prompt(home, exercise, part, lang))} {BLANK}</li>"
    words = option_words(home, exercise, part, lang)
    return _SHAPES[part.shape](list(words.values()), raw, lang)


def _choose(words: list[str], raw: Mapping[str, Any], lang: str) -> str:
    return _lettered(words, boxes=True)


def _tick(words: list[str], raw: Mapping[str, Any], lang: str) -> str:
    told = escape(translator(lang)("Tick all that apply."))
    return f"<p>{told}</p>{_lettered(words, boxes=True)}"


def _order(words: list[str], raw: Mapping[str, Any], lang: str) -> str:
    told = escape(translator(lang)("Number them from first to last."))
    rows = "".join(f"<li>{BOX} {escape(one)}</li>" for one in words)
    return f"<p>{told}</p><ul>{rows}</ul>"


def _number(words: list[str], raw: Mapping[str, Any], lang: str) -> str:
    unit = text(raw["unit"], lang) if raw.get("unit") else ""
    return f"<p>{BLANK} {escape(unit)}</p>"


def _write(words: list[str], raw: Mapping[str, Any], lang: str) -> str:
    return '<p class="ka-ruled" aria-hidden="true"></p>' * LINES


def _mark(words: list[str], raw: Mapping[str, Any], lang: str) -> str:
    told = translator(lang)("Numbers of the sentences: {n}", n=raw.get("choose", 1))
    return f"<p>{escape(told)} {BLANK}</p>"


_SHAPES: dict[str, Callable[[list[str], Mapping[str, Any], str], str]] = {
    "single": _choose,
    "several": _tick,
    "order": _order,
    "number": _number,
    "text": _write,
    "sentences": _mark,
}


def _lettered(words: Any, *, boxes: bool) -> str:
    rows = "".join(
        f"<li>{BOX if boxes else ''} <b>{chr(ord('a') + n)})</b> {escape(one)}</li>"
        for n, one in enumerate(words)
    )
    return f"<ul>{rows}</ul>"


def _reports(home: Path, exercise: Exercise, lang: str) -> str:
    t = translator(lang)
    head = "".join(
        f'<th scope="col">{escape(one)}</th>' for one in (t("Report"), t("Event"), t("Case"))
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(one["id"][1:])}</th><td>{BLANK}</td><td>{BLANK}</td></tr>'
        for one in exercise["documents"]
    )
    told = escape(t("Write one letter for each event, and one for each case."))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    reports = documents(exercise["documents"], lang, t("Report {number}", number="{number}"))
    return f"{reports}<p>{told}</p>{table}"


def _weeks(home: Path, exercise: Exercise, lang: str) -> str:
    t = translator(lang)
    every = {one["id"]: one for one in exercise["documents"]}
    parts: dict[str, Parts] = {}
    for part in asked(exercise):
        parts.setdefault(part.id.partition(".")[0], []).append(part)
    made = []
    for number, week in enumerate(exercise["weeks"], 1):
        shown = "".join(
            _document(every[one], t("Document {number}", number=one[1:]), lang)
            for one in week["shows"]
        )
        title = t("Week {number}.", number=number)
        asks = "".join(
            f"<h4>{escape(prompt(home, exercise, part, lang))}</h4>"
            + _lettered(option_words(home, exercise, part, lang).values(), boxes=True)
            for part in parts[week["id"]]
        )
        made.append(
            f'<section class="ka-paper__week"><h3>{escape(title)}</h3>'
            f"<p>{escape(text(week['told'], lang))}</p>{shown}{asks}</section>"
        )
    return "".join(made)


def _record(home: Path, exercise: Exercise, lang: str) -> str:
    told = escape(translator(lang)("Fill in the paper form with what these documents say."))
    return f"{documents(exercise.get('documents') or (), lang)}<p>{told}</p>"


_BODIES: dict[str, Callable[[Path, Exercise, str], str]] = {
    "grouping": _reports,
    "unfolding": _weeks,
    "registration": _record,
}


def documents(shown: Any, lang: str, name: str = "") -> str:
    """The documents with their numbered sentences; `name` is «Documento {number}» in words."""
    name = name or translator(lang)("Document {number}", number="{number}")
    return "".join(
        _document(one, name.format(number=number), lang) for number, one in enumerate(shown, 1)
    )


def _document(document: Mapping[str, Any], name: str, lang: str) -> str:
    day = document["date"]
    day = day if isinstance(day, date) else date.fromisoformat(str(day))
    body, n = [], 0
    for paragraph in document["paragraphs"]:
        pieces = []
        for sentence in paragraph:
            n += 1
            pieces.append(f'<span class="ka-n">{n}</span>{escape(text(sentence, lang))}')
        body.append(f"<p>{' '.join(pieces)}</p>")
    return (
        f'<section class="ka-source"><header><b>{escape(name)}.</b> '
        f"{escape(text(document['origin'], lang))}, {day:%d/%m/%Y}</header>"
        f'<h4 class="ka-source__h">{escape(text(document["title"], lang))}</h4>{"".join(body)}</section>'
    )
