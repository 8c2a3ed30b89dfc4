"""Small forms written as rows, for tests that read as sentences."""

import shutil

import pytest

from alerta.form.building import build_form
from alerta.form.sheets import Sheets

ES, EN = "label::Español (es)", "label::English (en)"
SETTINGS = {
    "form_title": "Prueba",
    "form_id": "trial",
    "version": "2026112201",
    "default_language": "Español (es)",
}
LISTS = [
    *[{"list_name": "yes_no", "name": code} for code in ("yes", "no")],
    *[{"list_name": "department", "name": code} for code in ("08", "09")],
    *[
        {"list_name": "province", "name": code, "department": code[:2]}
        for code in ("0801", "0802", "0901")
    ],
    *[{"list_name": "act", "name": code} for code in ("mining", "fishing", "other")],
    {"list_name": "act", "name": "whaling", "until": "2025-12-31"},
]


def labelled(row):
    """Rows of questions and choices get a label in both languages unless they have one."""
    kind = row.get("type", "")
    silent = kind.startswith("end") or kind in ("calculate", "today", "start", "end", "hidden")
    if silent or any(key.startswith("label") for key in row):
        return row
    return {**row, ES: row.get("name", "x"), EN: row.get("name", "x")}


def cells(rows):
    headers = list(dict.fromkeys(key for row in rows for key in row))
    return [headers, *[[row.get(header, "") for header in headers] for row in rows]]


def sheets_of(survey, choices=LISTS, settings=SETTINGS):
    return Sheets.of(
        {
            "survey": cells([labelled(row) for row in survey]),
            "choices": cells([labelled(row) for row in choices]),
            "settings": cells([settings]),
        }
    )


@pytest.fixture(scope="session")
def make():
    """A form of survey rows (dicts) that must be without problems."""

    def build(*survey, **sheets):
        form = build_form(sheets_of(survey, **sheets))
        assert form.problems == [], [problem.line() for problem in form.problems]
        return form

    return build


@pytest.fixture(scope="session")
def broken():
    """A form of survey rows, whatever is wrong with it."""
    return lambda *survey, **sheets: build_form(sheets_of(survey, **sheets))


def convertible(form):
    """The sheets as pyxform takes them; empty cells must be absent, headers whole."""
    book = {}
    for name in ("survey", "choices", "settings"):
        sheet = getattr(form.sheets, name)
        rows = [{k: v for k, v in row.items() if v} for _, row in sheet.rows]
        book[name], book[f"{name}_header"] = rows, [dict.fromkeys(sheet.headers)]
    known = {(row["list_name"], row["name"]) for row in book["choices"]}
    for choices in form.lists.values():
        for choice in choices:
            if (choice.extra["list_name"], choice.name) not in known:
                row = {k: v for k, v in choice.extra.items() if v}
                book["choices"].append(row)
                book["choices_header"][0].update(dict.fromkeys(row))
    return book


@pytest.fixture(scope="session")
def conversion(form):
    """The registration form made by pyxform; read through by ODK Validate where there is Java."""
    from pyxform.xls2xform import convert

    java = shutil.which("java") is not None
    return convert(convertible(form), form_name="data", validate=java)
