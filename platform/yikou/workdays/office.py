"""A day on the district's clock and its office hours, in microseconds. Pure.

Which days are workdays is `count.py`.
"""

from datetime import UTC, date, datetime, time, timedelta

from yikou.workdays.model import Calendar

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MOST_REMEMBERED = 2000
"""Moments whose local time is kept with a calendar: a verb asks for the same few again and again."""


def local(moment: datetime, calendar: Calendar) -> datetime:
    """The moment on the district's clock. A moment without a zone raises ValueError."""
    known: dict[datetime, datetime] = calendar.__dict__.setdefault("_local", {})
    here = known.get(moment)
    if here is None:
        here = _turned(moment, calendar)
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[moment] = here
    return here


def _turned(moment: datetime, calendar: Calendar) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(calendar.zone)


def close_of(calendar: Calendar) -> time:
    """When the office closes."""
    return calendar.hours[-1][1]


def at_close(day: date, calendar: Calendar) -> datetime:
    """Close of office hours of that day, workday or not, in UTC."""
    return in_utc(day, close_of(calendar), calendar)


def office_day(calendar: Calendar) -> int:
    """Length of a workday, in microseconds."""
    known: int | None = calendar.__dict__.get("_office_day")
    if known is None:
        known = sum(_micros(closes) - _micros(opens) for opens, closes in calendar.hours)
        calendar.__dict__["_office_day"] = known
    return known


def in_utc(day: date, hour: time, calendar: Calendar) -> datetime:
    """That hour of that day on the district's clock, in UTC."""
    return datetime.combine(day, hour, calendar.zone).astimezone(UTC)


def _micros(hour: time) -> int:
    return ((hour.hour * 60 + hour.minute) * 60 + hour.second) * SECOND + hour.microsecond


def office_time(calendar: Calendar, hour: time) -> int:
    """Microseconds of office hours that lie before that hour of a workday."""
    now = _micros(hour)
    return sum(max(0, min(now, _micros(closes)) - _micros(opens)) for opens, closes in calendar.hours)


def time_of_day(calendar: Calendar, passed: int) -> time:
    """When `passed` microseconds of a workday are over; more than there are: its close."""
    for opens, closes in calendar.hours:
        length = _micros(closes) - _micros(opens)
        if passed <= length:
            return (datetime.combine(date.min, opens) + timedelta(microseconds=passed)).time()
        passed -= length
    return close_of(calendar)
