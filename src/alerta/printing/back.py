"""After the chapters: glossary, list of sheets, alphabetical index and sources."""

import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak

from alerta.i18n import translator
from alerta.learning import load_exercises
from alerta.learning.bank import shown_in_chapter
from alerta.printing import voices as v
from alerta.printing.composing import Composer
from alerta.printing.desks import Page
from alerta.printing.desks.record import record
from alerta.printing.flow import Here, Words, ruled
from alerta.printing.frame import Places
from alerta.printing.front import appendices
from alerta.printing.keeping import together
from alerta.printing.tagging import Element
from alerta.resources import Row, column, table, text
from alerta.widgets.codebook_table.view import origin_mark

COLUMN = (v.WIDTH - 22) / 2
Entry = tuple[str, list[int]]


def record_form(home: Path, lang: str, root: Element) -> list[Any]:
    """The blank registration form."""
    composer = Composer(Element("Sect", root))
    page = Page(home, "08_registering_a_case", lang)
    return [*_opening("record", lang, composer), *composer.pieces(record(page))]


def glossary(home: Path, lang: str, root: Element) -> list[Any]:
    """Every word with what it means, an example, what it is not, and its source."""
    t, composer = translator(lang), Composer(Element("Sect", root))
    titles = {row["id"]: row["title"] for row in table(home, "sources")}
    made = _opening("glossary", lang, composer)
    rows = sorted(table(home, "glossary"), key=lambda row: order(column(row, "term", lang)))
    for row in rows:
        name = escape(column(row, "term", lang), quote=False)
        notes = (("anchor", f"term-{row['id']}"), ("term", row["id"]))
        made.append(composer.heading(name, "term", notes, role="P"))
        lines = [escape(column(row, "definition", lang), quote=False)]
        for label, key in ((t("Example"), "example"), (t("Is not"), "counter_example")):
            if said := column(row, key, lang):
                lines.append(f"<i>{escape(label)}:</i> {escape(said, quote=False)}")
        html = "".join(f"<p>{one}</p>" for one in lines)
        source = escape(titles.get(row["source"], ""), quote=False)
        mark = origin_mark(row["status"] == "official", "", lang)
        html += f'<p class="ka-origin">{mark} · {source}</p>'
        pieces = composer.pieces(html)
        for one in pieces[:-1]:
            one.style = type(one.style)("entry", parent=v.voice("entry"))
        one_entry = [*made[-1:], *pieces]
        made[-1:] = together(one_entry, v.WIDTH)
    return made


def sheets(
    home: Path, chapters: Iterable[Any], lang: str, root: Element, places: Places
) -> list[Any]:
    """Every exercise with its page, by chapter."""
    t, composer = translator(lang), Composer(Element("Sect", root))
    made = _opening("sheets", lang, composer)
    for facts in chapters:
        number = f"{int(facts['number']):02d}"
        found = [
            (text(one["title"], lang), one["id"], places[f"anchor:sheet-{one['id']}"][0])
            for one in load_exercises(home, number)
            if shown_in_chapter(one) and f"anchor:sheet-{one['id']}" in places
        ]
        heading = t(
            "Chapter {number}. {title}", number=facts["number"], title=text(facts["title"], lang)
        )
        made.append(composer.heading(escape(heading), "h4"))
        element = Element("Table", composer.element)
        rows = []
        for title, name, page in sorted(found, key=lambda one: one[2]):
            row = Element("TR", element)
            link = f'<a href="#sheet-{name}">{escape(title, quote=False)}</a>'
            rows.append(
                [
                    composer.words(link, "cell", "TD", row),
                    composer.words(
                        f'<font color="{v.INK_3}">{name}</font>', "cell_small", "TD", row
                    ),
                    composer.words(str(page), "number", "TD", row),
                ]
            )
        if rows:
            made.append(ruled(rows, [v.WIDTH - 210, 176, 34], 0))
    return made


def index(home: Path, lang: str, root: Element, places: Places) -> list[Any]:
    """Words of the glossary and codes of the method, in alphabetical order, with their pages."""
    element = Element("Sect", root)
    composer = Composer(element, COLUMN)
    entries = index_entries(home, lang, places)
    made = [NextPageTemplate("columns"), *_opening("index", lang, composer)]
    listed, letter = Element("Index", element), ""
    for words, pages in entries:
        first = order(words)[:1].upper()
        if first != letter:
            letter = first
            made.append(composer.heading(letter, "letter", role="P"))
        numbers = ", ".join(f'<a href="#page-{one}">{one}</a>' for one in pages)
        said = f"{escape(words, quote=False)}  <font color='{v.ANIL_700}'>{numbers}</font>"
        style = type(v.voice("entry"))(
            "entry-in", parent=v.voice("entry"), leftIndent=10, firstLineIndent=-10
        )
        made.append(Words.of(said, style, Element("P", listed)))
    return made


def index_entries(home: Path, lang: str, places: Places) -> list[Entry]:
    """(words, pages) of everything in the index."""
    found = [
        (column(row, "term", lang), places[f"term:{row['id']}"])
        for row in table(home, "glossary")
        if f"term:{row['id']}" in places
    ]
    for code, words in _codes(home, lang):
        if f"code:{code}" in places:
            found.append((f"{code} {words}", places[f"code:{code}"]))
    return sorted(found, key=lambda one: order(one[0]))


def sources(home: Path, lang: str, root: Element) -> list[Any]:
    """Where each thing comes from."""
    t, composer = translator(lang), Composer(Element("Sect", root))
    made = [NextPageTemplate("page"), *_opening("sources", lang, composer)]
    rows = table(home, "sources")
    cells = "".join(
        f'<tr><th scope="row">{escape(row["title"], quote=False)}</th>'
        f"<td>{escape(row['publisher'], quote=False)}</td><td>{escape(row['year'])}</td>"
        f"<td>{escape(column(row, 'note', lang), quote=False)}</td>"
        f"<td>{origin_mark(row['status'] == 'official', '', lang)}</td></tr>"
        for row in rows
    )
    heads = (t("Source"), t("Publisher"), t("Year"), t("Note"), t("Origin"))
    top = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    return made + composer.pieces(
        f'<table class="ka-small"><thead><tr>{top}</tr></thead><tbody>{cells}</tbody></table>'
    )


def order(words: str) -> str:
    """What words are sorted by: without accents, ñ after n."""
    plain = unicodedata.normalize("NFD", words.lower().replace("ñ", "n\uffff"))
    return "".join(one for one in plain if not unicodedata.combining(one)).lstrip("«“¿¡ ")


def _codes(home: Path, lang: str) -> Sequence[tuple[str, str]]:
    def named(name: str, code: str, words: str) -> list[tuple[str, str]]:
        rows: list[Row] = table(home, name)
        return [(row[code], column(row, words, lang)) for row in rows]

    return [
        *named("criteria", "code", "short"),
        *named("indicators", "code", "name"),
        *named("jump_rules", "rule", "name"),
    ]


def _opening(name: str, lang: str, composer: Composer) -> list[Any]:
    words = appendices(lang)[name]
    return [
        PageBreak(),
        Here(("part", words), ("outline", f"0|{name}|{words}")),
        composer.heading(escape(words), "chapter", role="H1"),
    ]
