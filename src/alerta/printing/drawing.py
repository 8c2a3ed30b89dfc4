"""The kit's own drawings on paper: the SVG of the screen, drawn as vectors in the same colours.

Reads what those drawings are made of (rect, circle, ellipse, line, polyline, path, text) and the
looks that their classes have in the kit's style sheets.
"""

import re
from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from alerta.printing import voices as v
from alerta.printing.flow import Picture
from alerta.printing.tagging import Element
from alerta.printing.tree import Node

Look = Mapping[str, Any]
# class: fill, stroke, width, size of letters, bold
LOOKS: dict[str, dict[str, Any]] = {
    "ka-chart__grid": {"stroke": v.LINE, "width": 1, "fill": None},
    "ka-chart__base": {"stroke": v.LINE_STRONG, "width": 1, "fill": None},
    "ka-chart__gap": {"fill": v.MIST, "stroke": v.LINE, "width": 1},
    "ka-chart__line": {"stroke": v.ANIL_700, "width": 3, "fill": None},
    "ka-chart__dot": {"fill": v.ANIL_700},
    "ka-chart__bar": {"fill": v.ANIL_700},
    "ka-chart__bar--second": {"fill": v.ANIL_300, "stroke": v.ANIL_700, "width": 1},
    "ka-chart__open": {"fill": v.WHITE, "stroke": v.LINE_STRONG, "width": 1.5},
    "ka-chart__tick": {"fill": None, "stroke": v.WHITE, "width": 2.5},
    "ka-chart__value": {"fill": v.INK, "bold": True},
    "ka-chart__head": {"fill": v.INK, "bold": True},
    "ka-fig__tick": {"stroke": v.LINE, "width": 1, "fill": None},
    "ka-fig__year": {"fill": v.INK_3, "size": 12, "anchor": "middle"},
    "ka-fig__name": {"fill": v.INK, "size": 14, "bold": True},
    "ka-fig__of": {"fill": v.INK_2, "size": 12.5},
    "ka-fig__n": {"fill": v.INK, "size": 17, "bold": True},
    "ka-fig__bar": {"fill": v.ANIL_300},
    "is-now": {"fill": v.ANIL_700},
    "ka-map__ring": {"stroke": v.LINE_STRONG, "width": 1, "fill": None},
    "ka-map__ringname": {"fill": v.INK_3, "size": 13, "halo": 6},
    "ka-map__name": {"fill": v.INK, "size": 14, "bold": True, "halo": 4},
    "ka-time__axis": {"stroke": v.INK_3, "width": 1.5, "fill": None},
    "ka-share__all": {"fill": v.MIST},
    "ka-share__bar": {"fill": v.ANIL_700},
    "ka-share__value": {"fill": v.INK, "size": 17, "bold": True},
}
_PLAIN: dict[str, Any] = {"fill": v.INK_2, "stroke": None, "width": 1, "size": 14, "bold": False}
_SHAPE = {"fill": v.INK}
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
_STEP = re.compile(r"([MmLlHhVvZzAa])([^MmLlHhVvZzAa]*)")


def picture(svg: Node, width: float, element: Element | None, most: float = 560) -> Picture:
    """The drawing, as wide as `width` points or less, never higher than `most`."""
    _, _, wide, high = (float(one) for one in svg.attributes["viewbox"].split())
    scale = min(width / wide, most / high, 0.78)

    def paint(canvas: Any) -> None:
        canvas.translate(0, high * scale)
        canvas.scale(scale, -scale)
        for one in svg.nodes:
            draw(canvas, one)

    return Picture(wide * scale, high * scale, paint, element)


def draw(canvas: Any, node: Node, inherited: Look = _PLAIN) -> None:
    """Draw one element; y goes down, as in SVG."""
    look = _look(node, inherited)
    get = lambda name: float(node.attributes.get(name, 0))  # noqa: E731
    if node.tag == "text":
        _letters(canvas, node, look)
        return
    if node.tag == "g":
        for one in node.nodes:
            draw(canvas, one, look)
        return
    fill, stroke = look["fill"], look["stroke"]
    if fill:
        canvas.setFillColor(HexColor(fill))
    if stroke:
        canvas.setStrokeColor(HexColor(stroke))
        canvas.setLineWidth(look["width"])
        canvas.setLineJoin(1)
    ink = {"fill": int(bool(fill)), "stroke": int(bool(stroke))}
    if node.tag == "rect":
        canvas.rect(get("x"), get("y"), get("width"), get("height"), **ink)
    elif node.tag == "circle":
        canvas.circle(get("cx"), get("cy"), get("r"), **ink)
    elif node.tag == "ellipse":
        x, y, rx, ry = get("cx"), get("cy"), get("rx"), get("ry")
        canvas.ellipse(x - rx, y - ry, x + rx, y + ry, **ink)
    elif node.tag == "line":
        canvas.line(get("x1"), get("y1"), get("x2"), get("y2"))
    elif node.tag == "polyline":
        numbers = [float(one) for one in _NUMBER.findall(node.attributes["points"])]
        path = canvas.beginPath()
        for n in range(0, len(numbers), 2):
            (path.moveTo if n == 0 else path.lineTo)(numbers[n], numbers[n + 1])
        canvas.drawPath(path, stroke=ink["stroke"], fill=0)
    elif node.tag == "path":
        canvas.drawPath(_path(canvas, node.attributes["d"]), **ink)


def _look(node: Node, inherited: Look) -> dict[str, Any]:
    look = dict(inherited)
    for name in node.attributes.get("class", "").split():
        look |= LOOKS.get(name, {})
    own = node.attributes
    for name, key in (("fill", "fill"), ("stroke", "stroke")):
        if name in own:
            look[key] = None if own[name] == "none" else _colour(own[name])
    if "stroke-width" in own:
        look["width"] = float(own["stroke-width"])
    if "font-size" in own:
        look["size"] = float(own["font-size"])
    if own.get("font-weight", "") >= "700":
        look["bold"] = True
    if "text-anchor" in own:
        look["anchor"] = own["text-anchor"]
    return look


def _colour(value: str) -> str:
    return "#" + "".join(2 * one for one in value[1:]) if len(value) == 4 else value


def _path(canvas: Any, steps: str) -> Any:
    path, x, y = canvas.beginPath(), 0.0, 0.0
    for letter, rest in _STEP.findall(steps):
        numbers = [float(one) for one in _NUMBER.findall(rest)]
        if letter in "Zz":
            path.close()
        elif letter in "Hh":
            x = numbers[0] + (x if letter == "h" else 0)
            path.lineTo(x, y)
        elif letter in "Vv":
            y = numbers[0] + (y if letter == "v" else 0)
            path.lineTo(x, y)
        elif letter in "MmLl":
            for n in range(0, len(numbers), 2):
                dx, dy = (x, y) if letter.islower() else (0, 0)
                x, y = dx + numbers[n], dy + numbers[n + 1]
                (path.moveTo if letter in "Mm" and n == 0 else path.lineTo)(x, y)
    return path


def _letters(canvas: Any, node: Node, look: Look) -> None:
    x, y = float(node.attributes.get("x", 0)), float(node.attributes.get("y", 0))
    spans = [one for one in node.nodes if one.tag == "tspan"]
    if not spans:
        _line(canvas, x, y, node.words, look)
    for one in spans:
        y += float(one.attributes.get("dy", 0))
        _line(canvas, float(one.attributes.get("x", x)), y, one.words, look)


def _line(canvas: Any, x: float, y: float, words: str, look: Look) -> None:
    font = v.BOLD if look.get("bold") else v.SANS
    width = stringWidth(words, font, look["size"])
    x -= {"middle": width / 2, "end": width}.get(look.get("anchor", "start"), 0)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(1, -1)
    if look.get("halo"):  # a white edge, where a line passes behind the letters
        canvas.setFillColor(HexColor(v.WHITE))
        canvas.rect(-2, -look["size"] * 0.25, width + 4, look["size"] * 1.1, stroke=0, fill=1)
    canvas.setFillColor(HexColor(look["fill"]))
    canvas.setFont(font, look["size"])
    canvas.drawString(0, 0, words)
    canvas.restoreState()
