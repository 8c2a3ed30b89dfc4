"""XLSX: every cell is text, so that no code loses its zeros and no text becomes a formula."""

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from alerta.registry.exchange.book import NOTICE, REFERENCE_SHEETS, Book, Table
from alerta.registry.exchange.csv_files import sheet_of
from alerta.registry.exchange.report import UnfitFile

LONGEST_CELL = 32_767  # characters; Excel cuts what is longer
# Excel reads _x0041_ as “A”; a text that has such a mark gets its own underscore marked
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ESCAPE = "_x005F_"
CARRIED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def write(book: Book, path: Path) -> None:
    """Write one sheet a table; UnfitFile when a text is longer than a cell can be."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    tables = [*book.reference, *book.tables]
    for table in tables:
        _refuse_too_long(table)
    workbook = Workbook(write_only=True)
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        sheet.freeze_panes = "B3"
        sheet.oddHeader.center.text = NOTICE["es"]
        sheet.oddFooter.center.text = NOTICE["en"]
        header = [WriteOnlyCell(sheet, value=column) for column in table.columns]
        for cell in header:
            cell.font = Font(bold=True)
        sheet.append(header)
        for row in [table.tags, *table.rows]:
            sheet.append([_cell(sheet, text, WriteOnlyCell) for text in row])
    workbook.save(path)


def _cell(sheet: Any, text: str, kind: Any) -> Any:
    """A text cell; only what Excel could take for something else needs to be told so (slow)."""
    text = ESCAPED.sub(ESCAPE, text)
    if not text or text[0].isalpha():
        return text or None
    cell = kind(sheet, value=text)
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _refuse_too_long(table: Table) -> None:
    for number, row in enumerate(table.rows, 3):
        for column, text in zip(table.columns, row, strict=True):
            if len(text) > LONGEST_CELL:
                raise UnfitFile(
                    "Sheet {sheet}, row {row}, column {column}: the text is too long for a "
                    "spreadsheet cell. Export as JSON or CSV.",
                    sheet=table.name,
                    row=number,
                    column=column,
                )


def read(path: Path) -> Book:
    """Read all sheets that hold records or history."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
        tables = [
            sheet_of(
                sheet.title, [[_text(v) for v in row] for row in sheet.iter_rows(values_only=True)]
            )
            for sheet in workbook.worksheets
            if sheet.title not in REFERENCE_SHEETS
        ]
        workbook.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnfitFile(
            "{file} is not a workbook that the kit can open. Save it as .xlsx without a password.",
            file=path.name,
        ) from error
    return Book({}, tables)


def _text(value: Any) -> str:
    """The text of a cell, also of one that somebody typed: numbers, dates, TRUE."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        plain = value.isoformat(timespec="milliseconds")
        return plain.removesuffix("T00:00:00.000")
    if isinstance(value, date | time):
        return value.isoformat()
    return CARRIED.sub(lambda found: chr(int(found[1], 16)), str(value))
