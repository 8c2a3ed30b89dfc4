"""Fonts, colours and paragraph styles of the printed manual: those of tokens.css, in points.

The fonts are static cuts of the kit's web fonts, with one glyph more: the empty box to tick.
"""

from functools import cache
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"
SANS, BOLD, ITALIC, BOLD_ITALIC = "Alerta-Sans", "Alerta-Bold", "Alerta-Italic", "Alerta-BoldItalic"
SERIF, SERIF_BOLD, SERIF_ITALIC = "Alerta-Serif", "Alerta-SerifBold", "Alerta-SerifItalic"
_FILES = {
    SANS: "sans-regular",
    BOLD: "sans-bold",
    ITALIC: "sans-italic",
    BOLD_ITALIC: "sans-bold-italic",
    SERIF: "serif-regular",
    SERIF_BOLD: "serif-bold",
    SERIF_ITALIC: "serif-italic",
}

INK, INK_2, INK_3 = "#14182B", "#454C63", "#5C6379"
LINE, LINE_STRONG, WHITE, MIST = "#D5D9E2", "#767D92", "#FFFFFF", "#F3F5F9"
PAPER, PAPER_LINE, CORD = "#F8F4EA", "#DDD2B8", "#A8987A"
ANIL_900, ANIL_700, ANIL_500, ANIL_300 = "#141C4F", "#26358C", "#4C5DB9", "#9AA8E0"
ANIL_200, ANIL_100 = "#C3CDF2", "#E4E9F9"
LEVEL_BACKS = {1: "#E9F2EA", 2: "#FDF5DB", 3: "#FCEADB", 4: "#F8DFDF"}

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = RIGHT = 23 * mm
TOP, BOTTOM = 25 * mm, 23 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT
BOX = "☐"


def ready() -> None:
    """Make the fonts known to reportlab; once is enough, and again does no harm."""
    if SANS in pdfmetrics.getRegisteredFontNames():
        return
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{file}.ttf"))
    pdfmetrics.registerFontFamily(SANS, SANS, BOLD, ITALIC, BOLD_ITALIC)
    pdfmetrics.registerFontFamily(BOLD, BOLD, BOLD, BOLD_ITALIC, BOLD_ITALIC)
    pdfmetrics.registerFontFamily(SERIF, SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_ITALIC)
    pdfmetrics.registerFontFamily(SERIF_BOLD, SERIF_BOLD, SERIF_BOLD, SERIF_ITALIC, SERIF_ITALIC)


@cache
def voice(name: str) -> ParagraphStyle:
    """A paragraph style by its name. KeyError for one that the manual does not have."""
    ready()
    font, size, leading, colour, before, after = _VOICES[name]
    made = ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        spaceBefore=before,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
    if name == "number":
        made.alignment = TA_RIGHT
    return made


# font, size, leading, colour, space before, space after
_VOICES: dict[str, tuple[str, float, float, str, float, float]] = {
    "text": (SANS, 10.4, 15.2, INK, 0, 6),
    "lead": (SANS, 13.5, 19, INK_2, 0, 10),
    "item": (SANS, 10.4, 15.2, INK, 0, 3),
    "quiet": (SANS, 9, 12.8, INK_2, 0, 5),
    "quote": (SERIF_ITALIC, 10.6, 15.4, INK, 0, 6),
    "source": (SERIF, 10.4, 15.2, INK, 0, 0),
    "source_head": (SANS, 8.8, 12.2, INK_2, 0, 0),
    "source_title": (SERIF_BOLD, 12.2, 15.4, INK, 0, 0),
    "kicker": (BOLD, 9, 12.5, ANIL_700, 0, 1),
    "chapter": (BOLD, 27, 31, INK, 2, 8),
    "h2": (BOLD, 16, 20, INK, 17, 6),
    "h3": (BOLD, 12, 15.6, INK, 12, 4),
    "h4": (BOLD, 10.4, 14.4, INK, 8, 3),
    "sheet": (BOLD, 13.6, 17, INK, 1, 3),
    "question": (BOLD, 10.2, 14.4, INK, 9, 3),
    "option": (SANS, 10, 14.2, INK, 0, 2.2),
    "caption": (BOLD, 9.6, 13, INK, 8, 4),
    "figure_title": (BOLD, 11.4, 14.6, INK, 8, 3),
    "alternative": (SANS, 8.8, 12.2, INK_2, 3, 8),
    "head": (BOLD, 8.6, 11.6, INK_2, 0, 0),
    "cell": (SANS, 8.9, 12.4, INK, 0, 0),
    "cell_small": (SANS, 8.2, 11.2, INK, 0, 0),
    "row_head": (BOLD, 8.9, 12.4, INK, 0, 0),
    "number": (SANS, 10.4, 15.2, INK, 0, 0),
    "entry": (SANS, 9.4, 13, INK, 0, 1.5),
    "letter": (BOLD, 11, 14, ANIL_700, 8, 2),
    "term": (BOLD, 10.4, 14, INK, 0, 0),
    "contents": (BOLD, 11, 15, INK, 0, 0),
    "contents_line": (SANS, 9.6, 13, INK_2, 0, 0),
    "cover": (BOLD, 44, 47, WHITE, 0, 0),
    "cover_lead": (SANS, 16, 22, ANIL_200, 0, 0),
    "cover_fact": (SANS, 10.5, 15, ANIL_200, 0, 0),
}
