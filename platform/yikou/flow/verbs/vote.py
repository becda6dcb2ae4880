"""同意 and 不同意: a vote, and the result of the step where it is the last that was needed (R2, R3)."""

from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.checks import (
    offered,
    open_task,
    refuse_early,
    refuse_needs,
    refuse_outsiders,
    refuse_waiting,
)
from yikou.flow.completing import complete, result_of
from yikou.flow.facts import Addressee
from yikou.flow.moving import move_on
from yikou.flow.requirements import judge_accepts, refuse_missing_papers, warned
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.flow.values import Typed, refuse_invalid, typed_at, wanted_by


def perform(run: Run) -> None:
    """Options: reason; warned: reasons for warnings to be confirmed, by line of `accepts`."""
    yes = run.act.verb == "approve"
    task = open_task(run, "step")
    refuse_outsiders(run, task)
    refuse_waiting(task)
    verb = offered(run, task, run.act.verb)
    _refuse_twice(run, task)
    refuse_needs(run, verb)
    refuse_early(run, task)
    step = run.program.step(task.step)
    if yes:
        refuse_missing_papers(run, step.name)
    typed = typed_at(run, task, step)
    refuse_invalid(run, task, step, typed, require=wanted_by(run.program, step, run.act.verb))
    if yes:
        _refuse_doubts(run, task)
    _lapse_earlier(run, task, typed)
    _write(run, task, typed, yes=yes)
    run.happened(f"{step.name}.{run.act.verb}", f"any.{run.act.verb}", of=task.id)
    _count(run, task)


def _refuse_twice(run: Run, task: Task) -> None:
    who = {run.actor.for_person} if run.actor.for_person else set(run.actor.people)
    if task.yes and any(who & set(vote.people) for vote in task.votes):
        raise Refused("voted")


def _refuse_doubts(run: Run, task: Task) -> None:
    """Lines of `accepts` that an answer made fail are confirmed before the asking step is approved."""
    confirmed = {**run.state.warned, **warned(run)}
    doubts = run.state.doubts.get(task.opening.key, ())
    for number, line, changed in judge_accepts(run, doubts) if doubts else ():
        if not confirmed.get(str(number)):
            raise Refused("confirm", say=line.say, line=number, changed=changed)


def _lapse_earlier(run: Run, task: Task, typed: Typed) -> None:
    """A vote is for the values that were shown: earlier ones fall with a change, and their givers are told."""
    if not typed or not task.votes:
        return
    run.add(e.Lapsed(task.id, tuple(vote.by for vote in task.votes)))
    givers = tuple(Addressee(vote.by, vote.name) for vote in task.votes)
    run.add(e.Told("vote_lapsed", run.program.step(task.step).title, givers, ("desk",)))


def _write(run: Run, task: Task, typed: Typed, *, yes: bool) -> None:
    run.add(
        e.Voted(
            task=task.id,
            step=task.step,
            yes=yes,
            opinion=run.act.opinion,
            reason=run.reason(),
            form=dict(typed.form),
            office=dict(typed.office),
            gone=typed.gone,
            warned=warned(run),
            promised=tuple(sorted(run.act.follow)),
            papers={name: tuple(files) for name, files in run.act.papers.items() if files},
        )
    )


def _count(run: Run, task: Task) -> None:
    now = run.state.tasks[task.id]
    result = result_of(now, run.program.step(task.step).closes)
    if result is not None:
        complete(run, now, result)
        move_on(run)
