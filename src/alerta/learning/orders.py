"""Orders: how near one comes to another, and in which order things are shown to whom."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, zip_longest

_FIGURE = re.compile(r"\A\W*\d+(?:[.,]\d+)?")


def share_in_order(answer: Sequence[str], expected: Sequence[str]) -> float:
    """Of all pairs of `expected`, the share that `answer` has in the same order, 0 to 1."""
    place = {one: n for n, one in enumerate(answer)}
    pairs = list(combinations(expected, 2))
    right = sum(1 for a, b in pairs if a in place and b in place and place[a] < place[b])
    return right / len(pairs) if pairs else 1.0


def first_out_of_place(answer: Sequence[str], expected: Sequence[str]) -> str | None:
    """The first thing that stands where another should, or that is missing; None when all stand
    right."""
    wrong = (a or b for a, b in zip_longest(answer, expected) if a != b)
    return next(wrong, None)


def shuffled(
    things: Sequence[str], person_id: str, item: str, avoid: Collection[str] = ()
) -> list[str]:
    """The things in an order of their own for each person and item, the same at every visit.

    `avoid` are orders ("b a c") that may not come out, because they would be the answer.
    """
    for turn in range(8):
        made = sorted(things, key=lambda one: _draw(person_id, item, str(turn), one))
        if " ".join(made) not in avoid:
            return made
    return made


def arranged(
    words: Mapping[str, str], person_id: str, item: str, avoid: Collection[str] = ()
) -> list[str]:
    """The ids of options in this person's order; a scale («1 hora», «4 horas»…) keeps its own."""
    ids = list(words)
    if _is_scale(list(words.values())) and not avoid:
        return ids
    return shuffled(ids, person_id, item, avoid)


def _is_scale(words: Sequence[str]) -> bool:
    found = [_FIGURE.search(one) for one in words]
    figures = [float(re.sub(r"[^\d.]", "", one[0].replace(",", "."))) for one in found if one]
    return len(figures) == len(words) and figures in (
        sorted(set(figures)),
        sorted(set(figures), reverse=True),
    )


def _draw(*what: str) -> str:
    return hashlib.sha256("\n".join(what).encode()).hexdigest()
