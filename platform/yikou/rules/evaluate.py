"""Walks a parsed expression with simpleeval, over our own short list of nodes.

What is taken from simpleeval is the walk: a table of handlers by kind of node. What is not: names (a look-up that is
handed in, never a function), attributes (there are none: a `Path` is one node), operators (`operators.py`), functions
(`yikou.rules.functions`) and the inspection of every value after every node (only plain data ever enters).
"""

import ast
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from simpleeval import SimpleEval

from yikou.definition.model import Duration
from yikou.errors import RuleError
from yikou.rules.dates import NotDaysError, shift
from yikou.rules.functions.registry import Function
from yikou.rules.operators import ARITHMETIC, COMPARISONS, MistypedError, all_of, any_of, minus, negate, unknown_of
from yikou.rules.syntax import Literal, Path, Tree, column_of, written
from yikou.rules.values import Unknown, Value
from yikou.rules.wrong import wrong
from yikou.workdays.model import Calendar

Look = Callable[[str], "Value | Unknown"]


class Evaluator(SimpleEval):  # type: ignore[misc]
    """Evaluates trees. look: the value of a dotted name. One per thread: it remembers which text it is in."""

    def __init__(self, look: Look, functions: Mapping[str, Function], *, calendar: Calendar | None = None) -> None:
        self.expr = ""
        self.look = look
        self.functions = functions
        self.calendar = calendar

    def value(self, tree: Tree) -> Value | Unknown:
        """What the expression gives. RuleError where its operands do not fit, which the type check finds before."""
        outer, self.expr = self.expr, tree.text
        try:
            result: Value | Unknown = self._eval(tree.root)
        finally:
            self.expr = outer
        return result

    def _eval(self, node: ast.expr) -> Any:
        return _NODES[type(node)](self, node)

    def _literal(self, node: Literal) -> Any:
        return node.value

    def _path(self, node: Path) -> Any:
        return self.look(node.dotted)

    def _bool_op(self, node: ast.BoolOp) -> Any:
        settles = isinstance(node.op, ast.Or)
        cells = []
        for side in node.values:
            cell = self._eval(side)
            if cell is settles:
                return settles
            cells.append(cell)
        return self._fold(node, cells, settles=settles)

    def _fold(self, node: ast.expr, cells: list[Any], *, settles: bool) -> Any:
        try:
            return any_of(cells) if settles else all_of(cells)
        except MistypedError as why:
            raise self._mistyped(node) from why

    def _unary(self, node: ast.UnaryOp) -> Any:
        try:
            value = self._eval(node.operand)
            return negate(value) if isinstance(node.op, ast.Not) else minus(value)
        except MistypedError as why:
            raise self._mistyped(node) from why

    def _arithmetic(self, node: ast.BinOp) -> Any:
        left, right = self._eval(node.left), self._eval(node.right)
        try:
            if isinstance(left, date) or isinstance(right, Duration):
                return self._shifted(left, right, node.op)
            return ARITHMETIC[type(node.op)](left, right)
        except (MistypedError, NotDaysError) as why:
            raise self._mistyped(node) from why

    def _shifted(self, day: Any, by: Any, op: ast.operator) -> Any:
        sign = {ast.Add: 1, ast.Sub: -1}.get(type(op))
        if sign is None or not isinstance(day, date | Unknown) or not isinstance(by, Duration | Unknown):
            raise MistypedError
        if isinstance(day, date) and isinstance(by, Duration):
            return shift(day, by, sign=sign, calendar=self.calendar)
        return unknown_of((day, by))

    def _comparison(self, node: ast.Compare) -> Any:
        left = self._eval(node.left)
        cells: list[Any] = []
        for op, side in zip(node.ops, node.comparators, strict=True):
            right = self._eval(side)
            try:
                cell = COMPARISONS[type(op)](left, right)
            except MistypedError as why:
                raise self._mistyped(node) from why
            if cell is False:
                return False
            cells.append(cell)
            left = right
        return cells[0] if len(cells) == 1 else all_of(cells)

    def _list(self, node: ast.List) -> Any:
        return [self._eval(item) for item in node.elts]

    def _call(self, node: ast.Call) -> Any:
        assert isinstance(node.func, ast.Name)
        function = self.functions.get(node.func.id)
        if function is None:
            raise self._error(node, "unknown_function")
        values = [self._eval(arg) for arg in node.args]
        values += [self._handed_in(name) for name in function.reads]
        try:
            return function.apply(values)
        except MistypedError as why:
            raise self._mistyped(node) from why
        except Exception as why:  # a district's own code may raise anything
            raise self._error(node, "function_failed", expected=why) from why

    def _handed_in(self, name: str) -> Any:
        if name != "calendar":
            return self.look(name)
        return Unknown(why="no_calendar") if self.calendar is None else self.calendar

    def _mistyped(self, node: ast.expr) -> RuleError:
        return self._error(node, "wrong_kind")

    def _error(self, node: ast.expr, code: str, *, expected: object = "") -> RuleError:
        return wrong(self.expr, column_of(self.expr, node), code, found=written(self.expr, node), expected=expected)


_NODES: Mapping[type[ast.AST], Callable[[Evaluator, Any], Any]] = {
    Literal: Evaluator._literal,
    Path: Evaluator._path,
    ast.BoolOp: Evaluator._bool_op,
    ast.UnaryOp: Evaluator._unary,
    ast.BinOp: Evaluator._arithmetic,
    ast.Compare: Evaluator._comparison,
    ast.List: Evaluator._list,
    ast.Call: Evaluator._call,
}
