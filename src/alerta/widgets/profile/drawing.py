"""The chart of the profile: for each criterion a bar to the left (under the key) and to the right
(over it) of zero. Drawn by hand as SVG, with its text in `aria-label`."""

from collections.abc import Sequence
from dataclasses import dataclass

from alerta.widgets.controls import escape

WIDE, NARROW = 620, 320  # px
_LINE, _BAR, _TOP = 34, 14, 30
_FIGURE = 22  # px kept for the figure beside a bar


@dataclass(frozen=True)
class Bar:
    """One row: its name, the shares (0 to 1) under and over the key with their figures, and what
    is said where there is too little."""

    name: str
    under: float
    over: float
    figures: tuple[int, int]
    instead: str = ""


def both(rows: Sequence[Bar], sides: tuple[str, str], label: str) -> str:
    """The drawing for wide and for narrow pages; kit classes decide which one is shown."""
    wide, narrow = (_draw(rows, sides, label, width) for width in (WIDE, NARROW))
    return f'<div class="ka-chart__wide">{wide}</div><div class="ka-chart__narrow">{narrow}</div>'


def _draw(rows: Sequence[Bar], sides: tuple[str, str], label: str, width: int) -> str:
    left = 120 if width == WIDE else 56
    middle = left + (width - left) / 2
    room = (width - left) / 2 - _FIGURE - 4
    most = max((share for one in rows for share in (one.under, one.over)), default=0) or 1
    height = _TOP + _LINE * len(rows)
    parts = [
        f'<text x="{middle - 8:.0f}" y="14" text-anchor="end">{escape(sides[0])}</text>',
        f'<text x="{middle + 8:.0f}" y="14">{escape(sides[1])}</text>',
        f'<path class="ka-chart__base" d="M{middle:.1f} {_TOP - 8}V{height}"/>',
    ]
    for number, one in enumerate(rows):
        y = _TOP + _LINE * number
        parts.append(f'<text class="ka-chart__head" x="0" y="{y + 12}">{escape(one.name)}</text>')
        if one.instead:
            parts.append(f'<text x="{middle + 8:.1f}" y="{y + 12}">{escape(one.instead)}</text>')
            continue
        parts += _side(middle, y, -room * one.under / most, one.figures[0], second=True)
        parts += _side(middle, y, room * one.over / most, one.figures[1])
    return (
        f'<svg class="ka-chart" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _side(middle: float, y: float, long: float, figure: int, second: bool = False) -> list[str]:
    start = middle + min(long, 0)
    kind = "ka-chart__bar ka-chart__bar--second" if second else "ka-chart__bar"
    at, anchor = (middle + long - 6, "end") if second else (middle + long + 6, "start")
    drawn = [
        f'<rect class="{kind}" x="{start:.1f}" y="{y}" width="{abs(long):.1f}" height="{_BAR}"/>'
    ]
    said = f'<text class="ka-chart__value" x="{at:.1f}" y="{y + 12}" text-anchor="{anchor}">{figure}</text>'
    return [*(drawn if figure else ()), said]
