"""The flow of an affair with a name for every item, so that the ledger can say where a condition stands.

`together`, `each` and `call` are refused here until the walk knows them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yikou.definition.model import Choose, DoStep, End, Expr, Item, When
from yikou.errors import DefinitionRefused, Problem


@dataclass(frozen=True, slots=True)
class StepAt:
    """A step at its place. key: what its completion is filed under; inside blocks it will name the branch too."""

    key: str
    step: str


@dataclass(frozen=True, slots=True)
class ChooseAt:
    """A choice. item: its place, as in `2` or `3.no.1`, counted from 1."""

    item: str
    expr: Expr
    cases: Mapping[str, tuple["Node", ...]]
    otherwise: tuple["Node", ...] | None


@dataclass(frozen=True, slots=True)
class WhenAt:
    """A condition with what is done if it is yes."""

    item: str
    cond: Expr
    do: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class EndAt:
    """The end of the case."""

    outcome: str


Node = StepAt | ChooseAt | WhenAt | EndAt
Nodes = tuple[Node, ...]


def plan(items: tuple[Item, ...], *, prefix: str = "") -> Nodes:
    """The items with their places. What the walk cannot do yet raises DefinitionRefused."""
    return tuple(_node(item, f"{prefix}{number}") for number, item in enumerate(items, 1))


def _node(item: Item, place: str) -> Node:
    match item:
        case DoStep(step=step):
            return StepAt(step, step)
        case Choose(expr=expr, cases=cases, otherwise=otherwise):
            inner = {value: plan(do, prefix=f"{place}.{value}.") for value, do in cases.items()}
            return ChooseAt(place, expr, inner, None if otherwise is None else plan(otherwise, prefix=f"{place}.else."))
        case When(cond=cond, do=do):
            return WhenAt(place, cond, plan(do, prefix=f"{place}.do."))
        case End(outcome=outcome):
            return EndAt(outcome)
    name = type(item).__name__.lower()
    raise DefinitionRefused(
        (Problem("unsupported", "unsupported", item.mark.file, item.mark.line, f"flow/{place}", name),)
    )


def nodes(plan: Nodes) -> Iterator[Node]:
    """Every node, depth first, in the order of the file."""
    for node in plan:
        yield node
        for branch in branches(node):
            yield from nodes(branch)


def branches(node: Node) -> tuple[Nodes, ...]:
    """The ways that lead on below a node."""
    if isinstance(node, ChooseAt):
        return (*node.cases.values(), *(() if node.otherwise is None else (node.otherwise,)))
    return (node.do,) if isinstance(node, WhenAt) else ()
