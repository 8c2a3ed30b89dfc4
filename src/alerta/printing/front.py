"""Before the chapters: cover, contents, and how to use the manual on paper."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from babel.dates import format_date
from reportlab.lib.units import mm
from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from alerta.i18n import translator
from alerta.printing import voices as v
from alerta.printing.calls import Text, cells
from alerta.printing.chapter import name_of, prose
from alerta.printing.composing import Composer
from alerta.printing.flow import Here, PageOf, ruled
from alerta.printing.tagging import Element
from alerta.resources import codebook_version, text

LANGUAGES = {"es": "Español", "en": "English"}
Facts = Mapping[str, Any]


def title(lang: str) -> str:
    """The title of the whole."""
    return translator(lang)("Identify and register potential social conflicts")


def cover(home: Path, lang: str, day: date, root: Element) -> list[Any]:
    """Title, language, version of the codebook, date and licence."""
    t, composer = translator(lang), Composer(Element("Sect", root), v.WIDTH - 26 * mm)
    facts = (
        t("Language: {language}", language=LANGUAGES[lang]),
        t("Version of the criteria: {version}", version=codebook_version(home)),
        t("Printed on {day}", day=format_date(day, "long", locale=lang)),
        t(
            "Content under licence {licence}: copy it, adapt it, and name Kit Alerta.",
            licence="CC BY 4.0",
        ),
    )
    made: list[Any] = [
        Spacer(1, 52 * mm),
        composer.words("Kit Alerta", "cover_lead"),
        Spacer(1, 5 * mm),
        composer.words(escape(t("The manual")), "cover", "H1"),
        Spacer(1, 6 * mm),
        composer.words(escape(title(lang)), "cover_lead"),
        Spacer(1, 3 * mm),
        composer.words(
            escape(t("Twelve chapters with their exercises, to read and to work on paper.")),
            "cover_fact",
        ),
        Spacer(1, 74 * mm),
    ]
    for one in made:
        if hasattr(one, "style"):
            one.style = type(one.style)("cover", parent=one.style, rightIndent=26 * mm)
    for one in facts:
        made.append(composer.words(escape(one), "cover_fact"))
    return [*made, NextPageTemplate("page"), PageBreak()]


def contents(chapters: Sequence[Facts], lang: str, root: Element) -> list[Any]:
    """Chapters and appendices with their pages."""
    t, composer = translator(lang), Composer(Element("Sect", root))
    lines = [
        (f"chapter-{int(one['number']):02d}", name_of(one, lang), text(one["question"], lang))
        for one in chapters
    ]
    lines.insert(0, ("use", t("How to use it on paper"), ""))
    lines += [(name, words, "") for name, words in appendices(lang).items()]
    table = Element("TOC", composer.element)
    rows = []
    for anchor, words, below in lines:
        entry = Element("TOCI", table)
        said = f'<a href="#{anchor}">{escape(words)}</a>'
        cell = [composer.words(said, "contents", "Lbl", entry)]
        if below:
            cell.append(composer.words(escape(below), "contents_line", "P", entry))
        rows.append([cell, PageOf(anchor, 40, Element("P", entry))])
    return [
        Here(("part", ""), ("outline", f"0|contents|{t('Contents')}")),
        composer.heading(escape(t("Contents")), "chapter", role="H1"),
        ruled(rows, [v.WIDTH - 40, 40], 0),
    ]


def appendices(lang: str) -> dict[str, str]:
    """Anchor and title of what follows the chapters."""
    t = translator(lang)
    return {
        "record": t("The form on paper"),
        "glossary": t("Glossary"),
        "sheets": t("List of sheets"),
        "index": t("Index"),
        "sources": t("Sources"),
    }


def use(home: Path, lang: str, root: Element) -> list[Any]:
    """How to work with the manual on paper, and what its marks mean."""
    t, composer = translator(lang), Composer(Element("Sect", root))
    steps = (
        t(
            "Read each chapter in order. It begins with a case: decide first, and read the rule afterwards."
        ),
        t(
            "Each exercise is a sheet with its own code, which is also at the foot of its pages. You may copy only the sheets that you need."
        ),
        t(
            "Write the code of the participant, never a name. Tick one box for each question, unless the sheet says otherwise."
        ),
        t(
            "The sentences of each document are numbered. Beside every answer, write the number of the sentence that proves it."
        ),
        t(
            "The answers are not in this manual. They are in the kit, with the reason of each one: open the same exercise there after you have decided."
        ),
        t(
            "A word with a thin line below it is in the glossary; the index says on which pages it stands."
        ),
        t(
            "The entry test, the exit test and the certification are not printed here: they are taken in the kit, so that nobody has seen them before."
        ),
    )
    html = "<ol>" + "".join(f"<li>{escape(one)}</li>" for one in steps) + "</ol>"
    marks = [
        one.markdown
        for one in cells(home / "manual" / lang / "index.ipynb")
        if isinstance(one, Text) and f"**{t('Official')}**" in one.markdown
    ]
    name = t("How to use it on paper")
    return [
        PageBreak(),
        Here(("part", name), ("outline", f"0|use|{name}")),
        composer.heading(escape(name), "chapter", role="H1"),
        *composer.pieces(html),
        *composer.pieces(prose("\n\n".join(marks), home, lang)),
    ]
