"""The three sheets of an XLSForm as rows of text. CSV files here; a spreadsheet comes as rows."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alerta.form.faults import FormError, Problem
from alerta.form.wording import problem

Row = dict[str, str]
SHEETS = ("survey", "choices", "settings")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
EXPRESSIONS = ("relevant", "constraint", "required", "calculation", "choice_filter", "default")


@dataclass(slots=True)
class Sheet:
    """Rows with their spreadsheet row number (the header is row 1); an empty cell is ''."""

    name: str
    headers: list[str] = field(default_factory=list)
    rows: list[tuple[int, Row]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, cells: Iterable[Sequence[object]]) -> "Sheet":
        """From rows of cells, the header first; wholly empty rows are left out but counted."""
        sheet = cls(name)
        for line, values in enumerate(cells, 1):
            texts = ["" if value is None else str(value).strip() for value in values]
            if line == 1:
                sheet._head(texts)
            elif any(texts):
                sheet._add(line, texts)
        return sheet

    def _head(self, texts: list[str]) -> None:
        while texts and not texts[-1]:
            texts.pop()
        self.headers = texts
        for i, header in enumerate(texts):
            if header and header in texts[:i]:
                self.problems.append(problem(self.name, 1, header, "header_twice", name=header))

    def _add(self, line: int, texts: list[str]) -> None:
        width = len(self.headers)
        if any(texts[width:]):
            self.problems.append(problem(self.name, line, "", "extra_cells"))
        row = {header: "" for header in self.headers if header}
        for header, text in zip(self.headers, texts, strict=False):
            if header and text:
                row[header] = text.translate(_QUOTES) if header in EXPRESSIONS else text
        if any(row.values()):
            self.rows.append((line, row))


@dataclass(slots=True)
class Sheets:
    survey: Sheet
    choices: Sheet
    settings: Sheet

    @classmethod
    def of(cls, cells: Mapping[str, Iterable[Sequence[object]]]) -> "Sheets":
        """From {"survey": rows of cells, …}; a missing sheet is empty."""
        return cls(*(Sheet.of(name, cells.get(name, ())) for name in SHEETS))

    @property
    def problems(self) -> list[Problem]:
        return [*self.survey.problems, *self.choices.problems, *self.settings.problems]


def read_sheets(folder: Path) -> Sheets:
    """Read survey.csv, choices.csv and settings.csv; FormError when one is missing.

    A file saved by a Spanish Excel (semicolons, Windows encoding) is read as well.
    """
    missing = [name for name in SHEETS if not (folder / f"{name}.csv").is_file()]
    if missing:
        raise FormError(problem(name, 0, "", "sheet_missing", name=name) for name in missing)
    return Sheets.of({name: read_cells(folder / f"{name}.csv") for name in SHEETS})


def read_cells(path: Path) -> list[list[str]]:
    """The cells of a CSV file with commas or semicolons, UTF-8 or Windows-1252."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
