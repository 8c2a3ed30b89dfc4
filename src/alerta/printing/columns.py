"""How wide the columns of a printed table are, so that nothing is cut and no word is broken."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

GAP = 9.5  # what stands free beside each cell, in points
_DAMPED = 0.62  # long cells want more room, but not as much more as they are longer


def widths(
    rows: Sequence[Sequence[list[Any]]], width: float, wanted: Sequence[float | None]
) -> list[float]:
    """Widths in points that add up to `width`; `wanted` says the least for some columns."""
    columns = list(zip(*rows, strict=True))
    least = [
        max(max((_least(one) for cell in column for one in cell), default=0) + GAP, asked or 0)
        for column, asked in zip(columns, wanted, strict=True)
    ]
    natural = [
        max(max((_natural(one) for cell in column for one in cell), default=0) + GAP, low)
        for column, low in zip(columns, least, strict=True)
    ]
    room = width - sum(least)
    if room <= 0:
        return [one * width / sum(least) for one in least]
    if sum(natural) <= width:
        spare = width - sum(natural)
        grow = natural.index(max(natural))
        return [one + (spare if n == grow else 0) for n, one in enumerate(natural)]
    wish = [(high - low) ** _DAMPED for high, low in zip(natural, least, strict=True)]
    made = [low + room * share / sum(wish) for low, share in zip(least, wish, strict=True)]
    # nobody gets more than it can use
    over = sum(max(0, one - high) for one, high in zip(made, natural, strict=True))
    made = [min(one, high) for one, high in zip(made, natural, strict=True)]
    needy = [n for n, one in enumerate(made) if one < natural[n] - 0.5]
    for n in needy:
        made[n] += over / len(needy)
    if not needy:
        made[-1] += over
    return made


def fits(rows: Sequence[Sequence[list[Any]]], width: float) -> bool:
    """Whether every longest word has its room."""
    columns = zip(*rows, strict=True)
    return (
        sum(
            max((_least(one) for cell in column for one in cell), default=0) + GAP
            for column in columns
        )
        <= width
    )


def _least(piece: Any) -> float:
    if isinstance(piece, Paragraph):
        indent = piece.style.leftIndent + piece.style.rightIndent
        return float(piece.minWidth()) + indent + 0.5
    return float(getattr(piece, "width", 0) or 0)


def _natural(piece: Any) -> float:
    if not isinstance(piece, Paragraph):
        return float(getattr(piece, "width", 0) or 0)
    style = piece.style
    line, most = 0.0, 0.0
    for frag in piece.frags:
        if getattr(frag, "lineBreak", False):
            most, line = max(most, line), 0.0
            continue
        line += stringWidth(getattr(frag, "text", ""), frag.fontName, frag.fontSize)
    return max(most, line) + style.leftIndent + style.rightIndent + 2
