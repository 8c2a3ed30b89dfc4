"""A chapter on paper: its facts, its texts, and a paper form for everything that it shows."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import mistune
from reportlab.platypus import PageBreak

from alerta.i18n import translator
from alerta.learning.terms import mark_terms
from alerta.printing import voices as v
from alerta.printing.calls import Call, cells
from alerta.printing.composing import Composer
from alerta.printing.desks import FORMS, Page
from alerta.printing.flow import Here, ruled
from alerta.printing.keeping import not_alone
from alerta.printing.tagging import Element
from alerta.resources import ContentError, text

_read = mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])
_NOTEBOOK = re.compile(r'href="(\d\d)_\w+\.ipynb(?:#[^"]*)?"')
_CODE = re.compile(r"(<[^>]*>)|(?<![\w-])([CPI][1-5]|R[1-4])(?![\w-])")


def chapter(home: Path, facts: Mapping[str, Any], lang: str, root: Element) -> list[Any]:
    """The flowables of one chapter of chapters.yaml. ContentError for a call without a form."""
    element = Element("Sect", root)
    composer = Composer(element)
    page = Page(home, facts["id"], lang)
    made = [PageBreak(), *_opening(facts, lang, composer)]
    for cell in cells(home / "manual" / lang / f"{facts['id']}.ipynb"):
        if isinstance(cell, Call):
            if cell.name not in FORMS:
                known = ", ".join(sorted(FORMS))
                raise ContentError(
                    f"{facts['id']}: «lesson.{cell.name}» no tiene forma en papel. Hay: {known}."
                )
            html = FORMS[cell.name](page, *cell.arguments)
            made += composer.pieces(html if "ka-paper" in html else codes(html))
        else:
            made += composer.pieces(codes(prose(cell.markdown, home, lang)))
    return not_alone(made, v.WIDTH)


def prose(markdown: str, home: Path, lang: str) -> str:
    """A text cell as HTML: links lead to chapters, words of the glossary are marked once."""

    def mark(term: str, words: str) -> str:
        return f'<span class="ka-term" data-term="{term}">{words}</span>'

    html = _NOTEBOOK.sub(r'href="#chapter-\1"', str(_read(markdown)))
    return mark_terms(html, home, lang, mark)


def codes(html: str) -> str:
    """The codes of criteria, indicators and jump rules marked, for the index."""

    def mark(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        return f'<span class="ka-criterion-code" data-code="{found[2]}">{found[2]}</span>'

    return _CODE.sub(mark, html)


def name_of(facts: Mapping[str, Any], lang: str) -> str:
    """«4. ¿Es un caso? Cinco criterios»."""
    return f"{facts['number']}. {text(facts['title'], lang)}"


def _opening(facts: Mapping[str, Any], lang: str, composer: Composer) -> list[Any]:
    t = translator(lang)
    number, title = f"{int(facts['number']):02d}", text(facts["title"], lang)
    name = f"chapter-{number}"
    kicker = t("Chapter {number} of {total}", number=facts["number"], total=12)
    lines = [
        (t("Objective"), text(facts["objective"], lang)),
        (t("Time"), t("{minutes} minutes", minutes=facts["minutes"])),
        (t("Before"), text(facts["before"], lang)),
        (t("At the end you have"), text(facts["product"], lang)),
    ]
    table = Element("Table", composer.element)
    rows = []
    for label, said in lines:
        row = Element("TR", table)
        rows.append(
            [
                composer.words(escape(label), "head", "TH", row),
                composer.words(escape(said), "cell", "TD", row),
            ]
        )
    return [
        Here(("part", name_of(facts, lang)), ("outline", f"0|{name}|{name_of(facts, lang)}")),
        composer.heading(escape(kicker), "kicker", role="P"),
        composer.heading(escape(title), "chapter", role="H1"),
        composer.words(f"<b>{escape(text(facts['question'], lang))}</b>", "lead"),
        composer.words(escape(text(facts["lead"], lang)), "lead"),
        ruled(rows, [112, v.WIDTH - 112], 0),
    ]
