"""Practice cases: registered, changed with a reason, never overwritten silently."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from alerta.registry import changes, clock
from alerta.registry.case_list import CaseRow, list_cases
from alerta.registry.changes import Change, Numbered
from alerta.registry.codes import next_code
from alerta.registry.database import Database
from alerta.registry.faults import Conflict, ReasonMissing, UnknownCase, UnknownDraft
from alerta.registry.people import Person
from alerta.registry.record_tables import RecordTables, Stored
from alerta.registry.schema import draft, history, practice_case
from alerta.registry.sheets import CASE, Rows, Sheet, flatten, nest

if TYPE_CHECKING:
    from alerta.form import Form

FOLLOWED = ("category", "phase", "state", "level")  # registration.md §5, rule 7


@dataclass(frozen=True)
class Case:
    """A case as it is stored now; times are aware, UTC."""

    code: str
    version: int
    record: dict[str, Any]
    registrar: str
    created_at: datetime
    updated_at: datetime


class Cases:
    """The practice cases of one registry."""

    def __init__(self, database: Database, form: "Form", sheets: tuple[Sheet, ...]) -> None:
        self._database = database
        self._form = form
        self.tables = RecordTables(database, sheets)

    def add(
        self,
        record: Mapping[str, Any],
        person: Person,
        why: str = "",
        draft_id: str | None = None,
    ) -> str:
        """Register a case and return its code; the draft it came from is marked as sent.

        Raises UnfitRecord (a value that is not of its type), UnknownDraft (somebody discarded
        it), Conflict (the same draft was sent before with other content).
        """
        rows = flatten(self.tables.sheets, record)
        with self._database.write() as connection:
            sent = self._draft(connection, person, draft_id)
            if sent is not None:
                return self._sent_before(connection, sent, record)
            case = rows[CASE][0]
            code = next_code(
                connection,
                clock.day_of(case.get("start_date"), case.get("/record_date")),
                case.get("conflict_type", ""),
            )
            at = clock.now()
            connection.execute(
                practice_case.insert().values(
                    code=code,
                    version=1,
                    form_id=self._form.id,
                    form_version=self._form.version,
                    person_id=person.person_id,
                    registrar=person.alias,
                    created_at=at,
                    updated_at=at,
                )
            )
            new = self.number(connection, code, {}, rows)
            self.tables.write(connection, code, {}, new)
            self._log(connection, code, 1, {}, new, _by(person, at, why))
            if draft_id is not None:
                connection.execute(
                    draft.update().where(draft.c.draft_id == draft_id).values(case_code=code)
                )
        return code

    def save(
        self, code: str, record: Mapping[str, Any], based_on: int, person: Person, why: str
    ) -> int:
        """Store a changed record and return the new version; nothing changed: the present one.

        `based_on` is the version that the person opened. Raises Conflict when somebody saved
        since, ReasonMissing, UnknownCase; then nothing is stored.
        """
        if not why.strip():
            raise ReasonMissing(code=code)
        rows = flatten(self.tables.sheets, record)
        with self._database.write() as connection:
            head = self._head(connection, code, lock=True)
            old = self.tables.read(connection, [code]).get(code, {})
            if head.version != based_on:
                theirs = self._case(head, old).record
                made = changes.of_case(connection, code, after=based_on)
                raise Conflict(code, theirs, record, head.version, made)
            new = self.number(connection, code, old, rows)
            at = clock.now()
            version = head.version + 1
            self.tables.write(connection, code, old, new)
            if not self._log(connection, code, version, old, new, _by(person, at, why)):
                return head.version
            connection.execute(
                practice_case.update()
                .where(practice_case.c.code == code)
                .values(
                    version=version,
                    updated_at=at,
                    form_id=self._form.id,
                    form_version=self._form.version,
                )
            )
        return version

    def get(self, code: str) -> Case:
        """The case as it is now; UnknownCase when there is none."""
        with self._database.read() as connection:
            head = self._head(connection, code)
            return self._case(head, self.tables.read(connection, [code]).get(code, {}))

    def list(self, **filters: str) -> "list[CaseRow]":
        """The cases, the latest change first.

        Filters: text (in code or name), category, phase, state, level, conflict_type, department
        (two digits), registrar.
        """
        with self._database.read() as connection:
            return list_cases(connection, self.tables, filters)

    def history(self, code: str) -> "list[Change]":
        """Every change of a case, oldest first; UnknownCase when there is none."""
        with self._database.read() as connection:
            self._head(connection, code)
            return changes.of_case(connection, code)

    def follow_up(self, code: str) -> "list[Change]":
        """The changes of category, phase, state and level (registration.md §5, rule 7)."""
        return [change for change in self.history(code) if change.field in FOLLOWED]

    def others(self, but: str | None = None) -> "list[tuple[str, dict[str, Any]]]":
        """(code, record) of every case but one: what the duplicate check compares with."""
        query = sa.select(practice_case).order_by(practice_case.c.code)
        with self._database.read() as connection:
            heads = [row for row in connection.execute(query) if row.code != but]
            stored = self.tables.read(connection)
        return [(head.code, self._case(head, stored.get(head.code, {})).record) for head in heads]

    def number(self, connection: sa.Connection, code: str, old: Stored, rows: Rows) -> Stored:
        """Give the rows their numbers: those they had, or new ones never used in this case."""
        used: dict[str, int] = {}
        if old:
            query = sa.select(
                history.c.entity, sa.func.max(history.c.row).label("highest")
            ).group_by(history.c.entity)
            used = {
                row.entity: row.highest
                for row in connection.execute(query.where(history.c.case_code == code))
            }
        numbered: Stored = {}
        for sheet in self.tables.sheets:
            flats, before = rows[sheet.name], old.get(sheet.name, [])
            if sheet.many:
                highest = max([used.get(sheet.name, 0), *(row.number for row in before)])
                numbered[sheet.name] = changes.number_rows(before, flats, highest)
            else:
                numbered[sheet.name] = [Numbered(1, flat) for flat in flats]
        return numbered

    def _log(
        self,
        connection: sa.Connection,
        code: str,
        version: int,
        old: Stored,
        new: Stored,
        by: Mapping[str, object],
    ) -> int:
        """Append what differs in the form's own fields; a field that left the form stays as is."""
        found = [
            change
            for sheet in self.tables.sheets
            for change in changes.differences(
                sheet.name, _known(sheet, old), new.get(sheet.name, [])
            )
        ]
        return changes.append(connection, code, version, found, by)

    def _head(self, connection: sa.Connection, code: str, *, lock: bool = False) -> sa.Row:
        query = sa.select(practice_case).where(practice_case.c.code == code)
        head = connection.execute(query.with_for_update() if lock else query).first()
        if head is None:
            raise UnknownCase(code=code)
        return head

    def _case(self, head: sa.Row, stored: Stored) -> Case:
        rows = {
            sheet.name: [row.flat for row in _known(sheet, stored)] for sheet in self.tables.sheets
        }
        record = nest(self.tables.sheets, rows, head.form_id, head.form_version)
        return Case(
            head.code, head.version, record, head.registrar, head.created_at, head.updated_at
        )

    def _draft(self, connection: sa.Connection, person: Person, draft_id: str | None) -> str | None:
        """The code of the case that the draft became already, if it did."""
        if draft_id is None:
            return None
        mine = (draft.c.draft_id == draft_id, draft.c.person_id == person.person_id)
        row = connection.execute(sa.select(draft).where(*mine).with_for_update()).first()
        if row is None or row.discarded_at is not None:
            raise UnknownDraft()
        return row.case_code

    def _sent_before(self, connection: sa.Connection, code: str, record: Mapping[str, Any]) -> str:
        """A second click sends the same draft again: that is no second case."""
        head = self._head(connection, code)
        case = self._case(head, self.tables.read(connection, [code]).get(code, {}))
        if _plain(case.record) == _plain(record):
            return code
        raise Conflict(code, case.record, record, head.version, changes.of_case(connection, code))


def _known(sheet: Sheet, stored: Stored) -> list[Numbered]:
    """The stored rows of a sheet with the fields that the form has now."""
    return [
        Numbered(row.number, {path: text for path, text in row.flat.items() if path in sheet.paths})
        for row in stored.get(sheet.name, [])
    ]


def _plain(record: Mapping[str, Any]) -> str:
    return json.dumps({k: v for k, v in record.items() if v and k != "version"}, sort_keys=True)


def _by(person: Person, at: datetime, why: str) -> dict[str, object]:
    return {"at": at, "person_id": person.person_id, "who": person.alias, "why": why.strip()}
