"""The fixed tables. Columns of form fields are not here: they come from the form (`columns`)."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

HEAD = "0003"
REVISIONS = (
    "0001",
    "0002",
    "0003",
)  # known here so that opening a current registry needs no Alembic

PRACTICE = "PRÁCTICA-"
ENTITIES = ("case", "location", "actor", "event", "demand", "source", "alert")

metadata = sa.MetaData()
Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite counts up Integer only


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware UTC datetime, kept without zone: SQLite has none to keep."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def _text(name: str, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, **options)


person = sa.Table(
    "person",
    metadata,
    _text("person_id", primary_key=True),
    _text("alias"),
    _text("alias_key", unique=True),
    _text("pin"),
    _text("lang"),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("locked_until", Moment),
    sa.Column("created_at", Moment, nullable=False),
)

answer = sa.Table(
    "answer",
    metadata,
    sa.Column("answer_id", Number, primary_key=True, autoincrement=True),
    _text("person_id"),
    _text("item"),
    _text("part"),
    _text("kind"),
    _text("value"),
    sa.Column("version", sa.Integer, nullable=False),
    _text("page"),
    sa.Column("at", Moment, nullable=False),
    sa.ForeignKeyConstraint(["person_id"], ["person.person_id"]),
    sa.Index("ix_answer_person", "person_id", "item", "kind", "part", "answer_id"),
)

draft = sa.Table(
    "draft",
    metadata,
    _text("draft_id", primary_key=True),
    _text("person_id"),
    _text("form_id"),
    _text("form_version"),
    _text("record"),
    _text("title"),
    sa.Column("saved_at", Moment, nullable=False),
    sa.Column("discarded_at", Moment),
    sa.Column("case_code", sa.Text),
    sa.ForeignKeyConstraint(["person_id"], ["person.person_id"]),
    sa.Index("ix_draft_person", "person_id", "form_id"),
)

code_counter = sa.Table(
    "code_counter",
    metadata,
    _text("period", primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

practice_case = sa.Table(
    "practice_case",
    metadata,
    _text("code", primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    _text("form_id"),
    _text("form_version"),
    sa.Column("person_id", sa.Text),
    _text("registrar"),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("updated_at", Moment, nullable=False),
    sa.ForeignKeyConstraint(["person_id"], ["person.person_id"]),
    sa.CheckConstraint(f"substr(code, 1, {len(PRACTICE)}) = '{PRACTICE}'", name="ck_practice_code"),
)

import_log = sa.Table(
    "import_log",
    metadata,
    sa.Column("import_id", Number, primary_key=True, autoincrement=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person_id", sa.Text),
    _text("who"),
    _text("file"),
    sa.Column("cases", sa.Integer, nullable=False),
    sa.ForeignKeyConstraint(["person_id"], ["person.person_id"]),
)

history = sa.Table(
    "history",
    metadata,
    sa.Column("change_id", Number, primary_key=True, autoincrement=True),
    _text("case_code"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("person_id", sa.Text),
    _text("who"),
    _text("entity"),
    sa.Column("row", sa.Integer, nullable=False),
    _text("field"),
    _text("old"),
    _text("new"),
    _text("why"),
    sa.Column("import_id", Number),
    sa.ForeignKeyConstraint(["case_code"], ["practice_case.code"]),
    sa.ForeignKeyConstraint(["person_id"], ["person.person_id"]),
    sa.ForeignKeyConstraint(["import_id"], ["import_log.import_id"]),
    sa.Index("ix_history_case", "case_code", "change_id"),
)

spelling = sa.Table(
    "spelling",
    metadata,
    _text("case_code", primary_key=True),
    _text("sheet", primary_key=True),
    sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
    _text("path", primary_key=True),
    _text("text"),
    sa.ForeignKeyConstraint(["case_code"], ["practice_case.code"]),
)

# holds a row only inside the transaction that deletes a person's data, never after it
forgetting = sa.Table("forgetting", metadata, _text("person_id", primary_key=True))

form_known = sa.Table(
    "form_known",
    metadata,
    _text("digest", primary_key=True),
    _text("form_id"),
    _text("form_version"),
    sa.Column("seen_at", Moment, nullable=False),
)

form_column = sa.Table(
    "form_column",
    metadata,
    _text("sheet", primary_key=True),
    _text("path", primary_key=True),
    _text("kind", primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    _text("column_name"),
)


def record_table(sheet: str, into: sa.MetaData, *columns: sa.Column[Any]) -> sa.Table:
    """The table that holds the rows of one sheet: its keys and, after them, `columns`.

    Key names begin with `kit_` because forms have fields called `position` or `code`.
    """
    return sa.Table(
        record_table_name(sheet),
        into,
        _text("kit_code", primary_key=True),
        sa.Column("kit_row", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kit_order", sa.Integer, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["kit_code"], ["practice_case.code"]),
    )


def record_table_name(sheet: str) -> str:
    """`record_` keeps form names apart from the fixed tables and from SQL words (`case`)."""
    return f"record_{sheet}"


for _sheet in ENTITIES:
    record_table(_sheet, metadata)
