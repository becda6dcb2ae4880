"""Lengths of time as they are written: `5 workdays`, `1 year` (docs/format.md 3.6).

Only reading and writing them; adding one to a date is `yikou.rules.dates`, counting working time is `yikou.workdays`.
"""

import re
from typing import cast, get_args

from yikou.definition.model import Duration, Unit

UNITS: tuple[Unit, ...] = get_args(Unit)

_WRITTEN = re.compile(r"([0-9]{1,5}) ([a-z]+)")


def parse_duration(text: str) -> Duration | None:
    """The duration that `text` writes, or None where it is something else (then it may be an expression).

    >>> parse_duration("5 workdays"), parse_duration("1 year")
    (Duration(n=5, unit='workdays'), Duration(n=1, unit='years'))
    >>> parse_duration("guide.promised") is None
    True
    """
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        return None
    unit = written[2] if written[2].endswith("s") else written[2] + "s"
    return Duration(int(written[1]), cast(Unit, unit)) if unit in UNITS else None


def write_duration(duration: Duration) -> str:
    """The duration as it is written in a rules file.

    >>> write_duration(Duration(1, "months"))
    '1 month'
    """
    unit = duration.unit.removesuffix("s") if duration.n == 1 else duration.unit
    return f"{duration.n} {unit}"
