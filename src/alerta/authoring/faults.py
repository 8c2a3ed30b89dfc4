"""A fault of the content: where it is, what is wrong, and what to do."""

from dataclasses import dataclass

from alerta.authoring import exercise_wording, wording
from alerta.form import Problem
from alerta.form.faults import Pair, pair
from alerta.i18n import translator

WORDING = wording.WORDING | exercise_wording.WORDING


@dataclass(frozen=True, slots=True)
class Fault:
    """`file` is a path below the kit's home, or a sheet of a workbook; `row` is the row of the
    spreadsheet (the header is 1; 0 = the whole file)."""

    file: str
    row: int
    column: str
    code: str
    message: Pair
    remedy: Pair

    def line(self, lang: str = "es") -> str:
        """All of it in one line, in one language."""
        t = translator(lang)
        where = [self.file]
        if self.row:
            where.append(t("row {row}", row=self.row))
        if self.column:
            where.append(t("column {column}", column=self.column))
        return f"{', '.join(where)}: {self.message[lang]} {self.remedy[lang]}"


def fault(file: str, row: int, column: str, code: str, /, **values: object) -> Fault:
    """A fault with its words filled in; `code` is a key of WORDING."""
    message, remedy = WORDING[code]
    return Fault(file, row, column, code, pair(message, **values), pair(remedy, **values))


def from_form(problem: Problem, folder: str) -> Fault:
    """A fault of the form's sheets, as the form's own check words it."""
    file = f"{folder}/{problem.sheet}.csv"
    return Fault(file, problem.row, problem.column, problem.code, problem.message, problem.remedy)
