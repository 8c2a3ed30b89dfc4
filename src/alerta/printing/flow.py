"""What the pages are made of: words, grids and drawings that know what they are (tagging)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle
from reportlab.platypus.doctemplate import ActionFlowable

from alerta.printing.tagging import Element
from alerta.printing.voices import LINE, LINE_STRONG, PAPER, PAPER_LINE, WHITE

Note = tuple[str, str]  # what stands here: (kind, value), told to the page when it is drawn


class Words(Paragraph):
    """A paragraph with its element; `notes` are told to the canvas where it begins."""

    element: Element | None = None
    notes: Sequence[Note] = ()
    _known: tuple[float, ParagraphStyle] | None = None
    _size: tuple[float, float] = (0, 0)
    once = False  # a heading of columns is said once, though it stands on every page

    @classmethod
    def of(
        cls,
        markup: str,
        style: ParagraphStyle,
        element: Element | None,
        notes: Sequence[Note] = (),
        bullet: str | None = None,
    ) -> Words:
        """`markup` is reportlab's; what comes from outside must be escaped."""
        made = cls(markup, style, bulletText=bullet)
        made.element, made.notes = element, notes
        return made

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height, kept: a paragraph is asked several times before it is drawn."""
        known = (width, self.style)
        if self._known != known or not hasattr(self, "blPara"):
            self._size = super().wrap(width, height)
            self._known = known
        return self._size

    def draw(self) -> None:
        for kind, value in self.notes:
            self.canv.note(kind, value)
        said = self.once and self.element is not None and bool(self.element.marks)
        with self.canv.tagged(None if said else self.element):
            super().draw()

    def split(self, width: float, height: float) -> list[Any]:
        parts = super().split(width, height)
        for number, part in enumerate(parts):
            part.element = self.element
            part.notes = self.notes if number == 0 else ()
        return parts


class Grid(Table):
    """A table whose lines and backgrounds are artifacts; its cells are tagged pieces.

    `begins` is how many of its rows stay together at its beginning.
    """

    begins = 4

    def _drawBkgrnd(self) -> None:  # noqa: N802
        with self.canv.tagged(None):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802
        with self.canv.tagged(None):
            super()._drawLines()


class Picture(Flowable):
    """A drawing with its alternative text in its element. `paint(canvas)` draws it with its foot
    at 0, 0; sizes are in points."""

    def __init__(
        self, width: float, height: float, paint: Callable[[Any], None], element: Element | None
    ) -> None:
        super().__init__()
        self.width, self.height, self._paint, self.element = width, height, paint, element
        self.spaceAfter = 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.tagged(self.element):
            self.canv.saveState()
            self._paint(self.canv)
            self.canv.restoreState()


class Here(Flowable):
    """Nothing to see: tells the page something where it stands."""

    def __init__(self, *notes: Note) -> None:
        super().__init__()
        self.notes = notes
        self.width = self.height = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        for kind, value in self.notes:
            self.canv.note(kind, value)


class PageOf(Flowable):
    """The number of the page on which an anchor will stand, at the right edge of its room."""

    def __init__(self, anchor: str, width: float, element: Element) -> None:
        super().__init__()
        self.anchor, self.width, self.height, self.element = anchor, width, 15, element

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.tagged(self.element):
            self.canv.later(self.anchor, self.width, 4)


class Late(ActionFlowable):
    """Flowables that are made only when everything before them has its page.

    `story` is the list that is being built; what `make` gives is put at its beginning.
    """

    def __init__(self, story: list[Any], make: Callable[[], list[Any]]) -> None:
        super().__init__()
        self._story, self._make = story, make

    def apply(self, doc: Any) -> None:
        self._story[0:0] = self._make()


class Rule(Flowable):
    """A line across the column."""

    def __init__(
        self, width: float, colour: str = LINE, weight: float = 0.7, after: float = 6
    ) -> None:
        super().__init__()
        self.width, self.height = width, weight
        self.spaceBefore, self.spaceAfter = 4, after
        self._colour = colour

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = min(self.width, width)
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.tagged(None):
            self.canv.setStrokeColor(HexColor(self._colour))
            self.canv.setLineWidth(self.height)
            self.canv.line(0, 0, self.width, 0)


def panel(
    rows: Sequence[list[Any]], width: float, colour: str = PAPER, edge: str = PAPER_LINE
) -> Grid:
    """Pieces on a coloured ground, one a row: it goes on over the page where it is long."""
    made = Grid([[row] for row in rows], colWidths=[width])
    last = len(rows) - 1
    made.begins = 3  # who says it, its title and its first words
    made.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), HexColor(colour)),
                ("BOX", (0, 0), (-1, -1), 0.7, HexColor(edge)),
                ("LEFTPADDING", (0, 0), (-1, -1), 12),
                ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, 0), 9),
                ("BOTTOMPADDING", (0, last), (-1, last), 10),
            ]
        )
    )
    made.spaceBefore, made.spaceAfter = 4, 10
    return made


def ruled(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], heads: int, *, lines: bool = True
) -> Grid:
    """A table with hairlines between its rows; its first `heads` rows stand on every page."""
    made = Grid([list(row) for row in rows], colWidths=list(widths), repeatRows=heads)
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 9),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 4.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    if lines:
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(LINE)))
    if heads:
        commands.append(("LINEBELOW", (0, heads - 1), (-1, heads - 1), 1, HexColor(LINE_STRONG)))
        commands.append(("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"))
    made.setStyle(TableStyle(commands))
    made.spaceAfter = 10
    return made


def fill(grid: Grid, column: int, row: int, colour: str) -> None:
    """Give one cell a ground."""
    place = (column, row)
    grid.setStyle(
        TableStyle(
            [
                ("BACKGROUND", place, place, HexColor(colour)),
                ("BOX", place, place, 1.2, HexColor(WHITE)),
                ("LEFTPADDING", place, place, 6),
            ]
        )
    )
