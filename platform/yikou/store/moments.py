"""How moments and days are stored: text of fixed width, so that every database orders them alike.

A moment is `2026-03-20T07:40:00.000000`, naive UTC; a day is `2026-03-20`. Where a column orders an inbox or a clock,
"no moment" is `NEVER`, which sorts last everywhere (NULL sorts first in one database and last in the other).
What comes in may be aware or naive UTC; what is handed out is aware UTC.
"""

from datetime import UTC, date, datetime
from functools import lru_cache

NEVER = "9999-12-31T23:59:59.999999"


@lru_cache(maxsize=4096)
def moment(at: datetime) -> str:
    """The stored text of a moment; naive ones are taken as UTC. Cached: a verb writes the same few moments often.

    >>> moment(datetime(2026, 3, 20, 7, 40))
    '2026-03-20T07:40:00.000000'
    >>> moment(datetime.fromisoformat("2026-03-20T15:40:00+08:00"))
    '2026-03-20T07:40:00.000000'
    """
    if at.tzinfo is not None and at.tzinfo is not UTC:
        at = at.astimezone(UTC)
    return at.isoformat(timespec="microseconds")[:26]


def moment_or_none(at: datetime | None) -> str | None:
    """As `moment`, for columns that may be NULL."""
    return None if at is None else moment(at)


def moment_or_never(at: datetime | None) -> str:
    """As `moment`, for columns that order: None is stored as `NEVER`."""
    return NEVER if at is None else moment(at)


def from_text(text: str) -> datetime:
    """The aware moment of a stored text.

    >>> from_text("2026-03-20T07:40:00.000000").isoformat()
    '2026-03-20T07:40:00+00:00'
    """
    return datetime.fromisoformat(f"{text}+00:00")


def from_optional(text: str | None) -> datetime | None:
    """As `from_text`; NULL and `NEVER` are None."""
    return None if text is None or text == NEVER else from_text(text)


def day_or_none(day: date | None) -> str | None:
    """The stored text of a day, or None."""
    return None if day is None else day.isoformat()


def from_day(text: str | None) -> date | None:
    """The day of a stored text, or None."""
    return None if text is None else date.fromisoformat(text)
