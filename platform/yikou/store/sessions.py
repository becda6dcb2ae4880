"""What every database gives: sessions, in which everything else happens, and the store that opens them.

One use case is one plain `def` and one session: `with store.session() as s` reads one snapshot, `with store.writing()
as s` lets nobody else write from its first line and commits at its end, or rolls back if anything is raised. Sessions
do not nest and never span an `await` (coroutines of one thread share its connection).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import local
from typing import Any, ClassVar, Protocol

from yikou.store.dialect import Kind, Synchronous

Row = tuple[Any, ...]
_here = local()


class Cursor(Protocol):
    """What a statement found or changed."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""


class Connection(Protocol):
    """What a session needs of a connection: that of `sqlite3` has it, that of another database is made to have it."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Cursor:
        """Runs a statement with `?` for each value."""

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Cursor:
        """Runs a statement for each row of values."""


@dataclass(slots=True)
class Session:
    """SQL on the connection of the session that is open in this thread. Not to be kept beyond it.

    writes: whether it may change anything (a pragma would do, but it makes SQLite prepare every statement anew).
    cache, changed and revisions: see `yikou.store.cached`.
    """

    connection: Connection
    writes: bool
    cache: dict[str, tuple[int, Any]]
    changed: set[str] = field(default_factory=set)
    revisions: dict[str, int] = field(default_factory=dict)

    kind: ClassVar[Kind] = "sqlite"
    locked: ClassVar[str] = ""
    """What stands behind a query for a row that nobody else may change until this session ends."""

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

    def take_turns(self, name: str) -> None:
        """From here on nobody else goes on who takes turns by that name, until this session ends.

        For what is decided by looking at rows that another verb may be adding. SQLite has one writer at a time anyway.
        """


def _not_writing() -> RuntimeError:
    return RuntimeError("a reading session cannot write: use store.writing()")


class Changes(Protocol):
    """What waits for a change. To be used by one thread at a time."""

    def wait(self, seconds: float) -> bool:
        """Whether something may have changed since the last call; waits for it, at most so long."""

    def close(self) -> None:
        """Waits no more; the next call of `wait` begins anew."""


@dataclass(frozen=True, slots=True)
class Store(ABC):
    """The open database. Safe to share between threads; every process opens its own.

    where: what `open_store` was given; it may hold a password, so `database.shown` is what people and logs are told.
    """

    where: str = field(repr=False)
    cache: dict[str, tuple[int, Any]] = field(default_factory=dict, repr=False, kw_only=True)

    kind: ClassVar[Kind] = "sqlite"

    @abstractmethod
    def session(self) -> AbstractContextManager[Session]:
        """For reading: one snapshot, no lock, writing is refused."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Session]:
        """For writing, alone: waits at most 10 s for the others (`Busy`), commits at the end."""

    def deciding(self) -> AbstractContextManager[Session]:
        """As `writing`, for a verb at one case that is there: where the database can, beside verbs at other cases.

        Only for `cases.lock` and what follows from the verb. Whatever looks first and writes then, at rows that are not
        of its case, wants `writing`, or `Session.take_turns`.
        """
        return self.writing()

    @abstractmethod
    def again(self, synchronous: Synchronous) -> "Store":
        """The same database, opened once more; see `open_store`."""

    def changes(self) -> Changes | None:
        """What tells that an inbox has moved, whichever process moved it; None where one has to ask now and then."""
        return None

    @abstractmethod
    def close(self) -> None:
        """Closes what this thread holds open."""


def enter() -> None:
    """Notes that a session is open in this thread. Sessions that nest would silently be one, so they are refused."""
    if getattr(_here, "open", False):
        raise RuntimeError("a use case is one session: another one is open in this thread")
    _here.open = True


def leave() -> None:
    """Notes that it has ended."""
    _here.open = False
