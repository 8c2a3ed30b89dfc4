"""People, their answers and their drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; answers may be added to, never changed."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "person",
        sa.Column("person_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("alias", sa.Text, nullable=False),
        sa.Column("alias_key", sa.Text, nullable=False, unique=True),
        sa.Column("pin", sa.Text, nullable=False),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.DateTime),
        sa.Column("created_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "answer",
        sa.Column("answer_id", number, primary_key=True, autoincrement=True),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id"), nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index(
        "ix_answer_person", "answer", ["person_id", "item", "kind", "part", "answer_id"]
    )
    op.create_table(
        "draft",
        sa.Column("draft_id", sa.Text, primary_key=True, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id"), nullable=False),
        sa.Column("form_id", sa.Text, nullable=False),
        sa.Column("form_version", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime, nullable=False),
        sa.Column("discarded_at", sa.DateTime),
        sa.Column("case_code", sa.Text),
    )
    op.create_index("ix_draft_person", "draft", ["person_id", "form_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER answer_only_grows BEFORE UPDATE ON answer "
            "BEGIN SELECT RAISE(ABORT, 'answers are only added'); END"
        )
    else:
        op.execute(
            "CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% rows are only added', TG_TABLE_NAME; END $$"
        )
        op.execute(
            "CREATE TRIGGER answer_only_grows BEFORE UPDATE ON answer "
            "FOR EACH ROW EXECUTE FUNCTION only_grows()"
        )
