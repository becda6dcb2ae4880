"""R8: how tasks are cancelled and a case ends. Everything open is cancelled and every clock stops."""

from yikou.flow import entries as e
from yikou.flow.facts import Addressee
from yikou.flow.outputs import having, named, void, void_of
from yikou.flow.run import Run
from yikou.flow.state import Task

BUILT_IN = {"withdrawn": "withdrawn", "terminated": "ended", "lapsed": "ended"}


def cancel(run: Run, task: Task, why: str) -> None:
    """Close a task without a result, and what stands beside it; what was made when it opened becomes void."""
    cancel_beside(run, task.id, why="done" if why == "done" else "beside")
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


def cancel_beside(run: Run, task: str, *, why: str = "done") -> None:
    """Close the requests and referrals of a task; whoever was asked to agree is told that it is over."""
    for beside in tuple(run.state.tasks.values()):
        if beside.opening.of == task:
            cancel_request(run, beside, why)


def cancel_request(run: Run, beside: Task, why: str) -> None:
    """Close one request or referral."""
    asked = tuple(Addressee(*person) for person in named(run, dict.fromkeys(having(run, beside))))
    run.add(e.Cancelled(beside.id, beside.step, why))
    if beside.opening.plea and asked:
        run.add(e.Told("request_over", run.program.affair.title, asked, ("desk",)))


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
