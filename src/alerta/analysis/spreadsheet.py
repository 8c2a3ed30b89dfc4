"""Tables of figures as files that a Spanish Excel opens by double click."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from alerta.registry.exchange.csv_files import guarded

Cell = str | int | float
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


@dataclass(frozen=True)
class Sheet:
    """A table with its name (at most 31 signs) and its heads."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def xlsx(sheets: Sequence[Sheet]) -> bytes:
    """One workbook. Numbers are numbers; texts are texts, also those that look like a date."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:31])
        page.freeze_panes = "B2"
        for number, row in enumerate([sheet.heads, *sheet.rows], 1):
            for place, value in enumerate(row, 1):
                cell = page.cell(number, place, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula
                    cell.number_format = "@"
                if number == 1:
                    cell.font = Font(bold=True)
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
        for column in page.columns:
            longest = max(len(str(cell.value or "")) for cell in column)
            page.column_dimensions[column[0].column_letter].width = min(60, max(10, longest + 2))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def csv_bytes(sheet: Sheet) -> bytes:
    """One table: UTF-8 with mark, `;` between cells, a decimal comma, and no cell that Excel would
    take for a date or a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(one) for one in sheet.heads])
    writer.writerows([_written(one) for one in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _written(value: Cell) -> str:
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return str(value) if isinstance(value, int) else guarded(value)
