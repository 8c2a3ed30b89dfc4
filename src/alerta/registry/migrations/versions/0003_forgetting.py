"""History gives way to one thing only: a person who wants their data deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """History may be changed only while the same transaction holds a row in `forgetting`."""
    op.create_table("forgetting", sa.Column("person_id", sa.Text, primary_key=True, nullable=False))
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            name = f"history_only_grows_{action.lower()}"
            op.execute(f"DROP TRIGGER {name}")
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {action} ON history "
                "WHEN NOT EXISTS (SELECT 1 FROM forgetting) "
                "BEGIN SELECT RAISE(ABORT, 'history is only added'); END"
            )
    else:
        op.execute("DROP TRIGGER history_only_grows ON history")
        op.execute(
            "CREATE FUNCTION history_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "IF NOT EXISTS (SELECT 1 FROM forgetting) THEN "
            "RAISE EXCEPTION '% rows are only added', TG_TABLE_NAME; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        op.execute(
            "CREATE TRIGGER history_only_grows BEFORE UPDATE OR DELETE ON history "
            "FOR EACH ROW EXECUTE FUNCTION history_only_grows()"
        )
