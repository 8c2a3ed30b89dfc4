"""Deleting a person: which cases go with them, which stay, and the order of it.

Whose a row is, the id says; in rows that came from another registry with a file, the alias.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from alerta.registry import schema
from alerta.registry.schema import (
    answer,
    draft,
    history,
    import_log,
    person,
    practice_case,
    spelling,
)

FORGOTTEN = "borrado"  # stands in history and cases where an alias stood; nobody can be called so


@dataclass(frozen=True)
class Share:
    """What a person has in the practice cases, by code.

    `alone`: registered by them and written by nobody else; `together`: others wrote in them too;
    `registered`: those of `together` that this person registered; `changes`: the condition of the
    person's own rows in the history.
    """

    person_id: str
    alias: str
    alone: tuple[str, ...]
    together: tuple[str, ...]
    registered: tuple[str, ...]
    changes: sa.ColumnElement[bool]


def share(connection: sa.Connection, row: sa.Row, *, lock: bool = False) -> Share:
    """Tell apart the cases of a person (`row` of the table person); `lock` keeps others out."""
    changes = _theirs(history, "who", row)
    mine = sa.select(practice_case.c.code).where(_theirs(practice_case, "registrar", row))
    registered = set(connection.scalars(mine.with_for_update() if lock else mine))
    written = set(connection.scalars(sa.select(history.c.case_code).where(changes).distinct()))
    others = set(
        connection.scalars(sa.select(history.c.case_code).where(sa.not_(changes)).distinct())
    )
    together = (registered & others) | (written - registered)
    return Share(
        row.person_id,
        row.alias,
        tuple(sorted(registered - others)),
        tuple(sorted(together)),
        tuple(sorted(registered & others)),
        changes,
    )


def forget(connection: sa.Connection, share: Share) -> None:
    """Delete or make nameless every row of a person, inside the transaction of `connection`."""
    gone = schema.forgetting
    connection.execute(gone.insert().values(person_id=share.person_id))
    for code in share.alone:
        for name in _record_tables(connection):
            table = sa.table(name, sa.column("kit_code"))
            connection.execute(table.delete().where(table.c.kit_code == code))
        connection.execute(spelling.delete().where(spelling.c.case_code == code))
        connection.execute(history.delete().where(history.c.case_code == code))
        connection.execute(practice_case.delete().where(practice_case.c.code == code))
    nobody = {"person_id": None}
    connection.execute(history.update().where(share.changes).values(who=FORGOTTEN, **nobody))
    for code in share.registered:
        mine = practice_case.c.code == code
        connection.execute(practice_case.update().where(mine).values(registrar=FORGOTTEN, **nobody))
    brought = import_log.c.person_id == share.person_id
    connection.execute(import_log.update().where(brought).values(who=FORGOTTEN, **nobody))
    for table in (answer, draft, person, gone):
        connection.execute(table.delete().where(table.c.person_id == share.person_id))


def _theirs(table: sa.Table, name: str, row: sa.Row) -> sa.ColumnElement[bool]:
    known = table.c.person_id == row.person_id
    # `is_` keeps the condition true or false, never unknown: it is negated too
    came = sa.and_(table.c.person_id.is_(None), table.c[name] == row.alias)
    return sa.or_(sa.and_(table.c.person_id.is_not(None), known), came)


def _record_tables(connection: sa.Connection) -> list[str]:
    """Tables of all sheets that any form ever had here."""
    seen = connection.scalars(sa.select(schema.form_column.c.sheet).distinct())
    return [schema.record_table_name(name) for name in sorted({*schema.ENTITIES, *seen})]
