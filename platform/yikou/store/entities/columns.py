"""Kinds of columns. Pony strips texts unless told otherwise, and what is signed or hashed must keep its blanks."""

from typing import Any

from pony.orm import Optional, PrimaryKey, Required

# SQLite's name for a table that is one tree in the order of its key, without another tree of row numbers.
IN_KEY_ORDER = {"WITHOUT ROWID": True}


def text(**options: Any) -> Any:
    """A text that is never NULL; '' means nothing."""
    return Required(str, autostrip=False, **options)


def maybe_text(**options: Any) -> Any:
    """A text, day or moment that may be NULL."""
    return Optional(str, autostrip=False, nullable=True, **options)


def text_key() -> Any:
    """A primary key that is a text."""
    return PrimaryKey(str, autostrip=False)


def number(**options: Any) -> Any:
    """A whole number of 64 bits."""
    return Required(int, size=64, **options)


def maybe_number() -> Any:
    """A whole number that may be NULL."""
    return Optional(int, size=64)


def row_number() -> Any:
    """A primary key that the database counts up and never gives twice."""
    return PrimaryKey(int, size=64, auto=True)
