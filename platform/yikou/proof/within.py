"""`always: {clock, within}` (docs/format.md 4.16): the limits of a clock in every lane, against a limit.

Stops and extensions are left out. Where units differ, both are taken at their worst over the published calendar (6.5).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from yikou.definition.durations import write_duration
from yikou.definition.model import Duration, Limit, Prohibition
from yikou.errors import Problem
from yikou.proof.district import District
from yikou.proof.finding import finding, undecided
from yikou.proof.messages import WORDS
from yikou.rules.compiled import Rules
from yikou.rules.scope import Scope
from yikou.workdays.count import add
from yikou.workdays.model import Calendar
from yikou.workdays.office import HOUR, office_day

WORKING = ("workhours", "workdays")
LONGEST = {"minutes": 1, "hours": 60, "days": 1440, "months": 31 * 1440, "years": 366 * 1440}
SHORTEST = {**LONGEST, "months": 28 * 1440, "years": 365 * 1440}
DAY = 1440  # minutes, in which round-the-clock limits are compared


def check_within(rules: Rules, rule: Prohibition, district: District | None) -> Iterator[Problem]:
    """Lanes in which the clock is longer than allowed, and those in which that cannot be told."""
    clock = rules.affair.clocks[rule.says["clock"]]
    for lane in rules.affair.lanes.kinds:
        scope = Scope(rules, lane=lane)
        limit = _length(rules, clock.limit.get(lane, clock.limit.get("")), scope)
        allowed = _length(rules, rule.says["within"], scope)
        if limit is None or allowed is None:
            yield undecided(rule, WORDS["without_limit"])
            continue
        fits = is_within(limit, allowed, district.calendar if district else None)
        if fits is None:
            yield undecided(rule, WORDS["without_calendar"])
        elif not fits:
            found = f"{lane} {write_duration(limit)}"
            yield finding("error", "not_within", rule, about=clock.name, found=found, expected=write_duration(allowed))


def _length(rules: Rules, limit: Limit | None, scope: Scope) -> Duration | None:
    """The length of a limit, where it can be told before any case."""
    if limit is None or isinstance(limit, Duration):
        return limit
    value = rules.judge_text(limit.text, scope).value
    return value if isinstance(value, Duration) else None


def is_within(limit: Duration, allowed: Duration, calendar: Calendar | None) -> bool | None:
    """Whether `limit` is never longer than `allowed`; None where only a calendar could tell.

    >>> is_within(Duration(10, "days"), Duration(10, "workdays"), None)
    True
    >>> is_within(Duration(1, "months"), Duration(30, "days"), None)
    False
    """
    if limit.unit == allowed.unit:
        return limit.n <= allowed.n
    if allowed.unit not in WORKING and limit.unit not in WORKING:
        return limit.n * LONGEST[limit.unit] <= allowed.n * SHORTEST[allowed.unit]
    if allowed.unit in WORKING:
        return _within_working(limit, allowed, calendar)
    if calendar is None:
        return None
    return _worst_days(limit, calendar) * DAY <= allowed.n * SHORTEST[allowed.unit]


def _within_working(limit: Duration, allowed: Duration, calendar: Calendar | None) -> bool | None:
    """Round-the-clock units inside a working limit count as working time."""
    if limit.unit not in WORKING and allowed.unit == "workdays" and limit.n * LONGEST[limit.unit] >= DAY:
        return limit.n * LONGEST[limit.unit] <= allowed.n * DAY
    return None if calendar is None else _work_hours(limit, calendar) <= _work_hours(allowed, calendar)


def _work_hours(length: Duration, calendar: Calendar) -> float:
    """Office hours; a day counts as a workday, an hour as one of them."""
    in_day = office_day(calendar) / HOUR
    if length.unit == "workdays":
        return length.n * in_day
    if length.unit == "workhours":
        return length.n
    days, minutes = divmod(length.n * LONGEST[length.unit], DAY)
    return days * in_day + minutes / 60


def _worst_days(length: Duration, calendar: Calendar) -> int:
    """Most calendar days that so much working time can take in the published years, holidays counted."""
    workdays = length.n if length.unit == "workdays" else -(-length.n * HOUR // office_day(calendar)) + 1
    years = sorted(calendar.published) or [2026]
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    starts = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return max((add(day, Duration(workdays, "workdays"), calendar) - day).days for day in starts)
