"""What is left until a due moment, in days, hours and minutes. Pure.

When that moment is, is `due.py`; how it is worded, the interface's affair.
"""

from datetime import datetime

import msgspec

from yikou.workdays.counters import Workhours
from yikou.workdays.model import Calendar
from yikou.workdays.office import DAY, HOUR, MINUTE, office_day


class Left(msgspec.Struct, frozen=True):
    """Whole days, hours and minutes up to a due moment; none is positive once it is over."""

    days: int
    hours: int
    minutes: int


def left(due: datetime, now: datetime, calendar: Calendar, *, round_the_clock: bool = False) -> Left:
    """Working time from `now` to `due`, negative when it is over; a day is a workday's office hours.

    round_the_clock: for clocks of hours and minutes; a day is 24 hours, nights and holidays count.

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> calendar = Calendar(ZoneInfo("Asia/Shanghai"), {}, frozenset({2026}))
    >>> left(datetime(2026, 3, 27, 9, tzinfo=UTC), datetime(2026, 3, 23, 1, 12, tzinfo=UTC), calendar)
    Left(days=4, hours=5, minutes=48)
    >>> left(datetime(2026, 3, 23, 9, tzinfo=UTC), datetime(2026, 3, 24, 6, 0, tzinfo=UTC), calendar)
    Left(days=0, hours=-3, minutes=-30)
    """
    if round_the_clock:
        return split(int((due - now).total_seconds()) * (HOUR // 3600), DAY)
    hours = Workhours(calendar)
    return split(hours.begin(due) - hours.begin(now), office_day(calendar))


def split(time: int, day: int) -> Left:
    """Left of so many microseconds, where a day has `day` of them; parts of a minute are cut off."""
    sign = 1 if time >= 0 else -1
    days, rest = divmod(abs(time), day)
    hours, rest = divmod(rest, HOUR)
    return Left(sign * days, sign * hours, sign * (rest // MINUTE))
