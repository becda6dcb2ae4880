"""认领 and giving back, remarks, later papers."""

from yikou.errors import NotAllowed, Refused
from yikou.flow import entries as e
from yikou.flow.checks import allowed, may_act, open_task, performed, refuse_ended, refuse_outsiders
from yikou.flow.ending import cancel_request
from yikou.flow.requirements import replaced_by
from yikou.flow.run import Run
from yikou.flow.state import Task


def claim(run: Run) -> None:
    """认领 of a shared task."""
    task = open_task(run, "step", "refer", "request")
    refuse_outsiders(run, task)
    if task.electorate:
        raise Refused("own_vote")
    if task.claimed_by:
        raise Refused("claimed_by_you")
    allowed(run, "claim", task.step)
    run.add(e.Claimed(task.id))
    run.happened(f"{task.step}.claim", "any.claim")


def release(run: Run) -> None:
    """Gives a claimed task back; whoever may terminate may take it from another. Options: reason."""
    task = open_task(run, "step", "refer", "request")
    if not task.claimed_by:
        raise Refused("not_claimed")
    terminate = run.program.verb("terminate")
    if task.claimed_by not in run.actor.people and not run.people().circle(terminate.by).holds(run.actor):
        raise NotAllowed("release")
    allowed(run, "release", task.step)
    run.add(e.Released(task.id, run.reason()))
    run.happened(f"{task.step}.release", "any.release")
    for beside in tuple(run.state.tasks.values()):
        if beside.kind == "request" and beside.opening.of == task.id:
            cancel_request(run, beside, "request")


def note(run: Run) -> None:
    """A remark in the ledger, by whoever has or had to do with the case, after its end too. Options: text."""
    text = str(run.option("text") or run.act.opinion).strip()
    if not text:
        raise Refused("empty_note")
    if not may_note(run):
        raise NotAllowed("note")
    allowed(run, "note")
    run.add(e.Noted(text))
    run.happened("any.note")


def may_note(run: Run) -> bool:
    """Whoever has performed something on the case, or acts at one of its steps now."""
    return performed(run.state, run.actor.person) or any(may_act(run, task) for task in _steps(run))


def upload(run: Run) -> None:
    """Later papers: what was to follow, or a new version, by whoever may. Options: instead, keys of earlier files."""
    refuse_ended(run)
    papers = {name: tuple(files) for name, files in run.act.papers.items() if files}
    if not papers:
        raise Refused("no_papers")
    for name in papers:
        if name not in run.program.affair.materials:
            raise Refused("no_such_item", item=name)
        if not may_upload(run, name):
            raise NotAllowed("upload")
    run.add(e.Uploaded(papers, replaced_by(run, papers)))
    run.happened("any.upload")


def may_upload(run: Run, name: str) -> bool:
    """`by`, whoever files or answers, and whoever acts at a step now."""
    people, material = run.people(), run.program.affair.materials[name]
    circles = [people.window(), people.circle(("applicant", "filer")), people.circle(material.by)]
    return any(circle.holds(run.actor) for circle in circles) or any(may_act(run, task) for task in _steps(run))


def _steps(run: Run) -> list[Task]:
    return [task for task in run.state.tasks.values() if task.kind == "step"]
