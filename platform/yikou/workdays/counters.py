"""Counters behind clocks: each turns a moment into a whole number that never falls, and back again. Pure.

With them a clock is subtraction: what passes while it stands is the difference of two readings. A day is counted at
the close of office hours, so a counter of days goes on just after it. Hours and office hours are in microseconds.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from yikou.workdays.count import nth_workday, workdays_through
from yikou.workdays.model import Calendar
from yikou.workdays.office import DAY, at_close, close_of, in_utc, local, office_day, office_time, time_of_day

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


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
        today = office_time(self.calendar, here.time()) if workdays_through(self.calendar, day) > whole else 0
        return whole * office_day(self.calendar) + today

    reading = begin

    def moment(self, reading: int) -> datetime:
        """The first moment: where a workday has been used up, its close, not the next opening."""
        days, rest = divmod(reading - 1, office_day(self.calendar))
        day = date.fromordinal(nth_workday(self.calendar, days + 1))
        return in_utc(day, time_of_day(self.calendar, rest + 1), self.calendar)

    def day(self) -> int:
        """The office hours of a workday."""
        return office_day(self.calendar)

    def time(self, counted: int) -> int:
        """The difference itself."""
        return counted
