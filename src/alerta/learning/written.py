"""What people write by hand: numbers as they are written in Peru, and short sentences."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

_DIGITS = re.compile(r"[-+]?\d+(\.\d+)?\Z")
_SPACED = re.compile(r"(?<=\d)[\s\u00a0\u202f'](?=\d{3}(\D|$))")  # 4 258
_GROUPED = re.compile(r"[-+]?\d{1,3}([.,]\d{3})+\Z")  # 4,258 and 4.258
_ALONE = re.compile(r"\D*?([-+]?\d[\d.,]*)\D*")  # one number, whatever is around it


def number(text: str) -> float | None:
    """The number that somebody wrote; None when it is none or there are several.

    A decimal comma and a decimal point are the same, thousands may be spaced, and words or a
    sign around it («57,7 %», «17 casos») do not matter.
    """
    return next(iter(_readings(text)), None)


def same_number(answer: str, expected: str, within: str = "0") -> bool:
    """Whether two written numbers are the same, but for `within`.

    «4,258» may be four thousand or four and a bit: either reading of the answer will do.
    """
    wanted, room = number(expected), number(within) or 0.0
    return wanted is not None and any(abs(one - wanted) <= room + 1e-9 for one in _readings(answer))


def _readings(text: str) -> list[float]:
    alone = _ALONE.fullmatch(_SPACED.sub("", text.replace("−", "-")))
    if alone is None:
        return []
    bare = alone[1].rstrip(".,")
    found = [bare.replace(",", ".")]
    if _GROUPED.match(bare):
        found.append(bare.replace(",", "").replace(".", ""))
    return [float(one) for one in found if _DIGITS.match(one)]


def plain(text: str) -> str:
    """Lower case, without accents and punctuation, one space between words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(" " if not one.isalnum() else one for one in apart if not _accent(one))
    return " ".join(letters.split())


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of these words or stems begins a word of the text."""
    within = f" {plain(text)}"
    return any(f" {plain(word)}" in within for word in words)


def forbidden(text: str, expected: Mapping[str, Any]) -> str | None:
    """The first of the words that may not be written which the text has; None when it has none."""
    return next((word for word in expected.get("without", ()) if holds(text, [word])), None)


def held(text: str, expected: Mapping[str, Any]) -> list[bool]:
    """For each idea that a good answer holds, whether the text has it."""
    return [holds(text, words) for words in expected.get("holds", ())]


def _accent(sign: str) -> bool:
    return unicodedata.combining(sign) != 0
