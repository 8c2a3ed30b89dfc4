"""Words of the glossary in a text: the first use of each, with their plurals."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from alerta.resources import column, table

# tags, and what no mark may stand in
_CLOSED = re.compile(r"(<(a|code|pre|h[1-6])\b.*?</\2>|<[^>]+>)", re.DOTALL | re.IGNORECASE)
_SUM = r"(?! (?:de|of|between)\b)"  # «una diferencia de 20» is a subtraction


def mark_terms(html: str, home: Path, lang: str, mark: Callable[[str, str], str]) -> str:
    """`html` with `mark(id, words)` for the first use of each glossary word.

    Headings, links and code are left alone.
    """
    rows = tuple((row["id"], column(row, "term", lang)) for row in table(home, "glossary"))
    pattern, ids = _pattern(rows, lang)
    used: set[str] = set()

    def put(found: re.Match[str]) -> str:
        term = ids[_plain(found[0])]
        if term in used:
            return found[0]
        used.add(term)
        return mark(term, found[0])

    return "".join(piece if closed else pattern.sub(put, piece) for piece, closed in _pieces(html))


def _pieces(html: str) -> list[tuple[str, bool]]:
    """The text cut into what may be marked and what may not (tags, links, headings)."""
    pieces, at = [], 0
    for found in _CLOSED.finditer(html):
        pieces += [(html[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [*pieces, (html[at:], False)]


@lru_cache(maxsize=8)
def _pattern(
    rows: tuple[tuple[str, str], ...], lang: str
) -> tuple[re.Pattern[str], dict[str, str]]:
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
