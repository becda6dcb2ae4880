"""What the clock has to do for a case, and when (4.4, 4.8, R6). Computed from state and calendar alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from yikou.definition.model import Alarm, Duration
from yikou.flow.clocks import answer_due, due_of, lasts_end, remembered
from yikou.flow.program import Program
from yikou.flow.state import CaseState, ClockState
from yikou.workdays.due import Due, after, before, due_at
from yikou.workdays.model import Calendar

ONE_WORKDAY = Duration(1, "workdays")


@dataclass(frozen=True, slots=True)
class Timer:
    """A moment at which the clock acts. what: alarm, paper, remind, unanswered, lasts; which: clock, material or task.

    mark: unique within the case, and for ever: it is noted when the timer has fired. due: of the alarm's clock.
    """

    mark: str
    at: datetime
    what: str
    which: str = ""
    task: str = ""
    alarm: Alarm | None = None
    due: datetime | None = None


def timers(program: Program, state: CaseState, calendar: Calendar) -> tuple[Timer, ...]:
    """Everything that is still to come, none of it fired yet; nothing after the end."""
    if state.is_ended:
        return ()
    found = [*_alarms(program, state, calendar), *_papers(program, state, calendar), *_moments(state, calendar)]
    return tuple(timer for timer in found if timer.mark not in state.ticked)


def _alarms(program: Program, state: CaseState, calendar: Calendar) -> Iterator[Timer]:
    clocks = {"": state.total, **{task.id: task.clock for task in state.tasks.values()}}
    for task, clock in clocks.items():
        alarms = program.affair.clocks[clock.name].alarms if clock else ()
        if clock and alarms:
            yield from _alarms_of(clock, task, alarms, calendar)


def _alarms_of(clock: ClockState, task: str, alarms: tuple[Alarm, ...], calendar: Calendar) -> Iterator[Timer]:
    due = due_of(clock, calendar)
    if not isinstance(due, Due):
        return
    stamp = int(due.at.timestamp())
    for number, alarm in enumerate(alarms):
        mark = f"alarm/{clock.name}/{task}/{number}@{stamp}"
        if mark not in clock.fired:
            yield Timer(mark, alarm_at(alarm, due.at, calendar), "alarm", clock.name, task, alarm, due.at)


def alarm_at(alarm: Alarm, due: datetime, calendar: Calendar) -> datetime:
    """When the alarm of a clock that runs out then is given."""
    if not alarm.offset.n:
        return due
    shift = before if alarm.before else after
    key = ("alarm", due, alarm.before, alarm.offset)
    return remembered(calendar, key, lambda: shift(due, alarm.offset, calendar))


def _papers(program: Program, state: CaseState, calendar: Calendar) -> Iterator[Timer]:
    """Promised papers that have not come; their time runs from acceptance."""
    if state.accepted_at is None:
        return
    for name in state.promised:
        follow = program.affair.materials[name].may_follow
        if follow and name not in state.papers:
            due = due_at(follow.within, state.accepted_at, calendar=calendar)
            if isinstance(due, Due):
                yield Timer(f"paper/{name}", due.at, "paper", name)


def _moments(state: CaseState, calendar: Calendar) -> Iterator[Timer]:
    """The end of the supplement notice and the reminder before it, and ends of `lasts`."""
    if state.notice:
        at = answer_due(state.notice, calendar).at
        mark = f"{state.notice.no}@{int(at.timestamp())}"
        yield Timer(f"remind/{mark}", before(at, ONE_WORKDAY, calendar), "remind")
        yield Timer(f"unanswered/{mark}", at, "unanswered")
    for task in state.tasks.values():
        end = lasts_end(task, calendar)
        if end:
            yield Timer(f"lasts/{task.id}", end.at, "lasts", task=task.id)
