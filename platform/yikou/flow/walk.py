"""R1: where a case stands, found by walking its flow over the completions in force. Pure and without entries.

The walk is recursive over items. A branch of a future block is one more call of `_items`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from yikou.definition.model import Expr
from yikou.errors import Refused
from yikou.flow.compare import changes
from yikou.flow.plan import ChooseAt, EndAt, Node, Nodes, StepAt, WhenAt
from yikou.flow.program import Program
from yikou.flow.state import CaseState, Completion
from yikou.rules.values import Judged, Read, Unknown

Judge = Callable[[Expr, list[str]], Judged]


class Choice(msgspec.Struct, frozen=True):
    """A condition that the walk judged. value: as text, `yes` or `no` for a bool."""

    item: str
    text: str
    value: str
    reads: tuple[Read, ...]
    row: int


@dataclass(slots=True)
class Walk:
    """What a walk found. passed: keys in order; choices: what was judged, in order; frontier: steps to be done now.

    undone: completions that are asked again, with the paths that differ; outcome: where the way has come to its end.
    """

    passed: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    frontier: list[StepAt] = field(default_factory=list)
    undone: list[tuple[Completion, tuple[str, ...]]] = field(default_factory=list)
    outcome: str = ""


def walk(program: Program, state: CaseState, judge: Judge, *, asked: int = 0, before: int = 0) -> Walk:
    """The way of the case as it now is. A condition that is unknown raises Refused("unknown").

    judge: gives a condition's value where those keys have been passed. asked: number of the entry that asked for a
    supplement which is now answered; every completion but acceptance is compared with it. before: number of the last
    entry of the decision before, so that what cannot have changed since is not judged again; 0 judges everything.
    """
    walker = _Walker(program, state, judge, asked, before)
    walker.items(program.flow)
    return walker.found


class _Walker:
    def __init__(self, program: Program, state: CaseState, judge: Judge, asked: int, before: int) -> None:
        self.program = program
        self.state = state
        self.judge = judge
        self.asked = asked
        self.before = before
        self.resuming = bool(state.resume)
        self.is_same = before > 0 and state.accepted_on is not None
        self.found = Walk()

    def items(self, nodes: Nodes) -> bool:
        """Walk through all of them; whether the way goes on behind the last."""
        return all(self.item(node) for node in nodes)

    def item(self, node: Node) -> bool:
        match node:
            case StepAt():
                return self.step(node)
            case ChooseAt():
                return self.items(self.chosen(node))
            case WhenAt():
                return self.items(node.do if self.value(node.item, node.cond) == "yes" else ())
            case EndAt():
                self.found.outcome = node.outcome
                return False

    def step(self, node: StepAt) -> bool:
        done = self.state.completions.get(node.key)
        if done is None or self.asks_again(done):
            self.found.frontier.append(node)
            return False
        self.is_same = self.is_same and done.key in self.state.way and done.no <= self.before
        self.found.passed.append(node.key)
        return True

    def asks_again(self, done: Completion) -> bool:
        """R5: whether what this completion read differs from what it was when the walk last passed it."""
        if self.resuming:
            return False
        paths = self.program.reads_of(done.step)
        differ = changes(self.state, paths, done.left) if done.left and done.key not in self.state.way else ()
        if self.asked and done.step != self.program.first:
            differ += changes(self.state, paths, self.asked)
        if differ:
            self.found.undone.append((done, tuple(dict.fromkeys(differ))))
        return bool(differ)

    def chosen(self, node: ChooseAt) -> Nodes:
        value = self.value(node.item, node.expr)
        branch = node.cases.get(value, node.otherwise)
        if branch is None:
            raise Refused("no_case", value=value, text=node.expr.text)
        return branch

    def value(self, item: str, expr: Expr) -> str:
        if self.is_settled(expr):
            return str(self.state.chose[item])
        judged = self.judge(expr, self.found.passed)
        if isinstance(judged.value, Unknown):
            raise Refused("unknown", paths=judged.missing, text=expr.text, why=judged.value.why)
        value = as_word(judged.value)
        self.is_same = self.is_same and self.state.chose.get(item) == value
        self.found.choices.append(Choice(item, expr.text, value, judged.reads, judged.row))
        return value

    def is_settled(self, expr: Expr) -> bool:
        """Whether the last walk judged it on the same way (`is_same`) and with the same values, after acceptance.

        A condition that the last walk did not come to keeps an older answer, which may be stale.
        """
        reads, since = self.program.condition_reads[expr.text], self.state.since
        return self.is_same and all(since.get(path, 0) <= self.before for path in reads)


def as_word(value: Any) -> str:
    """A condition's value as the word that stands in `cases`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
