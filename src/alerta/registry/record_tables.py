"""Rows of records in their tables: one typed column per form field."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from alerta.registry import schema
from alerta.registry.cells import COLUMNS, UnfitTextError, to_column, to_text
from alerta.registry.changes import Numbered
from alerta.registry.database import Database
from alerta.registry.faults import UnfitRecord
from alerta.registry.sheets import Field, Flat, Sheet

Stored = dict[str, list[Numbered]]  # sheet name -> its rows in order


class RecordTables:
    """Reads and writes the rows of cases.

    `sheets` are those of the form; `stored` are these and every field that once was in the form.
    """

    def __init__(self, database: Database, sheets: tuple[Sheet, ...]) -> None:
        self._database = database
        self.sheets = sheets

    @cached_property
    def _columns(self) -> list[sa.Row]:
        with self._database.read() as connection:
            known = schema.form_column
            order = (known.c.sheet, known.c.position, known.c.path, known.c.kind)
            return list(connection.execute(sa.select(known).order_by(*order)))

    @cached_property
    def stored(self) -> tuple[Sheet, ...]:
        """All sheets ever seen, those of the form first; fields that left the form come last."""
        found = {sheet.name: sheet for sheet in self.sheets}
        for row in self._columns:
            sheet = found.get(row.sheet) or Sheet(row.sheet, True, ())
            if row.path not in sheet.paths:
                field = Field(row.path, row.kind, None)
                sheet = Sheet(sheet.name, sheet.many, (*sheet.fields, field))
            found[row.sheet] = sheet
        return tuple(found.values())

    @cached_property
    def tables(self) -> dict[str, sa.Table]:
        """The table of each stored sheet."""
        into = sa.MetaData()
        schema.person.to_metadata(into)
        schema.practice_case.to_metadata(into)
        columns: dict[str, list[sa.Column[Any]]] = {sheet.name: [] for sheet in self.stored}
        for row in self._columns:
            columns[row.sheet].append(sa.Column(row.column_name, COLUMNS[row.kind]))
        return {name: schema.record_table(name, into, *found) for name, found in columns.items()}

    @cached_property
    def _by_path(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        """(sheet, path) -> [(column, kind)], the kind that the form has now first."""
        now = {(s.name, f.path): f.kind for s in self.sheets for f in s.fields}
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for row in self._columns:
            key = (row.sheet, row.path)
            found.setdefault(key, []).append((row.column_name, row.kind))
        for key, columns in found.items():
            columns.sort(key=lambda column: column[1] != now.get(key))
        return found

    def column(self, sheet: str, path: str) -> sa.ColumnElement[Any]:
        """The column of a field, for queries; NULL when the form never had such a field."""
        known = self._by_path.get((sheet, path))
        return self.tables[sheet].c[known[0][0]] if known else sa.null()

    def read(
        self, connection: sa.Connection, codes: Iterable[str] | None = None
    ) -> dict[str, Stored]:
        """Rows of the cases with these codes (all when None): code -> sheet -> rows."""
        chosen = None if codes is None else list(codes)
        spelt = schema.spelling
        exact = {
            (row.case_code, row.sheet, row.row, row.path): row.text
            for row in connection.execute(_only(sa.select(spelt), spelt.c.case_code, chosen))
        }
        found: dict[str, Stored] = {}
        for sheet in self.stored:
            table = self.tables[sheet.name]
            fields = [
                (field.path, self._by_path[sheet.name, field.path])
                for field in sheet.fields
                if (sheet.name, field.path) in self._by_path
            ]
            query = _only(sa.select(table), table.c.kit_code, chosen)
            rows = connection.execute(query.order_by(table.c.kit_code, table.c.kit_order))
            for row in rows.mappings():
                code, number = row["kit_code"], row["kit_row"]
                flat: Flat = {}
                for path, columns in fields:
                    text = exact.get((code, sheet.name, number, path)) or next(
                        (text for name, kind in columns if (text := to_text(kind, row[name]))), ""
                    )
                    if text:
                        flat[path] = text
                found.setdefault(code, {}).setdefault(sheet.name, []).append(Numbered(number, flat))
        return found

    def write(self, connection: sa.Connection, code: str, old: Stored, new: Stored) -> None:
        """Make the stored rows of the form's sheets equal to `new`; raises UnfitRecord first."""
        typed = {sheet.name: self._typed(sheet, new.get(sheet.name, [])) for sheet in self.sheets}
        unfit = [place for _, _, places in typed.values() for place in places]
        if unfit:
            raise UnfitRecord(unfit)
        spelt = schema.spelling
        for sheet in self.sheets:
            table = self.tables[sheet.name]
            here = table.c.kit_code == code
            before = {row.number for row in old.get(sheet.name, [])}
            values, exact, _ = typed[sheet.name]
            gone = before - {row["kit_row"] for row in values}
            if gone:
                connection.execute(table.delete().where(here, table.c.kit_row.in_(gone)))
            for row in values:
                if row["kit_row"] in before:
                    change = table.update().where(here, table.c.kit_row == row["kit_row"])
                    connection.execute(change.values(row))
                else:
                    connection.execute(table.insert().values({"kit_code": code, **row}))
            if before:
                names = [field.path for field in sheet.fields]
                connection.execute(
                    spelt.delete().where(
                        spelt.c.case_code == code,
                        spelt.c.sheet == sheet.name,
                        sa.or_(spelt.c.path.in_(names), spelt.c.row.in_(gone)),
                    )
                )
            if exact:
                connection.execute(spelt.insert(), [{"case_code": code, **row} for row in exact])

    def _typed(
        self, sheet: Sheet, rows: Sequence[Numbered]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[tuple[str, str]]]:
        values, exact, unfit = [], [], []
        for order, row in enumerate(rows, 1):
            value: dict[str, Any] = {"kit_row": row.number, "kit_order": order}
            for field in sheet.fields:
                columns = self._by_path[sheet.name, field.path]
                value.update(dict.fromkeys((name for name, _ in columns), None))
                text = row.flat.get(field.path, "")
                if not text:
                    continue
                try:
                    typed = to_column(field.kind, text)
                except UnfitTextError as error:
                    unfit.append((f"{sheet.name}[{order}]/{field.path}", str(error)))
                    continue
                value[columns[0][0]] = typed
                if to_text(field.kind, typed) != text:
                    place = {"sheet": sheet.name, "row": row.number, "path": field.path}
                    exact.append({**place, "text": text})
            values.append(value)
        return values, exact, unfit


def _only(
    query: sa.Select[Any], column: sa.ColumnElement[str], codes: list[str] | None
) -> sa.Select[Any]:
    return query if codes is None else query.where(column.in_(codes))
