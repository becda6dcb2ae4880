"""What differs between databases, and nothing else: settings of a connection, locks, triggers, the catalogue.

SQL everywhere else is what SQLite and PostgreSQL both read (`on conflict`, `returning`, row values) and passes through
the methods of `database.Session`, where placeholders are SQLite's `?`. SQLite is the only database that can be opened.
"""

import sqlite3
from threading import Lock, get_ident
from typing import Any, Literal

from pony.orm.dbapiprovider import DatabaseError as PonyDatabaseError
from pony.orm.dbproviders.sqlite import SQLiteProvider

from yikou.errors import YikouError

Synchronous = Literal["FULL", "NORMAL"]
WAIT_SECONDS = 10.0
IntegrityError = sqlite3.IntegrityError
OperationalError = sqlite3.OperationalError
DAMAGE = (sqlite3.DatabaseError, PonyDatabaseError)
"""What a file raises that is no database, or no whole one."""


class Busy(YikouError):
    """The database could not be locked for writing within `WAIT_SECONDS`; nothing was written, trying again is safe."""


class Provider(SQLiteProvider):  # type: ignore[misc]  # Pony is not typed
    """Pony's SQLite with two changes: reading is one snapshot, and no writer waits for another without end.

    Pony reads in autocommit, so that a page of three queries can show three states, and lets the threads of one
    process queue for the write lock without timeout. It reaches for the lock by these method names.
    """

    wait_seconds = WAIT_SECONDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.transaction_lock = Lock()
        self.holder = 0

    def acquire_lock(self) -> None:
        """Takes the write lock of this process, or raises `Busy`."""
        if not self.transaction_lock.acquire(timeout=self.wait_seconds):
            raise Busy("another thread of this process is writing")
        self.holder = get_ident()

    def release_lock(self) -> None:
        """Gives the lock back; a reading session, which never took it, passes."""
        if self.holder == get_ident():
            self.holder = 0
            self.transaction_lock.release()

    def set_transaction_mode(self, connection: sqlite3.Connection, cache: Any) -> None:
        """Begins: a writing session locks at once, a reading one sees one snapshot."""
        if cache.db_session.immediate:
            super().set_transaction_mode(connection, cache)
        else:
            connection.execute("begin")
            cache.in_transaction = True


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
    return "locked" in str(error) or "busy" in str(error)


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
