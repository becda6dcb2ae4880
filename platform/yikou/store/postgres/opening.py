"""The store in a database of a PostgreSQL server.

Reading is `repeatable read, read only`: one snapshot. Writing is `read committed` under an advisory lock of the whole
database, so that what was looked at cannot change before it is written, as under SQLite's one lock. Verbs at cases
that are there share that lock and hold the row of their case instead (`Store.deciding`, ADR 9).
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, ClassVar

import psycopg2

from yikou.store import sessions
from yikou.store.dialect import WAIT_SECONDS, Away, BadAddress, Kind, OperationalError, Synchronous
from yikou.store.postgres.changes import Listener
from yikou.store.postgres.connection import Connection
from yikou.store.postgres.errors import said
from yikou.store.postgres.pool import Pool
from yikou.store.sessions import Session, Store

WRITERS = 0x59494B4F55
"""Number of the advisory lock that writers take, alone or together."""
BEGIN_READING = "begin isolation level repeatable read read only"
BEGIN_WRITING = f"begin; select pg_advisory_xact_lock({WRITERS})"
BEGIN_DECIDING = f"begin; select pg_advisory_xact_lock_shared({WRITERS})"
_TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))"
SETTINGS = {
    "lock_timeout": f"{WAIT_SECONDS:.0f}s",
    "standard_conforming_strings": "on",
    "client_encoding": "UTF8",
    # A machine that vanishes while it writes must not keep the lock for hours.
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}


class ServerSession(Session):
    """A session there."""

    __slots__ = ()
    kind: ClassVar[Kind] = "postgresql"
    locked: ClassVar[str] = " for update"

    def take_turns(self, name: str) -> None:
        """As said there; a reading session has nothing to wait for."""
        if self.writes:
            self.connection.execute(_TURN, (name,))


@dataclass(frozen=True, slots=True)
class ServerStore(Store):
    """pool: connections that sessions take and give back."""

    pool: Pool = field(repr=False)
    settings: str = field(repr=False)

    kind: ClassVar[Kind] = "postgresql"

    def session(self) -> AbstractContextManager[Session]:
        """For reading: one snapshot, no lock, writing is refused."""
        return _Opening(self, BEGIN_READING, writes=False)

    def writing(self) -> AbstractContextManager[Session]:
        """For writing, alone: waits at most 10 s for the others (`Busy`), commits at the end."""
        return _Opening(self, BEGIN_WRITING, writes=True)

    def deciding(self) -> AbstractContextManager[Session]:
        """As `writing`, beside verbs at other cases."""
        return _Opening(self, BEGIN_DECIDING, writes=True)

    def again(self, synchronous: Synchronous) -> Store:
        """The same database, opened once more."""
        return open_server(self.where, synchronous)

    def changes(self) -> Listener:
        """What wakes whoever waits for a change, whichever process makes it."""
        return Listener(lambda: _connect(self.where, self.settings))

    def close(self) -> None:
        """Closes the connections that nobody uses."""
        self.pool.clear()


def open_server(where: str, synchronous: Synchronous) -> ServerStore:
    """The store at that address; `Away` where nobody answers, `BadAddress`."""
    values = SETTINGS | {"synchronous_commit": "on" if synchronous == "FULL" else "off"}
    settings = " ".join(f"-c {name}={value}" for name, value in values.items())
    store = ServerStore(where, Pool(lambda: Connection(_connect(where, settings))), settings)
    store.pool.give_back(store.pool.take())
    return store


def _parts(where: str) -> dict[str, str]:
    try:
        return dict(psycopg2.extensions.parse_dsn(where))
    except psycopg2.ProgrammingError:  # what it says may hold the password
        raise BadAddress("it cannot be read") from None


def _connect(where: str, settings: str) -> Any:
    options = f"{_parts(where).get('options', '')} {settings}".strip()
    try:
        return psycopg2.connect(where, options=options, application_name="yikou", connect_timeout=5)
    except psycopg2.Error as error:
        raise said(error) from error


class _Opening:
    """A session from `with` to its end."""

    __slots__ = ("begin", "connection", "store", "writes")

    def __init__(self, store: ServerStore, begin: str, *, writes: bool) -> None:
        self.store = store
        self.begin = begin
        self.writes = writes

    def __enter__(self) -> Session:
        sessions.enter()
        try:
            self.connection = self._begun()
        except BaseException:
            sessions.leave()
            raise
        return ServerSession(self.connection, self.writes, self.store.cache)

    def _begun(self) -> Connection:
        """A connection on which the transaction has begun. One that was used before may have been lost since: then so
        are the others, and a new one is tried, once."""
        pool = self.store.pool
        connection = pool.take()
        was_used = not connection.is_new
        try:
            connection.execute(self.begin)
        except BaseException as error:
            _give_up(pool, connection)
            if not (was_used and isinstance(error, Away)):
                raise
            pool.clear()
            return self._begun()
        return connection

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        sessions.leave()
        if error is not None:
            _give_up(self.store.pool, self.connection)
            return
        try:
            if self.connection.is_broken:
                raise OperationalError("an error in this session was passed over: nothing of it can be kept")
            self.connection.execute("commit")
        finally:
            self.store.pool.give_back(self.connection)


def _give_up(pool: Pool, connection: Connection) -> None:
    """Whatever was not committed is given up; where that cannot even be said, the server does it by itself."""
    try:
        if connection.in_transaction:
            connection.execute("rollback")
    except Away:
        connection.close()
    finally:
        pool.give_back(connection)
