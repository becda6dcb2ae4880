"""Errors of psycopg2 in the families that the rest of the program knows (`yikou.store.dialect`)."""

import psycopg2
from psycopg2 import errors as pg

from yikou.store.dialect import Away, Busy, IntegrityError, OperationalError

WAITED = (pg.LockNotAvailable, pg.DeadlockDetected, pg.SerializationFailure, pg.TooManyConnections)
"""Somebody else was in the way; nothing was written, trying again is safe."""
GONE = (pg.AdminShutdown, pg.CrashShutdown, pg.CannotConnectNow, pg.DatabaseDropped)


def said(error: psycopg2.Error) -> Exception:
    """The error to raise instead."""
    text = str(error).strip()
    if isinstance(error, WAITED):
        return Busy(text)
    if isinstance(error, GONE) or is_lost(error):
        return Away(text)
    if isinstance(error, psycopg2.IntegrityError):
        return IntegrityError(text)
    return OperationalError(text)


def is_lost(error: psycopg2.Error) -> bool:
    """Whether the connection is gone: the driver says so itself, without a word of the server."""
    return isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError) and error.pgcode is None
