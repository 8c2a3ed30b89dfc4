"""The registration form as ODK, KoboToolbox and their spreadsheets take it.

pyxform and openpyxl are imported here only when they are used: lessons never need them.
"""

import json
import re
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from alerta.authoring.cells import TextBook
from alerta.authoring.package import FOLDER
from alerta.criteria.codebook import place_choices
from alerta.form import build_form
from alerta.form.sheets import Row, read_sheets

# Columns of choices.csv that are ours: ODK would copy them into every option of every list.
OWN_CHOICE_COLUMNS = ("status", "source", "since", "until", "hint_es", "hint_en")
PLACE_COLUMNS = ("department", "province")
Sheet = list[Row]


class ConversionError(Exception):
    """ODK's converter or validator refused the form; the text is theirs."""


@dataclass(frozen=True)
class Converted:
    """`validated` is False where there is no Java to run ODK Validate."""

    xform: str
    warnings: list[str]
    validated: bool


def sheets(home: Path) -> dict[str, tuple[list[str], Sheet]]:
    """The form's three sheets with the places joined in: header, and rows without empty cells."""
    read = read_sheets(home / FOLDER / "form")
    form = build_form(read)
    asked = {item.list_name for item in form.fields() if item.list_name}
    choices = [row for _, row in read.choices.rows] + place_choices(home)
    kept = [row for row in choices if row["list_name"] in asked and not row.get("until")]
    header = [name for name in read.choices.headers if name not in OWN_CHOICE_COLUMNS]
    header += [name for name in PLACE_COLUMNS if name not in header]
    return {
        "survey": (read.survey.headers, [_filled(row) for _, row in read.survey.rows]),
        "choices": (header, [_filled(row, header) for row in kept]),
        "settings": (read.settings.headers, [_filled(row) for _, row in read.settings.rows]),
    }


def convert(home: Path) -> Converted:
    """The XForm; checked by ODK Validate where Java is installed. Raises ConversionError."""
    book: dict[str, Any] = {}
    for name, (header, rows) in sheets(home).items():
        book[name] = rows
        # without the header, a column that is first used after row 100 is refused
        book[f"{name}_header"] = [dict.fromkeys(header)]
    return _converted(json.dumps(book))


@lru_cache(maxsize=2)  # ODK Validate takes seconds, and most changes leave the form as it is
def _converted(book: str) -> Converted:
    from pyxform import xls2xform

    java = shutil.which("java") is not None
    try:
        result = xls2xform.convert(json.loads(book), form_name="data", validate=java)
    except Exception as error:  # pyxform raises many kinds; each one is a fault of the form
        raise ConversionError(re.sub(r"\s+", " ", str(error))) from error
    return Converted(result.xform, list(result.warnings), java)


def write_xlsform(home: Path, target: Path) -> None:
    """Write the form to `target` as a standalone XLSForm spreadsheet, places included."""
    book = TextBook()
    for name, (header, rows) in sheets(home).items():
        book.add(name, [header, *([row.get(column, "") for column in header] for row in rows)])
    book.save(target)


def _filled(row: Row, header: list[str] | None = None) -> Row:
    return {k: v for k, v in row.items() if v and (header is None or k in header)}
