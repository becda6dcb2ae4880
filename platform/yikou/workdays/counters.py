"""Counters behind clocks: each turns a moment into a whole number that never falls, and back again. Pure.

With them a clock is subtraction: what passes while it stands is the difference of two readings. A day is counted at
the close of office hours, so a counter of days goes on just after it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from yikou.workdays.count import nth_workday, workdays_through
from yikou.workdays.model import Calendar

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SECOND = 1_000_000  # readings of hours and office hours are in microseconds
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Counter(Protocol):
    """How a unit of time is counted."""

    def begin(self, moment: datetime) -> int:
        """Reading from which a clock counts that starts then: the day of the start does not count."""

    def reading(self, moment: datetime) -> int:
        """What has been counted before that moment."""

    def moment(self, reading: int) -> datetime:
        """The first moment at which that much has been counted, in UTC."""

    def day(self) -> int:
        """Length of one of its days, in microseconds of its own time."""

    def time(self, counted: int) -> int:
        """Microseconds of its own time in the difference of two readings."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Round the clock."""

    calendar: Calendar

    def begin(self, moment: datetime) -> int:
        """The reading of that moment."""
        return (moment - EPOCH) // MICROSECOND

    reading = begin

    def moment(self, reading: int) -> datetime:
        """That many microseconds after the epoch."""
        return EPOCH + timedelta(microseconds=reading)

    def day(self) -> int:
        """24 hours."""
        return DAY

    def time(self, counted: int) -> int:
        """The difference itself."""
        return counted


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days; the reading is the ordinal of the last day counted."""

    calendar: Calendar

    def begin(self, moment: datetime) -> int:
        """The day itself, whatever the hour."""
        return local(moment, self.calendar).toordinal()

    def reading(self, moment: datetime) -> int:
        """The last day whose close lies before that moment."""
        here = local(moment, self.calendar)
        return here.toordinal() - (here.time() <= close_of(self.calendar))

    def moment(self, reading: int) -> datetime:
        """Close of that day."""
        return at_close(date.fromordinal(reading), self.calendar)

    def day(self) -> int:
        """24 hours."""
        return DAY

    def time(self, counted: int) -> int:
        """Whole days."""
        return counted * DAY


@dataclass(frozen=True, slots=True)
class Workdays:
    """Workdays of the calendar."""

    calendar: Calendar

    def begin(self, moment: datetime) -> int:
        """Workdays up to and with the day itself."""
        return workdays_through(self.calendar, Days(self.calendar).begin(moment))

    def reading(self, moment: datetime) -> int:
        """Workdays whose close lies before that moment."""
        return workdays_through(self.calendar, Days(self.calendar).reading(moment))

    def moment(self, reading: int) -> datetime:
        """Close of that workday."""
        return at_close(date.fromordinal(nth_workday(self.calendar, reading)), self.calendar)

    def day(self) -> int:
        """Its office hours."""
        return office_day(self.calendar)

    def time(self, counted: int) -> int:
        """Whole workdays."""
        return counted * self.day()


@dataclass(frozen=True, slots=True)
class Workhours:
    """Time in office hours of workdays."""

    calendar: Calendar

    def begin(self, moment: datetime) -> int:
        """The reading of that moment."""
        here = local(moment, self.calendar)
        day = here.toordinal()
        whole = workdays_through(self.calendar, day - 1)
        today = _office_time(self.calendar, here.time()) if workdays_through(self.calendar, day) > whole else 0
        return whole * office_day(self.calendar) + today

    reading = begin

    def moment(self, reading: int) -> datetime:
        """The first moment: where a workday has been used up, its close, not the next opening."""
        days, rest = divmod(reading - 1, office_day(self.calendar))
        day = date.fromordinal(nth_workday(self.calendar, days + 1))
        return _in_utc(day, _time_of_day(self.calendar, rest + 1), self.calendar)

    def day(self) -> int:
        """The office hours of a workday."""
        return office_day(self.calendar)

    def time(self, counted: int) -> int:
        """The difference itself."""
        return counted


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
    return _in_utc(day, close_of(calendar), calendar)


def office_day(calendar: Calendar) -> int:
    """Length of a workday, in microseconds."""
    return sum(_micros(closes) - _micros(opens) for opens, closes in calendar.hours)


def _in_utc(day: date, hour: time, calendar: Calendar) -> datetime:
    return datetime.combine(day, hour, calendar.zone).astimezone(UTC)


def _micros(hour: time) -> int:
    return ((hour.hour * 60 + hour.minute) * 60 + hour.second) * SECOND + hour.microsecond


def _office_time(calendar: Calendar, hour: time) -> int:
    now = _micros(hour)
    return sum(max(0, min(now, _micros(closes)) - _micros(opens)) for opens, closes in calendar.hours)


def _time_of_day(calendar: Calendar, passed: int) -> time:
    """When `passed` microseconds of a workday are over; more than there are: its close."""
    for opens, closes in calendar.hours:
        length = _micros(closes) - _micros(opens)
        if passed <= length:
            return (datetime.combine(date.min, opens) + timedelta(microseconds=passed)).time()
        passed -= length
    return close_of(calendar)
