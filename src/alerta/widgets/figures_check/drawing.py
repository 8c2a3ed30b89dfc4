"""Charts drawn by hand as SVG: dots over time, bars, bars in groups. Missing figures stay missing.

Each is drawn twice, for a wide and for a narrow page; kit classes decide which one is shown. Every
drawing has its text in `aria-label`; the colours are those of figures_check.css.
"""

from collections.abc import Callable, Sequence

from alerta.widgets.controls import escape

WIDE, NARROW = 680, 328  # px
Month = tuple[int, int]  # year, month
Dot = tuple[Month, int]
# heading; then (words of a bar, its figure or None where there is none)
Group = tuple[str, Sequence[tuple[str, int | None]]]


def both(draw: Callable[[int], str]) -> str:
    """The drawing for wide and narrow pages."""
    return f'<div class="ka-chart__wide">{draw(WIDE)}</div><div class="ka-chart__narrow">{draw(NARROW)}</div>'


def runs(dots: Sequence[Dot]) -> list[list[Dot]]:
    """Dots of months that follow one another; a month without a figure ends a run."""
    made: list[list[Dot]] = []
    for dot in sorted(dots):
        if made and _months(dot) - _months(made[-1][-1]) == 1:
            made[-1].append(dot)
        else:
            made.append([dot])
    return made


def empty_years(dots: Sequence[Dot], first: int, last: int) -> list[int]:
    """The years between `first` and `last` without any dot."""
    known = {year for (year, _), _ in dots}
    return [year for year in range(first, last + 1) if year not in known]


def timeline(
    dots: Sequence[Dot], first: int, last: int, named: Sequence[Month], label: str, width: int
) -> str:
    """Dots over the years, joined only where month follows month. Values from 0 up."""
    left, right, top, bottom, height = 44, width - 40, 24, 246, 280
    most = -(-max(value for _, value in dots) // 50) * 50
    least = min(value for _, value in dots)
    span = last + 1 - first

    def x(month: Month) -> float:
        return left + (right - left) * (month[0] - first + (month[1] - 0.5) / 12) / span

    def y(value: float) -> float:
        return bottom - (bottom - top) * value / most

    parts = []
    for year in empty_years(dots, first, last):
        start = x((year, 1)) - (x((year, 2)) - x((year, 1))) / 2
        parts.append(
            f'<rect class="ka-chart__gap" x="{start:.1f}" y="{top}" width="{(right - left) / span:.1f}" height="{bottom - top}"/>'
        )
    for value in range(0, most + 1, 100 if width == NARROW else 50):
        kind = "ka-chart__base" if value == 0 else "ka-chart__grid"
        parts.append(f'<path class="{kind}" d="M{left} {y(value):.1f}H{right}"/>')
        parts.append(
            f'<text x="{left - 8}" y="{y(value) + 5:.1f}" text-anchor="end">{value}</text>'
        )
    for year in range(first, last + 1, 5 if width == NARROW else 3):
        middle = x((year, 6)) + (x((year, 7)) - x((year, 6))) / 2
        parts.append(f'<text x="{middle:.1f}" y="{bottom + 24}" text-anchor="middle">{year}</text>')
    for run in runs(dots):
        if len(run) > 1:
            points = " ".join(f"{x(month):.1f},{y(value):.1f}" for month, value in run)
            parts.append(f'<polyline class="ka-chart__line" points="{points}"/>')
    for month, value in dots:
        parts.append(
            f'<circle class="ka-chart__dot" cx="{x(month):.1f}" cy="{y(value):.1f}" r="4.5"/>'
        )
        if month in named:
            parts.append(_beside(x(month), y(value), value, month == dots[-1][0], value == least))
    return _svg(width, height, label, parts)


def bars(rows: Sequence[tuple[str, int]], label: str, width: int) -> str:
    """One bar a row, its name above it, its figure at its end."""
    most, line = max(value for _, value in rows) or 1, 52
    room = width - 64
    parts = []
    for n, (name, value) in enumerate(rows):
        y = n * line
        parts.append(f'<text x="0" y="{y + 18}">{escape(name)}</text>')
        parts.append(
            f'<rect class="ka-chart__bar" x="0" y="{y + 26}" width="{room * value / most:.1f}" height="16"/>'
        )
        end = room * value / most + 8
        parts.append(f'<text class="ka-chart__value" x="{end:.1f}" y="{y + 39}">{value}</text>')
    return _svg(width, line * len(rows), label, parts)


def groups(rows: Sequence[Group], none: str, label: str, width: int) -> str:
    """Bars in groups, each with its name; `none` is said where a group has no figure."""
    most = max((value or 0) for _, bars_ in rows for _, value in bars_) or 1
    room = width - 150
    parts, y = [], 0
    for heading, members in rows:
        parts.append(f'<text class="ka-chart__head" x="0" y="{y + 18}">{escape(heading)}</text>')
        y += 26
        if all(value is None for _, value in members):
            parts.append(
                f'<rect class="ka-chart__gap" x="0" y="{y}" width="{room}" height="22"/><text x="8" y="{y + 16}">{escape(none)}</text>'
            )
            y += 40
            continue
        for n, (words, value) in enumerate(members):
            long = room * (value or 0) / most
            kind = "ka-chart__bar" if n == 0 else "ka-chart__bar ka-chart__bar--second"
            said = none if value is None else words
            parts.append(f'<rect class="{kind}" x="0" y="{y}" width="{long:.1f}" height="18"/>')
            parts.append(f'<text x="{long + 8:.1f}" y="{y + 14}">{escape(said)}</text>')
            y += 24
        y += 16
    return _svg(width, y, label, parts)


def squares(total: int, explained: int, label: str) -> str:
    """One square for each case; those that are explained are filled."""
    side, gap, across = 22, 6, 11
    lines = -(-total // across)
    parts = []
    for n in range(total):
        x, y = (n % across) * (side + gap) + 1, n // across * (side + gap) + 1
        kind = "ka-chart__bar" if n < explained else "ka-chart__open"
        parts.append(f'<rect class="{kind}" x="{x}" y="{y}" width="{side}" height="{side}"/>')
        if n < explained:
            parts.append(f'<path class="ka-chart__tick" d="M{x + 6} {y + 11}l4 5 7-9"/>')
    return _svg(across * (side + gap), lines * (side + gap), label, parts)


def _beside(x: float, y: float, value: int, last: bool, lowest: bool) -> str:
    """The figure of a dot: to the right of the last one, below the lowest, above the others."""
    at, anchor = (
        ((x + 10, y + 5), "start") if last else ((x, y + (24 if lowest else -12)), "middle")
    )
    return f'<text class="ka-chart__value" x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}">{value}</text>'


def _svg(width: int, height: int, label: str, parts: Sequence[str]) -> str:
    return (
        f'<svg class="ka-chart" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )


def _months(dot: Dot) -> int:
    (year, month), _ = dot
    return year * 12 + month
