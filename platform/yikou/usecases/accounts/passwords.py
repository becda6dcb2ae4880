"""Passwords: what may be one, and hashing it. Nothing here knows an account or the database."""

import unicodedata
from functools import cache
from pathlib import Path
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

LEAST = 10
MOST = 128
COMMON = Path(__file__).with_name("common_passwords.txt")

# 19 MiB, two rounds: 30 ms. Two at once bound memory and leave the other threads of the pool to their work.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_at_once = Semaphore(2)


def hash_password(password: str) -> str:
    """The text to keep. Takes 30 ms and memory: never while a session of the database is open."""
    with _at_once:
        return _hasher.hash(_plain(password))


def is_password(kept: str | None, password: str) -> bool:
    """Whether `kept` was made of this password. None, for no such account, takes as long and is False."""
    with _at_once:
        try:
            return _hasher.verify(kept or _nobodys(), _plain(password)) and kept is not None
        except VerificationError:
            return False


def password_fault(password: str, *, login: str) -> str | None:
    """Code of what is wrong with a new password, None if it may be one. Length counts, not the kinds of characters.

    >>> password_fault("短", login="chenlin"), password_fault("password123", login="chenlin")
    ('password_short', 'password_common')
    >>> password_fault("窗口前的三棵白杨树 2026", login="chenlin")
    """
    plain = _plain(password)
    if len(plain) < LEAST:
        return "password_short"
    if len(plain) > MOST:
        return "password_long"
    if plain.lower() in _common() or len(set(plain)) < 4:
        return "password_common"
    return "password_login" if login and login.lower() in plain.lower() else None


def _plain(password: str) -> str:
    """The same characters, whatever keyboard they came from."""
    return unicodedata.normalize("NFKC", password)


@cache
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text(encoding="utf-8").split())


@cache
def _nobodys() -> str:
    return _hasher.hash("a password of nobody")
