"""Words of the glossary in a text: the first use of each, with their plurals."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from alerta.resources import column, table

# tags, and what no mark may stand in
_CLOSED = re.compile(r"(<(a|code|pre|h[1-6])\b.*?</\2>|<[^>]+>)", re.DOTALL | re.IGNORECASE)
_SUM = r"(?! (?:de|of|between)\b)"  # «una diferencia de 20» is a subtraction

# Words that are written like a term: «las partes» is not PART, «el Estado» no state of a case,
# «han hecho» no event, "who can act" no signed record.
_HAVE = re.compile(r"\b(?:he|ha|han|hemos|había|habían|haya|hayan|haber)(?: ya)? $", re.IGNORECASE)
_BEFORE_NOUN = re.compile(r"\b(?:an?|the|this|that|its|their|each|every|of|in) $", re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|[.:;?!¿¡«“(])\s*$")
_VERBS = ("act", "acts", "need", "needs")


def mark_terms(html: str, home: Path, lang: str, mark: Callable[[str, str], str]) -> str:
    """`html` with `mark(id, words)` for the first use of each glossary word.

    Headings, links and code are left alone.
    """
    rows = tuple((row["id"], column(row, "term", lang)) for row in table(home, "glossary"))
    pattern, ids = _pattern(rows, lang)
    used: set[str] = set()

    def put(found: re.Match[str]) -> str:
        term = ids[_plain(found[0])]
        if term in used or _means_another(found):
            return found[0]
        used.add(term)
        return mark(term, found[0])

    return "".join(piece if closed else pattern.sub(put, piece) for piece, closed in _pieces(html))


def _means_another(found: re.Match[str]) -> bool:
    words, before = found[0], found.string[: found.start()]
    if words.lower() in _VERBS:
        return not _BEFORE_NOUN.search(before)
    if words.lower() == "hecho":
        return bool(_HAVE.search(before))
    return words in ("Estado", "State") and not _BEGINS.search(before)


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
        for name in _names(term):
            for form in _forms(name, lang):
                ids.setdefault(_plain(form), term_id)
    acronyms = {_plain(name): name for _, term in rows for name in _names(term) if name.isupper()}
    names = sorted((one for one in ids if len(one) > 2), key=len, reverse=True)
    every = "|".join(
        f"(?-i:{re.escape(acronyms[one])})" if one in acronyms else re.escape(one) for one in names
    )
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w-]){_SUM}", re.IGNORECASE), ids


def _names(term: str) -> list[str]:
    """The words by which a term goes: «Paro y huelga» by two."""
    return [one.strip() for one in re.split(r"\s*\(|\)|\s+[ye]\s+|\s+and\s+", term)]


def _forms(name: str, lang: str) -> list[str]:
    if name.isupper():
        return [name]
    words = name.split()
    plural = " ".join(
        word if len(word) < 4 else word + ("es" if word[-1] not in "aeiouéó" else "s")
        for word in words
    )
    simple = f"{name}s"
    return [name, plural, simple] if lang == "es" else [name, simple]


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
