"""Lengths of time compared at their worst over the published calendar (docs/format.md 6.5), alone and added up."""

from collections.abc import Sequence
from datetime import date, timedelta

from yikou.definition.model import Duration
from yikou.workdays.count import add
from yikou.workdays.model import Calendar
from yikou.workdays.office import HOUR, office_day

WORKING = ("workhours", "workdays")
LONGEST = {"minutes": 1, "hours": 60, "days": 1440, "months": 31 * 1440, "years": 366 * 1440}
SHORTEST = {**LONGEST, "months": 28 * 1440, "years": 365 * 1440}
DAY = 1440  # minutes, in which round-the-clock limits are compared


def is_within(limit: Duration, allowed: Duration, calendar: Calendar | None) -> bool | None:
    """Whether `limit` is never longer than `allowed`; None where only a calendar could tell.

    >>> is_within(Duration(10, "days"), Duration(10, "workdays"), None)
    True
    >>> is_within(Duration(1, "months"), Duration(30, "days"), None)
    False
    """
    return are_within((limit,), allowed, calendar)


def are_within(limits: Sequence[Duration], allowed: Duration, calendar: Calendar | None) -> bool | None:
    """As `is_within`, for limits that run one after the other.

    >>> are_within((Duration(3, "workdays"), Duration(5, "workdays")), Duration(7, "workdays"), None)
    False
    """
    units = {limit.unit for limit in limits}
    if units <= {allowed.unit}:
        return sum(limit.n for limit in limits) <= allowed.n
    if allowed.unit in WORKING:
        return _within_working(limits, allowed, calendar)
    around = sum(limit.n * LONGEST[limit.unit] for limit in limits if limit.unit not in WORKING)
    if not units & {*WORKING}:
        return around <= allowed.n * SHORTEST[allowed.unit]
    if calendar is None:
        return None
    working = sum(_work_hours(limit, calendar) for limit in limits if limit.unit in WORKING)
    worst = (
        worst_days(Duration(-(-round(working * 60) // 60), "workhours"), calendar)
        if "workhours" in units
        else (worst_days(Duration(sum(limit.n for limit in limits if limit.unit == "workdays"), "workdays"), calendar))
    )
    return worst * DAY + around <= allowed.n * SHORTEST[allowed.unit]


def _within_working(limits: Sequence[Duration], allowed: Duration, calendar: Calendar | None) -> bool | None:
    """Round-the-clock units inside a working limit count as working time."""
    in_days = all(x.unit == "workdays" or (x.unit not in WORKING and x.n * LONGEST[x.unit] >= DAY) for x in limits)
    if allowed.unit == "workdays" and in_days:
        return sum(x.n * (DAY if x.unit == "workdays" else LONGEST[x.unit]) for x in limits) <= allowed.n * DAY
    if calendar is None:
        return None
    return sum(_work_hours(limit, calendar) for limit in limits) <= _work_hours(allowed, calendar)


def _work_hours(length: Duration, calendar: Calendar) -> float:
    """Office hours; a day counts as a workday, an hour as one of them."""
    in_day = office_day(calendar) / HOUR
    if length.unit == "workdays":
        return length.n * in_day
    if length.unit == "workhours":
        return length.n
    days, minutes = divmod(length.n * LONGEST[length.unit], DAY)
    return days * in_day + minutes / 60


def worst_days(length: Duration, calendar: Calendar) -> int:
    """Most calendar days that so much working time can take in the published years, holidays counted."""
    workdays = length.n if length.unit == "workdays" else -(-length.n * HOUR // office_day(calendar)) + 1
    years = sorted(calendar.published) or [2026]
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    starts = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return max((add(day, Duration(workdays, "workdays"), calendar) - day).days for day in starts)
