"""The two charts of the institution's view, drawn by hand as SVG: regions, and months.

Each is drawn for wide and for narrow pages (`figures_check.drawing.both`), with its text in
`aria-label`. None is a hidden figure: a dash stands in its place.
"""

from collections.abc import Sequence

from alerta.widgets.controls import escape
from alerta.widgets.figures_check.drawing import NARROW, WIDE

HIDDEN = "–"
NARROW_MONTHS = 6  # the last ones; all are in the table
_LINE, _BAR = 56, 16
Region = tuple[str, int | None, int | None]  # name, started, mastered
Month = tuple[str, int | None, int | None]  # "2026-03", started, mastered


def regions(rows: Sequence[Region], label: str, width: int) -> str:
    """A light bar of those who started each region, a dark one within it of those who mastered."""
    most = max((n or 0 for _, n, _ in rows), default=0) or 1
    room = width - 110
    parts = []
    for number, (name, started, mastered) in enumerate(rows):
        y = number * _LINE
        parts.append(f'<text class="ka-chart__head" x="0" y="{y + 18}">{escape(name)}</text>')
        long = room * (started or 0) / most
        parts += _bar(0, y + 26, long, _BAR, second=True)
        parts += _bar(0, y + 26, room * (mastered or 0) / most, _BAR)
        said = f"{_figure(mastered)} / {_figure(started)}"
        end = max(long, room * (mastered or 0) / most) + 8  # the longer one may be hidden
        parts.append(f'<text class="ka-chart__value" x="{end:.1f}" y="{y + 39}">{said}</text>')
    return _svg(width, _LINE * len(rows), label, parts)


def months(rows: Sequence[Month], label: str, width: int) -> str:
    """Beside each other, those who started (light) and those who mastered (dark) in a month."""
    shown = rows[-NARROW_MONTHS:] if width < WIDE else rows
    most = max((n or 0 for _, *two in shown for n in two), default=0) or 1
    top, bottom, step = 26, 196, width / max(len(shown), 4)
    thick = min(22.0, step / 2 - 3)
    parts = [f'<path class="ka-chart__base" d="M0 {bottom}H{width}"/>']
    for number, (month, *two) in enumerate(shown):
        middle = step * (number + 0.5)
        for value, second in zip(two, (True, False), strict=True):
            x = middle - thick - 1 if second else middle + 1
            high = (bottom - top) * (value or 0) / most
            parts += _bar(x, bottom - high, thick, high, second=second)
            if value != 0:
                parts.append(
                    f'<text class="ka-chart__value" x="{x + thick / 2:.1f}" '
                    f'y="{bottom - high - 6:.1f}" text-anchor="middle">{_figure(value)}</text>'
                )
        year, _, number_of_month = month.partition("-")
        for words, y in ((number_of_month, bottom + 18), (year, bottom + 36)):
            parts.append(f'<text x="{middle:.1f}" y="{y}" text-anchor="middle">{words}</text>')
    return _svg(width, bottom + 44, label, parts)


def key(started: str, mastered: str) -> str:
    """What the light and the dark bars are."""
    marks = (("ka-cohorts__key--second", started), ("", mastered))
    return '<p class="ka-cohorts__keys">' + "".join(
        f'<span><i class="ka-cohorts__key {kind}"></i>{escape(words)}</span>'
        for kind, words in marks
    ) + "</p>"  # fmt: skip


def _bar(x: float, y: float, width: float, height: float, *, second: bool = False) -> list[str]:
    if width <= 0 or height <= 0:
        return []
    kind = "ka-chart__bar ka-chart__bar--second" if second else "ka-chart__bar"
    return [
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    ]


def _figure(value: int | None) -> str:
    return HIDDEN if value is None else str(value)


def _svg(width: int, height: int, label: str, parts: Sequence[str]) -> str:
    return (
        f'<svg class="ka-chart" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


__all__ = ["NARROW", "WIDE", "key", "months", "regions"]
