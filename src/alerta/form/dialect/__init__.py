"""The static check of a form: everything wrong with its sheets, in one run.

Also what converts and opens without a word and is wrong all the same: a rule under a misspelt
column, a code that is in no list, an expression that each ODK program reads in another way.
"""

from collections.abc import Sequence
from pathlib import Path

from alerta.form.building import build_form
from alerta.form.definition import Form
from alerta.form.dialect.codes import check_codes
from alerta.form.dialect.expressions import check_expressions
from alerta.form.dialect.tables import check_tables
from alerta.form.faults import FormError, Problem
from alerta.form.sheets import Row, read_sheets

SHEET_ORDER = {"survey": 0, "choices": 1, "settings": 2}


def check(form: Form) -> list[Problem]:
    """All problems of a form, by sheet and row; [] for a form without any."""
    found = [*form.problems, *check_tables(form), *check_expressions(form), *check_codes(form)]
    return sorted(found, key=lambda p: (SHEET_ORDER.get(p.sheet, 3), p.row))


def check_folder(folder: Path, extra_choices: Sequence[Row] = ()) -> list[Problem]:
    """The same for three CSV files, also when they cannot be made into a form."""
    try:
        return check(build_form(read_sheets(folder), extra_choices))
    except FormError as error:
        return error.problems
