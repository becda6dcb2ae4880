"""What differs between databases, and nothing else: settings of a connection, locks, triggers, the catalogue.

SQL everywhere else is what SQLite and PostgreSQL both read (`on conflict`, `returning`, row values) and passes through
the methods of `database.Session`, where placeholders are SQLite's `?`. What only PostgreSQL has is in `store/postgres`.
Families of errors are those of `sqlite3`, which are DB-API's; `postgres.errors` says its own in them.
"""

import sqlite3
from threading import Lock
from typing import Literal

from yikou.errors import YikouError

Kind = Literal["sqlite", "postgresql"]
Synchronous = Literal["FULL", "NORMAL"]
WAIT_SECONDS = 10.0
BEGIN_READING, BEGIN_WRITING = "begin", "begin immediate"
CACHED_STATEMENTS = 512
"""Statements that a connection keeps prepared: more than there are."""
IntegrityError = sqlite3.IntegrityError
OperationalError = sqlite3.OperationalError
DAMAGE = sqlite3.DatabaseError
"""What a file raises that is no database, or no whole one; or that cannot be used at the moment, see `barred_by`."""
BARRED = {
    sqlite3.SQLITE_PERM: "permission",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_IOERR: "failing",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CANTOPEN: "open",
}


class Busy(YikouError):
    """The database could not be locked for writing within `WAIT_SECONDS`; nothing was written, trying again is safe."""


class Away(Busy):
    """The database cannot be reached, or went away in the middle. Nothing was written, unless it went away while it
    was told to keep what was; trying again is safe, because a verb says which entry it has seen."""


class BadAddress(YikouError):
    """What names no database that can be opened. The message says nothing of the address: it may hold a password."""


class NotOurs(YikouError):
    """An SQLite file that another program keeps its data in: nothing is written there."""


class NoDriver(YikouError):
    """PostgreSQL is wanted, and psycopg2 is not installed."""


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
    """Settings of a new connection. `recursive_triggers`: else `insert or replace` goes around the delete trigger.

    NotOurs for the file of another program, before anything is written: the journal would change the file.
    """
    connection.text_factory = str
    tables = {name for (name,) in connection.execute(TABLES["sqlite"])}
    if tables and "schema_version" not in tables:
        raise NotOurs
    for pragma in (
        "journal_mode = wal",
        f"synchronous = {synchronous}",
        "wal_autocheckpoint = 4000",
        f"busy_timeout = {int(WAIT_SECONDS * 1000)}",
        "foreign_keys = on",
        "recursive_triggers = on",
    ):
        connection.execute(f"pragma {pragma}").fetchall()


def is_locked(error: BaseException) -> bool:
    """Whether another process held the write lock for too long."""
    return isinstance(error, OperationalError) and ("locked" in str(error) or "busy" in str(error))


def barred_by(error: BaseException) -> str:
    """What keeps a database from being used that is not wrong itself, as in `BARRED`; '' for one that is."""
    return BARRED.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "") if isinstance(error, DAMAGE) else ""


CHANNEL = "yikou"
"""On which PostgreSQL tells that an inbox has moved."""
HAS_TABLE: dict[Kind, str] = {
    "sqlite": "select 1 from sqlite_master where name = ?",
    "postgresql": "select 1 from pg_tables where schemaname = current_schema() and tablename = ?",
}
"""Query that finds a row where there is a table of that name."""
TABLES: dict[Kind, str] = {
    "sqlite": "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
    "postgresql": "select tablename from pg_tables where schemaname = current_schema()",
}
"""Query for the names of all tables."""
COLUMNS: dict[Kind, str] = {
    "sqlite": "select name, lower(type) from pragma_table_info(?)",
    "postgresql": "select column_name, data_type from information_schema.columns "
    "where table_schema = current_schema() and table_name = ? order by ordinal_position",
}
"""Query for the names and types of the columns of a table."""
CATCH_UP: dict[Kind, tuple[str, ...]] = {
    "sqlite": (),
    "postgresql": (
        "select format('select setval(%L, (select coalesce(max(%I), 0) + 1 from %I), false)', "
        "pg_get_serial_sequence(table_name, column_name), column_name, table_name) from information_schema.columns "
        "where table_schema = current_schema() and is_identity = 'YES'",
    ),
}
"""Queries for queries that let numbers of new rows go on behind rows that came with theirs."""
APPEND_ONLY = {"entry": "case_id = new.case_id and no = new.no", "audit": "id = new.id", "lookup_log": "id = new.id"}
"""Tables in which nothing is changed, and which row an inserted one would replace."""


def triggers(kind: Kind) -> list[str]:
    """Statements that make the tables of `APPEND_ONLY` refuse every change of what was written."""
    return {"sqlite": _sqlite_triggers, "postgresql": _postgresql_triggers}[kind]()


def _sqlite_triggers() -> list[str]:
    """`insert or replace` fires no delete trigger without `recursive_triggers`, as on a connection that is not ours."""
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


def _postgresql_triggers() -> list[str]:
    """There is no `replace` there; `truncate` goes around triggers of rows, so these are of statements.

    Another tells whoever listens on `CHANNEL` that an inbox has moved, once the transaction is committed.
    """
    refuse = (
        "create function refuse_change() returns trigger language plpgsql as $$ begin "
        "raise integrity_constraint_violation using message = tg_table_name || ' is append-only'; end $$"
    )
    tell = (
        f"create function tell_change() returns trigger language plpgsql as $$ begin "
        f"perform pg_notify('{CHANNEL}', ''); return null; end $$"
    )
    return [
        refuse,
        *(
            f"create trigger {table}_no_change before update or delete or truncate on {table} "
            "for each statement execute function refuse_change()"
            for table in APPEND_ONLY
        ),
        tell,
        "create trigger pulse_told after insert or update on pulse for each statement execute function tell_change()",
    ]
