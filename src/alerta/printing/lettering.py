"""The words of an HTML element as reportlab's markup: emphasis, marks, boxes to tick, links."""

import re
from html import escape

from alerta.printing import voices as v
from alerta.printing.tree import Node

BLOCKS = {
    "p", "h1", "h2", "h3", "h4", "h5", "ul", "ol", "li", "table", "section", "div", "article",
    "header", "figure", "figcaption", "blockquote", "dl", "details", "summary", "hr", "svg",
}  # fmt: skip
_SPACE = re.compile(r"\s+")
BLANK = "\u00a0" * 26
_TERM = f'<u color="{v.ANIL_300}" width="0.7" offset="-1.6">'


def lettering(node: Node) -> str:
    """What stands in `node`, escaped, with reportlab's tags. Blocks inside are left out."""
    return "".join(_one(one) for one in node.children).strip()


def _one(piece: Node | str) -> str:
    if isinstance(piece, str):
        return escape(_SPACE.sub(" ", piece), quote=False)
    if piece.tag in BLOCKS:
        return _shape(piece) if piece.tag == "svg" else ""
    return _TAGS.get(piece.tag, _plain)(piece)


def _plain(node: Node) -> str:
    return "".join(_one(one) for one in node.children)


def _span(node: Node) -> str:
    classes, words = node.classes, _plain(node)
    if "ka-sr" in classes:  # said by the drawing beside it
        return ""
    if "ka-n" in classes:
        return f'<super size="6.8"><font color="{v.INK_3}">{words}</font></super>\u00a0'
    if "ka-box" in classes:
        return v.BOX
    if "ka-blank" in classes:
        return f'<u color="{v.LINE_STRONG}" width="0.7">{BLANK}</u>'
    if "ka-mark--official" in classes:
        return f'<font name="{v.BOLD}" color="{v.ANIL_700}">{words}</font>'
    if "ka-mark--synthesis" in classes:
        return f'<font name="{v.ITALIC}" color="{v.INK_2}">{words}</font>'
    if "ka-term" in classes:
        name = escape(node.attributes["data-term"])
        return f'<onDraw name="note_term" label="{name}"/><a href="#term-{name}">{_TERM}{words}</u></a>'
    if "ka-criterion-code" in classes:
        return f'<onDraw name="note_code" label="{escape(node.attributes["data-code"])}"/>{words}'
    if "ka-page" in classes:
        return f'<a href="#{escape(node.attributes["data-to"])}">{words}</a>'
    return words


def _shape(node: Node) -> str:
    """The shape of an alert level within a line, with room for it."""
    if "ka-shape" not in node.classes:
        return ""
    return f'<onDraw name="level" label="{escape(node.words)}"/>' + "\u00a0" * 6


def _code(node: Node) -> str:
    return f'<font color="{v.INK_3}">{_plain(node)}</font>'


def _link(node: Node) -> str:
    address, words = node.attributes.get("href", ""), _plain(node)
    if address.startswith(("http://", "https://")):
        return f'<a href="{escape(address)}" color="{v.ANIL_700}">{words}</a>'
    if address.startswith("#"):
        return f'<a href="{escape(address)}" color="{v.ANIL_700}">{words}</a>'
    return words  # a page of the running kit: there is nothing to follow on paper


def _wrapped(tag: str):  # noqa: ANN202
    def made(node: Node) -> str:
        return f"<{tag}>{_plain(node)}</{tag}>"

    return made


_TAGS = {
    "b": _wrapped("b"),
    "strong": _wrapped("b"),
    "i": _wrapped("i"),
    "em": _wrapped("i"),
    "small": lambda node: f'<font name="{v.SANS}" color="{v.INK_2}">{_plain(node)}</font>',
    "u": _wrapped("u"),
    "br": lambda node: "<br/>",
    "span": _span,
    "code": _code,
    "a": _link,
    "sup": _wrapped("super"),
    "sub": _wrapped("sub"),
}
