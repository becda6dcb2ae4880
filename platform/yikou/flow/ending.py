"""R8: how tasks are cancelled and a case ends. Everything open is cancelled and every clock stops."""

from yikou.flow import entries as e
from yikou.flow.outputs import void, void_of
from yikou.flow.run import Run
from yikou.flow.state import Task

BUILT_IN = {"withdrawn": "withdrawn", "terminated": "ended", "lapsed": "ended"}


def cancel(run: Run, task: Task, why: str) -> None:
    """Close a task without a result, and what stands beside it; what was made when it opened becomes void."""
    for beside in tuple(run.state.tasks.values()):
        if beside.opening.of == task.id:
            run.add(e.Cancelled(beside.id, beside.step, "done" if why == "done" else "beside"))
    if task.id in run.state.tasks:
        run.add(e.Cancelled(task.id, task.step, why))
    _drop_notice(run)
    void_of(run, task.id, why)


def _drop_notice(run: Run) -> None:
    """A notice that nobody waits for any more is over."""
    notice = run.state.notice
    if notice and not any(asker in run.state.tasks for asker in notice.askers):
        for task in tuple(run.state.tasks.values()):
            if task.kind == "supplement":
                run.add(e.Cancelled(task.id, task.step, "done"))


def cancel_beside(run: Run, task: str) -> None:
    """Close the requests and referrals of a task that has its result."""
    for beside in tuple(run.state.tasks.values()):
        if beside.opening.of == task:
            run.add(e.Cancelled(beside.id, beside.step, "done"))


def end(run: Run, outcome: str) -> None:
    """The case ends with this outcome; what completions outside the way had made becomes void."""
    for task in tuple(run.state.tasks.values()):
        if task.id in run.state.tasks:
            cancel(run, task, "ended")
    way = {run.state.completions[key].task for key in run.state.way if key in run.state.completions}
    outside = {done.task for done in run.state.completions.values()} - way
    for output in run.state.outputs:
        if output.of in outside and not output.void:
            void(run, output, "outside")
    run.add(e.Ended(outcome, counts_as(run, outcome)))
    run.happened(f"end.{outcome}", "end")


def counts_as(run: Run, outcome: str) -> str:
    """granted, rejected, ended or withdrawn."""
    named = run.program.affair.outcomes.get(outcome)
    return named.counts_as if named else BUILT_IN.get(outcome, "ended")
