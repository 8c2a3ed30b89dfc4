"""Can the registration form be run here, and does every ODK program read it alike?"""

from collections.abc import Iterator
from pathlib import Path

from alerta.authoring.faults import Fault, fault, from_form
from alerta.authoring.package import FOLDER
from alerta.criteria.codebook import place_choices
from alerta.form import FormError, build_form, dialect
from alerta.form.sheets import read_sheets
from alerta.resources import ContentError

FORM = f"{FOLDER}/form"


def check(home: Path) -> list[Fault]:
    """Dialect first; ODK's own converter only when that found nothing (it names no cells)."""
    try:
        form = build_form(read_sheets(home / FORM), place_choices(home))
    except FormError as error:
        return [from_form(problem, FORM) for problem in error.problems]
    except (ContentError, KeyError):
        return []  # places.csv: another check names it
    problems = dialect.check(form)
    if problems:
        return [from_form(problem, FORM) for problem in problems]
    return list(_convert(home))


def _convert(home: Path) -> Iterator[Fault]:
    from alerta.authoring.xlsform import ConversionError, convert

    try:
        result = convert(home)
    except ConversionError as error:
        yield fault(f"{FORM}/survey.csv", 0, "", "form_conversion", what=str(error))
        return
    for warning in result.warnings:
        yield fault(f"{FORM}/survey.csv", 0, "", "form_warning", what=warning)
