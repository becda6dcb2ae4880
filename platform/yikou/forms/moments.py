"""Times of day and moments as a control has them, and as they are kept: with the offset of the office (RFC 3339).

A value that a control could not give back exactly is shown and read as the text that it is.
"""

import re
from datetime import datetime, time

from yikou.forms.cleaning import compact
from yikou.forms.typed import UnreadableError

OFFSET = "+08:00"  # China keeps one time
_TIME = re.compile(r"(\d{1,2})[:：](\d\d)(?:[:：](\d\d(?:\.\d{1,6})?))?(Z|[+-]\d\d:\d\d)?", re.ASCII | re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]?(.+)", re.ASCII | re.IGNORECASE)


def read_time(text: str) -> str:
    """A time of day.

    >>> read_time("9:30"), read_time("09:30:15z")
    ('09:30:00+08:00', '09:30:15Z')
    >>> read_time("25:00")
    Traceback (most recent call last):
    yikou.forms.typed.UnreadableError: time
    """
    found = _TIME.fullmatch(compact(text).upper())
    if found is None:
        raise UnreadableError("time")
    hour, minute, second, offset = found.groups()
    made = f"{int(hour):02}:{minute}:{second or '00'}{offset or OFFSET}"
    try:
        time.fromisoformat(made)
    except ValueError:
        raise UnreadableError("time") from None
    return made


def read_moment(text: str) -> str:
    """A day with a time.

    >>> read_moment("2026-03-17T09:30"), read_moment("2026-03-17 09:30:00Z")
    ('2026-03-17T09:30:00+08:00', '2026-03-17T09:30:00Z')
    >>> read_moment("2026-02-30T09:30")
    Traceback (most recent call last):
    yikou.forms.typed.UnreadableError: date-time
    """
    found = _MOMENT.fullmatch(compact(text))
    try:
        made = f"{found[1]}T{read_time(found[2])}" if found else ""
        datetime.fromisoformat(made)
    except ValueError:
        raise UnreadableError("date-time") from None
    return made


def control_text(kept: object) -> str | None:
    """What a time or date and time control shows of a kept value, None where it could not give the same one back.

    >>> control_text("09:30:00+08:00"), control_text("2026-03-17T09:30:15+08:00"), control_text("09:30:00Z")
    ('09:30', '2026-03-17T09:30:15', None)
    """
    if not str(kept).endswith(OFFSET):
        return None
    shown = str(kept).removesuffix(OFFSET).removesuffix(":00")
    for read in (read_time, read_moment):
        try:
            if read(shown) == kept:
                return shown
        except UnreadableError:
            continue
    return None
