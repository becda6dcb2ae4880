"""退办 and 签章办结: the case ends at a step, with a refusal or with an outcome of the list."""

from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.checks import offered, open_task, refuse_needs, refuse_outsiders, refuse_waiting
from yikou.flow.ending import end
from yikou.flow.outputs import seal_at
from yikou.flow.run import Run


def perform(run: Run) -> None:
    """Options: reason."""
    task = open_task(run, "step")
    refuse_outsiders(run, task)
    refuse_waiting(task)
    verb = offered(run, task, "reject")
    refuse_needs(run, verb)
    outcome = verb.outcome or "rejected"
    run.add(e.Rejected(task.id, task.step, outcome, run.reason(), run.act.opinion))
    run.happened(f"{task.step}.reject", "any.reject")
    end(run, outcome)


def conclude(run: Run) -> None:
    """Options: outcome, one of the verb's list; reason."""
    task = open_task(run, "step")
    refuse_outsiders(run, task)
    refuse_waiting(task)
    verb = offered(run, task, "conclude")
    refuse_needs(run, verb)
    outcome = str(run.option("outcome"))
    if outcome not in verb.outcomes:
        raise Refused("which_outcome")
    seal = seal_at(run, run.program.step(task.step).seal)
    run.add(e.Concluded(task.id, task.step, outcome, run.reason(), run.act.opinion, seal))
    run.happened(f"{task.step}.conclude", "any.conclude")
    end(run, outcome)
