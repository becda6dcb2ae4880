"""The way of a case for drawing: what is done, what is open now, what lies ahead as far as it is known (R1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from yikou.errors import Refused
from yikou.flow.acts import Context
from yikou.flow.clocks import due_of
from yikou.flow.plan import ChooseAt, EndAt, Node, Nodes, StepAt, WhenAt, branches
from yikou.flow.program import Program
from yikou.flow.scopes import Judging
from yikou.flow.state import CaseState, Completion, Task
from yikou.flow.titles import outcome_title
from yikou.flow.walk import as_word
from yikou.flow.who import People
from yikou.rules.values import Unknown
from yikou.workdays.due import Due


@dataclass(frozen=True, slots=True)
class WayNode:
    """A stop. key: of the step, '' for an end. at: when it was done or opened; who: names of whoever did or has it.

    maybe: it depends on something that is not known yet. due: of its own clock. result: of a done step.
    """

    key: str
    title: str
    state: Literal["done", "now", "waiting", "stuck", "ahead", "end"]
    who: tuple[str, ...] = ()
    at: datetime | None = None
    due: datetime | None = None
    result: bool | None = None
    maybe: bool = False


def way(program: Program, state: CaseState, context: Context) -> tuple[WayNode, ...]:
    """The stops in the order of the flow. An ended case shows what it passed and how it ended."""
    drawing = _Drawing(program, state, context)
    drawing.items(program.flow)
    if state.is_ended:
        drawing.found.append(_end(program, state.outcome, state.ended_at))
    return tuple(drawing.found)


def _end(program: Program, outcome: str, at: datetime | None = None, *, maybe: bool = False) -> WayNode:
    return WayNode("", outcome_title(program, outcome), "end", at=at, maybe=maybe)


class _Drawing:
    """Goes on behind open steps as if they would be approved, and into every branch of what is not known."""

    def __init__(self, program: Program, state: CaseState, context: Context) -> None:
        self.program = program
        self.state = state
        self.context = context
        self.judge = Judging(program, state, context)
        self.passed: list[str] = []
        self.found: list[WayNode] = []
        self.drawn: set[str] = set()
        self.behind = False

    def items(self, flow: Nodes, *, maybe: bool = False) -> bool:
        """Draw them; whether the way goes on."""
        return all(self.item(node, maybe=maybe) for node in flow)

    def item(self, node: Node, *, maybe: bool) -> bool:
        if isinstance(node, StepAt):
            return self.step(node, maybe=maybe)
        if isinstance(node, EndAt):
            if not self.state.is_ended and not any(
                n.title == outcome_title(self.program, node.outcome) for n in self.found
            ):
                self.found.append(_end(self.program, node.outcome, maybe=maybe))
            return False
        chosen = self.chosen(node)
        if chosen is not None:
            return self.items(chosen, maybe=maybe)
        goes_on = [self.items(branch, maybe=True) for branch in self.open_branches(node)]
        return any(goes_on)

    def open_branches(self, node: Node) -> tuple[Nodes, ...]:
        """Every branch that may be taken; going on without one is one of them."""
        return (*branches(node), ()) if isinstance(node, WhenAt) else branches(node)

    def chosen(self, node: ChooseAt | WhenAt) -> Nodes | None:
        expr = node.expr if isinstance(node, ChooseAt) else node.cond
        if self.behind and self.reads_ahead(expr.text):
            return None
        try:
            value = self.judge(expr, self.passed).value
        except Refused:
            return None
        if isinstance(value, Unknown):
            return None
        if isinstance(node, WhenAt):
            return node.do if value is True else ()
        return node.cases.get(as_word(value), node.otherwise)

    def reads_ahead(self, text: str) -> bool:
        """Whether the condition reads what a step still to be done may write or decide."""
        ahead = [key for key in self.drawn if key not in self.passed]
        writes = {f"office.{name}" for key in ahead for name in self.program.step(key).fills}
        writes |= {".".join(path[:2]) for key in ahead for path in self.program.step(key).edits}
        return bool(self.program.condition_reads[text] & (writes | {f"done.{key}" for key in ahead}))

    def step(self, node: StepAt, *, maybe: bool) -> bool:
        done = self.state.completions.get(node.key)
        task = self.state.find(node.step)
        if node.key in self.drawn:
            return True
        if not self.behind and done and node.key in self.state.way:
            self.passed.append(node.key)
            self.drawn.add(node.key)
            self.found.append(_done(self.program, done))
            return True
        if self.state.is_ended:
            return False
        self.behind = True
        self.drawn.add(node.key)
        self.found.append(self.now(task) if task else self.ahead(node, maybe=maybe))
        return True

    def now(self, task: Task) -> WayNode:
        due = due_of(task.clock, self.context.calendar) if task.clock else None
        names = self.context.directory.people
        who = (task.claimed_by,) if task.claimed_by else tuple(_names(self, task))
        return WayNode(
            key=task.opening.key,
            title=self.program.step(task.step).title,
            state="waiting" if task.waits else "stuck" if task.stuck else "now",
            who=tuple(names[key].name if key in names else key for key in who),
            at=task.at,
            due=due.at if isinstance(due, Due) else None,
        )

    def ahead(self, node: StepAt, *, maybe: bool) -> WayNode:
        return WayNode(node.key, self.program.step(node.step).title, "ahead", maybe=maybe)


def _done(program: Program, done: Completion) -> WayNode:
    title = program.step(done.step).title
    return WayNode(done.key, title, "done", who=done.names, at=done.at, result=done.result)


def _names(drawing: _Drawing, task: Task) -> Iterator[str]:
    """Whoever may take the task now."""
    yield from People(drawing.program, drawing.state, drawing.context).of_step(task.step).people
