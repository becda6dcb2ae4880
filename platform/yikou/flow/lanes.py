"""4.7: which lane a case is in, and what a change of lane does to its clocks."""

from collections.abc import Iterator

from yikou.flow import entries as e
from yikou.flow.clocks import limit_of, moved
from yikou.flow.facts import Saw
from yikou.flow.run import Run
from yikou.rules.scope import Scope
from yikou.rules.values import Judged


def matching(run: Run, scope: Scope) -> Iterator[tuple[int, Judged]]:
    """Lines of `lanes.enter` that match, by number from 0. A line that is unknown does not match."""
    for number, line in enumerate(run.program.affair.lanes.enter):
        judged = run.program.rules.judge(line.when, scope)
        if judged.value is True:
            yield number, judged


def rejudge_lane(run: Run) -> None:
    """Up to and with acceptance afresh; from then on only to a smaller rank, after `by_hand` only by a new reason."""
    state, lanes = run.state, run.program.affair.lanes
    if not lanes.enter or run.knows_lane():
        return
    found = next((m for m in matching(run, run.scope()) if m[0] not in state.lane_matched), None)
    line = lanes.enter[found[0]] if found else None
    lane = line.lane if line else "normal"
    is_free = not run.was_accepted and not state.lane_by_hand
    if lane == state.lane or not (is_free or lanes.kinds[lane].rank < lanes.kinds[state.lane].rank):
        return
    reads = tuple(Saw(read.path, read.value) for read in found[1].reads) if found else ()
    before = state.lane
    run.add(e.LaneSet(lane, line.because if line else "", found[0] if found else -1, reads))
    relimit(run, before)


def relimit(run: Run, before: str) -> None:
    """Give the running clocks the limits of the lane that the case is in now."""
    kinds = run.program.affair.lanes.kinds
    quicker = kinds[run.state.lane].rank < kinds[before].rank
    clocks = {"": run.state.total, **{task.id: task.clock for task in run.state.tasks.values()}}
    for task, clock in clocks.items():
        if clock is None:
            continue
        limit = limit_of(run.program, clock.name, run.scope, run.state.lane)
        changed = moved(clock, limit, quicker=quicker, now=run.context.now, calendar=run.context.calendar)
        if changed:
            run.add(e.Relimited(task, limit, changed.since))
