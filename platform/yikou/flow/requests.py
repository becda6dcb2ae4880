"""Verbs that want somebody else's agreement (4.11, Requests): asking, and what becomes of what was asked."""

from dataclasses import replace

from yikou.definition.model import Verb
from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.checks import may_act, offered, refuse_needs
from yikou.flow.facts import Opening, Plea, Seat
from yikou.flow.moving import seats_of
from yikou.flow.run import Run
from yikou.flow.state import Task


def ask_for(run: Run, task: Task, verb: Verb) -> None:
    """Open a request for the people of `approved_by`, never for the asker. Nobody there, or asked already: Refused."""
    if any(t.opening.of == task.id and t.opening.plea and t.opening.plea.verb == verb.name for t in _open(run)):
        raise Refused("asked_already")
    people = run.people()
    barred = people.barred_at(task.step) | set(run.actor.people)
    circle = people.circle(verb.approved_by, barred=frozenset(barred))
    if not circle.people:
        raise Refused("nobody_to_agree")
    options = {name: value for name, value in run.act.options.items() if name != "request"}
    run.add(e.Requested(task.id, task.step, verb.name, options, run.act.opinion))
    plea = Plea(verb.name, task.id, run.actor, run.context.now, options, run.act.opinion)
    seats: tuple[Seat, ...] = seats_of(circle, ())
    key = f"request/{task.opening.key}"
    run.add(e.Opened(Opening("request", task.step, key, seats, tuple(sorted(circle.barred)), of=task.id, plea=plea)))


def decided_anew(run: Run, plea: Plea) -> Verb:
    """The verb that was asked for, with the checks of now for whoever asked; Refused says what stands against it."""
    asked, task = _as_asked(run, plea), run.state.tasks[plea.task]
    if not may_act(asked, task):
        raise Refused("asker_left", name=plea.asker.name)
    if task.claimed_by and task.claimed_by not in plea.asker.people:
        raise Refused("asker_replaced", name=task.claimed_name)
    verb = offered(asked, task, plea.verb)
    refuse_needs(asked, verb)
    return verb


def has_left(run: Run, plea: Plea) -> bool:
    """Whether whoever asked may no longer act at the task."""
    return not may_act(_as_asked(run, plea), run.state.tasks[plea.task])


def _as_asked(run: Run, plea: Plea) -> Run:
    act = replace(run.act, actor=plea.asker, verb=plea.verb, task=plea.task, options=plea.options, opinion=plea.opinion)
    return Run(run.program, run.state, act, run.context)


def _open(run: Run) -> tuple[Task, ...]:
    return tuple(run.state.tasks.values())
