"""Waiting for a change: the server tells whoever listens when a transaction that moved an inbox has been committed.

A trigger on `pulse` says so (`dialect.triggers`), so whoever writes there, in whichever process, is heard.
"""

import select
from collections.abc import Callable
from typing import Any

import psycopg2

from yikou.store.dialect import CHANNEL
from yikou.store.postgres.errors import said


class Listener:
    """connect: opens a connection of psycopg2, which is this one's alone. To be used by one thread at a time."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._raw: Any = None

    def wait(self, seconds: float) -> bool:
        """Whether something has changed since the last call; waits for it, at most so long.

        The first call, and the first after the server was away, says True: something may have changed before.
        Raises `Away` while the server cannot be reached.
        """
        try:
            return self._heard(seconds) if self._raw is not None else self._listens()
        except psycopg2.Error as error:
            self.close()
            raise said(error) from error

    def close(self) -> None:
        """Listens no more."""
        raw, self._raw = self._raw, None
        if raw is not None:
            raw.close()

    def _listens(self) -> bool:
        raw = self._connect()
        raw.autocommit = True
        raw.cursor().execute(f"listen {CHANNEL}")
        self._raw = raw
        return True

    def _heard(self, seconds: float) -> bool:
        if not self._raw.notifies:
            select.select([self._raw], [], [], seconds)
            self._raw.poll()
        heard = bool(self._raw.notifies)
        self._raw.notifies.clear()
        return heard
