"""送主管领导: a task beside this one, where a leader writes an opinion; until then this task waits."""

from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.checks import offered, open_task, refuse_needs, refuse_outsiders, refuse_waiting
from yikou.flow.facts import Opening
from yikou.flow.moving import seats_of
from yikou.flow.run import Run


def perform(run: Run) -> None:
    """Options: question."""
    task = open_task(run, "step")
    refuse_outsiders(run, task)
    refuse_waiting(task)
    verb = offered(run, task, "refer")
    refuse_needs(run, verb)
    people = run.people()
    circle = people.circle(verb.to, barred=people.barred_at(task.step) | set(run.actor.people))
    if not circle.people:
        raise Refused("nobody_to_refer")
    question = str(run.option("question"))
    run.add(e.Referred(task.id, task.step, question))
    key, barred = f"refer/{task.opening.key}", tuple(sorted(circle.barred))
    run.add(e.Opened(Opening("refer", task.step, key, seats_of(circle, ()), barred, of=task.id, question=question)))
    run.happened(f"{task.step}.refer", "any.refer")


def advise(run: Run) -> None:
    """The leader's opinion, at the referral's task."""
    task = open_task(run, "refer")
    refuse_outsiders(run, task)
    if not run.act.opinion.strip():
        raise Refused("needs_opinion")
    run.add(e.Advised(task.id, task.opening.of, task.step, run.act.opinion))
