"""The line of life as a drawing: phase by height, by pattern and by word; the state below.

Drawn twice, weeks to the right or, where it is narrow, weeks downwards: letters keep their size.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from alerta.i18n import translator
from alerta.widgets.controls import escape, stacked_table

INK, ANIL, QUIET, LINE = "#14182B", "#26358C", "#454C63", "#767D92"
STEPS = {"none": 0, "early": 1, "dialogue": 2, "de_escalation": 3, "escalation": 4, "crisis": 5}
HIGHEST = max(STEPS.values())
# what a phase is filled with: a pattern of its own, so that no colour is needed to tell it
_PATTERNS = {
    "early": (14, '<circle cx="7" cy="7" r="1.8"/>'),
    "dialogue": (12, '<path d="M0 6h12" stroke-width="2"/>'),
    "de_escalation": (10, '<path d="M-2 -2l14 14M-2 8l4 4M8 -2l4 4" stroke-width="1.8"/>'),
    "escalation": (10, '<path d="M-2 12l14 -14M-2 2l4 -4M8 12l4 -4" stroke-width="3.2"/>'),
    "crisis": (8, '<path d="M0 0l8 8M8 0l-8 8" stroke-width="2.6"/>'),
}
_DASHES = {"active": "", "latent": "2 6", "resolved": "14 4", "withdrawn": "1 10"}


@dataclass(frozen=True)
class Point:
    """One week of the line as it was decided; `well`: as the rules say. Only then it has labels."""

    number: int
    day: str
    phase: str
    phase_words: str
    state: str
    state_words: str
    well: bool
    pcm: str
    defensoria: str


def life_line(points: Sequence[Point], weeks: int, title: str, key: str, lang: str) -> str:
    """The figure: its finding, the drawing for wide and for narrow pages, how to read it.

    `key` begins the names of the patterns, which must differ within a page.
    """
    t = translator(lang)
    said = f"{title}. {_spoken(points, lang)}".strip()
    how = t(
        "The size of a bar puts the phases in an order for reading; it does not measure anything. "
        "A dashed outline is a decision to be looked at again."
    )
    told = f'<p class="ka-lifeline__how">{escape(how)}</p>' if points else ""
    return (
        f'<figure class="ka-lifeline" id="{escape(key)}-line" tabindex="-1"><figcaption><h4>{escape(title)}</h4></figcaption>'
        f"{_wide(points, weeks, said, key, lang)}{_narrow(points, weeks, said, key, lang)}"
        f"{told}</figure>"
    )


def weeks_table(points: Sequence[Point], lang: str) -> str:
    """The same line as a table, with what each institution calls every week; '' without any."""
    t = translator(lang)
    told = [one for one in points if one.well]
    if not told:
        return ""
    heads = (t("Week"), t("Phase"), t("State"), "PCM", "Defensoría")
    rows = (
        (
            f"{one.number}. {escape(one.day)}",
            *map(escape, (one.phase_words, one.state_words, one.pcm, one.defensoria)),
        )
        for one in told
    )
    return stacked_table(heads, rows, t("The same weeks, with what each institution calls them"))


def _spoken(points: Sequence[Point], lang: str) -> str:
    t = translator(lang)
    told = []
    for one in points:
        words = f"{one.phase_words}, {one.state_words}".lower()
        line = t("Week {number}: {words}.", number=one.number, words=words)
        told.append(line if one.well else f"{line} {t('To be looked at again.')}")
    return " ".join(told)


def _wide(points: Sequence[Point], weeks: int, said: str, key: str, lang: str) -> str:
    t, column, unit, ground = translator(lang), 132, 34, 216 if points else 12
    width = weeks * column + 12
    drawn = []
    known = {one.number: one for one in points}
    for number in range(1, weeks + 1):
        x, middle = 6 + (number - 1) * column, 6 + (number - 0.5) * column
        one = known.get(number)
        name = t("Week {number}", number=number)
        drawn.append(_word(middle, ground + 24, name, 14, QUIET))
        if one is None:
            drawn.append(
                f'<path d="M{x + 4} {ground}h{column - 8}" stroke="{LINE}" stroke-width="2" stroke-dasharray="3 7"/>'
            )
            continue
        high = STEPS[one.phase] * unit
        drawn.append(_bar(x, ground - high, column, high, one, f"{key}-w"))
        drawn.append(_word(middle, ground - high - 10, one.phase_words, 15, INK, bold=True))
        drawn.append(_ground(x + 4, ground, column - 8, one.state))
        drawn.append(_word(middle, ground + 46, one.state_words, 15, INK, bold=True))
    return _svg(width, ground + 58, said, f"{key}-w", drawn, "ka-lifeline__wide")


def _narrow(points: Sequence[Point], weeks: int, said: str, key: str, lang: str) -> str:
    t, tall, unit, left = translator(lang), 66, 26, 84
    drawn = []
    known = {one.number: one for one in points}
    for number in range(1, weeks + 1):
        y = (number - 1) * tall + 8
        one = known.get(number)
        name = t("Week {number}", number=number)
        drawn.append(_word(0, y + 24, name, 14, QUIET, anchor="start"))
        if one is None:
            drawn.append(
                f'<path d="M{left} {y}v{tall - 16}" stroke="{LINE}" stroke-width="2" stroke-dasharray="3 7"/>'
            )
            continue
        long = STEPS[one.phase] * unit
        drawn.append(_bar(left, y, long, tall - 16, one, f"{key}-n"))
        end = left + long + 10
        drawn.append(_word(end, y + 20, one.phase_words, 15, INK, bold=True, anchor="start"))
        drawn.append(_word(end, y + 41, one.state_words, 15, INK, anchor="start"))
        drawn.append(_ground(left, y, tall - 16, one.state, down=True))
    return _svg(328, weeks * tall, said, f"{key}-n", drawn, "ka-lifeline__narrow")


def _svg(width: int, height: int, said: str, key: str, drawn: list[str], name: str) -> str:
    return (
        f'<svg class="{name}" viewBox="0 0 {width} {height}" style="max-width:{width}px" role="img" '
        f'aria-label="{escape(said)}"><defs>{_patterns(key)}</defs>{"".join(drawn)}</svg>'
    )


def _patterns(key: str) -> str:
    return "".join(
        f'<pattern id="{escape(key)}-{phase}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        f'fill="{ANIL}" stroke="{ANIL}">{marks}</pattern>'
        for phase, (size, marks) in _PATTERNS.items()
    )


def _bar(x: float, y: float, width: float, height: float, one: Point, key: str) -> str:
    """A phase: filled with its pattern once the week is decided well, an outline before."""
    if not one.well:
        return (
            f'<rect x="{x + 3}" y="{y}" width="{max(0, width - 6)}" height="{height}" fill="none" '
            f'stroke="{LINE}" stroke-width="2" stroke-dasharray="6 5"/>'
        )
    fill = f"url(#{escape(key)}-{one.phase})" if one.phase in _PATTERNS else "none"
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" stroke="{INK}" '
        f'stroke-width="2"/>'
    )


def _ground(x: float, y: float, length: float, state: str, down: bool = False) -> str:
    """The ground line: whole while the case is active, broken otherwise; the word stands by it."""
    dash = _DASHES.get(state, "8 4 2 4")
    broken = f' stroke-dasharray="{dash}"' if dash else ""
    way = f"v{length}" if down else f"h{length}"
    return f'<path d="M{x} {y}{way}" stroke="{INK}" stroke-width="5"{broken}/>'


def _word(
    x: float,
    y: float,
    words: str,
    size: int,
    colour: str,
    *,
    bold: bool = False,
    anchor: str = "middle",
) -> str:
    weight = 680 if bold else 400
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
