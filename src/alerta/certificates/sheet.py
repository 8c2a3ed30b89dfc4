"""The printed certificate: one A4 page with the code as a QR, and the code in the file itself."""

import io
from collections.abc import Mapping

import segno
from babel.dates import format_date
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from alerta.certificates.document import Certificate
from alerta.i18n import Translate, translator

WIDTH, HEIGHT = landscape(A4)
MARGIN = 22 * mm
INK, QUIET, ANIL, CORD = (HexColor(c) for c in ("#14182B", "#454C63", "#26358C", "#A8987A"))
SANS, BOLD = "Helvetica", "Helvetica-Bold"
CHAPTERS = 12


def sheet(certificate: Certificate, code: str, titles: Mapping[str, str], lang: str) -> bytes:
    """The PDF. `titles`: chapter number to title, in `lang`. `code` is the seal of the certificate."""
    t = translator(lang)
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=(WIDTH, HEIGHT), lang="es-PE" if lang == "es" else "en")
    page.setTitle(f"{_title(certificate, t)} {certificate.serial}")
    page.setAuthor(certificate.issuer)
    page.setSubject(code)  # `verify` reads it from the file
    _frame(page, certificate)
    _text(page, certificate, t, lang)
    _modules(page, certificate, titles, t)
    _proof(page, certificate, code, t)
    page.showPage()
    page.save()
    return buffer.getvalue()


def _title(certificate: Certificate, t: Translate) -> str:
    if certificate.kind == "mastery":
        return t("Certificate of mastery")
    return t("Certificate of participation")


def _frame(page: Canvas, certificate: Certificate) -> None:
    """A cord along the left edge with a knot for each chapter, as on the kit's pages."""
    page.setFillColor(ANIL)
    page.rect(0, 0, 5 * mm, HEIGHT, stroke=0, fill=1)
    x, top, step = MARGIN - 6 * mm, HEIGHT - MARGIN, (HEIGHT - 2 * MARGIN) / (CHAPTERS - 1)
    page.setStrokeColor(CORD)
    page.setLineWidth(1.2)
    page.line(x, top, x, MARGIN)
    for number in range(1, CHAPTERS + 1):
        y = top - (number - 1) * step
        done = f"{number:02d}" in certificate.modules
        page.setFillColor(ANIL if done else HexColor("#FFFFFF"))
        page.setStrokeColor(ANIL if done else CORD)
        page.circle(x, y, 2.1 * mm, stroke=1, fill=1)


def _text(page: Canvas, certificate: Certificate, t: Translate, lang: str) -> None:
    x, y = MARGIN + 6 * mm, HEIGHT - MARGIN - 2 * mm
    page.setFillColor(ANIL)
    page.setFont(BOLD, 12)
    page.drawString(x, y, "Kit Alerta")
    page.setFillColor(QUIET)
    page.setFont(SANS, 10)
    page.drawRightString(WIDTH - MARGIN, y, certificate.issuer)
    y -= 20 * mm
    page.setFillColor(INK)
    page.setFont(BOLD, 30)
    page.drawString(x, y, _title(certificate, t))
    y -= 14 * mm
    page.setFont(SANS, 13)
    page.setFillColor(QUIET)
    page.drawString(x, y, t("It is stated that"))
    y -= 13 * mm
    page.setFillColor(INK)
    size = 26
    while size > 12 and stringWidth(certificate.name, BOLD, size) > WIDTH - x - MARGIN:
        size -= 1
    page.setFont(BOLD, size)
    page.drawString(x, y, certificate.name)
    y -= 11 * mm
    page.setFont(SANS, 13)
    page.setFillColor(INK)
    for line in _lines(_statement(certificate, t), SANS, 13, WIDTH - x - MARGIN):
        page.drawString(x, y, line)
        y -= 6.5 * mm
    y -= 2 * mm
    page.setFillColor(QUIET)
    page.setFont(SANS, 11)
    page.drawString(x, y, t(
        "{day} · {hours} hours · issued with version {version} of the criteria · valid until {end}",
        day=format_date(certificate.issued_on, "long", locale=lang),
        hours=certificate.hours,
        version=certificate.codebook_version,
        end=format_date(certificate.valid_until, "long", locale=lang),
    ))  # fmt: skip


def _statement(certificate: Certificate, t: Translate) -> str:
    if certificate.kind == "mastery":
        return t(
            "identified and registered practice cases with the mastery that the course asks for: "
            "written part, ten texts, alert levels and complete records."
        )
    return t("took part in the course and worked through the chapters listed here.")


def _modules(
    page: Canvas, certificate: Certificate, titles: Mapping[str, str], t: Translate
) -> None:
    x, y = MARGIN + 6 * mm, 78 * mm
    page.setFillColor(QUIET)
    page.setFont(BOLD, 10)
    page.drawString(x, y, t("Chapters"))
    page.setFont(SANS, 9.5)
    page.setFillColor(INK)
    half = (len(certificate.modules) + 1) // 2 or 1
    for place, number in enumerate(certificate.modules):
        column, row = divmod(place, half)
        words = f"{int(number)}. {titles.get(number, '')}"
        if number in certificate.scores:
            words += f" · {certificate.scores[number]} %"
        page.drawString(x + column * 95 * mm, y - (row + 1) * 5.6 * mm, words)


def _proof(page: Canvas, certificate: Certificate, code: str, t: Translate) -> None:
    image = segno.make(code, error="m", micro=False)
    side = 42 * mm
    left, bottom = WIDTH - MARGIN - side, MARGIN
    cells = list(image.matrix)
    cell = side / len(cells)
    page.setFillColor(INK)
    for row, line in enumerate(cells):
        for column, dark in enumerate(line):
            if dark:
                page.rect(
                    left + column * cell, bottom + side - (row + 1) * cell,
                    cell + 0.05, cell + 0.05, stroke=0, fill=1,
                )  # fmt: skip
    x = MARGIN + 6 * mm
    page.setFont(BOLD, 10)
    page.drawString(x, MARGIN + 9 * mm, t("Number {serial}", serial=certificate.serial))
    page.setFont(SANS, 9)
    page.setFillColor(QUIET)
    told = t(
        "Any copy of the kit checks it without internet: alerta certificate verify, with this "
        "file or with the text of the QR."
    )
    for place, line in enumerate(_lines(told, SANS, 9, left - x - 10 * mm)):
        page.drawString(x, MARGIN + 4 * mm - place * 4.2 * mm, line)


def _lines(text: str, font: str, size: float, width: float) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and stringWidth(longer, font, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]
