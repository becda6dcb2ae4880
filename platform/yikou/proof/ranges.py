"""Between which bounds a sum, a product or a function lies, from the bounds that the schema gives its fields."""

import ast
from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import Any, Protocol

from yikou.definition.types import Field, Number, Rows, Type
from yikou.proof.spelled import called
from yikou.rules.check import Checked
from yikou.rules.names import Name
from yikou.rules.operators import NUMBERS
from yikou.rules.syntax import Path
from yikou.rules.values import Unknown, Value


class Reads(Protocol):
    """What bounds are worked out from: see `terms.py`."""

    checked: Checked

    def constant(self, node: ast.expr) -> Value | Unknown | None:
        """The value of a node that reads nothing of a case."""

    def name(self, path: Path) -> Name:
        """What a path means."""

    def tree_of(self, name: Name) -> ast.expr | None:
        """The expression that a fact stands for."""

    def outputs(self, name: Name) -> tuple[ast.expr, ...]:
        """What a column of a table can give."""

    def kind(self, node: ast.expr) -> Type:
        """The type of a node."""


FREE = Number()
LARGEST = Decimal(10) ** 17  # of what `round` takes


class Ranges:
    """Bounds of nodes that give numbers."""

    def __init__(self, terms: Reads) -> None:
        self.terms = terms
        self._found: dict[ast.expr, Number] = {}

    def of(self, node: ast.expr) -> Number:
        """The bounds; without them where nothing is known."""
        if node not in self._found:
            self._found[node] = self._of(node)
        return self._found[node]

    def _of(self, node: ast.expr) -> Number:
        value = self.terms.constant(node)
        if isinstance(value, Decimal):
            return Number(value, value, value == value.to_integral_value())
        if isinstance(node, Path):
            return self._name(node)
        if isinstance(node, ast.UnaryOp):
            inside = self.of(node.operand)
            return Number(_minus(inside.high), _minus(inside.low), inside.integer)
        if isinstance(node, ast.BinOp):
            return _computed(node.op, self.of(node.left), self.of(node.right))
        return self._call(node) if isinstance(node, ast.Call) else FREE

    def _name(self, path: Path) -> Number:
        name = self.terms.name(path)
        tree = self.terms.tree_of(name)
        if tree is not None:
            return self.of(tree)
        if name.root == "table":
            return _hull([self.of(cell) for cell in self.terms.outputs(name)])
        return name.type if isinstance(name.type, Number) else FREE

    def _call(self, node: ast.Call) -> Number:
        match called(node):
            case "count":
                low, high = self.lengths(node.args[0])
                return Number(Decimal(low), None if high is None else Decimal(high), True)
            case "count_of":
                high = self.lengths(node.args[0])[1]
                return Number(Decimal(0), None if high is None else Decimal(high), True)
            case "sum":
                return self._sum(node.args[0])
            case "min" | "max" | "default" if len(node.args) > 1:
                return _hull([self.of(arg) for arg in node.args])
            case "min" | "max":
                return self._cells(node.args[0])
            case "round":
                return self._rounded(node)
        kind = self.terms.kind(node)
        return kind if isinstance(kind, Number) else FREE

    def lengths(self, node: ast.expr) -> tuple[int, int | None]:
        """How many elements a list has at least and at most."""
        if isinstance(node, ast.List):
            return len(node.elts), len(node.elts)
        if called(node) == "list" and isinstance(node, ast.Call):
            return len(node.args), len(node.args)
        schema: Mapping[str, Any] = (field.schema if (field := self._rows(node)) else {}) or {}
        return int(schema.get("minItems", 0)), schema.get("maxItems")

    def _rows(self, node: ast.expr) -> Field | None:
        """The field whose elements a list has: of a column the rows around it."""
        if not isinstance(node, Path):
            return None
        root, *path = node.dotted.split(".")
        affair = self.terms.checked.affair
        record = {"form": affair.form, "office": affair.office}.get(root)
        for end in range(1, len(path) + 1) if record else ():
            found = record.field(tuple(path[:end])) if record else None
            if found and (isinstance(found.type, Rows) or end == len(path)):
                return found
        return None

    def _cells(self, node: ast.expr) -> Number:
        kind = getattr(self.terms.kind(node), "item", None)
        return kind if isinstance(kind, Number) else FREE

    def _sum(self, node: ast.expr) -> Number:
        cell, (low, high) = self._cells(node), self.lengths(node)
        least = (
            None
            if cell.low is None
            else min(cell.low * low, cell.low * high)
            if high is not None
            else (cell.low * low if cell.low >= 0 else None)
        )
        most = None if cell.high is None or high is None else max(cell.high * high, cell.high * low)
        return Number(least, most, cell.integer)

    def _rounded(self, node: ast.Call) -> Number:
        inside = self.of(node.args[0])
        low = None if inside.low is None else inside.low.to_integral_value("ROUND_FLOOR")
        high = None if inside.high is None else inside.high.to_integral_value("ROUND_CEILING")
        return Number(low, high, self.terms.constant(node.args[1]) == 0)

    def may_be_too_large(self, node: ast.expr) -> bool:
        """Whether `round` may refuse the number."""
        inside = self.of(node)
        return inside.low is None or inside.high is None or inside.low < -LARGEST or inside.high > LARGEST


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _hull(all_of: list[Number]) -> Number:
    if not all_of:
        return FREE
    lows, highs = [one.low for one in all_of], [one.high for one in all_of]
    low = None if None in lows else min(v for v in lows if v is not None)
    high = None if None in highs else max(v for v in highs if v is not None)
    return Number(low, high, all(one.integer for one in all_of))


def _computed(op: ast.operator, left: Number, right: Number) -> Number:
    whole = left.integer and right.integer and not isinstance(op, ast.Div)
    if isinstance(op, ast.Sub):
        right = Number(_minus(right.high), _minus(right.low), right.integer)
    if isinstance(op, ast.Add | ast.Sub):
        low = None if left.low is None or right.low is None else NUMBERS.add(left.low, right.low)
        high = None if left.high is None or right.high is None else NUMBERS.add(left.high, right.high)
        return Number(low, high, whole)
    return Number(*_corners(op, left, right), whole)


def _corners(op: ast.operator, left: Number, right: Number) -> tuple[Decimal | None, Decimal | None]:
    """Bounds of a product or quotient; at least its sign where both sides have one."""
    ends = (left.low, left.high, right.low, right.high)
    divides = isinstance(op, ast.Div)
    if divides and (right.low is None or right.low <= 0):
        return (Decimal(0), None) if left.low is not None and left.low >= 0 and right.low == 0 else (None, None)
    if None in ends:
        positive = left.low is not None and left.low >= 0 and right.low is not None and right.low >= 0
        return (Decimal(0), None) if positive else (None, None)
    compute = NUMBERS.divide if divides else NUMBERS.multiply
    found = [compute(a, b) for a, b in product(ends[:2], ends[2:])]  # type: ignore[arg-type]
    return min(found), max(found)
