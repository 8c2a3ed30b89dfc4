"""Words of the glossary in the text of a chapter: one click from every screen that uses them.

The first use in each text becomes a link; the page script shows the entry in place, and without
it the link leads to the glossary of the index.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from alerta.learning.terms import mark_terms
from alerta.resources import Row, column, table


def link_terms(html: str, home: Path, lang: str) -> str:
    """`html` with the first use of each glossary word as a link. Headings are left alone."""

    def link(term: str, words: str) -> str:
        address = f"/manual/{lang}/index#term-{term}"
        return f'<a class="ka-term" href="{address}" data-term="{term}">{words}</a>'

    return mark_terms(html, home, lang, link)


def entries(html: Iterable[str], home: Path, lang: str) -> dict[str, dict[str, str]]:
    """The entries of all words that are links in these texts, for the page script."""
    ids = {found for text in html for found in re.findall(r'data-term="([a-z_]+)"', text)}
    return {row["id"]: _entry(row, lang) for row in table(home, "glossary") if row["id"] in ids}


def listing(home: Path, lang: str) -> list[tuple[str, list[dict[str, str]]]]:
    """The whole glossary for the index, by initial letter: (letter, entries with their `id`)."""
    rows = table(home, "glossary")
    words = sorted((_order(column(row, "term", lang)), row["id"], row) for row in rows)
    letters: dict[str, list[dict[str, str]]] = {}
    for key, term_id, row in words:
        letters.setdefault(key[:1].upper(), []).append({"id": term_id, **_entry(row, lang)})
    return list(letters.items())


def _order(term: str) -> str:
    """How a term is sorted: «Ámbito» stands among the words with A."""
    plain = unicodedata.normalize("NFD", term.lower())
    return "".join(one for one in plain if one.isalnum() or one == " ")


def _entry(row: Row, lang: str) -> dict[str, str]:
    names = ("term", "definition", "example", "counter_example")
    return {name: column(row, name, lang) for name in names} | {"status": row["status"]}
