"""Putting checked cases into the registry: all or nothing, and nothing is overwritten."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from alerta.form import Answers
from alerta.registry import changes, clock
from alerta.registry.changes import ROW, Change, Numbered
from alerta.registry.codes import is_practice_code, next_code, reserve
from alerta.registry.exchange.incoming import Incoming
from alerta.registry.exchange.report import ImportReport, pair
from alerta.registry.faults import UnfitRecord
from alerta.registry.people import Person
from alerta.registry.record_tables import Stored
from alerta.registry.schema import import_log, practice_case
from alerta.registry.sheets import CASE, flatten

if TYPE_CHECKING:
    from alerta.registry.store import Registry


def store(
    registry: "Registry",
    cases: Sequence[Incoming],
    report: ImportReport,
    person: Person,
    *,
    good_only: bool,
) -> None:
    """Store the good cases of the report in one go; without `good_only` only if there is no error."""
    _Storing(registry, report, person).run(cases, good_only=good_only)


class _Storing:
    def __init__(self, registry: "Registry", report: ImportReport, person: Person) -> None:
        self.registry = registry
        self.cases = registry.cases
        self.report = report
        self.person = person
        self.at = clock.now()

    def run(self, cases: Sequence[Incoming], *, good_only: bool) -> None:
        try:
            with self.registry.database.write() as connection:
                self._take(connection, cases)
                if self.report.errors and not good_only:
                    raise _NothingStored
        except _NothingStored:
            self.report.stored.clear()

    def _take(self, connection: sa.Connection, cases: Sequence[Incoming]) -> None:
        good = set(self.report.good)
        new = [case for case in cases if case.key in good and self._is_new(connection, case)]
        if not new:
            return
        log = connection.execute(
            import_log.insert().values(
                at=self.at,
                person_id=self.person.person_id,
                who=self.person.alias,
                file=self.report.file,
                cases=len(new),
            )
        )
        for case in new:
            try:
                with connection.begin_nested():  # a case that fails leaves nothing behind
                    code = self._store(connection, case, log.inserted_primary_key[0])
                    self.report.stored[case.key] = code
            except UnfitRecord as error:
                self._turn_bad(case, error)

    def _is_new(self, connection: sa.Connection, case: Incoming) -> bool:
        """False for a case whose code is taken: equal ones are left out, others turn bad."""
        if not is_practice_code(case.key):
            return True
        found = connection.execute(
            sa.select(practice_case.c.code).where(practice_case.c.code == case.key)
        ).first()
        if found is None:
            return True
        stored = self.cases.tables.read(connection, [case.key]).get(case.key, {})
        self.report.good.remove(case.key)
        if _flats(stored) == {name: rows for name, rows in case.flat_rows().items() if rows}:
            self.report.same.append(case.key)
            return False
        self.report.bad.append(case.key)
        message = pair("The case {code} is stored already, with other content.", code=case.key)
        remedy = pair(
            "It stays as it is. Open it and change it there with its reason, or import it without code."
        )
        self.report.faults.append(
            case.fault("/data/case", "stored_already", "error", message=message, remedy=remedy)
        )
        return False

    def _turn_bad(self, case: Incoming, error: UnfitRecord) -> None:
        self.report.good.remove(case.key)
        self.report.bad.append(case.key)
        for path, what in error.places:
            message = pair("“{path}” does not fit the form ({what}).", path=path, what=pair(what))
            remedy = pair("Correct the name or the value as in the form.")
            self.report.faults.append(
                case.fault(f"/data/{path}", "unfit", "error", message=message, remedy=remedy)
            )

    def _store(self, connection: sa.Connection, case: Incoming, import_id: int) -> str:
        """A case of an export keeps code, times and history; what was changed in it is logged."""
        known = is_practice_code(case.key)
        rows = self._numbered(case, as_it_is=known and bool(case.history))
        flat = rows[CASE][0].flat if rows.get(CASE) else {}
        if known:
            code = case.key
            reserve(connection, code)
        else:
            day = clock.day_of(flat.get("start_date"), flat.get("/record_date"))
            code = next_code(connection, day, flat.get("conflict_type", ""))
        told = case.history if known else []
        past = _replay(told, rows)
        version = max((change.version for change in told), default=0)
        changed = [
            change
            for sheet in self.cases.tables.stored
            for change in changes.differences(
                sheet.name, past.get(sheet.name, []), rows.get(sheet.name, [])
            )
        ]
        if changed:
            version += 1
        self._write_head(connection, case, code, version, changed=bool(changed), known=known)
        self.cases.tables.write(connection, code, {}, rows)
        for change in told:
            values = (change.entity, change.row, change.field, change.old, change.new)
            by = {"at": change.at, "person_id": None, "who": change.who, "why": change.why}
            by["import_id"] = import_id
            changes.append(connection, code, change.version, [values], by)
        why = pair("Imported from {file}", file=self.report.file)[self.person.lang]
        by = {"at": self.at, "person_id": self.person.person_id, "who": self.person.alias}
        by |= {"why": why, "import_id": import_id}
        changes.append(connection, code, version, changed, by)
        return code

    def _write_head(
        self,
        connection: sa.Connection,
        case: Incoming,
        code: str,
        version: int,
        *,
        changed: bool,
        known: bool,
    ) -> None:
        head = case.head if known else dict.fromkeys(case.head, "")
        created = _moment(head["kit_created"]) or self.at
        updated = self.at if changed else _moment(head["kit_updated"]) or self.at
        connection.execute(
            practice_case.insert().values(
                code=code,
                version=version,
                form_id=head["kit_form"] or self.registry.form.id,
                form_version=head["kit_form_version"] or self.registry.form.version,
                person_id=None if known and case.history else self.person.person_id,
                registrar=head["kit_registrar"] or self.person.alias,
                created_at=created,
                updated_at=updated,
            )
        )

    def _numbered(self, case: Incoming, *, as_it_is: bool) -> Stored:
        """The rows of an export as they are; those of a hand-made file as the form writes them."""
        if as_it_is:
            numbers = {name: [row.number for row in rows] for name, rows in case.rows.items()}
            flats = case.flat_rows()
        else:
            answers = Answers.from_record(
                self.registry.form, case.record, today=clock.day_of(case.record.get("record_date"))
            )
            numbers = {}
            flats = flatten(self.cases.tables.sheets, answers.record())
        return {name: _with_numbers(rows, numbers.get(name, [])) for name, rows in flats.items()}


class _NothingStored(Exception):
    pass


def _with_numbers(rows: list[dict[str, str]], numbers: list[int]) -> list[Numbered]:
    good = len(numbers) == len(rows) and len(set(numbers)) == len(rows) and all(numbers)
    chosen = numbers if good else range(1, len(rows) + 1)
    return [Numbered(number, flat) for number, flat in zip(chosen, rows, strict=True)]


def _flats(stored: Stored) -> dict[str, list[dict[str, str]]]:
    return {name: [row.flat for row in rows] for name, rows in stored.items() if rows}


def _replay(told: Sequence[Change], rows: Stored) -> Stored:
    """The rows that a history leads to, in the order of `rows`: a file's order is not questioned."""
    found: dict[str, dict[int, dict[str, str]]] = {}
    for change in told:
        sheet = found.setdefault(change.entity, {})
        if change.field == ROW:
            if change.new:
                sheet.setdefault(change.row, {})
            else:
                sheet.pop(change.row, None)
            continue
        if change.new:
            sheet.setdefault(change.row, {})[change.field] = change.new
        elif change.row in sheet:  # the fields of a row follow its being taken away
            sheet[change.row].pop(change.field, None)
    past: Stored = {}
    for name, sheet in found.items():
        order = [row.number for row in rows.get(name, []) if row.number in sheet]
        order += [number for number in sheet if number not in order]
        past[name] = [Numbered(number, sheet[number]) for number in order]
    return past


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None
