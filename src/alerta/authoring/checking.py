"""`alerta check`: all content of the kit, every fault at once."""

from collections.abc import Callable, Iterable
from pathlib import Path

from alerta.authoring.checks import (
    anchors,
    cells,
    conditions,
    covering,
    examples,
    exercises,
    figures,
    form,
    form_paths,
    form_rules,
    header,
    keys,
    languages,
    lesson_calls,
    matrix,
    messages,
    page_pairs,
    pages,
    places,
    plain_language,
    translations,
    vocabularies,
)
from alerta.authoring.faults import Fault, fault
from alerta.authoring.grids import Book, read_book
from alerta.authoring.package import FILE, check_package, read_package
from alerta.criteria import load_rules
from alerta.resources import ContentError

TABLE_CHECKS: tuple[Callable[[Book], Iterable[Fault]], ...] = (
    header.check,
    cells.check,
    keys.check,
    languages.check,
    conditions.check,
    matrix.check,
    covering.check,
    examples.check,
    places.check,
    vocabularies.check,
    form_paths.check,
    anchors.check,
)
CONTENT_CHECKS: tuple[Callable[[Path], Iterable[Fault]], ...] = (
    exercises.check,
    figures.check,
    pages.check,
    page_pairs.check,
    lesson_calls.check,
    translations.check,
    plain_language.check,
    messages.check,
)


def check_all(home: Path) -> list[Fault]:
    """Every fault of the content below `home`, sorted by file and row. Writes nothing."""
    faults = check_codebook(home)
    for check in CONTENT_CHECKS:
        faults.extend(check(home))
    return in_order(faults)


def check_codebook(home: Path) -> list[Fault]:
    """Every fault of `datasets/codebook`: tables, rules and the registration form."""
    try:
        package = read_package(home)
        faults = check_package(home)
    except (ContentError, KeyError, TypeError, AttributeError, ValueError) as error:
        return [fault(FILE, 0, "", "package_bad", what=str(error))]
    faults += check_tables(read_book(home, package))
    faults += form.check(home)
    if not faults:
        faults += _rules(home)
    return in_order(faults)


def check_tables(book: Book) -> list[Fault]:
    """The faults that can be seen in the cells alone."""
    faults = [*book.faults, *(one for grid in book.grids.values() for one in grid.faults)]
    for check in TABLE_CHECKS:
        faults.extend(check(book))
    return faults


# What these say follows from any other fault of the same cell.
ECHOES = (
    "cell_empty",
    "pattern",
    "not_in_list",
    "reference_unknown",
    "place_parent",
    "list_differs",
)


def without_echoes(faults: Iterable[Fault]) -> list[Fault]:
    """Leave out what only repeats another fault of the same cell."""
    faults = list(faults)
    told = {(one.file, one.row, one.column) for one in faults if one.code not in ECHOES}
    return [
        one
        for one in faults
        if one.code not in ECHOES or not one.column or (one.file, one.row, one.column) not in told
    ]


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    told = without_echoes(faults)
    return sorted(told, key=lambda one: (one.file, one.row, one.column, one.code))


def _rules(home: Path) -> list[Fault]:
    try:
        load_rules(home)
    except ContentError as error:
        return [fault(FILE, 0, "", "rules_unusable", what=str(error))]
    return list(form_rules.check(home))
