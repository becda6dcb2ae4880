"""What the clock has to do for a case, and when (4.4, 4.8, R6). Computed from state and calendar alone."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from yikou.definition.model import Alarm
from yikou.flow.clocks import ONE_WORKDAY, answer_due, lasts_end, naive, schedule_of
from yikou.flow.program import Program
from yikou.flow.requirements import awaited
from yikou.flow.state import CaseState, ClockState
from yikou.workdays.due import Due, before, due_at
from yikou.workdays.model import Calendar


class Timer(msgspec.Struct, frozen=True):
    """A moment at which the clock acts. what: alarm, paper, remind, unanswered, lasts; which: clock, material or task.

    mark: unique within the case, and for ever: it is noted when the timer has fired. stored: the moment as rows keep
    it, UTC without a zone. due: of the alarm's clock.
    """

    mark: str
    at: datetime
    stored: datetime
    what: str
    which: str = ""
    task: str = ""
    alarm: Alarm | None = None
    due: datetime | None = None


def timers(program: Program, state: CaseState, calendar: Calendar) -> tuple[Timer, ...]:
    """Everything that is still to come, none of it fired yet; nothing after the end."""
    if state.is_ended:
        return ()
    found = (*_alarms(program, state, calendar), *_papers(program, state, calendar), *_moments(state, calendar))
    return tuple(timer for timer in found if timer.mark not in state.ticked) if state.ticked else found


def _alarms(program: Program, state: CaseState, calendar: Calendar) -> Iterator[Timer]:
    if state.total:
        yield from _alarms_of(program, state.total, "", calendar)
    for task in state.tasks.values():
        if task.clock:
            yield from _alarms_of(program, task.clock, task.id, calendar)


def _alarms_of(program: Program, clock: ClockState, task: str, calendar: Calendar) -> Iterator[Timer]:
    """None while the clock stands."""
    found = schedule_of(program, clock, calendar)
    due = found.due.at if isinstance(found.due, Due) else None
    for number, at in enumerate(found.at):
        mark = f"alarm/{clock.name}/{task}/{number}@{found.stamp}"
        if mark not in clock.fired:
            alarm = program.affair.clocks[clock.name].alarms[number]
            yield Timer(mark, at, found.stored[number], "alarm", clock.name, task, alarm, due)


def _papers(program: Program, state: CaseState, calendar: Calendar) -> Iterator[Timer]:
    """Promised papers that have not come; their time runs from acceptance."""
    if state.accepted_at is None:
        return
    for name in awaited(program, state):
        follow = program.affair.materials[name].may_follow
        if follow:
            due = due_at(follow.within, state.accepted_at, calendar=calendar)
            if isinstance(due, Due):
                yield _timer(f"paper/{name}", due.at, "paper", which=name)


def _moments(state: CaseState, calendar: Calendar) -> Iterator[Timer]:
    """The end of the supplement notice and the reminder before it, and ends of `lasts`."""
    if state.notice:
        at = answer_due(state.notice, calendar).at
        mark = f"{state.notice.no}@{int(at.timestamp())}"
        yield _timer(f"remind/{mark}", before(at, ONE_WORKDAY, calendar), "remind")
        yield _timer(f"unanswered/{mark}", at, "unanswered")
    for task in state.tasks.values():
        end = lasts_end(task, calendar)
        if end:
            yield _timer(f"lasts/{task.id}", end.at, "lasts", task=task.id)


def _timer(mark: str, at: datetime, what: str, *, which: str = "", task: str = "") -> Timer:
    return Timer(mark, at, naive(at), what, which, task)
