"""A date plus or minus a duration (docs/format.md 3.6). Hours and minutes have no place in dates and are refused.

Deadlines, with their own rules about first days and office hours, are `yikou.workdays`.
"""

from datetime import date
from zoneinfo import ZoneInfo

from yikou.definition.model import Duration
from yikou.rules.values import Unknown
from yikou.workdays.count import add
from yikou.workdays.model import Calendar

LONGEST = 36_525  # units of one duration: a hundred years of days
DAY_UNITS = ("days", "workdays", "months", "years")
_WITHOUT_WORKDAYS = Calendar(ZoneInfo("UTC"), {}, frozenset())


class NotDaysError(TypeError):
    """A duration in hours or minutes where days are wanted."""


def shift(day: date, by: Duration, *, sign: int = 1, calendar: Calendar | None = None) -> date | Unknown:
    """`day` plus (or with sign -1 minus) `by`. Unknown past the years 1 to 9999, or where workdays lack a calendar.

    >>> shift(date(2026, 1, 31), Duration(1, "months")).isoformat()
    '2026-02-28'
    >>> shift(date(9999, 12, 31), Duration(1, "days")).why
    'out_of_range'
    """
    if by.unit not in DAY_UNITS:
        raise NotDaysError(by.unit)
    if by.unit == "workdays" and calendar is None:
        return Unknown(why="no_calendar")
    try:
        return add(day, Duration(by.n * sign, by.unit), calendar or _WITHOUT_WORKDAYS)
    except (OverflowError, ValueError):
        return Unknown(why="out_of_range")


def completed_years(since: date, on: date) -> int:
    """Whole years between two days; who is born on 29 February has the birthday on 1 March in other years.

    >>> completed_years(date(2008, 2, 29), date(2026, 2, 28)), completed_years(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))
