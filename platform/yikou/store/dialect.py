"""What differs between databases, and nothing else: settings of a connection, locks, triggers, the catalogue.

SQL everywhere else is what SQLite and PostgreSQL both read (`on conflict`, `returning`, row values) and passes through
the methods of `database.Session`, where placeholders are SQLite's `?`. SQLite is the only database that can be opened.
"""

import sqlite3
from threading import Lock
from typing import Literal

from yikou.errors import YikouError

Synchronous = Literal["FULL", "NORMAL"]
WAIT_SECONDS = 10.0
BEGIN_READING, BEGIN_WRITING = "begin", "begin immediate"
CACHED_STATEMENTS = 512
"""Statements that a connection keeps prepared: more than there are."""
IntegrityError = sqlite3.IntegrityError
OperationalError = sqlite3.OperationalError
DAMAGE = sqlite3.DatabaseError
"""What a file raises that is no database, or no whole one."""


class Busy(YikouError):
    """The database could not be locked for writing within `WAIT_SECONDS`; nothing was written, trying again is safe."""


class WriteLock:
    """The threads of one process take turns at writing; SQLite's own lock is for the other processes."""

    wait_seconds = WAIT_SECONDS

    def __init__(self) -> None:
        self._lock = Lock()

    def acquire(self) -> None:
        """Takes it, or raises `Busy`."""
        if not self._lock.acquire(timeout=self.wait_seconds):
            raise Busy("another thread of this process is writing")

    def release(self) -> None:
        """Gives it back."""
        self._lock.release()


def prepare(connection: sqlite3.Connection, synchronous: Synchronous) -> None:
    """Settings of a new connection. `recursive_triggers`: else `insert or replace` goes around the delete trigger."""
    connection.text_factory = str
    for pragma in (
        "journal_mode = wal",
        f"synchronous = {synchronous}",
        "wal_autocheckpoint = 4000",
        f"busy_timeout = {int(WAIT_SECONDS * 1000)}",
        "foreign_keys = on",
        "recursive_triggers = on",
    ):
        connection.execute(f"pragma {pragma}").fetchall()


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is a table of that name."""
    return connection.execute("select 1 from sqlite_master where name = ?", (name,)).fetchone() is not None


def is_locked(error: BaseException) -> bool:
    """Whether another process held the write lock for too long."""
    return isinstance(error, OperationalError) and ("locked" in str(error) or "busy" in str(error))


APPEND_ONLY = {"entry": "case_id = new.case_id and no = new.no", "audit": "id = new.id", "lookup_log": "id = new.id"}
"""Tables in which nothing is changed, and which row an inserted one would replace."""


def triggers() -> list[str]:
    """Statements that make the tables of `APPEND_ONLY` refuse every change of what was written.

    `insert or replace` fires no delete trigger on a connection without `recursive_triggers`, which is not ours then.
    """
    return [
        f"create trigger {table}_no_{verb} before {event} on {table} {when}"
        f"begin select raise(abort, '{table} is append-only'); end"
        for table, same in APPEND_ONLY.items()
        for verb, event, when in (
            ("update", "update", ""),
            ("delete", "delete", ""),
            ("replace", "insert", f"when exists (select 1 from {table} where rowid = new.rowid or {same}) "),  # noqa: S608
        )
    ]
