"""The sheets themselves: columns, translations, choices, settings."""

import difflib
import re
from collections.abc import Iterator

from alerta.form.definition import ASKED, Form, Item
from alerta.form.faults import Problem
from alerta.form.sheets import Row
from alerta.form.wording import problem

KNOWN = (
    "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant",
    "constraint", "constraint_message", "calculation", "choice_filter", "default", "appearance",
    "read_only",
)  # fmt: skip
OWN = ("remedy", "rule", "dictionary", "section", "source", "status", "since", "until")
"""Columns that mean nothing to ODK: the kit reads them."""
UNSUPPORTED = (
    "readonly", "repeat_count", "trigger", "parameters", "image", "big-image", "audio", "video",
    "media", "body", "bind", "instance", "disabled", "save_to", "autoplay", "relevance",
)  # fmt: skip
TRANSLATED = ("label", "hint", "constraint_message", "required_message", "remedy")
_VERSION = re.compile(r"20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{2}\Z")


def check_tables(form: Form) -> Iterator[Problem]:
    yield from _columns(form)
    yield from _survey_texts(form)
    yield from _choices(form)
    yield from _settings(form)


def _columns(form: Form) -> Iterator[Problem]:
    for header in form.sheets.survey.headers:
        name, _, language = header.partition("::")
        if not header:
            continue
        if name in UNSUPPORTED:
            for line, row in form.sheets.survey.rows:
                if row.get(header):
                    yield problem("survey", line, header, "column_unsupported", name=header)
        elif name not in KNOWN + OWN:
            near = difflib.get_close_matches(name.lower(), KNOWN, 1, 0.75)
            code = "column_misspelt" if near else "column_unknown"
            yield problem("survey", 1, header, code, name=header, near=near[0] if near else "")
        elif language and language not in form.languages.names.values():
            near = difflib.get_close_matches(language, form.languages.names.values(), 1, 0.1)
            code = "column_misspelt" if near else "column_unknown"
            shown = f"{name}::{near[0]}" if near else ""
            yield problem("survey", 1, header, code, name=header, near=shown)
    for header in form.sheets.choices.headers:
        if " " in header and "::" not in header:
            yield problem("choices", 1, header, "choice_header", name=header)


def _headers(form: Form, sheet: str, column: str) -> Iterator[Problem]:
    """A translated column has all languages or none; never a bare one beside them."""
    headers = (form.sheets.survey if sheet == "survey" else form.sheets.choices).headers
    names = [f"{column}::{name}" for name in form.languages.names.values()]
    present = [name for name in names if name in headers]
    if present and column in headers:
        yield problem(sheet, 1, column, "label_bare", name=column)
    for name in names:
        if present and name not in headers:
            yield problem(sheet, 1, name, "language_missing", column=name)


def _survey_texts(form: Form) -> Iterator[Problem]:
    for column in TRANSLATED:
        yield from _headers(form, "survey", column)
    for item in form.root.walk():
        if item is form.root:
            continue
        for column in TRANSLATED:
            yield from _cells(form, "survey", item.line, item.row, column, item.name)
        if _shown(item) and not any(item.label(lang) for lang in form.languages.names or ("",)):
            for name in form.languages.names.values():
                header = f"label::{name}"
                yield problem(
                    "survey", item.line, header, "label_missing",
                    name=item.name, language=name, column=header,
                )  # fmt: skip
        message = any(value for key, value in item.row.items() if key.startswith("constraint_mess"))
        if item.row.get("constraint") and not message:
            header = f"constraint_message::{form.languages.names.get(form.languages.default, '')}"
            yield problem(
                "survey", item.line, header.rstrip(":"), "message_missing",
                name=item.name, column=header.rstrip(":"),
            )  # fmt: skip


def _shown(item: Item) -> bool:
    return item.type in (*ASKED, "note", "group", "repeat") and item.type != "hidden"


def _cells(
    form: Form, sheet: str, line: int, row: Row, column: str, name: str
) -> Iterator[Problem]:
    headers = {f"{column}::{language}": language for language in form.languages.names.values()}
    if not any(row.get(header) for header in headers):
        return
    for header, language in headers.items():
        if header in row and not row[header]:
            yield problem(
                sheet, line, header, "translation_missing",
                name=name, language=language, column=header,
            )  # fmt: skip


def _choices(form: Form) -> Iterator[Problem]:
    yield from _headers(form, "choices", "label")
    seen: dict[tuple[str, str], int] = {}
    multiple = {item.list_name for item in form.fields() if item.type == "select_multiple"}
    for line, row in form.sheets.choices.rows:
        list_name, name = row.get("list_name", ""), row.get("name", "")
        if not list_name:
            yield problem("choices", line, "list_name", "choice_no_list", name=name)
            continue
        if not name:
            yield problem("choices", line, "name", "choice_no_code", list=list_name)
            continue
        if (list_name, name) in seen:
            first = seen[list_name, name]
            yield problem(
                "choices", line, "name", "choice_twice", name=name, list=list_name, row=first
            )
        seen.setdefault((list_name, name), line)
        if " " in name:
            yield problem("choices", line, "name", "choice_space", name=name)
        yield from _cells(form, "choices", line, row, "label", name)
        if not any(key.startswith("label") and value for key, value in row.items()):
            header = f"label::{form.languages.names.get(form.languages.default, '')}".rstrip(":")
            yield problem(
                "choices", line, header, "label_missing",
                name=name, language=header.partition("::")[2], column=header,
            )  # fmt: skip
    yield from _zeros(form, seen)
    del multiple


def _zeros(form: Form, lines: dict[tuple[str, str], int]) -> Iterator[Problem]:
    """`1` beside `02`, or `80101` beside `150101`: a spreadsheet took the code for a number."""
    for list_name, choices in form.lists.items():
        digits = [choice.name for choice in choices if choice.name.isdigit()]
        longest = max(map(len, digits), default=0)
        padded = any(code.startswith("0") and len(code) == longest > 1 for code in digits)
        if not padded and not longest >= 4:
            continue
        for code in digits:
            if len(code) == longest - 1 and (list_name, code) in lines:
                yield problem(
                    "choices", lines[list_name, code], "name", "choice_zeros",
                    name=code, list=list_name, near=f"0{code}",
                )  # fmt: skip


def _settings(form: Form) -> Iterator[Problem]:
    line, row = form.sheets.settings.rows[0] if form.sheets.settings.rows else (2, {})
    if not row.get("form_id"):
        yield problem("settings", line, "form_id", "form_id_missing")
    version = row.get("version", "")
    if not version:
        yield problem("settings", line, "version", "version_missing")
    elif not _VERSION.match(version):
        yield problem("settings", line, "version", "version_bad", name=version)
    names = list(form.languages.names.values())
    default = row.get("default_language", "")
    if names and default not in names:
        yield problem(
            "settings", line, "default_language", "default_language",
            name=default, names=", ".join(names),
        )  # fmt: skip
