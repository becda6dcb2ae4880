"""Days of the working calendar: which are workdays, how many lie between two, what a duration makes of a date. Pure.

Moments, stops and clocks are in `due.py`.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from yikou.definition.model import Duration
from yikou.workdays.model import Calendar


@dataclass(frozen=True, slots=True)
class _Index:
    """Where the calendar departs from Monday to Friday. days: ordinals, ascending.

    shifts[i]: workdays gained (and lost, negative) by the first i of them. reached[i]: workdays up to and with days[i].
    """

    days: Sequence[int]
    shifts: Sequence[int]
    reached: Sequence[int]


def is_workday(calendar: Calendar, day: date) -> tuple[bool, bool]:
    """Whether it is a workday, and whether the calendar of its year is published.

    >>> from zoneinfo import ZoneInfo
    >>> calendar = Calendar(ZoneInfo("Asia/Shanghai"), {date(2026, 10, 1): False}, frozenset({2026}))
    >>> is_workday(calendar, date(2026, 10, 1)), is_workday(calendar, date(2027, 10, 1))
    ((False, True), (True, False))
    """
    weekday = day.weekday() < 5
    if day.year not in calendar.published:
        return weekday, False
    return calendar.special.get(day, weekday), True


def is_confirmed(calendar: Calendar, first: date, last: date) -> bool:
    """Whether the calendars of all years from `first` to `last` are published."""
    return all(year in calendar.published for year in range(first.year, last.year + 1))


def workdays_between(start: date, end: date, calendar: Calendar) -> int:
    """Workdays after `start` up to and with `end`; negative where `end` comes first.

    >>> from zoneinfo import ZoneInfo
    >>> calendar = Calendar(ZoneInfo("Asia/Shanghai"), {}, frozenset({2026}))
    >>> workdays_between(date(2026, 3, 20), date(2026, 3, 24), calendar)  # Friday to Tuesday
    2
    """
    return workdays_through(calendar, end.toordinal()) - workdays_through(calendar, start.toordinal())


def add(day: date, duration: Duration, calendar: Calendar) -> date:
    """The date that lies `duration` after `day`, before it where `n` is negative (docs/format.md 3.6).

    Workdays: the n-th workday after or before; none: the day itself. Months and years keep the day, cut to the month's
    last. Units shorter than a day raise ValueError.

    >>> from zoneinfo import ZoneInfo
    >>> calendar = Calendar(ZoneInfo("Asia/Shanghai"), {}, frozenset({2026}))
    >>> add(date(2026, 1, 31), Duration(1, "months"), calendar)
    datetime.date(2026, 2, 28)
    >>> add(date(2026, 1, 31), Duration(1, "hours"), calendar)
    Traceback (most recent call last):
    ValueError: hours cannot be added to a date
    """
    match duration.unit:
        case "days":
            return day + timedelta(days=duration.n)
        case "workdays":
            return _add_workdays(day, duration.n, calendar)
        case "months":
            return _add_months(day, duration.n)
        case "years":
            return _add_months(day, 12 * duration.n)
    raise ValueError(f"{duration.unit} cannot be added to a date")


def workdays_through(calendar: Calendar, ordinal: int) -> int:
    """Workdays from the beginning of the common era up to and with that day (`date.toordinal`)."""
    return _through(_index_of(calendar), ordinal)


def nth_workday(calendar: Calendar, nth: int) -> int:
    """Ordinal of the workday with which `workdays_through` reaches `nth`."""
    index = _index_of(calendar)
    gap = bisect_left(index.reached, nth)  # it lies after the departure before, and not after this one
    weeks, weekday = divmod(nth - index.shifts[gap] - 1, 5)
    day = 7 * weeks + weekday + 1
    return min(day, index.days[gap]) if gap < len(index.days) else day


def _through(index: _Index, ordinal: int) -> int:
    return _weekdays_through(ordinal) + index.shifts[bisect_right(index.days, ordinal)]


def _weekdays_through(ordinal: int) -> int:
    weeks, weekday = divmod(ordinal - 1, 7)  # the first day of the era was a Monday
    return 5 * weeks + min(weekday + 1, 5)


def _index_of(calendar: Calendar) -> _Index:
    # Kept in the instance, so that it goes when the calendar goes; equality and `replace` do not see it.
    index: _Index | None = calendar.__dict__.get("_index")
    if index is None:
        index = calendar.__dict__["_index"] = _index(calendar)
    return index


def _index(calendar: Calendar) -> _Index:
    special = sorted(day for day in calendar.special if day.year in calendar.published)
    gains = (int(calendar.special[day]) - int(day.weekday() < 5) for day in special)
    shifts = [0, *accumulate(gains)]
    days = [day.toordinal() for day in special]
    reached = [_weekdays_through(day) + shift for day, shift in zip(days, shifts[1:], strict=True)]
    return _Index(days, shifts, reached)


def _add_workdays(day: date, n: int, calendar: Calendar) -> date:
    if n == 0:
        return day
    # Backwards the day itself is left out as well, be it a workday or not.
    passed = workdays_through(calendar, day.toordinal() if n > 0 else day.toordinal() - 1)
    return date.fromordinal(nth_workday(calendar, passed + n if n > 0 else passed + n + 1))


def _add_months(day: date, n: int) -> date:
    years, month = divmod(day.month - 1 + n, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
