"""Verbs that want somebody else's agreement (4.11, Requests): asking, and what becomes of what was asked."""

from yikou.definition.model import Verb
from yikou.errors import Refused
from yikou.flow import entries as e
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


def _open(run: Run) -> tuple[Task, ...]:
    return tuple(run.state.tasks.values())
