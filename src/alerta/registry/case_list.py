"""The list of cases: one line each, filtered and sorted by the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from alerta.registry.people import folded
from alerta.registry.record_tables import RecordTables
from alerta.registry.schema import practice_case

FIELDS = {  # name in the list -> (sheet, field) of the form
    "name": ("case", "case_name"),
    "category": ("case", "category"),
    "phase": ("case", "phase"),
    "state": ("case", "state"),
    "level": ("alert", "level"),
    "conflict_type": ("case", "conflict_type"),
    "department": ("location", "department"),
    "ubigeo": ("location", "ubigeo"),
}


@dataclass(frozen=True)
class CaseRow:
    """One line of the list; codes as in the form, '' where blank; place = principal location."""

    code: str
    version: int
    registrar: str
    created_at: datetime
    updated_at: datetime
    name: str
    category: str
    phase: str
    state: str
    level: str
    conflict_type: str
    department: str
    ubigeo: str


def list_cases(
    connection: sa.Connection, tables: RecordTables, filters: Mapping[str, str]
) -> list[CaseRow]:
    """The cases that fit all filters, latest change first; '' as a filter lets everything pass."""
    head = practice_case.c
    joined: sa.FromClause = practice_case
    for sheet in sorted({sheet for sheet, _ in FIELDS.values()} & set(tables.tables)):
        table = tables.tables[sheet]
        on = table.c.kit_code == head.code
        if sheet == "location":
            on = sa.and_(on, table.c.kit_row == _principal(tables, table, head.code))
        joined = joined.outerjoin(table, on)
    columns = {
        name: sa.func.coalesce(sa.cast(tables.column(*place), sa.Text), "")
        for name, place in FIELDS.items()
    }
    heads = (head.code, head.version, head.registrar, head.created_at, head.updated_at)
    query = sa.select(*heads, *(column.label(name) for name, column in columns.items()))
    query = query.select_from(joined).order_by(head.updated_at.desc(), head.code.desc())
    for name, wanted in filters.items():
        if not wanted:
            continue
        if name != "text":
            column = head.registrar if name == "registrar" else columns[name]
            query = query.where(column == wanted)
    rows = [CaseRow(**row) for row in connection.execute(query).mappings()]
    # here and not in SQL: SQLite knows no capitals beyond A-Z and no accents
    words = folded(filters.get("text", "")).split()
    return [row for row in rows if all(w in folded(f"{row.code} {row.name}") for w in words)]


def _principal(
    tables: RecordTables, table: sa.Table, code: sa.ColumnElement[str]
) -> sa.ScalarSelect[int]:
    """The row of the location marked as principal; the first one when none is marked."""
    other = table.alias()
    marked = tables.column("location", "is_principal")
    order = [other.c.kit_order]
    if isinstance(marked, sa.Column):
        order.insert(0, sa.case((other.c[marked.name] == "yes", 0), else_=1))
    query = sa.select(other.c.kit_row).where(other.c.kit_code == code).order_by(*order)
    return query.limit(1).correlate(practice_case).scalar_subquery()
