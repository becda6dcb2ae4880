"""What a verb would bring, before it is performed: the new way, who is asked again, who gets it next (R1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from yikou.errors import Refused
from yikou.flow import entries as e
from yikou.flow.acts import Act, Context
from yikou.flow.decide import decide
from yikou.flow.plan import StepAt
from yikou.flow.program import Program
from yikou.flow.scopes import Judging, today
from yikou.flow.state import CaseState, Completion, Task
from yikou.flow.walk import Walk, walk
from yikou.flow.who import People


@dataclass(frozen=True, slots=True)
class Next:
    """A step that would open. people: names of whoever would get it, first those of the seats themselves."""

    step: str
    title: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """asked_again: titles of steps that would be done once more; outcome: how the case would end, or ''."""

    next: tuple[Next, ...] = ()
    asked_again: tuple[str, ...] = ()
    outcome: str = ""


def preview(program: Program, state: CaseState, act: Act, context: Context) -> Preview:
    """What the verb would come to. What stands against it is raised, as by `decide`."""
    decided = decide(program, state, act, context)
    entries = [entered.entry for entered in decided.entries]
    opened = [entry.opening.step for entry in entries if isinstance(entry, e.Opened) and entry.opening.kind == "step"]
    undone = dict.fromkeys(entry.step for entry in entries if isinstance(entry, e.Undone))
    return Preview(
        next=tuple(_next(program, decided.state, step, context) for step in opened),
        asked_again=tuple(program.step(step).title for step in undone),
        outcome=decided.state.outcome,
    )


def _next(program: Program, state: CaseState, step: str, context: Context) -> Next:
    people = context.directory.people
    circle = People(program, state, context).of_step(step)
    names = tuple(people[key].name for key in circle.people if key in people)
    return Next(step, program.step(step).title, names or ((state.name,) if circle.identities else ()))


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
    office = {**state.office, **task.office}
    return replace(state, completions={**state.completions, done.key: done}, office=office)


def _frontier(program: Program, state: CaseState, found: Walk, context: Context) -> Iterator[Next]:
    for node in found.frontier:
        yield _next(program, state, _step(node), context)


def _step(node: StepAt) -> str:
    return node.step
