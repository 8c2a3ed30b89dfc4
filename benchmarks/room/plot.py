"""The plot: when each visitor of the full room has the page, and what each costs in memory."""

import io
import re
from html import escape
from pathlib import Path

from room.results import KIT, STOCK, Arrival, Room, ratio

TOKENS = Path(__file__).parents[2] / "src" / "alerta" / "serving" / "static" / "tokens.css"
WORDS = {
    "es": {
        "sooner": "{many} personas abren la misma lección:\nla última la tiene en {kit} s; con Voila, en {stock} s ({times} veces más)",
        "plain": "{many} personas abren la misma lección: la última la tiene en {kit} s",
        "time": "Segundos hasta tener la página entera; un punto por persona",
        "memory": "Memoria por persona, MiB",
        "names": {"preheated": "Voila, núcleos precalentados"},
        "mark": ",",
    },
    "en": {
        "sooner": "{many} people open the same lesson:\nthe last one has it after {kit} s; with Voila, after {stock} s ({times} times as long)",
        "plain": "{many} people open the same lesson: the last one has it after {kit} s",
        "time": "Seconds until the page is whole; one dot a person",
        "memory": "Memory a person, MiB",
        "names": {"preheated": "Voila, pre-heated kernels"},
        "mark": ".",
    },
}


def colours() -> dict[str, str]:
    """The design tokens that are colours, by name without `--ka-`."""
    text = TOKENS.read_text(encoding="utf-8")
    return dict(re.findall(r"--ka-([\w-]+):\s*(#[0-9A-Fa-f]{6})", text))


def finding(room: Room, lang: str) -> str:
    """The title: what this run found, in its own numbers."""
    words, many = WORDS[lang], room.most
    kit, stock = room.arrival(KIT, many), room.arrival(STOCK, many)
    ours, theirs = (one.last if one else None for one in (kit, stock))
    told = {"many": many, "kit": _number(ours, lang), "stock": _number(theirs, lang)}
    times = ratio(theirs, ours)
    if times is None or times < 1:
        return words["plain"].format(**told)
    return words["sooner"].format(**told, times=_number(times, lang))


def draw(room: Room, lang: str) -> str:
    """The plot as SVG, with its title as alternative text."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib.figure import Figure

    tokens, words = colours(), WORDS[lang]
    found = [one for one in room.arrivals if one.visitors == room.most and one.whole_s]
    found.sort(key=lambda one: one.whole_s[-1], reverse=True)  # the soonest on top
    style = {"svg.hashsalt": "room", "font.size": 12, "text.color": tokens["ink"]}
    with mpl.rc_context(style):
        figure = Figure(figsize=(11, 1.7 + 0.75 * len(found)), facecolor=tokens["white"])
        times, memory = figure.subplots(1, 2, sharey=True, width_ratios=(5, 2))
        for place, one in enumerate(found):
            _row(times, memory, place, one, tokens, lang)
        names = [words["names"].get(one.server, room.names[one.server]) for one in found]
        times.set_yticks(range(len(found)), names)
        times.set_ylim(-0.6, len(found) - 0.4)
        for axes, what in ((times, words["time"]), (memory, words["memory"])):
            _calm(axes, what, tokens)
        figure.suptitle(finding(room, lang), x=0.01, ha="left", weight="bold", fontsize=15)
        figure.tight_layout(rect=(0, 0, 1, 1), w_pad=3)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return _with_title(drawn.getvalue(), finding(room, lang))


def _row(times, memory, place: int, one: Arrival, tokens: dict[str, str], lang: str) -> None:
    ours = one.server == KIT
    colour, weight = (tokens["anil-700"], "bold") if ours else (tokens["ink-3"], "normal")
    last = one.whole_s[-1]
    times.hlines(place, 0, last, color=tokens["line"], linewidth=1.5, zorder=1)
    times.scatter(
        one.whole_s,
        [place] * len(one.whole_s),
        s=34,
        color=colour,
        alpha=0.5,
        linewidth=0,
        zorder=2,
    )
    spot = {"xytext": (9, 0), "textcoords": "offset points", "va": "center", "color": colour}
    times.annotate(f"{_number(last, lang)} s", (last, place), weight=weight, **spot)
    memory.barh(place, one.own, height=0.42, color=colour)
    memory.annotate(f"{one.own:.0f}", (max(one.own, 0), place), weight=weight, **spot)


def _calm(axes, what: str, tokens: dict[str, str]) -> None:
    axes.set_xlabel(what, loc="left", color=tokens["ink-2"])
    axes.set_xlim(left=0)
    axes.margins(x=0.16)
    axes.tick_params(length=0, colors=tokens["ink-2"])
    for label in axes.get_yticklabels():
        label.set_color(tokens["ink"])
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(tokens["line"])


def _with_title(svg: str, title: str) -> str:
    told = escape(title.replace("\n", " "))
    opening = f'<svg role="img" aria-label="{told}" '
    return svg.replace("<svg ", opening, 1).replace(
        "<metadata>", f"<title>{told}</title>\n <metadata>", 1
    )


def _number(value: float | None, lang: str) -> str:
    if value is None:
        return "–"
    digits = 0 if value >= 20 else 1
    return f"{value:.{digits}f}".replace(".", WORDS[lang]["mark"])
