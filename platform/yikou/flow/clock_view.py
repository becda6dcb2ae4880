"""What is left of a clock, when it runs out and how it is counted, as plain data for one page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from yikou.flow.acts import Context
from yikou.flow.clocks import due_of, pairs, schedule_of
from yikou.flow.program import Program
from yikou.flow.scopes import today
from yikou.flow.state import CaseState, ClockState, Stop
from yikou.workdays.due import Due, Still
from yikou.workdays.explain import CountedDay, counted
from yikou.workdays.left import Left, left
from yikou.workdays.model import Calendar

ROUND = ("minutes", "hours")


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock as it stands. light: ok, soon, late, still, or none where it has not begun or the case is over.

    left: working time; None where it stands for good. due: None while it stands still. limit, extensions: as counted;
    stops: intervals in which it stood. confirmed: every year that mattered has a published calendar. how: every day
    from the start on and whether it counted.
    """

    light: Literal["ok", "soon", "late", "still", "none"]
    clock: ClockState | None = None
    left: Left | None = None
    due: datetime | None = None
    confirmed: bool = True
    stops: tuple[Stop, ...] = ()
    how: tuple[CountedDay, ...] = ()


def clock_view(program: Program, state: CaseState, context: Context, *, task: str = "") -> ClockView:
    """The total clock of the case, or that of a task."""
    at = state.tasks.get(task)
    clock = state.total if not task else at.clock if at else None
    if clock is None or state.is_ended:
        return ClockView("none", clock, stops=clock.stops if clock else ())
    due = due_of(clock, context.calendar)
    if isinstance(due, Still):
        return ClockView("still", clock, due.left, stops=clock.stops, how=_how(clock, context))
    return ClockView(
        light=light(program, clock, due, context),
        clock=clock,
        left=left(due.at, context.now, context.calendar, round_the_clock=clock.limit.unit in ROUND),
        due=due.at,
        confirmed=due.confirmed,
        stops=clock.stops,
        how=_how(clock, context),
    )


def _how(clock: ClockState, context: Context) -> tuple[CountedDay, ...]:
    return counted(
        clock.limit,
        clock.since or clock.start,
        calendar=context.calendar,
        stops=pairs(clock.stops),
        extensions=clock.extensions[clock.behind :],
        until=today(context),
    )


def light(program: Program, clock: ClockState, due: Due, context: Context) -> Literal["ok", "soon", "late"]:
    """late after the due moment, soon from its first alarm on."""
    if due.at < context.now:
        return "late"
    warn = schedule_of(program, clock, context.calendar).warn
    return "soon" if warn and warn <= context.now else "ok"


def first_to_run_out(state: CaseState, calendar: Calendar) -> str | None:
    """The task whose clock runs out before every other; '' where that is the total one's, None where none runs.

    An answer that is waited for is the applicant's time and no clock of an office.
    """
    clocks = {"": state.total, **{id: task.clock for id, task in state.tasks.items() if task.kind != "supplement"}}
    dues = {id: due_of(clock, calendar) for id, clock in clocks.items() if clock}
    running = {id: due.at for id, due in dues.items() if isinstance(due, Due)}
    return min(running, key=lambda id: running[id], default=None)
