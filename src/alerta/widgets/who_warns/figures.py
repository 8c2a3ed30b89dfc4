"""The drawings of chapter 1. Each says its finding in words, for those who do not see it."""

from collections.abc import Mapping, Sequence
from typing import Any

from alerta.i18n import translator
from alerta.resources import text
from alerta.widgets.controls import escape

WIDE = 320  # of the drawing: at 360 px it is shown at its own size
_FIRST, _LAST = 2004, 2027
_TICKS = (2005, 2010, 2015, 2020, 2025)
_LANE = 62


def lanes(rows: Sequence[Mapping[str, Any]], lang: str, finding: str) -> str:
    """Who was there from when to when, one lane an institution, to scale."""
    high = _LANE * len(rows) + 30
    drawn, told = [], [finding]
    for year in _TICKS:  # first, so that they stand behind everything
        x = _x(year)
        drawn.append(f'<path class="ka-fig__tick" d="M{x:.0f} 20V{high - 20}"/>')
        drawn.append(f'<text x="{x:.0f}" y="{high - 4}" class="ka-fig__year">{year}</text>')
    for number, row in enumerate(rows):
        top = number * _LANE
        name = text(row["name"], lang)
        drawn.append(f'<text x="2" y="{top + 15}" class="ka-fig__name">{escape(name)}</text>')
        for span in row["spans"]:
            drawn.append(_span(span, top, lang))
            told.append(f"{name}: {text(span, lang)}.")
    return _svg("".join(drawn), high, " ".join(told))


def _span(span: Mapping[str, Any], top: int, lang: str) -> str:
    begin, end = _x(span["from"]), _x(span.get("to", _LAST))
    words, now = escape(text(span, lang)), "" if "to" in span else " is-now"
    # of two names in a lane, the first ends where its bar ends: both find room
    anchor, x = ("end", end - 4) if "to" in span else ("start", begin + 2)
    return (
        f'<rect class="ka-fig__bar{now}" x="{begin:.0f}" y="{top + 38}" '
        f'width="{end - begin - 2:.0f}" height="12"/>'
        f'<text x="{x:.0f}" y="{top + 33}" text-anchor="{anchor}" class="ka-fig__of">{words}</text>'
    )


def _x(year: float) -> float:
    return 2 + (year - _FIRST) / (_LAST - _FIRST) * (WIDE - 4)


def two_counts(figures: Mapping[str, int], lang: str, finding: str) -> str:
    """Two bars from zero with their numbers: PCM and Defensoría."""
    t = translator(lang)
    names = {"pcm": t("PCM"), "defensoria": t("Defensoría")}
    most = max([*figures.values(), 1])
    drawn = []
    for number, (lens, name) in enumerate(names.items()):
        top, wide = number * 52, figures[lens] / most * (WIDE - 52)
        drawn.append(
            f'<text x="2" y="{top + 15}" class="ka-fig__name">{escape(name)}</text>'
            f'<rect class="ka-fig__bar{" is-now" if lens == "defensoria" else ""}" x="2" '
            f'y="{top + 21}" width="{max(wide, 1):.0f}" height="20"/>'
            f'<text x="{wide + 8:.0f}" y="{top + 37}" class="ka-fig__n">{figures[lens]}</text>'
        )
    said = " ".join([finding, *(f"{name}: {figures[lens]}." for lens, name in names.items())])
    return _svg("".join(drawn), 100, said)


def _svg(drawn: str, high: int, words: str) -> str:
    return (
        f'<svg class="ka-fig__svg" viewBox="0 0 {WIDE} {high}" role="img" '
        f'aria-label="{escape(words)}">{drawn}</svg>'
    )
