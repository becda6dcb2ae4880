"""R2: the checks before a verb is performed, in their order; the first that fails is the refusal."""

from collections.abc import Callable, Iterable
from datetime import datetime

from yikou.definition.model import Verb
from yikou.errors import Conflict, NotAllowed, Refused
from yikou.flow.clocks import lasts_end
from yikou.flow.compare import last_change
from yikou.flow.run import Run
from yikou.flow.state import CaseState, Task
from yikou.flow.titles import verb_title
from yikou.flow.who import Circle
from yikou.rules.values import Unknown

EVERYBODY = (
    1_000_000  # more than there are, so that the fallback is asked as well: an electorate is fixed when it opens
)


def elsewhere(run: Run) -> Refused | NotAllowed:
    """Why staff may not register or accept a case with this form: it is another window's, which is named; or, at the
    right window, they are none of those who may."""
    orgs = run.context.directory.orgs
    windows = {seat.org: orgs[seat.org].name for seat in run.people().window().seats if seat.org in orgs}
    if not windows or windows.keys() & {run.actor.org, run.state.filer.org}:
        return NotAllowed(run.program.affair.title)
    return Refused("elsewhere", places=run.program.listed(dict.fromkeys(windows.values())))


def open_task(run: Run, *kinds: str) -> Task:
    """The task that the act names, of one of these kinds, as the page showed it.

    Closed meanwhile, or changed in what it shows: Conflict with who acted. So is an act that does not say what was
    seen; only the clock is shown nothing.
    """
    state = run.state
    task = state.tasks.get(run.act.task)
    if task is None or task.kind not in kinds:
        raise _gone(run, state.closed.get(run.act.task, 0))
    if run.actor.kind == "clock":
        return task
    seen = run.act.seen or 0
    if not 0 < seen <= state.no:  # nobody has seen what is not written
        raise conflict(run, state.no)
    reads = run.program.reads_of(task.step)
    changed = max(task.changed if task.changed > seen else 0, last_change(state, reads, after=seen))
    if changed:
        raise conflict(run, changed)
    return task


def refuse_ended(run: Run) -> None:
    """After the end a new application is needed; whoever saw the case before it is told who ended it (Conflict)."""
    state = run.state
    if not state.is_ended:
        return
    last = next((did for did in reversed(state.dids) if state.ended_at and did.at <= state.ended_at), None)
    if last and 0 < (run.act.seen or 0) < last.no:
        raise conflict(run, last.no)
    raise Refused("ended", outcome=state.outcome)


def _gone(run: Run, closed: int) -> Exception:
    """Whoever closed the task is named, whether or not the case has ended with it."""
    if closed:
        return conflict(run, closed)
    refuse_ended(run)
    return Refused("no_task")


def conflict(run: Run, no: int) -> Conflict:
    """Who performed the verb that entry `no` belongs to."""
    did = next((did for did in reversed(run.state.dids) if did.no <= no), run.state.dids[0])
    return Conflict(did.name, did.at, verb_title(run.program, did, run.state))


def refuse_outsiders(run: Run, task: Task) -> None:
    """Only whoever is of the step's `who` that day, in the post they act in; nobody where another has claimed it."""
    if run.actor.kind == "clock":
        return
    if not may_act(run, task):
        raise NotAllowed(run.program.step(task.step).title)
    if task.claimed_by and task.claimed_by not in run.actor.people:
        raise Refused("claimed", name=task.claimed_name)


def may_act(run: Run, task: Task) -> bool:
    """Whether the actor is of the task's circle; with a fixed electorate, whether they belong to it. Nobody acts at a
    notice to the applicant: answering it is a verb of the case."""
    if task.kind == "supplement":
        return False
    circle = circle_of(run, task)
    if task.electorate and run.actor.voter not in task.electorate:
        return False
    return circle.holds(run.actor) or _records(run, task, circle)


def circle_of(run: Run, task: Task) -> Circle:
    """Who may act at the task now."""
    people = run.people()
    if task.kind != "step":
        plea = task.opening.plea
        barred = people.barred_at(task.step) | (set(plea.asker.people) if plea else set())
        return people.circle(_asked_of(run, task), barred=frozenset(barred))
    return people.of_step(task.step, least=EVERYBODY if task.electorate else 1)


def _asked_of(run: Run, task: Task) -> tuple[str, ...]:
    """Whom a referral or request goes to, by the names in the definition."""
    step = run.program.step(task.step)
    if task.opening.plea:
        return step.verbs[task.opening.plea.verb].approved_by
    return step.verbs["refer"].to


def _records(run: Run, task: Task, circle: Circle) -> bool:
    """Whether the actor enters on paper what somebody of the circle says (`recorded_by`)."""
    affair = run.program.affair
    entries = [affair.who[name] for name in run.program.step(task.step).who if name in affair.who]
    recorders = tuple(name for entry in entries for name in entry.recorded_by)
    if not recorders or run.actor.for_person not in circle.people:
        return False
    return run.people().circle(recorders, barred=circle.barred).holds(run.actor)


def refuse_waiting(task: Task) -> None:
    """A task that waits for an answer or an opinion goes on when that has come."""
    if task.waits:
        raise Refused(f"waits_{task.waits}")


def offered(run: Run, task: Task, name: str) -> Verb:
    """The verb as the step offers it, with its condition fulfilled."""
    verb = run.program.verb_at(task.step, name)
    if verb is None:
        raise Refused("not_offered", verb=name)
    refuse_when(run, verb)
    return verb


def allowed(run: Run, name: str, step: str = "") -> Verb:
    """A verb that is there without being named (*), with its condition fulfilled and what it wants given."""
    verb = unnamed(run, name, step)
    refuse_when(run, verb)
    refuse_needs(run, verb)
    return verb


def unnamed(run: Run, name: str, step: str = "") -> Verb:
    """A verb that is there without being named, with the options of the step, or else of the affair."""
    return (run.program.verb_at(step, name) if step else None) or run.program.verb(name)


def refuse_when(run: Run, verb: Verb) -> None:
    """The verb's `when` must be yes."""
    if verb.when is None:
        return
    judged = run.program.rules.judge(verb.when, run.scope())
    if isinstance(judged.value, Unknown):
        raise Refused("unknown", paths=judged.missing, text=verb.when.text, why=judged.value.why)
    if judged.value is not True:
        raise Refused("not_now", verb=verb.title or verb.name)


def refuse_needs(run: Run, verb: Verb, needs: Iterable[str] | None = None) -> None:
    """What the verb wants: a reason, items, a question, a signature."""
    for need in verb.needs if needs is None else needs:
        if not _GIVEN[need](run):
            raise Refused(f"needs_{need}")


_GIVEN: dict[str, Callable[[Run], bool]] = {
    "reason": lambda run: bool(run.reason()),
    "items": lambda run: any((run.option("items") or {}).get(key) for key in ("fields", "materials", "text")),
    "question": lambda run: bool(str(run.option("question")).strip()),
    "signature": lambda run: bool(run.option("signature")),
}


def refuse_early(run: Run, task: Task) -> None:
    """`lasts`: a public notice is not over before its time."""
    end = lasts_end(task, run.context.calendar)
    if end and run.context.now < end.at:
        raise Refused("too_early", until=local_moment(run, end.at))


def local_moment(run: Run, at: datetime) -> datetime:
    """The moment on the district's clock."""
    return at.astimezone(run.context.calendar.zone)


def performed(state: CaseState, actor: str) -> bool:
    """Whether that person has performed any verb on the case."""
    return any(did.person == actor for did in state.dids)
