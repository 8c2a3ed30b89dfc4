"""What the case explorer knows: lines of the list, one case, its history, files to take away."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from alerta.criteria.codebook import registration_form
from alerta.form import Form
from alerta.form.definition import FILLED
from alerta.i18n import translator
from alerta.registry import Case, CaseRow, Change, Registry
from alerta.registry.exchange import export_file
from alerta.widgets.case_explorer.wording import field_label, spoken
from alerta.widgets.session import Session

FILTERS = ("conflict_type", "state", "department")
FILES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "json": "application/json",
}


@dataclass(frozen=True)
class Line:
    """One case in the list, in words; `level` is 0 when no alert was scored."""

    code: str
    name: str
    kind: str
    place: str
    category: str
    phase: str
    state: str
    level: int
    registrar: str
    updated_at: datetime


@dataclass(frozen=True)
class Edit:
    """One changed field of a revision, in words; `row` is 0 outside the repeats."""

    section: str
    row: int
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Revision:
    """What one person saved at once: who, when, why, and every field that changed."""

    version: int
    at: datetime
    who: str
    why: str
    edits: tuple[Edit, ...]


class ExplorerModel:
    """Reads the registry; writes nothing but the files it is asked for."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.filters: dict[str, str] = dict.fromkeys(("text", *FILTERS), "")

    @property
    def lang(self) -> str:
        return self.session.lang

    @property
    def registry(self) -> Registry | None:
        """None while nobody is known: then there is nothing to list."""
        return self.session.registry

    @cached_property
    def form(self) -> Form:
        return registration_form(self.session.home)

    def lines(self) -> list[Line]:
        """The cases that fit the filters, the latest change first."""
        if self.registry is None:
            return []
        return [self._line(row) for row in self.registry.cases.list(**self.filters)]

    def options(self, name: str) -> list[tuple[str, str]]:
        """(code, words) that occur among all cases: a filter never leads to an empty list."""
        if self.registry is None:
            return []
        codes = {getattr(row, name) for row in self.registry.cases.list()} - {""}
        return sorted(((c, self.words(name, c)) for c in codes), key=lambda pair: pair[1])

    def case(self, code: str) -> Case:
        """The case as it is stored now. UnknownCase when there is none."""
        assert self.registry is not None
        return self.registry.cases.get(code)

    def rows(self, case: Case, section: str) -> list[dict[str, Any]]:
        """The rows of a repeat or group of a record; empty when it has none."""
        found = case.record.get(section, [])
        return found if isinstance(found, list) else [found]

    def words(self, name: str, value: str) -> str:
        """The value of a field in words."""
        return spoken(self.form, name, value, self.lang)

    def label(self, name: str) -> str:
        """The label of a field or section of the form."""
        return field_label(self.form, name, self.lang)

    def history(self, code: str) -> list[Revision]:
        """Every revision of a case, the latest first."""
        assert self.registry is not None
        changes = self.registry.cases.history(code)
        revisions = [
            self._revision(version, list(made))
            for version, made in groupby(changes, key=lambda change: change.version)
        ]
        return revisions[::-1]

    def file(self, ending: str) -> tuple[str, bytes, str]:
        """(file name, content, media type) of all cases with their history."""
        assert self.registry is not None
        name = f"PRACTICA-{translator(self.lang)('cases')}.{ending}"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            export_file(self.registry, path, public=True)
            return name, path.read_bytes(), FILES[ending]

    def _line(self, row: CaseRow) -> Line:
        return Line(
            row.code,
            row.name,
            self.words("conflict_type", row.conflict_type),
            self._place(row.ubigeo or row.department),
            self.words("category", row.category),
            self.words("phase", row.phase),
            self.words("state", row.state),
            int(row.level) if row.level.isdigit() else 0,
            row.registrar,
            row.updated_at,
        )

    def _place(self, ubigeo: str) -> str:
        names = [
            self.words(level, ubigeo[:digits])
            for level, digits in (("district", 6), ("province", 4), ("department", 2))
            if len(ubigeo) >= digits
        ]
        return ", ".join(dict.fromkeys(names))

    def _revision(self, version: int, made: list[Change]) -> Revision:
        edits = tuple(self._edit(change) for change in made if self._told(change))
        return Revision(version, made[0].at, made[0].who, made[0].why, edits)

    def _told(self, change: Change) -> bool:
        """What the form computes by itself is no decision of a person."""
        if change.field.startswith("("):
            return True
        try:
            return self.form.item(change.field.rpartition("/")[2]).type not in FILLED
        except KeyError:
            return True

    def _edit(self, change: Change) -> Edit:
        t = translator(self.lang)
        name = change.field.rpartition("/")[2]
        section = self.label(change.entity)
        many = change.entity in self.form_repeats
        if change.field.startswith("("):
            field, old, new = t("Place in the list"), change.old, change.new
        else:
            field = self.label(name)
            old, new = self.words(name, change.old), self.words(name, change.new)
        return Edit(section, change.row if many else 0, field, old, new)

    @cached_property
    def form_repeats(self) -> frozenset[str]:
        return frozenset(item.name for item in self.form.root.walk() if item.is_repeat)
