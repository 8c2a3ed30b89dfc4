"""The connection: SQLite in WAL mode or PostgreSQL, and the two ways in, `read` and `write`."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from alerta.registry.faults import DiskFull, NotStored, Unreachable

PATIENCE_S = 60.0  # how long a writer waits for another; a room writes for milliseconds
FULL = {"SQLITE_FULL", "53100"}  # SQLite's name, PostgreSQL's state
# the disk, another program or the network is in the way, not what was to be written
PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")


class Database:
    """Reads see one moment; a write holds the only writing place from its first statement.

    An SQLite transaction that begins by reading and writes later may fail at once when somebody
    else wrote in between, whatever the patience: so writes begin with BEGIN IMMEDIATE.
    """

    def __init__(self, url: str) -> None:
        try:
            self.url = sa.make_url(url)
            self.is_sqlite = self.url.get_backend_name() == "sqlite"
            # what people wrote must not get into a log with the text of an error
            options: dict[str, Any] = {"hide_parameters": True}
            if self.is_sqlite:
                options["connect_args"] = {"timeout": PATIENCE_S}
                if self.url.database and not self.url.database.startswith((":memory:", "file:")):
                    _begin_file(Path(self.url.database))
            else:
                options["pool_pre_ping"] = True
            self.engine = sa.create_engine(self.url, **options)
        except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ImportError, OSError) as error:
            raise Unreachable(url=url.split("@")[-1], reason=error) from error
        self._process = os.getpid()
        if self.is_sqlite:
            sa.event.listen(self.engine, "connect", _prepare_sqlite)
            sa.event.listen(self.engine, "begin", _begin_sqlite)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A connection whose reads see one moment; writing in it is a mistake."""
        with self._engine().connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A connection that writes; on leaving, all is on the disk, or nothing when it failed.

        NotStored (DiskFull) when the same may be written later.
        """
        try:
            with self._engine().connect() as connection:
                connection = connection.execution_options(kit_writes=True)
                with connection.begin():
                    yield connection
        except sa.exc.OperationalError as error:
            kind = _passing(error)
            if kind is None:
                raise
            raise kind() from error

    def empty_journal(self) -> None:
        """Leave nothing in SQLite's journal of what has been deleted; as far as nobody reads now."""
        if self.is_sqlite:
            raw = self._engine().raw_connection()
            # occupied: SQLite writes over it with the next changes
            with contextlib.closing(raw), contextlib.suppress(sqlite3.OperationalError):
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close all connections; the next `read` or `write` would open new ones."""
        self.engine.dispose()

    def _engine(self) -> sa.Engine:
        if os.getpid() != self._process:  # a forked kernel must not use its parent's connections
            self.engine.dispose(close=False)
            self._process = os.getpid()
        return self.engine


def _begin_file(path: Path) -> None:
    """A new file is for nobody else on this computer; an old one stays as the institution set it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)


def _passing(error: sa.exc.OperationalError) -> type[NotStored] | None:
    """What to say of an error that may pass by itself; None for one that will not."""
    name = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    if name in FULL:
        return DiskFull
    lost = error.connection_invalidated  # the server of PostgreSQL went away
    return NotStored if lost or str(name).startswith(PASSING) else None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(PATIENCE_S * 1000)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten in the file
    cursor.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _turn_to_wal(cursor)
    cursor.close()


def _turn_to_wal(cursor: Any) -> None:
    """Several kernels may open a new file at once; SQLite does not wait for this change."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("kit_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
