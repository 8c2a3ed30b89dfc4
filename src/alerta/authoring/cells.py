"""Spreadsheets whose cells are text, so that 080101 stays 080101 and 1-5 does not become a date."""

import datetime as dt
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEXT = "@"
WIDEST, NARROWEST = 60, 8


class UnreadableError(Exception):
    """The file is not a spreadsheet of this kind."""


@dataclass(frozen=True, slots=True)
class OddCell:
    """A cell that a spreadsheet program has changed; `kind` is a key of WORDING."""

    sheet: str
    row: int
    column: int
    kind: str
    value: str


class TextBook:
    """A workbook to write: sheets of text."""

    def __init__(self) -> None:
        from openpyxl import Workbook

        self._book = Workbook()
        self._book.remove(self._book.active)

    def add(self, name: str, cells: Sequence[Sequence[str]]) -> None:
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(name)
        for number, row in enumerate(cells, 1):
            for column, text in enumerate(row, 1):
                if text == "" and number > 1:
                    continue
                cell = sheet.cell(number, column, text)
                cell.data_type = "s"  # a text that begins with = is no formula
                cell.number_format = TEXT
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if number == 1:
                    cell.font = Font(bold=True)
        for column in range(1, len(cells[0]) + 1 if cells else 1):
            longest = max((len(row[column - 1]) for row in cells if len(row) >= column), default=0)
            dimension = sheet.column_dimensions[get_column_letter(column)]
            dimension.width = min(max(longest, NARROWEST), WIDEST)
            dimension.number_format = TEXT  # also for cells that somebody fills in later
        sheet.freeze_panes = "A2"

    def save(self, target: Path) -> None:
        self._book.save(target)


def read_cells(path: Path) -> tuple[dict[str, list[list[str]]], list[OddCell]]:
    """The sheets of a workbook as text, header first, and the cells that were changed under way.

    Raises UnreadableError when the file is not an .xlsx workbook.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableError(str(error)) from error
    found: dict[str, list[list[str]]] = {}
    odd: list[OddCell] = []
    for sheet in book.worksheets:
        rows = []
        for number, cells in enumerate(sheet.iter_rows(), 1):
            texts = []
            for column, cell in enumerate(cells, 1):
                text, kind = _text(cell.value, cell.data_type)
                texts.append(text)
                if kind:
                    odd.append(OddCell(sheet.title, number, column, kind, text))
            rows.append(texts)
        found[sheet.title] = _trimmed(rows)
    return found, odd


def _text(value: Any, data_type: str) -> tuple[str, str]:
    """The text of a cell, and what a spreadsheet program has made of it."""
    if value is None:
        return "", ""
    if data_type == "f":
        return str(getattr(value, "text", value)), "formula"
    if data_type == "e":
        return str(value), "cell_error"
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), "became_logical"
    if isinstance(value, dt.datetime):
        plain = value.date() if value.time() == dt.time() else value
        return plain.isoformat(), "became_date"
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return str(value), "became_date"
    if isinstance(value, float) and value.is_integer():
        return str(int(value)), ""
    return str(value), ""


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without the empty rows at the end and the empty columns at the right."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((i for row in rows for i, text in enumerate(row, 1) if text), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in rows]
