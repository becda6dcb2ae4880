"""What a verb would bring, before it is performed: the new way, who is asked again, who gets it next (R1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_
from datetime import datetime

from msgspec.structs import replace

from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.acts import CLOCK, Act, Context
from yikou.flow.checks import circle_of
from yikou.flow.clocks import due_of
from yikou.flow.decide import decide
from yikou.flow.evolve_parts import wrote as written_by
from yikou.flow.facts import TaskKind
from yikou.flow.plan import StepAt
from yikou.flow.program import Program
from yikou.flow.run import Run
from yikou.flow.scopes import Judging, today
from yikou.flow.state import CaseState, Completion, Task
from yikou.flow.walk import Walk, walk
from yikou.flow.who import Circle, People
from yikou.workdays.due import Due


@dataclass(frozen=True, slots=True)
class Next:
    """A task that would open. people: names of whoever would get it, first those of the seats themselves.

    kind: step, or request or refer for what a leader is asked beside it. applicant: it goes to people of the case
    themselves, whose names stand in `people`. due: when its own clock would run out.
    """

    step: str
    title: str
    people: tuple[str, ...]
    kind: TaskKind = "step"
    applicant: bool = False
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """A step that would be done once more. changed: paths that differ from what it read, where that is why."""

    step: str
    title: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of a verb. again: steps whose completions would be undone; outcome: how the case would end, ''
    where it goes on; after: the case as it would then be; entries: all that would be written."""

    next: tuple[Next, ...] = ()
    again: tuple[Again, ...] = ()
    outcome: str = ""
    after: CaseState | None = None
    entries: tuple[e.Entry, ...] = ()


def preview(program: Program, state: CaseState, act: Act, context: Context) -> Preview:
    """What the verb would come to. What stands against it is raised, as by `decide`."""
    decided = decide(program, state, act, context)
    entries = tuple(entered.entry for entered in decided.entries)
    opened = [t for t in decided.state.tasks.values() if t.id not in state.tasks and t.kind != "supplement"]
    return Preview(
        next=tuple(_opened(program, decided.state, task, context) for task in opened),
        again=tuple(_again(program, entries)),
        outcome=decided.state.outcome,
        after=decided.state,
        entries=entries,
    )


def _again(program: Program, entries: Sequence[e.Entry]) -> Iterator[Again]:
    undone = {entry.step: entry for entry in entries if isinstance(entry, e.Undone)}
    for step, entry in undone.items():
        yield Again(step, program.step(step).title, entry.changed)


def _opened(program: Program, state: CaseState, task: Task, context: Context) -> Next:
    due = due_of(task.clock, context.calendar) if task.clock else None
    run = Run(program, state, Act("", CLOCK), context)
    kept = (task.opening.prefer,) if task.opening.prefer else ()
    found = _named(program, state, task.step, context, circle_of(run, task), first=kept)
    return with_(found, kind=task.kind, due=due.at if isinstance(due, Due) else None)


def _next(program: Program, state: CaseState, step: str, context: Context) -> Next:
    return _named(program, state, step, context, People(program, state, context).of_step(step))


def _named(
    program: Program, state: CaseState, step: str, context: Context, circle: Circle, *, first: Sequence[str] = ()
) -> Next:
    people = context.directory.people
    keys = dict.fromkeys((*(key for key in first if key in circle.people), *circle.people))
    names = tuple(people[key].name for key in keys if key in people)
    if not names and circle.identities:
        return Next(step, program.step(step).title, (state.name,), applicant=True)
    return Next(step, program.step(step).title, names)


def after(program: Program, state: CaseState, task: Task, context: Context, *, result: bool) -> Preview | None:
    """What completing the task would bring with the values of now; None while a condition is not known yet."""
    trial = completed(state, task, program, context, result=result)
    try:
        found = walk(program, trial, Judging(program, trial, context), before=state.no)
        return Preview(tuple(_frontier(program, trial, found, context)), (), found.outcome)
    except Refused:
        return None


def completed(state: CaseState, task: Task, program: Program, context: Context, *, result: bool) -> CaseState:
    """The state as if the task had just got that result."""
    fills = program.step(task.step).fills
    wrote = tuple(name for name in fills if name in state.office or name in task.office)
    day = today(context)
    done = Completion(task.opening.key, task.step, task.id, state.no + 1, context.now, day, result, (), (), wrote=wrote)
    written = written_by(state, done.no, form=task.form, office=task.office, gone=task.gone)
    return replace(state, completions={**state.completions, done.key: done}, **written)


def _frontier(program: Program, state: CaseState, found: Walk, context: Context) -> Iterator[Next]:
    for node in found.frontier:
        yield _next(program, state, _step(node), context)


def _step(node: StepAt) -> str:
    return node.step
