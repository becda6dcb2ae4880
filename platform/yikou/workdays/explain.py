"""How a due moment was counted, day by day: what stands behind the question 怎么算的？ Pure.

The moment itself is computed by `due.py`; here it is told again, one line for each day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from yikou.definition.model import Duration
from yikou.workdays.count import is_workday
from yikou.workdays.due import DAY_UNITS, due_at
from yikou.workdays.model import Calendar
from yikou.workdays.office import at_close, local
from yikou.workdays.running import Still, Stop, counter_of

Why = Literal["start", "counts", "longer", "extra_workday", "stopped", "weekend", "holiday", "moved"]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day. name: what the calendar calls it, or ''.

    why: it `counts`, as `extra_workday` where a weekend was made a workday, as `longer` within an extension; or what
    kept it from counting: it is the day of the `start`, the clock was `stopped`, a `weekend`, a `holiday`, or the end
    was `moved` on from a day off.
    """

    day: date
    counts: bool
    why: Why
    name: str = ""


def counted(
    limit: Duration,
    start: datetime,
    *,
    calendar: Calendar,
    stops: Sequence[Stop] = (),
    extensions: Sequence[Duration] = (),
    until: date | None = None,
) -> tuple[CountedDay, ...]:
    """Every day from the start to the end of a clock, and why it counted or not; empty unless all is in day units.

    A clock that stands has no end: then the days go up to `until`, else up to the day on which it was stopped.
    """
    durations = (limit, *extensions)
    if any(duration.unit not in DAY_UNITS for duration in durations):
        return ()
    end = due_at(limit, start, calendar=calendar, stops=stops, extensions=extensions)
    if isinstance(end, Still):
        last = until or local(min(begins for begins, ends in stops if ends is None), calendar).date()
    else:
        last = local(end.at, calendar).date()
    return tuple(_days(durations, local(start, calendar).date(), last, stops=stops, calendar=calendar))


def passed(
    start: datetime, end: datetime, *, only_workdays: bool, calendar: Calendar, stops: Sequence[Stop] = ()
) -> tuple[CountedDay, ...]:
    """Every day from one moment to another, and whether it counted: how many days something took.

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> calendar = Calendar(ZoneInfo("Asia/Shanghai"), {}, frozenset({2026}))
    >>> friday, monday = datetime(2026, 3, 20, 2, tzinfo=UTC), datetime(2026, 3, 23, 2, tzinfo=UTC)
    >>> [day.why for day in passed(friday, monday, only_workdays=True, calendar=calendar)]
    ['start', 'weekend', 'weekend', 'counts']
    """
    first, last = local(start, calendar).date(), local(end, calendar).date()
    later = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    judged = (_judge(day, stops, calendar, only_workdays=only_workdays) for day in later)
    return (CountedDay(first, False, "start", calendar.names.get(first, "")), *judged)


def _days(
    durations: Sequence[Duration], first: date, last: date, *, stops: Sequence[Stop], calendar: Calendar
) -> Iterator[CountedDay]:
    yield CountedDay(first, False, "start", calendar.names.get(first, ""))
    day = first
    for extension, duration in enumerate(durations):
        _, needed = counter_of(duration, at_close(day, calendar), calendar)
        while needed and day < last:
            day += ONE_DAY
            judged = _judge(day, stops, calendar, only_workdays=duration.unit == "workdays")
            needed -= judged.counts
            yield replace(judged, why="longer") if extension and judged.why == "counts" else judged
    while day < last:
        day += ONE_DAY
        yield CountedDay(day, False, "moved", calendar.names.get(day, ""))


def _judge(day: date, stops: Sequence[Stop], calendar: Calendar, *, only_workdays: bool) -> CountedDay:
    name = calendar.names.get(day, "")
    if _stands(at_close(day, calendar), stops):
        return CountedDay(day, False, "stopped", name)
    is_weekend = day.weekday() >= 5
    if not only_workdays or is_workday(calendar, day)[0]:
        return CountedDay(day, True, "extra_workday" if only_workdays and is_weekend else "counts", name)
    is_holiday = day in calendar.special and day.year in calendar.published
    return CountedDay(day, False, "holiday" if is_holiday else "weekend", name)


def _stands(moment: datetime, stops: Sequence[Stop]) -> bool:
    return any(begins <= moment and (ends is None or moment < ends) for begins, ends in stops)
