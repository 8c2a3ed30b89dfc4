"""Registers in and out as files: JSON, CSV (folder or ZIP) and XLSX, nothing lost on the way."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alerta.registry.exchange.book import Book
from alerta.registry.exchange.checking import check_incoming
from alerta.registry.exchange.exporting import build_book
from alerta.registry.exchange.files import read_book, write_book
from alerta.registry.exchange.incoming import incoming_cases
from alerta.registry.exchange.report import Fault, ImportReport, UnfitFile
from alerta.registry.exchange.storing import store
from alerta.registry.people import Person
from alerta.registry.sheets import sheets_of

if TYPE_CHECKING:
    from alerta.criteria import Rules
    from alerta.form import Form
    from alerta.registry.store import Registry

__all__ = [
    "Book",
    "Fault",
    "ImportReport",
    "UnfitFile",
    "check_file",
    "export_file",
    "import_file",
]


def export_file(registry: "Registry", path: Path, *, public: bool = False) -> int:
    """Write all cases with their history to `path` and return how many.

    `.json`, `.xlsx`, `.zip` (CSV files) or a name without ending (a folder of CSV files).
    `public` leaves out confidential sources and what the history says of them. Raises UnfitFile
    when `path` exists already or a text does not fit the format.
    """
    book = build_book(registry, public=public)
    write_book(book, path)
    return len(book.cases)


def check_file(path: Path, form: "Form", rules: "Rules") -> ImportReport:
    """Check every case of a file; stores nothing. Raises UnfitFile when it cannot be read."""
    cases, faults = incoming_cases(read_book(path), sheets_of(form))
    others: list[tuple[str, Mapping[str, Any]]] = []
    return check_incoming(path.name, cases, faults, form, rules, others)


def import_file(
    registry: "Registry",
    path: Path,
    person: Person,
    good_only: bool = False,
    *,
    rules: "Rules",
) -> ImportReport:
    """Store the cases of a file: all of them, or none when one has an error.

    With `good_only` the good ones are stored. A case that is stored already stays as it is: equal
    ones are left out, different ones are an error. Raises UnfitFile when it cannot be read.
    """
    cases, faults = incoming_cases(read_book(path), registry.cases.tables.stored)
    others = registry.cases.others()
    report = check_incoming(path.name, cases, faults, registry.form, rules, others)
    store(registry, cases, report, person, good_only=good_only)
    return report
