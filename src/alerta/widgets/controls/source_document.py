"""A source: on paper colour, in serif, with numbered sentences that people cite by number."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls.plain import escape

_DAYS = {
    "es": ("Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def spoken_date(day: date | str, lang: str) -> str:
    """«Miércoles 11 de marzo de 2026», "Wednesday 11 March 2026"."""
    if isinstance(day, str):
        day = date.fromisoformat(day)
    lang = lang if lang in _DAYS else "es"
    weekday, month = _DAYS[lang][day.weekday()], _MONTHS[lang][day.month - 1]
    if lang == "es":
        return f"{weekday} {day.day} de {month} de {day.year}"
    return f"{weekday} {day.day} {month} {day.year}"


def spoken_month(month: str, lang: str) -> str:
    """ "2026-03" as «marzo de 2026», "March 2026"."""
    year, _, number = month.partition("-")
    name = _MONTHS[lang if lang in _MONTHS else "es"][int(number) - 1]
    return f"{name} de {year}" if lang == "es" else f"{name} {year}"


def sentences(document: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    """(address such as "d1.6", text) of every sentence, numbered from 1 over the document."""
    flat = [sentence for paragraph in document["paragraphs"] for sentence in paragraph]
    return [(f"{document['id']}.{n}", text(s, lang)) for n, s in enumerate(flat, start=1)]


def sentence_texts(documents: Iterable[Mapping[str, Any]], lang: str) -> dict[str, str]:
    """{address: text} of every sentence of some documents."""
    return {address: words for one in documents for address, words in sentences(one, lang)}


def shortened(words: str, width: int = 64) -> str:
    """The start of a sentence, cut at a word."""
    if len(words) <= width:
        return words
    return words[:width].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def source_document(
    document: Mapping[str, Any],
    lang: str,
    *,
    number: int = 1,
    total: int = 1,
    marks: Mapping[str, Iterable[str]] | None = None,
    open_tag: str = "",
    anchor: str = "",
) -> str:
    """The document as markup.

    `marks` gives, for a sentence address, the tags that cite it (C1, C2…); the sentence of
    `open_tag` is highlighted. The tag names the criterion, so that colour is never alone.
    Links lead to it by `anchor`.
    """
    t = translator(lang)
    marks = marks or {}
    name = (
        t("Document {number} of {total}.", number=number, total=total)
        if total > 1
        else t("Document.")
    )
    when = spoken_date(document["date"], lang)
    if document.get("time"):
        when += f", {str(document['time']).removeprefix('0')}"
    trust = ""
    if "reliability" in document:  # where grading it is the task, nothing is said
        trust = t(
            "Source {reliability}, credibility {credibility}.",
            reliability=document["reliability"],
            credibility=document.get("credibility", "?"),
        )
    body, n = [], 0
    for paragraph in document["paragraphs"]:
        pieces = []
        for sentence in paragraph:
            n += 1
            tags = list(marks.get(f"{document['id']}.{n}", ()))
            pieces.append(_sentence(n, text(sentence, lang), tags, open_tag))
        body.append(f"<p>{' '.join(pieces)}</p>")
    place = f' id="{escape(anchor)}"' if anchor else ""
    return (
        f'<article class="ka-source"{place} tabindex="-1"><header><b>{escape(name)}</b> '
        f"{escape(text(document['origin'], lang))}<br>{escape(when)}. {escape(trust)}</header>"
        f'<h4 class="ka-source__h">{escape(text(document["title"], lang))}</h4>{"".join(body)}</article>'
    )


def _sentence(number: int, words: str, tags: list[str], open_tag: str) -> str:
    head = f'<span class="ka-n">{number}</span>'
    if not tags:
        return head + escape(words)
    badges = "".join(
        f'<span class="ka-tag{" is-open" if tag == open_tag else ""}" translate="no">{escape(tag)}</span>'
        for tag in tags
    )
    is_open = " is-open" if open_tag in tags else ""
    return f'{head}{badges}<mark class="ka-ev{is_open}">{escape(words)}</mark>'
