"""The frame of every page: running head, foot with page number and sheets, bookmarks.

What stands where is noted while the pages are drawn (`Places`): the index is made from it, and
the page numbers of the contents are filled in at the end.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from alerta.i18n import Translate
from alerta.printing import voices as v
from alerta.printing.drawing import draw
from alerta.printing.tagging import Element, TaggedCanvas
from alerta.printing.tree import tree
from alerta.widgets.controls import level_shape

_LATER = re.compile(r"%later (\S+) (\S+) (\S+)")
Places = dict[str, list[int]]  # what was noted, e.g. "term:mediation": the pages it stands on


class ManualCanvas(TaggedCanvas):
    """The canvas of the manual. What is noted on it stands in `places`."""

    level_words: Mapping[int, str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places: Places = defaultdict(list)
        self.part = ""  # of the running head
        self.opens = False  # whether a part begins on this page: no running head
        self.sheets: list[str] = []  # exercises on this page
        self._going_on = ""  # the sheet that is not at its end
        self._depths: list[str] = []

    def note(self, kind: str, value: str) -> None:
        """Something begins here: part, anchor, outline, sheet, sheet_end, term or criterion."""
        page = self.getPageNumber()
        if kind == "part":
            self.part, self.opens = value, True
        elif kind == "anchor":
            self.bookmarkPage(value)
            self.places[f"anchor:{value}"] = [page]
        elif kind == "outline":
            level, _, rest = value.partition("|")
            name, _, title = rest.partition("|")
            self.bookmarkPage(name)
            self.places[f"anchor:{name}"] = [page]
            self.addOutlineEntry(title, name, level=int(level), closed=True)
        elif kind == "sheet":
            self._going_on = value
            self._sheet(value)
        elif kind == "sheet_end":
            self._sheet(value)
            self._going_on = ""
        elif page not in self.places[f"{kind}:{value}"]:
            self.places[f"{kind}:{value}"].append(page)

    def getNamedCB(self, name: str) -> Any:  # noqa: N802
        """What a paragraph calls while it is drawn: a method of this canvas."""
        return getattr(self, name, None)

    def note_term(self, canvas: Any, kind: str, label: str) -> None:
        """A word of the glossary stands here (called by a paragraph while it is drawn)."""
        self.note("term", label)

    def note_code(self, canvas: Any, kind: str, label: str) -> None:
        """The code of a criterion, an indicator or a jump rule stands here."""
        self.note("code", label)

    def level(self, canvas: Any, kind: str, label: str) -> None:
        """The shape of an alert level before its word (called by a paragraph)."""
        at = self._curr_tx_info
        size = 11.5
        with self.described(self.level_words[int(label)]):
            self.saveState()
            self.translate(at["cur_x"], at["cur_y"] + size - 2.4)
            self.scale(size / 32, -size / 32)
            for one in next(tree(level_shape(int(label))).all("svg")).nodes:
                draw(self, one)
            self.restoreState()

    def later(self, anchor: str, right: float, y: float) -> None:
        """Leave room for the page number of an anchor that is not drawn yet."""
        self._code.append(f"%later {anchor} {right} {y}\n")

    def save(self) -> None:
        """Fill in the page numbers that had to wait, then write the file."""
        for page in self._doc.Pages.pages:
            if "%later" in page.stream:
                page.stream = _LATER.sub(self._number, page.stream)
        super().save()

    def _number(self, found: re.Match[str]) -> str:
        words = str(self.places[f"anchor:{found[1]}"][0])
        width = stringWidth(words, v.BOLD, 11)
        letters = self.beginText(float(found[2]) - width, float(found[3]))
        letters.setFont(v.BOLD, 11)
        letters.textOut(words)
        return str(letters.getCode())

    def showPage(self) -> None:  # noqa: N802
        """Close the page; `page-12` leads to page 12."""
        self.bookmarkPage(f"page-{self.getPageNumber()}")
        super().showPage()

    def turn(self) -> None:
        """A page was finished: what belonged to it alone is forgotten."""
        self.opens = False
        self.sheets = [self._going_on] if self._going_on else []

    def _sheet(self, name: str) -> None:
        if name and name not in self.sheets:
            self.sheets.append(name)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside belongs to the page, not to its content."""
        with self.tagged(None):
            self.saveState()
            yield
            self.restoreState()


class ManualDocument(BaseDocTemplate):
    """A4 pages: the cover, and all others."""

    def __init__(self, target: Any, t: Translate, **facts: Any) -> None:
        super().__init__(target, pagesize=v.A4, displayDocTitle=1, **facts)
        self._t = t
        column = Frame(
            v.LEFT, v.BOTTOM, v.WIDTH, v.PAGE_HEIGHT - v.TOP - v.BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id="column",
        )  # fmt: skip
        self.addPageTemplates(
            [
                PageTemplate("cover", [column], onPage=_cover_ground, onPageEnd=_turn),
                PageTemplate("page", [column], onPageEnd=self._page),
                PageTemplate("columns", _two_columns(), onPageEnd=self._page),
            ]
        )

    def _page(self, canvas: ManualCanvas, document: Any) -> None:
        with canvas.artifact():
            canvas.setFillColor(HexColor(v.INK_3))
            canvas.setFont(v.SANS, 8.4)
            if canvas.part and not canvas.opens:
                head = v.PAGE_HEIGHT - 15 * mm
                canvas.drawString(v.LEFT, head, canvas.part)
                canvas.drawRightString(v.PAGE_WIDTH - v.RIGHT, head, "Kit Alerta")
                canvas.setStrokeColor(HexColor(v.LINE))
                canvas.setLineWidth(0.6)
                canvas.line(v.LEFT, head - 5, v.PAGE_WIDTH - v.RIGHT, head - 5)
            foot = 12.5 * mm
            if canvas.sheets:
                names = ", ".join(canvas.sheets)
                word = self._t("Sheet") if len(canvas.sheets) == 1 else self._t("Sheets")
                canvas.drawString(v.LEFT, foot, f"{word}: {names}")
            canvas.setFillColor(HexColor(v.INK))
            canvas.setFont(v.BOLD, 9.4)
            canvas.drawRightString(v.PAGE_WIDTH - v.RIGHT, foot, str(canvas.getPageNumber()))
        canvas.turn()


def _two_columns() -> list[Frame]:
    wide = (v.WIDTH - 22) / 2
    return [
        Frame(
            v.LEFT + n * (wide + 22), v.BOTTOM, wide, v.PAGE_HEIGHT - v.TOP - v.BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=f"column{n}",
        )
        for n in range(2)
    ]  # fmt: skip


def _cover_ground(canvas: ManualCanvas, document: Any) -> None:
    """Añil, with a cord and its twelve knots along the edge, as on the kit's pages."""
    with canvas.artifact():
        canvas.setFillColor(HexColor(v.ANIL_900))
        canvas.rect(0, 0, v.PAGE_WIDTH, v.PAGE_HEIGHT, stroke=0, fill=1)
        x, top, foot = v.PAGE_WIDTH - 26 * mm, v.PAGE_HEIGHT - 30 * mm, 30 * mm
        canvas.setStrokeColor(HexColor(v.ANIL_300))
        canvas.setLineWidth(1.6)
        canvas.line(x, top, x, foot)
        for number in range(12):
            y = top - number * (top - foot) / 11
            canvas.setFillColor(HexColor(v.WHITE if number % 4 == 0 else v.ANIL_900))
            canvas.circle(x, y, 3.2 * mm, stroke=1, fill=1)


def _turn(canvas: ManualCanvas, document: Any) -> None:
    canvas.turn()


def canvas_kind(root: Element, words: Mapping[int, str]) -> tuple[type[ManualCanvas], list[Any]]:
    """The canvas class for one drawing of the manual, and the list that gets the canvas made."""
    made: list[Any] = []

    class Drawn(ManualCanvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.root, self.level_words = root, words
            made.append(self)

    return Drawn, made
