"""R9: when the clocks of a case run out, when they stand still, and what a lane or an extension does to them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar

import msgspec

from yikou.definition.model import Alarm, Clock, Duration, Limit
from yikou.errors import Refused
from yikou.flow.program import Program
from yikou.flow.state import CaseState, ClockState, Notice, Stop, Task
from yikou.rules.scope import Scope
from yikou.rules.values import Unknown
from yikou.workdays.due import DAY_UNITS, Due, Still, after, before, due_at, lasts_until
from yikou.workdays.model import Calendar
from yikou.workdays.office import local

T = TypeVar("T")
MOST_REMEMBERED = 20_000
ONE_WORKDAY = Duration(1, "workdays")


def due_of(clock: ClockState, calendar: Calendar) -> Due | Still:
    """When the clock runs out, or what is left while it stands."""
    start, extensions = clock.since or clock.start, clock.extensions[clock.behind :]
    return remembered(
        calendar,
        ("due", clock.limit.n, clock.limit.unit, _counts_from(clock, start, calendar), clock.stops, extensions),
        lambda: due_at(clock.limit, start, calendar=calendar, stops=pairs(clock.stops), extensions=extensions),
    )


class Schedule(msgspec.Struct, frozen=True):
    """A clock with its alarms. at: moment of each alarm, in their order; none while it stands. stamp: of the due
    moment. stored: moments as rows keep them, UTC without a zone.

    warn: from when its light is yellow: its first alarm before due; without one, a workday before.
    """

    due: Due | Still
    stamp: int = 0
    at: tuple[datetime, ...] = ()
    warn: datetime | None = None
    stored: tuple[datetime, ...] = ()
    stored_due: datetime | None = None
    stored_warn: datetime | None = None


def schedule_of(program: Program, clock: ClockState, calendar: Calendar) -> Schedule:
    """When it runs out and when its alarms are given."""
    alarms = program.affair.clocks[clock.name].alarms
    start, extensions = clock.since or clock.start, clock.extensions[clock.behind :]
    begins = _counts_from(clock, start, calendar)
    key = ("schedule", alarms_key(alarms), clock.limit.n, clock.limit.unit, begins, clock.stops, extensions)
    return remembered(calendar, key, lambda: _schedule(due_of(clock, calendar), alarms, calendar))


def _counts_from(clock: ClockState, start: datetime, calendar: Calendar) -> date:
    """The day from which a clock of days counts, which is all that matters of its start; else the moment itself."""
    is_of_days = clock.limit.unit in DAY_UNITS and clock.limit.n > 0 and not clock.stops
    return local(start, calendar).date() if is_of_days else start


def naive(at: datetime) -> datetime:
    """The moment as it is stored: UTC without a zone."""
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).replace(tzinfo=None)


def alarms_key(alarms: tuple[Alarm, ...]) -> tuple[object, ...]:
    """What of alarms decides about their moments."""
    return tuple((alarm.before, alarm.offset.n, alarm.offset.unit) for alarm in alarms)


def _schedule(due: Due | Still, alarms: tuple[Alarm, ...], calendar: Calendar) -> Schedule:
    if isinstance(due, Still):
        return Schedule(due)
    at = tuple(_alarm_at(alarm, due.at, calendar) for alarm in alarms)
    first = next((moment for alarm, moment in zip(alarms, at, strict=True) if alarm.before), None)
    warn = first or before(due.at, ONE_WORKDAY, calendar)
    stored = tuple(naive(moment) for moment in at)
    return Schedule(due, int(due.at.timestamp()), at, warn, stored, naive(due.at), naive(warn))


def _alarm_at(alarm: Alarm, due: datetime, calendar: Calendar) -> datetime:
    if not alarm.offset.n:
        return due
    return (before if alarm.before else after)(due, alarm.offset, calendar)


def remembered(calendar: Calendar, key: tuple[object, ...], compute: Callable[[], T]) -> T:
    """What `compute` gives for this key under this calendar, worked out once; the same clocks are asked for all day."""
    known: dict[tuple[object, ...], T] = calendar.__dict__.setdefault("_dues", {})
    if key not in known:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[key] = compute()
    return known[key]


def pairs(stops: tuple[Stop, ...]) -> list[tuple[datetime, datetime | None]]:
    """Stops as the calendar functions take them."""
    return [(stop.since, stop.until) for stop in stops]


def has_run_out(clock: ClockState | None, now: datetime, calendar: Calendar) -> bool:
    """Whether its due moment has passed; never while it stands."""
    due = due_of(clock, calendar) if clock else None
    return isinstance(due, Due) and due.at < now


def limit_of(program: Program, name: str, scope: Callable[[], Scope], lane: str) -> Duration:
    """The limit of the clock of that name in a lane. Not known: Refused("unknown")."""
    limits = program.affair.clocks[name].limit
    return length(program, limits.get(lane, limits.get("", Duration(0, "days"))), scope)


def length(program: Program, limit: Limit, scope: Callable[[], Scope]) -> Duration:
    """A limit as a duration; scope is asked for only where it is an expression. Not known: Refused("unknown")."""
    if isinstance(limit, Duration):
        return limit
    found = program.rules.limit(limit, scope())
    if isinstance(found, Unknown):
        raise Refused("unknown", paths=found.missing, text=str(limit), why=found.why)
    return found


def moved(clock: ClockState, limit: Duration, *, quicker: bool, now: datetime, calendar: Calendar) -> ClockState | None:
    """The clock after a move to another lane, or None where nothing changes.

    Quicker: the earlier of the old due moment and (now + new limit). Slower: start + new limit, with stops and
    extensions. A clock that has run out keeps its due.
    """
    if has_run_out(clock, now, calendar) or (limit == clock.limit and not clock.since):
        return None
    if not quicker:
        return _with(clock, limit, None)
    anew = _with(clock, limit, now)
    return anew if _remaining(due_of(anew, calendar)) < _remaining(due_of(clock, calendar)) else None


def _with(clock: ClockState, limit: Duration, since: datetime | None) -> ClockState:
    behind = len(clock.extensions) if since else 0
    return ClockState(clock.name, clock.start, limit, clock.stops, clock.extensions, behind, since, clock.fired)


def _remaining(due: Due | Still) -> float:
    """A measure by which two states of the same clock at the same moment compare."""
    return due.seconds if isinstance(due, Still) else due.at.timestamp()


def stands(program: Program, state: CaseState) -> bool:
    """Whether the total clock has to stand still: while anything of its `stops_in` is open."""
    stops_in = program.affair.clocks["total"].stops_in
    if state.notice and "supplement" in stops_in:
        return True
    return any(task.kind == "step" and task.step in stops_in for task in state.tasks.values())


def total_clock(program: Program) -> Clock:
    """The definition of the clock of the whole case."""
    return program.affair.clocks["total"]


def answer_due(notice: Notice, calendar: Calendar) -> Due:
    """When the supplement notice runs out: the latest of its deadlines."""
    found = [due_at(within, at, calendar=calendar) for at, within in notice.asked]
    return max((due for due in found if isinstance(due, Due)), key=lambda due: due.at)


def lasts_end(task: Task, calendar: Calendar) -> Due | None:
    """First moment at which the task may be completed; None where it may be at once."""
    if task.opening.lasts is None:
        return None
    end = lasts_until(task.opening.lasts, task.at, calendar)
    return end if isinstance(end, Due) else None
