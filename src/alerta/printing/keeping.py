"""Which pieces stay together: headings with what they head, small tables, short questions."""

from typing import Any

from reportlab.platypus import CondPageBreak, Paragraph

from alerta.printing.flow import Grid, Here

LINES_KEPT = 3  # of a paragraph below its heading
TIED = 130  # points of what is before the last section of a chapter
TALLEST = 330  # points of one piece that may be moved for that
SMALL = 200  # points: a table up to this is not cut, if it has a heading


def beginning(piece: Any, width: float) -> float:
    """How much of a piece has to stand below its heading, in points."""
    _, high = piece.wrap(width, 100_000)
    before = getattr(piece, "getSpaceBefore", lambda: 0)()
    if isinstance(piece, Paragraph):
        return before + min(high, LINES_KEPT * piece.style.leading)
    if isinstance(piece, Grid):
        heights, heads = piece._rowHeights, piece.repeatRows or 0
        if high <= SMALL:
            return before + float(high)
        rows = max(heads + 1, piece.begins)
        return before + min(high, float(sum(heights[:rows])))
    return before + min(high, 320)


def with_next(pieces: list[Any], width: float) -> list[Any]:
    """The pieces with a page break before every heading whose beginning would not fit below it.

    A piece is a heading when it has `keepWithNext`.
    """
    made: list[Any] = []
    at = 0
    while at < len(pieces):
        if isinstance(pieces[at], Here):  # it says where something ends: before any break
            made.append(pieces[at])
            at += 1
            continue
        run = at
        while run < len(pieces) and is_heading(pieces[run]):
            run += 1
        if run > at:
            need = sum(_full(one, width) for one in pieces[at:run])
            follower = next((one for one in pieces[run:] if not isinstance(one, Here)), None)
            need += beginning(follower, width) if follower is not None else 0
            made.append(CondPageBreak(min(need + 4, 560)))
            made += pieces[at:run]
            at = run
        else:
            if isinstance(pieces[at], Grid):
                made.append(CondPageBreak(min(beginning(pieces[at], width), 560)))
            made.append(pieces[at])
            at += 1
    return made


def together(pieces: list[Any], width: float) -> list[Any]:
    """Pieces that are not parted over two pages, where they are small."""
    if sum(_full(one, width) for one in pieces) <= SMALL:
        for one in pieces[:-1]:
            one.is_heading = True
    return pieces


def not_alone(pieces: list[Any], width: float) -> list[Any]:
    """The pieces with the last section tied to what is before it: it never has a page alone."""
    at = max((n for n, one in enumerate(pieces) if is_heading(one)), default=0)
    while at > 1 and is_heading(pieces[at - 1]):
        at -= 1
    tied = 0.0
    while at > 1 and tied < TIED:
        high = _full(pieces[at - 1], width)
        if high > TALLEST:
            break
        at -= 1
        tied += high
        pieces[at].is_heading = True
    return pieces


def is_heading(piece: Any) -> bool:
    """Whether a piece stays with the one after it."""
    return bool(getattr(piece, "is_heading", False))


def _full(piece: Any, width: float) -> float:
    return piece.wrap(width, 100_000)[1] + piece.getSpaceBefore() + piece.getSpaceAfter()
