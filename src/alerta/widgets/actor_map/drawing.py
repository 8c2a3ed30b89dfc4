"""The map as a drawing: three rings, actors in them, what binds and what parts them.

It shows only what the person has put there; what is not right yet is drawn in broken lines.
"""

import math

from alerta.i18n import translator
from alerta.widgets.actor_map.figure import cut, figure, lettering
from alerta.widgets.actor_map.model import LAYERS, RINGS, ActorMap, link_part
from alerta.widgets.actor_map.telling import link_words
from alerta.widgets.controls import choice_words, escape

WIDTH, HEIGHT = 380, 516
CENTRE = (190, 243)
RADII = {"primary": (78, 92), "secondary": (118, 158), "tertiary": (148, 218)}
SIZE = {None: 12, "low": 9, "high": 18}
SIGN = {"against": "−", "conditional": "±", "favourable": "+"}
Point = tuple[float, float]


def map_figure(model: ActorMap) -> str:
    """The map with its title, its description and its legend."""
    t = translator(model.lang)
    right, total = model.count("rings")
    title = model.finding("map") or (
        t("All {total} in their place", total=total)
        if right == total
        else t("{n} of {total} in their place: the map grows with each one", n=right, total=total)
        if model.placed()
        else t("The map is empty: put the first actor on it")
    )
    at = places(model)
    nodes = "".join(_node(model, actor, place) for actor, place in at.items())
    drawing = _rings(model) + _links(model, at) + nodes
    return figure(title, "", drawing, description(model), (WIDTH, HEIGHT)) + _legend(model)


def description(model: ActorMap) -> str:
    """The map in words, for those who do not see it."""
    t = translator(model.lang)
    orders = choice_words(model.session.home, "v_order", model.lang)
    told = [t("Map of actors in three rings.")]
    for ring in RINGS:
        inside = [
            _spoken(model, one) for one in model.placed() if model.value(f"ring.{one}") == ring
        ]
        if inside:
            told.append(f"{orders[ring]}: {', '.join(inside)}.")
    words = link_words(model)
    for one, other, kind in model.links():
        told.append(f"{words[kind]}: {model.name(one, True)}, {model.name(other, True)}.")
    return " ".join(told)


def places(model: ActorMap) -> dict[str, Point]:
    """Where each placed actor stands: its ring as decided, its turn as the case says."""
    found: dict[str, Point] = {}
    for actor in model.placed():
        (cx, cy), (rx, ry) = CENTRE, RADII[model.value(f"ring.{actor}") or "primary"]
        turn = math.radians(model.turn(actor))
        found[actor] = (cx + rx * math.cos(turn), cy + ry * math.sin(turn))
    return found


def _rings(model: ActorMap) -> str:
    names = {
        "primary": translator(model.lang)("Primary actors"),
        "secondary": translator(model.lang)("Secondary actors"),
        "tertiary": translator(model.lang)("Tertiary actors"),
    }
    drawn = []
    for ring in reversed(RINGS):
        (cx, cy), (rx, ry) = CENTRE, RADII[ring]
        drawn.append(f'<ellipse class="ka-map__ring" cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>')
        drawn.append(lettering(cx, cy - ry + 5, [names[ring]], "ka-map__ringname"))
    return "".join(drawn)


def _node(model: ActorMap, actor: str, place: Point) -> str:
    (x, y), right = place, model.right(f"ring.{actor}")
    power = model.value(f"power.{actor}") if model.right(f"power.{actor}") else None
    attitude = model.value(f"attitude.{actor}") if model.right(f"attitude.{actor}") else None
    size, state = SIZE[power], "" if right else " is-open"
    sign = SIGN.get(attitude or "", "") if right else "?"
    circle = f'<circle class="ka-map__node{state}" cx="{x:.0f}" cy="{y:.0f}" r="{size}"/>'
    mark = lettering(x, y + 5, [sign], f"ka-map__sign{state}") if sign else ""
    return circle + mark + _label(model, actor, x, y, size)


def _label(model: ActorMap, actor: str, x: float, y: float, size: int) -> str:
    lines = cut(model.name(actor, short=True), 13)
    layers = _layers(model, actor)
    side = x - CENTRE[0]
    if abs(y - CENTRE[1]) > 0.5 * abs(side) > 8:  # beside it, away from the middle
        anchor, left = ("start", x + size + 5) if side > 0 else ("end", x - size - 5)
        top = y + 5 - 8 * (len(lines) - 1)
    else:  # below it, inside the drawing
        half = max(map(len, lines)) * 3.9
        anchor, left = "middle", min(max(x, half + 2), WIDTH - half - 2)
        top = y + size + 16
    drawn = lettering(left, top, lines, "ka-map__name", anchor)
    if layers:
        drawn += (
            f'<text class="ka-map__layers" x="{left:.0f}" y="{top + 16 * len(lines):.0f}" '
            f'text-anchor="{anchor}">{layers}</text>'
        )
    return drawn


def _layers(model: ActorMap, actor: str) -> str:
    """P, I and N: bold where that layer of the actor was found."""
    spoken = next((one["sentences"] for one in model.speakers if one["actor"] == actor), [])
    found = {model.value(f"layer.{one}") for one in spoken if model.right(f"layer.{one}")}
    if not found:
        return ""
    letters = {"position": "P", "interest": "I", "need": "N"}
    return " ".join(
        f'<tspan class="{"is-found" if layer in found else "is-missing"}">{escape(letters[layer])}</tspan>'
        for layer in LAYERS
    )


def _links(model: ActorMap, at: dict[str, Point]) -> str:
    drawn = []
    for one, other, kind in model.links():
        if one in at and other in at:
            right = model.right(link_part(one, other))
            drawn.append(link_line(kind, at[one], at[other], right))
    return "".join(drawn)


def link_line(kind: str, start: Point, end: Point, right: bool = True) -> str:
    """A link: two lines for an alliance, a line with a knot for trust, a zigzag for tension."""
    state = "" if right else " is-open"
    (x1, y1), (x2, y2) = start, end
    ends = f'x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}"'
    if kind == "tension":
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in _zigzag(start, end))
        return f'<polyline class="ka-map__link{state}" points="{path}"/>'
    if kind == "alliance":
        return (
            f'<line class="ka-map__link is-wide{state}" {ends}/><line class="ka-map__gap" {ends}/>'
        )
    knot = f'<circle class="ka-map__knot{state}" cx="{(x1 + x2) / 2:.0f}" cy="{(y1 + y2) / 2:.0f}" r="5"/>'
    return f'<line class="ka-map__link{state}" {ends}/>{knot}'


def _zigzag(start: Point, end: Point) -> list[Point]:
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1) or 1
    count = max(4, 2 * round(length / 18))
    across = ((y1 - y2) / length * 5, (x2 - x1) / length * 5)
    points = [start]
    for n in range(1, count):
        share, way = n / count, 1 if n % 2 else -1
        points.append(
            (x1 + (x2 - x1) * share + way * across[0], y1 + (y2 - y1) * share + way * across[1])
        )
    return [*points, end]


def _spoken(model: ActorMap, actor: str) -> str:
    """An actor with its power and attitude, as far as they were found."""
    t, words = translator(model.lang), [model.name(actor, short=True)]
    if not model.right(f"ring.{actor}"):
        words.append(t("to be looked at again"))
    if model.right(f"power.{actor}"):
        high = model.value(f"power.{actor}") == "high"
        words.append(t("High power").lower() if high else t("Low power").lower())
    if model.right(f"attitude.{actor}"):
        attitudes = choice_words(model.session.home, "v_attitude", model.lang)
        words.append(
            t("attitude: {word}", word=attitudes[model.value(f"attitude.{actor}") or ""].lower())
        )
    return words[0] + (f" ({', '.join(words[1:])})" if words[1:] else "")


def _legend(model: ActorMap) -> str:
    """What the marks mean; only those that stand on the map."""
    t, lines = translator(model.lang), []
    kinds = {kind for _, _, kind in model.links()}
    words = link_words(model)
    for kind in ("alliance", "close_link", "tension"):
        if kind in kinds:
            sample = link_line(kind, (2, 9), (46, 9))
            lines.append(
                (
                    f'<svg class="ka-drawing" viewBox="0 0 48 18" aria-hidden="true">{sample}</svg>',
                    words[kind],
                )
            )
    placed = model.placed()
    if any(model.right(f"power.{one}") for one in placed):
        lines.append(("", t("A large circle has high power; a small one, low power.")))
    if any(model.right(f"attitude.{one}") for one in placed):
        lines.append(("", t("+ goes to the talks, ± asks for something first, − refuses.")))
    if any(_layers(model, one) for one in placed):
        lines.append(("", t("P position, I interest, N need: bold, already found.")))
    if any(not model.right(f"ring.{one}") for one in placed):
        lines.append(("", t("Broken line and “?”: look at it again.")))
    items = "".join(f"<li>{sign}<span>{escape(said)}</span></li>" for sign, said in lines)
    return f'<ul class="ka-legend">{items}</ul>' if items else ""
