"""The store in an SQLite file. Pony owns the connection of each thread; transactions are begun and ended here."""

import sqlite3
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from pony.orm import Database, DBException

from yikou.store import dialect, sessions
from yikou.store.dialect import Busy, Synchronous, WriteLock
from yikou.store.sessions import Session, Store


@dataclass(frozen=True, slots=True)
class SqliteStore(Store):
    """path: of the file, absolute."""

    path: Path
    database: Database = field(repr=False)
    lock: WriteLock = field(default_factory=WriteLock, repr=False)

    def session(self) -> AbstractContextManager[Session]:
        """For reading: one snapshot, no lock, writing is refused."""
        return _Opening(self, writes=False)

    def writing(self) -> AbstractContextManager[Session]:
        """For writing: waits at most 10 s for the lock (`Busy`), commits at the end."""
        return _Opening(self, writes=True)

    def again(self, synchronous: Synchronous) -> Store:
        """The same file, opened once more."""
        return open_file(self.path, synchronous)

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


def open_file(path: Path, synchronous: Synchronous) -> SqliteStore:
    """The store in that file, which is created empty if need be."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    pony = Database()

    @pony.on_connect  # type: ignore[untyped-decorator]
    def prepare(_: Database, connection: sqlite3.Connection) -> None:
        dialect.prepare(connection, synchronous)

    cached = dialect.CACHED_STATEMENTS
    try:
        pony.bind("sqlite", str(path), create_db=True, timeout=dialect.WAIT_SECONDS, cached_statements=cached)
    except DBException as error:  # Pony's own word for what the database said
        raise error.original_exc from error
    return SqliteStore(str(path), path, pony)


class _Opening:
    """A session from `with` to its end.

    The transaction is begun and ended here and not by Pony's session, which costs as much as the commit itself.
    """

    __slots__ = ("connection", "store", "writes")

    def __init__(self, store: SqliteStore, *, writes: bool) -> None:
        self.store = store
        self.writes = writes

    def __enter__(self) -> Session:
        sessions.enter()
        try:
            return self._begun()
        except BaseException:
            sessions.leave()
            raise

    def _begun(self) -> Session:
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
        return Session(self.connection, self.writes, self.store.cache)

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        sessions.leave()
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
