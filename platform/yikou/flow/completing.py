"""How votes become the result of a step (R3), and what its completion brings: values, seal, acceptance."""

from yikou.directory.lookup import seat_keys
from yikou.directory.model import Post
from yikou.flow import entries as e
from yikou.flow.acts import Actor
from yikou.flow.checks import elsewhere
from yikou.flow.clocks import has_run_out, limit_of, total_clock
from yikou.flow.ending import cancel_beside
from yikou.flow.outputs import seal_at
from yikou.flow.parties import applicant_of
from yikou.flow.requirements import refuse_unacceptable
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.flow.values import standing
from yikou.flow.who import Circle


def result_of(task: Task, closes: str) -> bool | None:
    """yes when enough have said so, no when that can no longer be; None while the step goes on."""
    if task.yes == 0:
        return task.votes[-1].yes if task.votes else None
    yes = sum(vote.yes for vote in task.votes)
    no = len(task.votes) - yes
    if closes == "all_in":
        return yes >= task.yes if yes + no >= len(task.electorate) else None
    if yes >= task.yes:
        return True
    if no and (closes == "first_no" or len(task.electorate) - no < task.yes):
        return False
    return None


def complete(run: Run, task: Task, result: bool) -> None:
    """The step has its result: its values enter the record, and what follows from it happens."""
    step = run.program.step(task.step)
    office = standing(run.state.office, task.office, task.gone, "office")
    written = tuple(name for name in dict.fromkeys((*step.fills, *task.office)) if name in office)
    by = tuple(dict.fromkeys(k for vote in task.votes for k in vote.people))
    names = tuple(dict.fromkeys(vote.for_name or vote.name for vote in task.votes))
    seal = seal_at(run, step.seal)
    run.add(
        e.Completed(
            task=task.id,
            step=task.step,
            key=task.opening.key,
            result=result,
            by=by,
            names=names,
            on=run.on,
            overdue=has_run_out(task.clock, run.context.now, run.context.calendar),
            wrote=written,
            seal=seal,
        )
    )
    run.happened(task.step, f"{task.step}.{'yes' if result else 'no'}", of=task.id)
    cancel_beside(run, task.id)
    if task.step == run.program.first:
        accept(run, by)


def accept(run: Run, by: tuple[str, ...]) -> None:
    """受理: the first time it sets the day, the place and the start of the total clock; they never move."""
    is_first = run.state.accepted_on is None
    identity, name = applicant_of(run.program, run.context.directory, run.state.form)
    place = run.actor.org or run.state.place
    starts = is_first and total_clock(run.program).starts == "accepted"
    limit = limit_of(run.program, "total", run.scope, run.state.lane) if starts else None
    run.add(e.Accepted(run.on, place, by, identity, name, limit))
    if is_first:
        _judge_again(run)
        run.happened("accepted")


def _judge_again(run: Run) -> None:
    """With the form as it now stands: may the filer's post, or whoever accepts, register it, and is it acceptable?"""
    if run.start == 0:
        return
    window, filer = run.people().window(), run.state.filer
    may = _is_post_of(run, filer, window) if filer.kind == "staff" else _is_theirs(run, filer)
    if not may and "staff" in (filer.kind, run.actor.kind) and not window.holds(run.actor):
        raise elsewhere(run)
    refuse_unacceptable(run)


def _is_theirs(run: Run, filer: Actor) -> bool:
    """Whether it is the case of the applicant who filed it on line."""
    return "applicant" in run.program.affair.filed_by and run.people().circle(("applicant",)).holds(filer)


def _is_post_of(run: Run, filer: Actor, circle: Circle) -> bool:
    """Whether the post that filed is of the circle, whoever holds it now; never where the filer is excluded."""
    if filer.person in circle.barred:
        return False
    post = Post(filer.person, filer.role, filer.org, run.on)
    keys = seat_keys(run.context.directory, post, run.on)
    return any((seat.role, seat.org, seat.scope) in keys for seat in circle.seats)
