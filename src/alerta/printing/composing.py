"""HTML fragments to flowables: headings, lists, tables, sources, figures and sheets."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Spacer

from alerta.printing import voices as v
from alerta.printing.columns import fits, widths
from alerta.printing.drawing import picture
from alerta.printing.flow import Grid, Here, Note, Rule, Words, fill, panel, ruled
from alerta.printing.keeping import together
from alerta.printing.lettering import BLOCKS, lettering
from alerta.printing.tagging import Element
from alerta.printing.tree import Node, tree
from alerta.printing.voices import voice

INDENT = 15
_HEADS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4"}
_ROLES = {"h2": "H2", "h3": "H3", "h4": "H4", "sheet": "H3", "question": "H4"}


class Composer:
    """Makes flowables of one part of the manual; everything it makes is in `element`."""

    def __init__(self, element: Element, width: float = v.WIDTH) -> None:
        self.element, self.width = element, width

    def pieces(self, html: str) -> list[Any]:
        """Flowables of a fragment, in its order."""
        return self._children(tree(html), "text")

    def heading(self, words: str, name: str, notes: tuple[Note, ...] = (), role: str = "") -> Words:
        """A heading: `words` is reportlab's markup, `name` a voice."""
        element = Element(role or _ROLES.get(name, "P"), self.element)
        made = Words.of(words, voice(name), element, notes)
        made.is_heading = True
        return made

    def words(
        self, markup: str, name: str, role: str = "P", parent: Element | None = None
    ) -> Words:
        """A paragraph in a voice."""
        return Words.of(markup, voice(name), Element(role, parent or self.element))

    def _children(self, node: Node, name: str) -> list[Any]:
        """Blocks among the children, and runs of words between them as paragraphs."""
        made: list[Any] = []
        loose = Node("p")
        for one in [*node.children, None]:
            block = isinstance(one, Node) and one.tag in BLOCKS and "ka-shape" not in one.classes
            if one is not None and not block:
                loose.children.append(one)
                continue
            if loose.words or any(loose.all("svg", "span")):
                made += self._paragraph(loose, name)
            loose = Node("p")
            if isinstance(one, Node):
                made += self._block(one, name)
        return made

    def _block(self, node: Node, name: str) -> list[Any]:
        known: dict[str, Callable[[Node, str], list[Any]]] = {
            "p": self._paragraph, "ul": self._list, "ol": self._list, "table": self._table,
            "dl": self._facts, "figure": self._figure, "svg": self._svg, "hr": self._line,
            "blockquote": self._quote,
        }  # fmt: skip
        if node.tag in known:
            return known[node.tag](node, name)
        if node.tag in _HEADS:
            return [self.heading(lettering(node), _HEADS[node.tag])]
        if node.tag == "summary":
            return [self.heading(lettering(node), "h4")]
        if "ka-chart__narrow" in node.classes:  # the same drawing for a telephone
            return []
        if "ka-source" in node.classes:
            return [self._source(node)]
        if "ka-paper" in node.classes:
            return self._sheet(node)
        if "ka-paper__q" in node.classes:
            return self._question(node)
        return self._children(node, name)

    # ------------------------------------------------------------ words

    def _paragraph(self, node: Node, name: str) -> list[Any]:
        classes = node.classes
        if "ka-ruled" in classes:
            return [Spacer(1, 17), Rule(self.width, v.LINE_STRONG, after=0)]
        markup = lettering(node)
        if not markup:
            return []
        for css, own in (
            ("ka-kicker", "kicker"), ("ka-muted", "quiet"), ("ka-line", "quiet"),
            ("ka-origin", "quiet"), ("ka-help", "quiet"), ("ka-criterion__q", "h3"),
        ):  # fmt: skip
            if css in classes:
                if own == "h3":
                    return [self.heading(markup, own)]
                name = own
        if "ka-origin" in classes and "·" not in markup:
            markup = markup.replace("</font> ", "</font> · ", 1)
        return [self.words(markup, name)]

    def _quote(self, node: Node, name: str) -> list[Any]:
        made = self._children(node, "quote")
        for one in made:
            if isinstance(one, Words):
                one.style = ParagraphStyle("set", parent=one.style, leftIndent=INDENT)
        return made

    def _line(self, node: Node, name: str) -> list[Any]:
        return [Rule(self.width)]

    def _examples(self, node: Node) -> list[Any]:
        """Examples of a criterion: what it is, the case, and why."""
        rows = []
        for item in node.nodes:
            kind, said = item.nodes
            case, why = said.nodes
            rows.append(
                f'<tr><th scope="row">{lettering(kind)}</th><td>{lettering(case)}</td>'
                f"<td><i>{lettering(why)}</i></td></tr>"
            )
        return self._table(tree(f"<table>{''.join(rows)}</table>").nodes[0], "text")

    def _list(self, node: Node, name: str) -> list[Any]:
        if "ka-examples" in node.classes:
            return self._examples(node)
        element = Element("L", self.element)
        made: list[Any] = []
        option = any("ka-box" in one.classes for one in node.all("span"))
        plain = "option" if option else "item" if name == "text" else name
        base = voice(name if name.startswith(("cell", "row_head")) else plain)
        for number, item in enumerate((one for one in node.nodes if one.tag == "li"), start=1):
            own = Element("LI", element)
            bullet = f"{number}." if node.tag == "ol" else "•"
            markup = lettering(item)
            if markup.startswith(v.BOX):
                bullet, markup = v.BOX, markup[1:].lstrip()
            elif markup.startswith("<b>") and markup[4:8] == ")</b":
                bullet, markup = markup[3:5], markup[9:].lstrip()
            style = ParagraphStyle(
                f"{base.name}-in", parent=base, leftIndent=INDENT, bulletIndent=1,
                bulletFontName=v.SANS, bulletFontSize=base.fontSize + (1 if bullet == v.BOX else 0),
                bulletColor=v.INK if bullet != "•" else v.ANIL_700,
            )  # fmt: skip
            if markup:
                made.append(Words.of(markup, style, Element("LBody", own), bullet=bullet))
            inner = Composer(own, self.width - INDENT)
            for one in inner._children(_blocks(item), name):
                if isinstance(one, Words):
                    one.style = ParagraphStyle("in", parent=one.style, leftIndent=INDENT)
                made.append(one)
        if not made:
            return []
        return [*together(made, self.width), Spacer(1, 4)]

    def _facts(self, node: Node, name: str) -> list[Any]:
        """A `dl`: each name in bold before what is said of it."""
        made: list[Any] = []
        for pair in (one for one in node.nodes if one.tag in ("div", "dl")):
            names, said = (next(pair.all(tag), Node("")) for tag in ("dt", "dd"))
            made.append(self.words(f"<b>{lettering(names)}:</b> {lettering(said)}", "item"))
        return made

    # ------------------------------------------------------------ tables and figures

    def _table(self, node: Node, name: str) -> list[Any]:
        element = Element("Table", self.element)
        made: list[Any] = []
        caption = next(node.all("caption"), None)
        if caption is not None and "ka-sr" not in caption.classes:
            title = Words.of(lettering(caption), voice("caption"), Element("Caption", element))
            title.is_heading = True
            made.append(title)
        lines = list(node.all("tr"))
        heads = sum(1 for line in lines if all(cell.tag == "th" for cell in line.nodes))
        heads = heads if any(node.all("thead")) else 0
        small = "ka-small" in node.classes
        while True:
            element.kids = element.kids[: 1 if made else 0]
            rows = [self._row(line, element, n < heads, small) for n, line in enumerate(lines)]
            longest = max(map(len, rows))
            rows = [row + [[]] * (longest - len(row)) for row in rows]
            if small or (fits(rows, self.width) and longest < 6):
                break
            small = True
        wanted = [_points(cell) for cell in lines[0].nodes] if lines else []
        wanted += [None] * (longest - len(wanted))
        grid = ruled(rows, widths(rows, self.width, wanted), heads)
        for n, line in enumerate(lines):
            for place, cell in enumerate(line.nodes):
                for level, colour in v.LEVEL_BACKS.items():
                    if f"ka-l{level}" in cell.classes:
                        fill(grid, place, n, colour)
        return [*made, grid]

    def _row(self, line: Node, table: Element, is_head: bool, small: bool) -> list[list[Any]]:
        own = Element("TR", table)
        row = []
        for cell in line.nodes:
            element = Element("TH" if cell.tag == "th" else "TD", own)
            element.scope = "Column" if is_head else "Row"
            name = "head" if is_head else "row_head" if cell.tag == "th" else "cell"
            if small and name == "cell":
                name = "cell_small"
            inner = Composer(element, 200)._children(cell, name)
            for one in inner:
                if isinstance(one, Words):
                    one.once = is_head
            row.append(inner)
        return row

    def _figure(self, node: Node, name: str) -> list[Any]:
        """Its title, the drawing, and its alternative text for everybody to read."""
        made: list[Any] = []
        title = next(node.all("figcaption"), None)
        if title is not None:
            blocks = [one for one in title.nodes if one.tag in ("b", "span", "p")]
            lines = [lettering(one) for one in blocks] or [lettering(title)]
            made.append(self.heading(lines[0], "figure_title", role="P"))
            below = [self.words(one, "quiet") for one in lines[1:] if one]
            for one in below:
                one.is_heading = True
            made += below
        for one in node.nodes:
            if one is not title:
                made += self._block(one, name) if one.tag in BLOCKS else []
        return made

    def _svg(self, node: Node, name: str) -> list[Any]:
        alt = node.attributes.get("aria-label", "")
        if not alt:
            return []
        drawing = picture(node, self.width, Element("Figure", self.element, alt))
        drawing.is_heading = True  # it stays with the words that tell it
        return [drawing, self.words(escape(alt, quote=False), "alternative")]

    # ------------------------------------------------------------ sources and sheets

    def _source(self, node: Node) -> Grid:
        """A document: serif on paper colour, its sentences numbered."""
        element = Element("Div", self.element)
        rows: list[list[Any]] = []
        for one in node.nodes:
            name = {"header": "source_head", "h4": "source_title"}.get(one.tag, "source")
            rows.append([Words.of(lettering(one), voice(name), Element("P", element))])
        return panel(rows, self.width)

    def _sheet(self, node: Node) -> list[Any]:
        """An exercise to be done by hand; its number stays at the foot of its pages."""
        element = Element("Sect", self.element)
        own = Composer(element, self.width)
        head, *body = node.nodes
        name, title, *rest = head.nodes
        sheet = node.attributes.get("data-sheet", "")
        made: list[Any] = [Spacer(1, 16)]
        top = Rule(self.width, v.ANIL_700, 1.6, after=5)
        top.is_heading = True
        made.append(top)
        made.append(own.heading(lettering(name), "kicker", (("sheet", sheet),), role="P"))
        made.append(own.heading(lettering(title), "sheet", (("anchor", f"sheet-{sheet}"),)))
        for one in rest:
            for piece in own._block(one, "quiet" if "ka-task" not in one.classes else "text"):
                piece.is_heading = True
                made.append(piece)
        at = len(made)
        for one in body:
            made += own._block(one, "text")
        for piece in made[at : at + 2]:  # what is said before the first table stays with it
            if not isinstance(piece, Words):
                break
            piece.is_heading = True
        made.append(Here(("sheet_end", sheet)))
        return made

    def _question(self, node: Node) -> list[Any]:
        blocks = [
            [self.heading(lettering(one), "question")]
            if one.tag == "h3"
            else self._block(one, "text")
            for one in node.nodes
        ]
        for one in blocks[-2][-2:] if len(blocks) > 2 else ():
            one.is_heading = True  # letters to choose from stand with what asks for them
        return together([piece for block in blocks for piece in block], self.width)


def _blocks(node: Node) -> Node:
    """Only the blocks of an element: its own words have been said."""
    return Node("", {}, [one for one in node.nodes if one.tag in BLOCKS and one.tag != "svg"])


def _points(cell: Node) -> float | None:
    return float(cell.attributes["data-width"]) if "data-width" in cell.attributes else None
