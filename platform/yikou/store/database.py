"""Opening the database, and the sessions in which everything else happens.

One use case is one plain `def` and one session: `with store.session() as s` reads one snapshot, `with store.writing()
as s` holds the write lock from its first line and commits at its end, or rolls back if anything is raised. Sessions do
not nest and never span an `await` (coroutines of one thread share its connection).
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import local
from types import TracebackType
from typing import Any

from pony.orm import Database

from yikou.store import dialect
from yikou.store.dialect import Busy, Synchronous, WriteLock

Row = tuple[Any, ...]
_here = local()


@dataclass(slots=True)
class Session:
    """SQL on the connection of the session that is open in this thread. Not to be kept beyond it.

    writes: whether it may change anything (a pragma would do, but it makes SQLite prepare every statement anew).
    cache, changed and revisions: see `yikou.store.cached`.
    """

    connection: sqlite3.Connection
    writes: bool
    cache: dict[str, tuple[int, Any]]
    changed: set[str] = field(default_factory=set)
    revisions: dict[str, int] = field(default_factory=dict)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Every row of a query."""
        return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row, or None."""
        found: Row | None = self.connection.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, *values: object) -> Any:
        """The first column of the first row; a query that finds nothing is an error of ours and raises LookupError."""
        found = self.connection.execute(sql, values).fetchone()
        if found is None:
            raise LookupError(sql)
        return found[0]

    def run(self, sql: str, *values: object) -> int:
        """Changes rows; how many."""
        if not self.writes:
            raise _not_writing()
        return self.connection.execute(sql, values).rowcount

    def give(self, sql: str, *values: object) -> Any:
        """Changes one row, and what its `returning` says."""
        if not self.writes:
            raise _not_writing()
        return self.connection.execute(sql, values).fetchone()[0]

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """One statement for several rows; how many rows it changed."""
        if not self.writes:
            raise _not_writing()
        return self.connection.executemany(sql, rows).rowcount


def _not_writing() -> RuntimeError:
    return RuntimeError("a reading session cannot write: use store.writing()")


@dataclass(frozen=True, slots=True)
class Store:
    """The open database. Safe to share between threads; every process opens its own."""

    path: Path
    database: Database
    cache: dict[str, tuple[int, Any]] = field(default_factory=dict)
    lock: WriteLock = field(default_factory=WriteLock)

    def session(self) -> AbstractContextManager[Session]:
        """For reading: one snapshot, no lock, writing is refused."""
        return _Opening(self, writes=False)

    def writing(self) -> AbstractContextManager[Session]:
        """For writing: waits at most 10 s for the lock (`Busy`), commits at the end."""
        return _Opening(self, writes=True)

    def connection(self) -> sqlite3.Connection:
        """The connection of this thread, which Pony keeps; opened if need be."""
        found: tuple[sqlite3.Connection, bool] = self.database.provider.connect()
        connection, is_new = found
        if is_new:
            self.database.call_on_connect(connection)
        return connection

    def close(self) -> None:
        """Closes the connection of this thread."""
        self.database.disconnect()


def open_store(database: Path | str, *, synchronous: Synchronous = "FULL") -> Store:
    """The store in that SQLite file, which is created empty if need be (`migrations.migrate` fills it).

    synchronous: NORMAL is for measurements and invented data; an acknowledged write may then be lost with the power.
    """
    if "://" in str(database):
        raise ValueError(f"{database}: only a path of an SQLite file is supported")
    path = Path(database).resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    pony = Database()

    @pony.on_connect  # type: ignore[untyped-decorator]
    def prepare(_: Database, connection: sqlite3.Connection) -> None:
        dialect.prepare(connection, synchronous)

    cached = dialect.CACHED_STATEMENTS
    pony.bind("sqlite", str(path), create_db=True, timeout=dialect.WAIT_SECONDS, cached_statements=cached)
    return Store(path, pony)


class _Opening:
    """A session from `with` to its end. Sessions that nest would silently be one, so they are refused.

    The transaction is begun and ended here and not by Pony's session, which costs as much as the commit itself.
    """

    __slots__ = ("connection", "store", "writes")

    def __init__(self, store: Store, *, writes: bool) -> None:
        self.store = store
        self.writes = writes

    def __enter__(self) -> Session:
        if getattr(_here, "open", False):
            raise RuntimeError("a use case is one session: another one is open in this thread")
        self.connection = self.store.connection()
        if self.writes:
            self.store.lock.acquire()
        try:
            self.connection.execute(dialect.BEGIN_WRITING if self.writes else dialect.BEGIN_READING)
        except BaseException as error:
            self._release()
            if dialect.is_locked(error):
                raise Busy("another process is writing") from error
            raise
        _here.open = True
        return Session(self.connection, self.writes, self.store.cache)

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        _here.open = False
        try:
            if self.writes and error is None:
                self.connection.commit()
        finally:
            self._end()

    def _end(self) -> None:
        """Whatever was not committed is given up."""
        try:
            if self.connection.in_transaction:
                self.connection.rollback()
        finally:
            self._release()

    def _release(self) -> None:
        if self.writes:
            self.store.lock.release()
