"""The people of open tasks looked up anew, after the directory has changed or a new day has begun (R3)."""

from yikou.errors import NotAllowed
from yikou.flow import entries as e
from yikou.flow.checks import circle_of
from yikou.flow.completing import complete, result_of
from yikou.flow.ending import cancel_request
from yikou.flow.moving import move_on, seats_of, tell_stuck, yeses
from yikou.flow.requests import has_left
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.flow.who import Circle


def perform(run: Run) -> None:
    """By the clock. Writes nothing where nothing differs."""
    if run.actor.kind != "clock":
        raise NotAllowed("tend")
    changed = [(task, entry) for task in _steps(run) if (entry := reseated(run, task))]
    fallen = [t for t in run.state.tasks.values() if t.claimed_by and t.claimed_by not in _circle(run, t).actors]
    orphaned = [task for task in run.state.tasks.values() if task.opening.plea and has_left(run, task.opening.plea)]
    if not changed and not fallen and not orphaned:
        return
    run.add(e.Tended())
    for task in fallen:
        run.add(e.Released(task.id))
    for task in orphaned:
        cancel_request(run, task, "asker")
    for task, entry in changed:
        run.add(entry)
        if entry.stuck and not task.stuck:
            tell_stuck(run, task.step)
    _count(run)


def _steps(run: Run) -> list[Task]:
    return [task for task in run.state.tasks.values() if task.kind == "step"]


def _circle(run: Run, task: Task) -> Circle:
    if task.kind != "step":
        return circle_of(run, task)
    need = run.program.step(task.step).need
    return run.people().of_step(task.step, least=need.n if need.kind == "number" else 1)


def reseated(run: Run, task: Task) -> e.Reseated | None:
    """Who may act at the task now, where that differs; None where it does not."""
    circle = _circle(run, task)
    electorate = _electorate(run, task, circle)
    need = run.program.step(task.step).need
    least = need.n if need.kind == "number" else 1
    entry = e.Reseated(
        task=task.id,
        seats=seats_of(circle, electorate),
        barred=tuple(sorted(circle.barred)),
        electorate=electorate,
        yes=yeses(need, len(electorate)),
        stuck=len(electorate) < least if task.electorate or need.kind != "any" else circle.short,
    )
    now = (task.seats, task.barred, task.electorate, task.yes, task.stuck)
    return None if now == (entry.seats, entry.barred, entry.electorate, entry.yes, entry.stuck) else entry


def _electorate(run: Run, task: Task, circle: Circle) -> tuple[str, ...]:
    """Whoever lost the post before voting drops out; new holders do not join, the fallback does if needed."""
    need = run.program.step(task.step).need
    if need.kind == "any":
        return ()
    voted = {key for vote in task.votes for key in vote.people}
    fallback = run.people().fallback(task.step)
    there = {*circle.people, *fallback.people, *voted}
    left = tuple(key for key in task.electorate if key in there)
    if len(left) >= (need.n if need.kind == "number" else 1):
        return left
    return tuple(dict.fromkeys((*left, *fallback.people)))


def _count(run: Run) -> None:
    """With fewer voters the votes that there are may decide."""
    for task in _steps(run):
        result = result_of(task, run.program.step(task.step).closes) if task.votes and task.yes else None
        if result is not None and not task.stuck:
            complete(run, task, result)
            move_on(run)
