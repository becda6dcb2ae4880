"""The run of durations past stops: the arithmetic under every clock. Pure.

What a clock makes of it (moving the end to a workday, confirming the calendar) is `due.py`.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec

from yikou.definition.model import Duration
from yikou.workdays.count import add
from yikou.workdays.counters import Counter, Days, Hours, Workdays, Workhours
from yikou.workdays.left import Left, split
from yikou.workdays.model import Calendar
from yikou.workdays.office import HOUR, MINUTE, SECOND, local

Stop = tuple[datetime, datetime | None]
"""The clock stands from the first moment up to the second, at which it runs again; None: it still stands."""


class Still(msgspec.Struct, frozen=True):
    """A clock that stands. left: what remains, in its own time.

    seconds: the same, a workday taken as its office hours, a calendar day as 24 hours.
    """

    left: Left
    seconds: int


def run(
    durations: Sequence[Duration], start: datetime, *, stops: Sequence[Stop], calendar: Calendar
) -> datetime | Still:
    """End of the last of them, in UTC, each beginning where the one before ended; or what is left where it stands."""
    ordered = sorted(stops, key=lambda stop: stop[0])
    here = start
    for place, duration in enumerate(durations):
        counter, need = counter_of(duration, here, calendar)
        reading, left = _advance(counter, counter.begin(here), need=need, stops=ordered)
        if left:
            rest = [counter_of(later, here, calendar) for later in durations[place + 1 :]]
            return _still([(counter, left), *rest])
        here = max(here, counter.moment(reading))
    return here.astimezone(UTC)


def counter_of(duration: Duration, start: datetime, calendar: Calendar) -> tuple[Counter, int]:
    """The counter of its unit, and how far it has to go; months and years are the days up to their date."""
    match duration.unit:
        case "minutes":
            return Hours(calendar), duration.n * MINUTE
        case "hours":
            return Hours(calendar), duration.n * HOUR
        case "workhours":
            return Workhours(calendar), duration.n * HOUR
        case "workdays":
            return Workdays(calendar), duration.n
    day = local(start, calendar).date()
    return Days(calendar), (add(day, duration, calendar) - day).days


def _advance(counter: Counter, here: int, *, need: int, stops: Iterable[Stop]) -> tuple[int, int]:
    """The reading at which `need` has been counted, and 0; or where it stands, and what is left."""
    for begins, ends in stops:
        stands = max(here, counter.reading(begins))
        if need <= stands - here:
            break
        need -= stands - here
        if ends is None:
            return stands, need
        here = max(stands, counter.reading(ends))
    return here + need, 0


def _still(remains: Sequence[tuple[Counter, int]]) -> Still:
    parts = [(counter.time(left), counter.day()) for counter, left in remains]
    lefts = [split(time, day) for time, day in parts]
    left = Left(sum(it.days for it in lefts), sum(it.hours for it in lefts), sum(it.minutes for it in lefts))
    return Still(left, sum(time for time, _ in parts) // SECOND)
