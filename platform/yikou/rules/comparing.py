"""Which values may be compared with each other. No conversion is made (docs/format.md 3.2)."""

import ast
from dataclasses import dataclass

from yikou.definition.problems import nearest
from yikou.definition.types import Date, Group, ListOf, Number, Option, Other, Rows, Span, Text, Type
from yikou.rules.kinds import kind_word
from yikou.rules.syntax import Literal


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what is written, and its type."""

    node: ast.expr
    kind: Type


class MisfitError(TypeError):
    """Two sides that cannot be compared: the one to be pointed at, and why (see `messages.EXPRESSIONS`)."""

    def __init__(self, node: ast.expr, code: str, expected: str = "", nearest: str = "") -> None:
        super().__init__(code)
        self.node = node
        self.code = code
        self.expected = expected
        self.nearest = nearest


def compare(left: Side, right: Side, *, ordered: bool) -> None:
    """Raise MisfitError unless the sides may be compared; ordered: by < and its like, not only by == and `in`."""
    if isinstance(left.kind, Other) or isinstance(right.kind, Other):
        return
    if ordered and not isinstance(left.kind, Number | Date | Span):
        raise _misfit(left, right)
    if isinstance(left.kind, Option) and isinstance(right.kind, Option):
        _compare_options(left, left.kind, right, right.kind)
    elif isinstance(left.kind, Span) and isinstance(right.kind, Span):
        if left.kind.unit != right.kind.unit or not left.kind.unit:
            raise MisfitError(right.node, "different_units")
    elif not _is_one_kind(left, right):
        raise _misfit(left, right)


def _misfit(left: Side, right: Side) -> MisfitError:
    return MisfitError(right.node, "not_comparable", kind_word(left.kind))


def _is_one_kind(left: Side, right: Side) -> bool:
    if isinstance(left.kind, ListOf | Rows | Group):
        return False
    if isinstance(left.kind, Text) or isinstance(right.kind, Text):
        return all(isinstance(side.kind, Text) or _is_written(side) for side in (left, right))
    return type(left.kind) is type(right.kind)


def _compare_options(left: Side, ours: Option, right: Side, theirs: Option) -> None:
    for side, values, others in ((left, ours.values, theirs.values), (right, theirs.values, ours.values)):
        if _is_written(side) and not set(values) <= set(others):
            raise MisfitError(side.node, "not_an_option", ", ".join(others), nearest(values[0], others))
    if not set(ours.values) & set(theirs.values):
        raise MisfitError(right.node, "no_common_option")


def _is_written(side: Side) -> bool:
    """Whether the side is a text that stands in the expression."""
    return isinstance(side.node, Literal) and isinstance(side.node.value, str)
