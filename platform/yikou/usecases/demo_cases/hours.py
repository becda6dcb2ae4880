"""Plausible moments of work for the demo's past: in office hours, on workdays."""

from datetime import date, datetime
from random import Random

from yikou.definition.model import Duration
from yikou.workdays.count import add, is_workday
from yikou.workdays.model import Calendar
from yikou.workdays.office import MINUTE, in_utc, local, office_day, office_time, time_of_day


def dice(seed: str) -> Random:
    """The same chances for the same seed."""
    return Random(seed)  # noqa: S311 — invented data, nothing to keep secret


class PastClock:
    """Shows the moment that the demo has come to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """That moment."""
        return self.at


def some_time(day: date, calendar: Calendar, rng: Random) -> datetime:
    """A moment in office hours of that day, not in its last half hour."""
    return in_utc(day, time_of_day(calendar, rng.randrange(office_day(calendar) - 30 * MINUTE)), calendar)


def later(at: datetime, days: int, calendar: Calendar, rng: Random) -> datetime:
    """Some time so many workdays later; 0: within two hours of office time."""
    here = local(at, calendar)
    if days:
        return some_time(add(here.date(), Duration(days, "workdays"), calendar), calendar, rng)
    works, _ = is_workday(calendar, here.date())
    passed = office_time(calendar, here.time()) + rng.randrange(10, 110) * MINUTE if works else office_day(calendar)
    if passed < office_day(calendar):
        return in_utc(here.date(), time_of_day(calendar, passed), calendar)
    morning = time_of_day(calendar, rng.randrange(5, 60) * MINUTE)
    return in_utc(add(here.date(), Duration(1, "workdays"), calendar), morning, calendar)


def workdays_ago(today: date, days: int, calendar: Calendar) -> date:
    """The workday that lies so many before."""
    return add(today, Duration(-days, "workdays"), calendar)
