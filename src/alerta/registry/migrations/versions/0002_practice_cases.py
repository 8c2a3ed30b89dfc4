"""Practice cases, their record tables (keys only) and their history."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; history may be added to, never changed or taken away."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "code_counter",
        sa.Column("period", sa.Text, primary_key=True, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "practice_case",
        sa.Column("code", sa.Text, primary_key=True, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("form_id", sa.Text, nullable=False),
        sa.Column("form_version", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id")),
        sa.Column("registrar", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("updated_at", sa.DateTime, nullable=False),
        sa.CheckConstraint("substr(code, 1, 9) = 'PRÁCTICA-'", name="ck_practice_code"),
    )
    op.create_table(
        "import_log",
        sa.Column("import_id", number, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id")),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("cases", sa.Integer, nullable=False),
    )
    op.create_table(
        "history",
        sa.Column("change_id", number, primary_key=True, autoincrement=True),
        sa.Column("case_code", sa.Text, sa.ForeignKey("practice_case.code"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id")),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("old", sa.Text, nullable=False),
        sa.Column("new", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("import_id", number, sa.ForeignKey("import_log.import_id")),
    )
    op.create_index("ix_history_case", "history", ["case_code", "change_id"])
    op.create_table(
        "spelling",
        sa.Column("case_code", sa.Text, sa.ForeignKey("practice_case.code"), primary_key=True),
        sa.Column("sheet", sa.Text, primary_key=True, nullable=False),
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("path", sa.Text, primary_key=True, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "form_known",
        sa.Column("digest", sa.Text, primary_key=True, nullable=False),
        sa.Column("form_id", sa.Text, nullable=False),
        sa.Column("form_version", sa.Text, nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "form_column",
        sa.Column("sheet", sa.Text, primary_key=True, nullable=False),
        sa.Column("path", sa.Text, primary_key=True, nullable=False),
        sa.Column("kind", sa.Text, primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("column_name", sa.Text, nullable=False),
    )
    for sheet in ("case", "location", "actor", "event", "demand", "source", "alert"):
        op.create_table(
            f"record_{sheet}",
            sa.Column("kit_code", sa.Text, sa.ForeignKey("practice_case.code"), primary_key=True),
            sa.Column("kit_row", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("kit_order", sa.Integer, nullable=False),
        )
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER history_only_grows_{action.lower()} BEFORE {action} ON history "
                "BEGIN SELECT RAISE(ABORT, 'history is only added'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER history_only_grows BEFORE UPDATE OR DELETE ON history "
            "FOR EACH ROW EXECUTE FUNCTION only_grows()"
        )
