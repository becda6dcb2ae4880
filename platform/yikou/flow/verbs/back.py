"""退回 and 拿回: completions that are undone (R5)."""

from yikou.errors import NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.checks import allowed, offered, open_task, refuse_ended, refuse_needs, refuse_outsiders, refuse_waiting
from yikou.flow.ending import cancel_beside
from yikou.flow.moving import move_on, undo
from yikou.flow.outputs import void_of
from yikou.flow.program import Program
from yikou.flow.run import Run
from yikou.flow.scopes import Judging
from yikou.flow.state import CaseState, Did, Task
from yikou.flow.walk import walk

QUIET = ("note", "copy", "tick", "tend")


def send_back(run: Run) -> None:
    """退回. Options: to, key of a completion; reason."""
    task = open_task(run, "step")
    refuse_outsiders(run, task)
    refuse_waiting(task)
    verb = offered(run, task, "return")
    refuse_needs(run, verb)
    targets = return_targets(run.program, run.state, task)
    to = str(run.option("to") or (targets[-1] if len(targets) == 1 else ""))
    if to not in targets:
        raise Refused("return_where")
    then = verb.then or "affected"
    cancel_beside(run, task.id)
    run.add(e.Returned(task.id, task.step, to, then, run.reason(), run.act.opinion))
    run.happened(f"{task.step}.return", "any.return")
    void_of(run, task.id, "returned")
    later = _behind(run, to) if then == "replay" else ()
    undo(run, to, "returned")
    for key in later:
        undo(run, key, "replay")
    move_on(run)


def _behind(run: Run, key: str) -> list[str]:
    """What the walk passes after that completion; `way` lists last what came back to the way last."""
    judge = Judging(run.program, run.state, run.context)
    passed = walk(run.program, run.state, judge, before=run.start).passed
    return passed[passed.index(key) + 1 :]


def return_targets(program: Program, state: CaseState, task: Task) -> tuple[str, ...]:
    """Keys of the completions that the task may be returned to, in the order of the way."""
    verb = program.verb_at(task.step, "return")
    if verb is None:
        return ()
    any_earlier = not verb.to or "earlier" in verb.to
    return tuple(key for key in state.way if any_earlier or state.completions[key].step in verb.to)


def take_back(run: Run) -> None:
    """拿回: one's own vote or completion, while nobody has built on it. task: where. Options: reason."""
    refuse_ended(run)
    did = own_last(run.state, run.actor.person)
    if did is None or (run.act.task and run.act.task != did.task):
        raise NotAllowed("take_back")
    refuse_built_on(run.state, did)
    step = step_of(run.state, did)
    allowed(run, "take_back", step)
    run.add(e.TookBack(did.task, step, did.no, run.reason()))
    done = next((c for c in run.state.completions.values() if c.task == did.task), None)
    if done:
        undo(run, done.key, "taken_back")
        move_on(run)
    run.happened(f"{step}.take_back", "any.take_back")


def own_last(state: CaseState, person: str) -> Did | None:
    """The last vote of that person, where it still counts and nobody else has performed a verb since; else None."""
    for did in reversed(state.dids):
        if did.verb in QUIET:
            continue
        if did.person != person or did.verb == "file":
            return None
        if did.verb in ("approve", "object"):
            return did if _counts(state, did) else None
    return None


def _counts(state: CaseState, did: Did) -> bool:
    """Whether the vote stands at an open task or in a completion: it may have been taken back before, or undone."""
    open_ones = (vote for task in state.tasks.values() for vote in task.votes)
    in_force = (vote for done in state.completions.values() for vote in done.votes)
    return any(vote.no == did.no for vote in (*open_ones, *in_force))


def refuse_built_on(state: CaseState, did: Did) -> None:
    """Not where a task that it opened has been taken up, nor where a numbered output stands on it."""
    if any(task.claimed_by and int(task.id) > did.no for task in state.tasks.values()):
        raise Refused("already_taken_up")
    if any(output.of == did.task and output.number and not output.void for output in state.outputs):
        raise Refused("output_made")


def step_of(state: CaseState, did: Did) -> str:
    """The step at which it was done."""
    if did.task in state.tasks:
        return state.tasks[did.task].step
    return next((c.step for c in state.completions.values() if c.task == did.task), "")
