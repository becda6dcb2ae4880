"""What follows from changed values and completions: the walk's entries, lanes, tasks opened and cancelled, clocks."""

from yikou.definition.model import StepNeed
from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.clocks import length, limit_of, stands
from yikou.flow.ending import cancel, end
from yikou.flow.facts import Opening, Saw, Seat
from yikou.flow.lanes import rejudge_lane
from yikou.flow.outputs import addressees, void_of
from yikou.flow.plan import StepAt
from yikou.flow.run import Run
from yikou.flow.scopes import Judging
from yikou.flow.walk import Choice, Walk, walk
from yikou.flow.who import Circle


def move_on(run: Run, *, asked: int = 0) -> None:
    """Walk anew and write what differs. asked: number of the notice that an answer belongs to."""
    found = walk(run.program, run.state, Judging(run.program, run.state, run.context), asked=asked, before=run.start)
    _leave(run, found)
    for key in found.passed:
        if key not in run.state.way:
            run.add(e.Passed(key))
    for choice in found.choices:
        _choose(run, choice)
    rejudge_lane(run)
    _retask(run, found)
    if found.outcome:
        end(run, found.outcome)
    keep_clocks(run)


def _leave(run: Run, found: Walk) -> None:
    again = {done.key: paths for done, paths in found.undone}
    for key in run.state.way:
        if key not in found.passed:
            run.add(e.Left(key, run.start))
    for key, paths in again.items():
        undo(run, key, "changed", changed=paths)


def undo(run: Run, key: str, why: str, *, changed: tuple[str, ...] = ()) -> None:
    """A completion is no longer in force; its outputs become void."""
    done = run.state.completions[key]
    run.add(e.Undone(key, done.step, done.task, why, changed))
    void_of(run, done.task, why)


def _choose(run: Run, choice: Choice) -> None:
    if run.state.chose.get(choice.item) != choice.value:
        reads = tuple(Saw(read.path, read.value) for read in choice.reads)
        run.add(e.Chose(choice.item, choice.text, choice.value, reads, choice.row))


def _retask(run: Run, found: Walk) -> None:
    """Cancel tasks that the walk no longer reaches, open those that it newly reaches."""
    reached = {node.key for node in found.frontier}
    for task in tuple(run.state.tasks.values()):
        if task.kind == "step" and task.opening.key not in reached:
            cancel(run, task, "way")
    there = {task.opening.key for task in run.state.tasks.values() if task.kind == "step"}
    for node in found.frontier:
        if node.key not in there:
            open_step(run, node)


def open_step(run: Run, node: StepAt) -> str:
    """Open a step's task; its id."""
    step = run.program.step(node.step)
    people = run.people()
    least = step.need.n if step.need.kind == "number" else 1
    circle = people.of_step(node.step, least=least)
    electorate = () if step.need.kind == "any" else circle.people
    before = run.state.undone.get(node.key)
    opening = Opening(
        kind="step",
        step=node.step,
        key=node.key,
        seats=seats_of(circle, electorate),
        barred=tuple(sorted(circle.barred)),
        electorate=electorate,
        yes=yeses(step.need, len(electorate)),
        stuck=circle.short,
        prefer=before.by[0] if before and before.by else "",
        clock=step.clock,
        limit=limit_of(run.program, step.clock, run.scope, run.state.lane) if step.clock else None,
        lasts=length(run.program, step.lasts, run.scope) if step.lasts else None,
    )
    task = str(run.add(e.Opened(opening)))
    if circle.short:
        tell_stuck(run, node.step)
    run.happened(f"{node.step}.opened", of=task)
    return task


def tell_stuck(run: Run, step: str) -> None:
    """Too few people can act: whoever may terminate the case is told."""
    to = addressees(run, run.program.verb("terminate").by)
    if to:
        run.add(e.Told("stuck", run.program.step(step).title, to, ("desk",)))


def seats_of(circle: Circle, electorate: tuple[str, ...]) -> tuple[Seat, ...]:
    """Where the task stands in inboxes: by role, or, where the electorate is fixed, with each voter."""
    if electorate:
        return tuple(Seat("", "", "person", person) for person in electorate)
    return (*circle.seats, *(Seat("", "", "person", key) for key in circle.identities))


def yeses(need: StepNeed, voters: int) -> int:
    """How many yeses carry the step; 0 with `any`, where the first vote decides."""
    match need.kind:
        case "any":
            return 0
        case "all":
            return max(voters, 1)
        case "number":
            return need.n
    raise Refused("not_supported", what=need.kind)


def keep_clocks(run: Run) -> None:
    """Stop the clocks that have to stand, and let the others go."""
    state = run.state
    if state.total and not state.is_ended and state.total.stands != stands(run.program, state):
        run.add(e.Went("") if state.total.stands else e.Stood(""))
    for task in tuple(run.state.tasks.values()):
        if task.clock and task.clock.stands != (task.waits == "supplement"):
            run.add(e.Went(task.id) if task.clock.stands else e.Stood(task.id))
