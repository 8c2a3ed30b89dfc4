"""Run by Alembic; the open connection and its transaction are handed over by `opening`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
