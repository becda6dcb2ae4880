"""Connections that the threads of one process take and give back: few are enough, because a session is short."""

import os
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from yikou.store.dialect import WAIT_SECONDS, Busy
from yikou.store.postgres.connection import Connection

MOST = 20
"""Connections of one process. A server takes 100 as it comes, so four processes fit beside its own."""


class Pool:
    """connect: opens one more. Safe between threads; after a fork each process has its own."""

    def __init__(self, connect: Callable[[], Connection], *, most: int = MOST, wait: float = WAIT_SECONDS) -> None:
        self._connect = connect
        self._most = most
        self._wait = wait
        self._idle: list[Connection] = []
        self._begin()

    def take(self) -> Connection:
        """One that nobody else has, used before if possible; `Busy` where none becomes free in time."""
        if self._process != os.getpid():
            self._begin()
        if not self._free.acquire(timeout=self._wait):
            raise Busy("every connection of this process is in use")
        with self._lock:
            if self._idle:
                return self._idle.pop()
        try:
            return self._connect()
        except BaseException:
            self._free.release()
            raise

    def give_back(self, connection: Connection) -> None:
        """The next may have it, unless it is lost or in the middle of something."""
        connection.is_new = False
        try:
            if connection.is_lost or connection.in_transaction:
                connection.close()
            else:
                with self._lock:
                    self._idle.append(connection)
        finally:
            self._free.release()

    def clear(self) -> None:
        """Closes those that nobody uses: the server was restarted, or this process is about to end."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _begin(self) -> None:
        """Connections of the process before the fork are its own: they are let go without a word to the server."""
        self._process = os.getpid()
        self._free, self._lock, self._idle = BoundedSemaphore(self._most), Lock(), []
