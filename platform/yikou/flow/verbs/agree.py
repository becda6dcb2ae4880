"""Agreeing to a request, or declining it. What was asked for is decided anew, at that moment, as asked by the asker."""

from dataclasses import replace

from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.checks import open_task, refuse_needs, refuse_outsiders
from yikou.flow.facts import Addressee, Plea
from yikou.flow.requests import decided_anew
from yikou.flow.run import Run
from yikou.flow.state import Task
from yikou.flow.verbs import extend


def agree(run: Run) -> None:
    """At the request's task. Refused where whoever asked could not do it now."""
    task, plea = _pleaded(run)
    verb = decided_anew(run, plea)
    run.add(e.Agreed(task.id, plea.verb, plea.asker, run.act.opinion))
    run.add(e.Cancelled(task.id, task.step, "done"))
    asking = run.state.tasks[plea.task]
    run.act = replace(run.act, verb=plea.verb, task=plea.task, options=plea.options, opinion=plea.opinion)
    CARRY_OUT[plea.verb](run, asking, verb, asked_at=plea.at)
    _tell_asker(run, plea, "agreed")


def decline(run: Run) -> None:
    """At the request's task. Options: reason, always wanted."""
    task, plea = _pleaded(run)
    if not run.reason():
        raise Refused("needs_reason")
    run.add(e.Declined(task.id, plea.verb, run.reason()))
    run.add(e.Cancelled(task.id, task.step, "done"))
    _tell_asker(run, plea, "declined")


def _pleaded(run: Run) -> tuple[Task, Plea]:
    task = open_task(run, "request")
    refuse_outsiders(run, task)
    refuse_needs(run, run.program.verb("agree"))
    plea = task.opening.plea
    assert plea is not None
    return task, plea


def _tell_asker(run: Run, plea: Plea, name: str) -> None:
    run.add(e.Told(name, run.program.affair.title, (Addressee(plea.asker.person, plea.asker.name),), ("desk",)))


CARRY_OUT = {"extend": extend.carry_out}
