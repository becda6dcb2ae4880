"""When clocks run out (docs/format.md, R9): limits, stops, extensions, public notices and alarms. Pure.

Moments come in aware, in any zone; they are read on the district's clock and given back in UTC. What is left of a
running clock is `left.py`, the days that were counted are `explain.py`.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec

from yikou.definition.model import Duration
from yikou.workdays.count import add, is_confirmed, is_workday
from yikou.workdays.model import Calendar
from yikou.workdays.office import local
from yikou.workdays.running import Still, Stop, counter_of, run

__all__ = ["DAY_UNITS", "Due", "Still", "Stop", "after", "before", "due_at", "lasts_until"]

DAY_UNITS = frozenset({"days", "workdays", "months", "years"})


class Due(msgspec.Struct, frozen=True):
    """When it runs out, in UTC. confirmed: every year whose workdays mattered has a published calendar."""

    at: datetime
    confirmed: bool


def due_at(
    limit: Duration,
    start: datetime,
    *,
    calendar: Calendar,
    stops: Sequence[Stop] = (),
    extensions: Sequence[Duration] = (),
) -> Due | Still:
    """When a clock of `limit` runs out that began at `start`, or what is left while it stands.

    Day units: the day of the start does not count; a day counts if the clock runs at the close of office hours; the end
    is the close of the last day, moved to the next workday (at whose close the clock runs) if it is not one. Minutes
    and hours run round the clock, workhours in office hours. stops may overlap and come in any order. Extensions run
    one after the other from the end.

    >>> from zoneinfo import ZoneInfo
    >>> calendar = Calendar(ZoneInfo("Asia/Shanghai"), {}, frozenset({2026}))
    >>> due_at(Duration(5, "workdays"), datetime(2026, 3, 20, 8, 5, tzinfo=UTC), calendar=calendar)
    Due(at=datetime.datetime(2026, 3, 27, 9, 0, tzinfo=datetime.timezone.utc), confirmed=True)
    >>> due_at(Duration(5, "workdays"), datetime(2026, 3, 20, 8, 5), calendar=calendar)
    Traceback (most recent call last):
    ValueError: 2026-03-20 08:05:00 has no time zone
    """
    durations = (limit, *extensions)
    last = run(durations, start, stops=stops, calendar=calendar)
    if isinstance(last, Still):
        return last
    if durations[-1].unit not in DAY_UNITS:
        return Due(last, _is_counted_surely(durations, start, last, calendar=calendar))
    end = _to_workday(last, stops=stops, calendar=calendar)
    if isinstance(end, Still):
        return end
    is_end_sure = is_confirmed(calendar, _day(last, calendar), _day(end, calendar))
    return Due(end, is_end_sure and _is_counted_surely(durations, start, last, calendar=calendar))


def lasts_until(duration: Duration, start: datetime, calendar: Calendar, *, stops: Sequence[Stop] = ()) -> Due | Still:
    """First moment at which a step that `lasts` so long may be completed.

    As `due_at`, but the last day is not moved to a workday: a public notice of seven days may end on a Sunday.
    """
    last = run((duration,), start, stops=stops, calendar=calendar)
    if isinstance(last, Still):
        return last
    return Due(last, _is_counted_surely((duration,), start, last, calendar=calendar))


def before(due: datetime, offset: Duration, calendar: Calendar) -> datetime:
    """The moment that lies `offset` before `due`, for alarms; day units keep the hour of the day."""
    return _shift(due, Duration(-offset.n, offset.unit), calendar)


def after(due: datetime, offset: Duration, calendar: Calendar) -> datetime:
    """The moment that lies `offset` after `due`, for alarms; day units keep the hour of the day."""
    return _shift(due, offset, calendar)


def _is_counted_surely(durations: Sequence[Duration], start: datetime, end: datetime, *, calendar: Calendar) -> bool:
    """Whether the years are published in which workdays were told from other days on the way."""
    units = {duration.unit for duration in durations}
    if not units & {"workdays", "workhours"}:
        return True
    # The day of the start counts for office hours alone.
    first = _day(start, calendar) + timedelta(days="workhours" not in units)
    return is_confirmed(calendar, first, _day(end, calendar))


def _to_workday(last: datetime, *, stops: Sequence[Stop], calendar: Calendar) -> datetime | Still:
    if is_workday(calendar, _day(last, calendar))[0]:
        return last
    return run((Duration(1, "workdays"),), last, stops=stops, calendar=calendar)


def _shift(moment: datetime, offset: Duration, calendar: Calendar) -> datetime:
    here = local(moment, calendar)
    if offset.n == 0:
        return here.astimezone(UTC)
    if offset.unit not in DAY_UNITS:
        counter, distance = counter_of(offset, moment, calendar)
        return counter.moment(counter.begin(moment) + distance)
    return datetime.combine(add(here.date(), offset, calendar), here.time(), calendar.zone).astimezone(UTC)


def _day(moment: datetime, calendar: Calendar) -> date:
    return local(moment, calendar).date()
