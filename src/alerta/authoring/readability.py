"""How easily a Spanish text reads: the index of Szigriszt-Pazos, on the INFLESZ scale.

Index = 206.835 - 62.3 · syllables / words - words / sentences (F. Szigriszt Pazos, «Sistemas
predictivos de legibilidad del mensaje escrito», Madrid 1993). The scale is that of I. M. Barrio
Cantalejo and others, «Validación de la Escala INFLESZ», 2008: below 40 very hard, 40-55 rather
hard, 55-65 normal, 65-80 rather easy, above 80 very easy.

Numbers and codes (2026, C4, E13) are words of a sentence, but have no syllables to count: they
are left out of the index. So are headings, which are no sentences and would flatter it.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

FLOOR = 65.0  # «bastante fácil» begins here: one step easier than the scale calls normal
CONSTANT, PER_SYLLABLE, PER_WORD = 206.835, 62.3, 1.0

_STRONG = "aeoáéó"
_ACCENTED_WEAK = "íú"
_WEAK = "iuü"
_VOWELS = re.compile(f"[{_STRONG}{_ACCENTED_WEAK}{_WEAK}]+")
_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_VOWEL_Y = re.compile(r"(?<![aeiouáéíóúü])y(?![aeiouáéíóúü])|y\b")
_SILENT_H = re.compile(r"(?<![c])h")

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*(?![\w])")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")\]]*\s+")

_CODE = re.compile(r"```.*?```|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"`|\*\*|__|(?<!\w)[*_]|[*_](?!\w)")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_RULE = re.compile(r"^\s*\|?[\s|:-]+\|?\s*$")


def syllables(word: str) -> int:
    """The syllables of one Spanish word; 0 when it has no vowel.

    Two strong vowels, or a strong and a weak one with an accent, stand apart («le-er», «dí-a»);
    all other vowels side by side are one syllable. An h between them changes nothing.
    """
    bare = _SILENT_H.sub("", _SILENT_U.sub("", word.casefold()))
    bare = _VOWEL_Y.sub("i", bare)
    return sum(_nuclei(group) for group in _VOWELS.findall(bare))


def _nuclei(vowels: str) -> int:
    return 1 + sum(_apart(one, other) for one, other in pairwise(vowels))


def _apart(one: str, other: str) -> bool:
    if one in _STRONG and other in _STRONG:
        return True
    accented = one in _ACCENTED_WEAK or other in _ACCENTED_WEAK
    return one == other or (accented and (one in _STRONG or other in _STRONG))


def words(text: str) -> list[str]:
    """The words of letters, without numbers and codes."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of running text; the end of a paragraph ends a sentence."""
    found = (one for line in text.splitlines() for one in _SENTENCE_END.split(line))
    return [one.strip() for one in found if one.strip()]


def length(sentence: str) -> int:
    """How many words a reader meets: numbers and codes count, dashes and bars do not."""
    return sum(1 for one in sentence.split() if any(sign.isalnum() for sign in one))


def index(text: str) -> float | None:
    """The index of Szigriszt-Pazos; None when no sentence has a word.

    0 or less is unreadable, 100 and more is a primer. `text` is plain: see `plain`.
    """
    return of_sentences(sentences(text))


def of_sentences(texts: Iterable[str]) -> float | None:
    """The same for texts that are sentences already."""
    split = [found for found in map(words, texts) if found]
    if not split:
        return None
    spoken = [word for found in split for word in found]
    sounds = sum(max(1, syllables(word)) for word in spoken)
    per_word, per_sentence = sounds / len(spoken), len(spoken) / len(split)
    return CONSTANT - PER_SYLLABLE * per_word - PER_WORD * per_sentence


def plain(markdown: str, *, headings: bool = True) -> str:
    """The running text of a Markdown cell: one line a paragraph, item, heading or table cell."""
    text = _IMAGE.sub(r"\1", _TAG.sub(" ", _CODE.sub("\n", markdown)))
    text = _MARKS.sub("", _LINK.sub(r"\1", text))
    lines: list[str] = []
    open_paragraph = False
    for line in text.splitlines():
        bare = line.strip().lstrip(">").strip()
        if not bare or _RULE.match(bare):
            open_paragraph = False
        elif bare.startswith("#"):
            open_paragraph = False
            if headings:
                lines.append(bare.lstrip("#").strip())
        elif bare.startswith("|"):
            lines.extend(cell.strip() for cell in bare.strip("|").split("|"))
            open_paragraph = False
        elif open_paragraph and not _BULLET.match(bare):
            lines[-1] = f"{lines[-1]} {bare}"
        else:
            lines.append(_BULLET.sub("", bare))
            open_paragraph = True
    return "\n".join(line for line in lines if line)
