"""Progress drawn as a quipu: one cord a chapter, one knot a solved exercise. Inline SVG."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

ANIL, ANIL_LIGHT, ANIL_DARK, CORD = "#26358C", "#9AA8E0", "#141C4F", "#BFB296"
LENGTHS = (251, 296, 274, 335, 288, 268, 263, 343, 231, 255, 192, 210)  # as a real one: uneven
TILTS = (-8, 6, -4, 10)
FIRST, STEP = 48, 31  # px from the main cord to the first knot, and from knot to knot


@dataclass(frozen=True)
class Strand:
    """One chapter: how many exercises it has and how many are solved; `now` is where one is."""

    number: int
    total: int
    done: int
    now: bool = False


def quipu(strands: Sequence[Strand]) -> Markup:
    """The whole quipu, 640 by 470; what it says is also said in words beside it."""
    parts: list[str] = []
    knots: list[str] = []
    for index, strand in enumerate(strands):
        x = 52 + index * 542 / max(1, len(strands) - 1)
        top = _main(x) + 1
        step = min(STEP, 250 / max(1, strand.total))
        length = max(LENGTHS[index % len(LENGTHS)], FIRST + step * strand.total + 30)
        begun = strand.total > 0 and (strand.done > 0 or strand.now)
        colour, width = (ANIL, 3.2) if begun else (CORD, 2.4)
        way = 1 if index % 2 == 0 else -1
        points = [(_sway(x, way, step_ / 24), top + length * step_ / 24) for step_ in range(25)]
        line = " L".join(f"{px:.1f} {py:.1f}" for px, py in points)
        end_x, end_y = points[-1]
        parts.append(
            f'<path d="M{line}" stroke="{colour}" stroke-width="{width}"/>'
            f'<path d="M{x - 4:.1f} {top - 5:.1f}c-3 9 1 13 4 15c3-2 7-6 4-15" '
            f'stroke="{colour}" stroke-width="{width}"/>'
            f'<path d="M{end_x:.1f} {end_y:.1f}l-4 9m4-9l.5 10m-.5-10l4.5 8.5" '
            f'stroke="{colour}" stroke-width="1.6"/>'
        )
        for knot in range(strand.total):
            below = FIRST + step * knot
            knot_x, knot_y = _sway(x, way, below / length), top + below
            if knot < strand.done:
                knots.append(_knot(knot_x, knot_y, TILTS[knot % len(TILTS)]))
            else:
                edge = ANIL if begun else CORD
                knots.append(
                    f'<circle cx="{knot_x:.1f}" cy="{knot_y:.1f}" r="6.6" fill="#fff" '
                    f'stroke="{edge}" stroke-width="2"/>'
                )
        weight, ink = (760, ANIL) if strand.now else (560, ANIL if begun else "#5C6379")
        knots.append(
            f'<text x="{end_x:.1f}" y="{end_y + 31:.1f}" text-anchor="middle" font-size="17" '
            f'font-weight="{weight}" fill="{ink}">{strand.number}</text>'
        )
        if strand.now:
            knots.append(
                f'<path d="M{end_x - 9:.1f} {end_y + 38:.1f}h18" stroke="{ANIL}" stroke-width="3"/>'
            )
    rope = " L".join(f"{px} {_main(px):.1f}" for px in range(18, 623, 4))
    twist = "".join(f"M{px} {_main(px) + 2.6:.1f}l5 -4.6" for px in range(26, 616, 13))
    return Markup(
        '<svg viewBox="0 0 640 452" aria-hidden="true" focusable="false">'
        f'<g fill="none" stroke-linecap="round">{"".join(parts)}'
        f'<path d="M{rope}" stroke="{ANIL_DARK}" stroke-width="8"/>'
        f'<path d="{twist}" stroke="{ANIL_LIGHT}" stroke-width="1.5"/></g>'
        f"{''.join(knots)}</svg>"
    )


def cord(total: int, done: int) -> Markup:
    """A small cord for a line of a list, 104 by 20."""
    if not total:
        return Markup(
            '<svg viewBox="0 0 104 20" aria-hidden="true" focusable="false">'
            f'<path d="M0 10h72" stroke="{CORD}" stroke-width="2"/></svg>'
        )
    step = min(15.2, 92 / max(1, total - 1)) if total > 1 else 0
    colour = ANIL if done else CORD
    marks = "".join(
        f'<circle cx="{6 + step * n:.1f}" cy="10" r="4.6" '
        f'fill="{ANIL if n < done else "#fff"}" stroke="{colour}" stroke-width="1.8"/>'
        for n in range(total)
    )
    return Markup(
        '<svg viewBox="0 0 104 20" aria-hidden="true" focusable="false">'
        f'<path d="M0 10h{12 + step * (total - 1):.1f}" stroke="{colour}" stroke-width="2"/>'
        f"{marks}</svg>"
    )


def _main(x: float) -> float:
    """Height of the main cord at `x`: it hangs a little."""
    t = (x - 18) / 604
    return 46 * (1 - t) + 36 * t + 106 * t * (1 - t)


def _sway(x: float, way: int, t: float) -> float:
    return x + way * 9 * math.sin(1.25 * math.pi * t)


def _knot(x: float, y: float, tilt: int) -> str:
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({tilt})">'
        f'<ellipse rx="8.4" ry="6.6" fill="{ANIL}"/>'
        f'<path d="M-5.2 2.6C-2-.2 2-1.6 5.4-2" fill="none" stroke="{ANIL_LIGHT}" '
        'stroke-width="1.5" stroke-linecap="round"/></g>'
    )
