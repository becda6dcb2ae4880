"""延办: lengthens a clock by what is asked, within what its `extend` allows (4.8, 4.11)."""

from datetime import datetime

from yikou.definition.durations import parse_duration
from yikou.definition.model import Duration, Verb
from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.checks import offered, open_task, refuse_needs, refuse_outsiders
from yikou.flow.clocks import has_run_out
from yikou.flow.requests import ask_for
from yikou.flow.run import Run
from yikou.flow.state import ClockState, Task


def perform(run: Run) -> None:
    """Options: by (`5 workdays`), reason. With `approved_by` it becomes a request."""
    task = open_task(run, "step")
    refuse_outsiders(run, task)
    verb = offered(run, task, "extend")
    refuse_needs(run, verb)
    carry_out(run, task, verb, asked_at=run.context.now, check_only=bool(verb.approved_by))
    if verb.approved_by:
        ask_for(run, task, verb)


def carry_out(run: Run, task: Task, verb: Verb, *, asked_at: datetime, check_only: bool = False) -> None:
    """Lengthen the clock, or only say whether it could be. asked_at: an extension asked for in time is in time."""
    name = verb.clock or "total"
    clock = run.state.total if name == "total" else task.clock
    by = parse_duration(str(run.option("by")))
    if by is None:
        raise Refused("extend_by_what")
    refuse_too_much(run, name, clock, by)
    assert clock is not None
    late = run.program.affair.clocks[name].extend
    if not (late and late.late) and has_run_out(clock, asked_at, run.context.calendar):
        raise Refused("ran_out")
    if not check_only:
        run.add(e.Extended("" if name == "total" else task.id, name, by, run.reason()))
        run.happened(f"{task.step}.extend", "any.extend")


def refuse_too_much(run: Run, name: str, clock: ClockState | None, by: Duration) -> None:
    """Only a running clock, only so often, and in all no more than the law allows."""
    allowed = run.program.affair.clocks[name].extend
    if clock is None or allowed is None:
        raise Refused("no_extension")
    if len(clock.extensions) >= allowed.times:
        raise Refused("extended_enough", times=allowed.times)
    if by.unit != allowed.at_most.unit or by.n < 1:
        raise Refused("extend_unit", unit=allowed.at_most.unit)
    if by.n + sum(used.n for used in clock.extensions) > allowed.at_most.n:
        raise Refused("extend_too_long", at_most=allowed.at_most)
