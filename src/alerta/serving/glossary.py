"""Words of the glossary in the text of a chapter: one click from every screen that uses them.

The first use in each text becomes a link; the page script shows the entry in place, and without
it the link leads to the glossary of the index.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from alerta.resources import Row, column, table

# tags, and what no link may stand in
_CLOSED = re.compile(r"(<(a|code|pre|h[1-6])\b.*?</\2>|<[^>]+>)", re.DOTALL | re.IGNORECASE)
_SUM = r"(?! (?:de|of|between)\b)"  # «una diferencia de 20» is a subtraction


def link_terms(html: str, home: Path, lang: str) -> str:
    """`html` with the first use of each glossary word as a link. Headings are left alone."""
    rows = tuple((row["id"], column(row, "term", lang)) for row in table(home, "glossary"))
    pattern, ids = _pattern(rows, lang)
    used: set[str] = set()

    def link(found: re.Match[str]) -> str:
        term = ids[_plain(found[0])]
        if term in used:
            return found[0]
        used.add(term)
        address = f"/manual/{lang}/index#term-{term}"
        return f'<a class="ka-term" href="{address}" data-term="{term}">{found[0]}</a>'

    return "".join(piece if closed else pattern.sub(link, piece) for piece, closed in _pieces(html))


def entries(html: Iterable[str], home: Path, lang: str) -> dict[str, dict[str, str]]:
    """The entries of all words that are links in these texts, for the page script."""
    ids = {found for text in html for found in re.findall(r'data-term="([a-z_]+)"', text)}
    return {row["id"]: _entry(row, lang) for row in table(home, "glossary") if row["id"] in ids}


def _entry(row: Row, lang: str) -> dict[str, str]:
    names = ("term", "definition", "example", "counter_example")
    return {name: column(row, name, lang) for name in names} | {"status": row["status"]}


def _pieces(html: str) -> list[tuple[str, bool]]:
    """The text cut into what may be linked and what may not (tags, links, headings)."""
    pieces, at = [], 0
    for found in _CLOSED.finditer(html):
        pieces += [(html[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [*pieces, (html[at:], False)]


@lru_cache(maxsize=8)
def _pattern(rows: tuple[tuple[str, str], ...], lang: str) -> tuple[re.Pattern[str], Any]:
    """One pattern for all words, the longest first, with their plurals."""
    ids: dict[str, str] = {}
    for term_id, term in rows:
        for name in (one.strip() for one in re.split(r"\s*\(|\)|\s+[ye]\s+|\s+and\s+", term)):
            for form in _forms(name, lang):
                ids.setdefault(_plain(form), term_id)
    names = sorted((re.escape(one) for one in ids if len(one) > 2), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-]){_SUM}", re.IGNORECASE), ids


def _forms(name: str, lang: str) -> list[str]:
    words = name.split()
    plural = " ".join(
        word if len(word) < 4 else word + ("es" if word[-1] not in "aeiouéó" else "s")
        for word in words
    )
    simple = f"{name}s"
    return [name, plural, simple] if lang == "es" else [name, simple]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
