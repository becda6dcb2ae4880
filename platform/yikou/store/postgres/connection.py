"""A connection of psycopg2 that behaves as sessions expect: SQLite's placeholders, plain values, our errors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg2
from psycopg2 import extensions
from psycopg2.extras import execute_values

from yikou.store.postgres.errors import said
from yikou.store.postgres.words import parted, translated
from yikou.store.sessions import Cursor

AT_ONCE = 500
"""Rows of one insert."""
_BYTEA, _NUMERIC = (17,), (1700,)


@dataclass(frozen=True, slots=True)
class Changed:
    """How many rows several statements have changed; they give no rows back."""

    rowcount: int

    def fetchone(self) -> None:
        """Nothing."""

    def fetchall(self) -> list[Any]:
        """Nothing."""
        return []


class Connection:
    """raw: in autocommit, so that a transaction is begun and ended by what is said to it."""

    __slots__ = ("is_new", "raw")

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.is_new = True
        raw.autocommit = True
        extensions.register_type(extensions.new_type(_BYTEA, "BYTES", _bytes), raw)
        extensions.register_type(extensions.new_type(_NUMERIC, "WHOLE", _number), raw)

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Cursor:
        """Runs a statement with `?` for each value."""
        cursor = self.raw.cursor()
        try:
            cursor.execute(translated(sql), tuple(_kept(value) for value in values))
        except psycopg2.Error as error:
            raise said(error) from error
        return cursor  # type: ignore[no-any-return]

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Cursor:
        """Runs a statement for each row of values; a plain insert sends many rows at once."""
        insert = parted(sql)
        if insert is None:
            return Changed(sum(self.execute(sql, row).rowcount for row in rows))
        given, changed = list(rows), 0
        for start in range(0, len(given), AT_ONCE):
            changed += self._insert(*insert, given[start : start + AT_ONCE])
        return Changed(changed)

    def _insert(self, begin: str, row: str, values: Sequence[Sequence[Any]]) -> int:
        cursor = self.raw.cursor()
        try:
            kept = [[_kept(value) for value in one] for one in values]
            execute_values(cursor, f"{begin}%s", kept, template=row, page_size=len(values))
        except psycopg2.Error as error:
            raise said(error) from error
        return int(cursor.rowcount)

    @property
    def in_transaction(self) -> bool:
        """Whether something was begun and not ended."""
        return not self.is_lost and self.raw.info.transaction_status != extensions.TRANSACTION_STATUS_IDLE

    @property
    def is_broken(self) -> bool:
        """Whether a statement failed: the server would answer `commit` by giving everything up, without a word."""
        return bool(self.raw.info.transaction_status == extensions.TRANSACTION_STATUS_INERROR)

    @property
    def is_lost(self) -> bool:
        """Whether nothing can be said through it any more."""
        return bool(self.raw.closed)

    def close(self) -> None:
        """Ends it."""
        self.raw.close()


def _kept(value: Any) -> Any:
    """No text has a NUL there: in its place stands the sign for what cannot be read, and nothing is found by it."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _bytes(value: Any, cursor: Any) -> bytes | None:
    return None if value is None else bytes(psycopg2.BINARY(value, cursor))


def _number(value: str | None, _: Any) -> int | float | None:
    """A sum of whole numbers is `numeric` there; here it is a whole number again."""
    if value is None:
        return None
    return float(value) if "." in value else int(value)
