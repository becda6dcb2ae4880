"""A day on the district's clock and its office hours, in microseconds. Pure.

Which days are workdays is `count.py`.
"""

from datetime import UTC, date, datetime, time, timedelta

from yikou.workdays.model import Calendar

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def local(moment: datetime, calendar: Calendar) -> datetime:
    """The moment on the district's clock. A moment without a zone raises ValueError."""
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
    return sum(_micros(closes) - _micros(opens) for opens, closes in calendar.hours)


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
