"""How the total clock of a case that has ended stood then: the days that it took, and by how much it was late. Pure."""

from dataclasses import dataclass
from datetime import datetime

from yikou.definition.model import Duration
from yikou.flow.clock_view import ROUND
from yikou.flow.clocks import due_of, pairs
from yikou.flow.state import CaseState, ClockState
from yikou.workdays.count import is_confirmed
from yikou.workdays.due import Still
from yikou.workdays.explain import CountedDay, passed
from yikou.workdays.left import Left, left
from yikou.workdays.model import Calendar
from yikou.workdays.office import local


@dataclass(frozen=True, slots=True)
class ClockEnd:
    """limit, extensions: what it was held to. over: what had gone by since it ran out, negative; None for in time.

    days: from its start to the end of the case and whether each counted; () where the limit is not in days, or where a
    quicker lane began it anew. confirmed: every year from start to end has a published calendar.
    """

    limit: Duration
    extensions: tuple[Duration, ...]
    over: Left | None
    days: tuple[CountedDay, ...]
    confirmed: bool

    @property
    def used(self) -> Duration | None:
        """What it took, in the unit of its limit; None where that is not counted."""
        return Duration(sum(day.counts for day in self.days), self.limit.unit) if self.days else None


def clock_end(state: CaseState, calendar: Calendar) -> ClockEnd | None:
    """None where the case has not ended, or ended before its clock began."""
    clock, ended = state.total, state.ended_at
    if clock is None or ended is None:
        return None
    return ClockEnd(
        limit=clock.limit,
        extensions=clock.extensions[clock.behind :],
        over=_over(clock, ended, calendar),
        days=_days(clock, ended, calendar),
        confirmed=is_confirmed(calendar, local(clock.start, calendar).date(), local(ended, calendar).date()),
    )


def _over(clock: ClockState, ended: datetime, calendar: Calendar) -> Left | None:
    due = due_of(clock, calendar)
    if isinstance(due, Still) or due.at >= ended:
        return None
    return left(due.at, ended, calendar, round_the_clock=clock.limit.unit in ROUND)


def _days(clock: ClockState, ended: datetime, calendar: Calendar) -> tuple[CountedDay, ...]:
    if clock.limit.unit not in ("days", "workdays") or clock.since:
        return ()
    is_of_workdays = clock.limit.unit == "workdays"
    return passed(clock.start, ended, only_workdays=is_of_workdays, calendar=calendar, stops=pairs(clock.stops))
