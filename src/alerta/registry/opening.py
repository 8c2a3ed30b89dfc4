"""Bringing a registry up to date: migrations, and a column for every new field of the form.

Cheap when nothing is to be done (two short reads). Otherwise one process does the work and the
others wait for it. Nothing is ever dropped: a field that leaves the form keeps its column.
"""

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from alerta.registry import clock, schema, sheets
from alerta.registry.cells import COLUMNS
from alerta.registry.database import Database
from alerta.registry.faults import MadeByNewerKit, NotStored, Unreachable

if TYPE_CHECKING:
    from alerta.form import Form

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 4_275_821  # any number, the same in every kit: PostgreSQL's lock for opening
LONGEST_NAME = 60  # PostgreSQL keeps 63 bytes of a name


def prepare(database: Database, form: "Form") -> tuple[sheets.Sheet, ...]:
    """Bring the registry up to date with this kit and this form; return the form's sheets."""
    parts = sheets.sheets_of(form)
    digest = sheets.digest(parts)
    if not _is_current(database, digest):
        try:
            with database.write() as connection:
                if not database.is_sqlite:
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
                migrate(connection)
                grow(connection, form, parts, digest)
        except (sa.exc.OperationalError, NotStored) as error:
            url = database.url.render_as_string(hide_password=True)
            told = error.__cause__ if isinstance(error, NotStored) else error
            raise Unreachable(url=url, reason=getattr(told, "orig", told)) from error
    return parts


def _is_current(database: Database, digest: str) -> bool:
    query = sa.select(
        sa.select(sa.column("version_num"))
        .select_from(sa.table("alembic_version"))
        .scalar_subquery(),
        sa.select(schema.form_known.c.digest)
        .where(schema.form_known.c.digest == digest)
        .scalar_subquery(),
    )
    try:
        with database.read() as connection:
            revision, known = connection.execute(query).one()
    except sa.exc.DBAPIError:  # no such table yet; a database that is not there fails below
        return False
    _refuse_newer(revision)
    return revision == schema.HEAD and known is not None


def _refuse_newer(revision: str | None) -> None:
    if revision is not None and revision not in schema.REVISIONS:
        raise MadeByNewerKit(revision=revision)


def migrate(connection: sa.Connection, revision: str = "head") -> None:
    """Run the migrations that are missing, inside the transaction of `connection`."""
    if sa.inspect(connection).has_table("alembic_version"):
        present = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        _refuse_newer(present)
        if present == schema.HEAD:
            return
    from alembic import command  # only when there is work: it takes a quarter of a second
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


def grow(
    connection: sa.Connection,
    form: "Form",
    parts: tuple[sheets.Sheet, ...],
    digest: str,
) -> None:
    """Add a table for every new sheet and a column for every new field of the form."""
    known_forms = schema.form_known
    if connection.scalar(sa.select(known_forms.c.digest).where(known_forms.c.digest == digest)):
        return
    inspector = sa.inspect(connection)
    quote = connection.dialect.identifier_preparer.quote
    known = {
        (row.sheet, row.path, row.kind) for row in connection.execute(sa.select(schema.form_column))
    }
    new: list[dict[str, object]] = []
    for sheet in parts:
        name = schema.record_table_name(sheet.name)
        if not inspector.has_table(name):
            both = sa.MetaData()
            schema.practice_case.to_metadata(both, referred_schema_fn=lambda *_: None)
            schema.person.to_metadata(both)
            schema.record_table(sheet.name, both).create(connection)
        taken = {column["name"].lower() for column in sa.inspect(connection).get_columns(name)}
        added: list[str] = []
        for position, field in enumerate(sheet.fields):
            if (sheet.name, field.path, field.kind) in known:
                continue
            column = column_name(field.path, field.kind, taken)
            taken.add(column.lower())
            kind = COLUMNS[field.kind]().compile(connection.dialect)
            added.append(f"ADD COLUMN {quote(column)} {kind}")
            new.append(
                {
                    "sheet": sheet.name,
                    "path": field.path,
                    "kind": field.kind,
                    "position": position,
                    "column_name": column,
                }
            )
        # PostgreSQL adds all columns of a table in one go, SQLite knows one at a time
        at_once = connection.dialect.name == "postgresql" and added
        for part in [", ".join(added)] if at_once else added:
            connection.exec_driver_sql(f"ALTER TABLE {quote(name)} {part}")
    if new:
        connection.execute(schema.form_column.insert(), new)
    connection.execute(
        known_forms.insert().values(
            digest=digest, form_id=form.id, form_version=form.version, seen_at=clock.now()
        )
    )


def column_name(path: str, kind: str, taken: set[str]) -> str:
    """The field's own name; with its groups, its kind or a number when that name is taken."""
    parts = path.strip("/").split("/")
    plain = [re.sub(r"\W", "_", part)[:LONGEST_NAME] for part in parts]
    short = plain[-1][:50]
    names = itertools.chain(
        (plain[-1], "__".join(plain)[-LONGEST_NAME:], f"{short}__{kind}"),
        (f"{short}__{number}" for number in itertools.count(2)),
    )
    return next(name for name in names if name.lower() not in taken)
