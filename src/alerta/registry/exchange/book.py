"""A register as sheets of text: what all file formats have in common."""

from dataclasses import dataclass, field
from typing import Any

CODE, ROW = "kit_code", "kit_row"
HEAD = {  # columns of the sheet `case` before the form's own -> tag
    CODE: "#case+code",
    "kit_version": "#meta+version",
    "kit_registrar": "#meta+registrar",
    "kit_created": "#date+created",
    "kit_updated": "#date+updated",
    "kit_form": "#meta+form",
    "kit_form_version": "#meta+form+version",
}
HISTORY = {
    CODE: "#case+code",
    "version": "#meta+version",
    "at": "#date+changed",
    "who": "#meta+who",
    "entity": "#meta+entity",
    "row": "#meta+row",
    "field": "#meta+field",
    "old": "#meta+old",
    "new": "#meta+new",
    "why": "#description+why",
}
NOTICE_SHEET = "PRÁCTICA"
REFERENCE_SHEETS = (NOTICE_SHEET, "codebook", "choices")
NOTICE = {
    "es": "PRÁCTICA – datos de capacitación del Kit Alerta. No son casos reales ni un registro oficial.",
    "en": "PRACTICE – training data of Kit Alerta. Not real cases and not an official register.",
}


@dataclass
class Table:
    """A sheet: columns, a tag for each (HXL style), rows of text; `lines[i]` is the row in the file."""

    name: str
    columns: list[str]
    tags: list[str]
    rows: list[list[str]]
    lines: list[int] = field(default_factory=list)


@dataclass
class Book:
    """`tables` hold the records and the history; `reference` explains them and is not read back.

    `cases` are the same records nested, as JSON has them: {code, version, …, record, rows, history}.
    """

    meta: dict[str, str]
    tables: list[Table]
    reference: list[Table] = field(default_factory=list)
    cases: list[dict[str, Any]] = field(default_factory=list)
    nested: bool = False
