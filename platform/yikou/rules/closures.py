"""Checked trees made into Python functions, so that judging walks no tree: some nine times as quick as the walk.

What an expression means is `evaluate.py`; a test holds the two to the same values, reads and errors.
"""

import ast
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from yikou.definition.model import Duration
from yikou.errors import RuleError
from yikou.rules.dates import NotDaysError, shift
from yikou.rules.functions.registry import Functions
from yikou.rules.operators import ARITHMETIC, COMPARISONS, MistypedError, all_of, any_of, minus, negate, unknown_of
from yikou.rules.syntax import Literal, Path, Tree, column_of, written
from yikou.rules.values import Unknown
from yikou.rules.wrong import wrong
from yikou.workdays.model import Calendar


class Sees(Protocol):
    """What a function of an expression asks for while it is judged."""

    functions: Functions
    calendar: Calendar | None

    def look(self, dotted: str) -> Any:
        """The value of a dotted name."""


Compute = Callable[[Sees], Any]


def closure(tree: Tree) -> Compute:
    """The function that gives a tree's value. It raises RuleError where operands do not fit."""
    return _closure(tree.text, tree.root)


def _closure(text: str, node: ast.expr) -> Compute:
    return _KINDS[type(node)](text, node)


def _literal(_: str, node: Literal) -> Compute:
    value = node.value
    return lambda _: value


def _path(_: str, node: Path) -> Compute:
    dotted = node.dotted
    return lambda sees: sees.look(dotted)


def _bool_op(text: str, node: ast.BoolOp) -> Compute:
    settles = isinstance(node.op, ast.Or)
    fold, sides = any_of if settles else all_of, [_closure(text, side) for side in node.values]

    def judge(sees: Sees) -> Any:
        cells = []
        for side in sides:
            cell = side(sees)
            if cell is settles:
                return settles
            cells.append(cell)
        return fold(cells)

    return _fitting(text, node, judge)


def _unary(text: str, node: ast.UnaryOp) -> Compute:
    change, operand = negate if isinstance(node.op, ast.Not) else minus, _closure(text, node.operand)
    return _fitting(text, node, lambda sees: change(operand(sees)))


def _arithmetic(text: str, node: ast.BinOp) -> Compute:
    left, right, compute = _closure(text, node.left), _closure(text, node.right), ARITHMETIC[type(node.op)]
    sign = {ast.Add: 1, ast.Sub: -1}.get(type(node.op))

    def judge(sees: Sees) -> Any:
        one, other = left(sees), right(sees)
        if isinstance(one, date) or isinstance(other, Duration):
            return _shifted(one, other, sign, sees.calendar)
        return compute(one, other)

    return _fitting(text, node, judge)


def _shifted(day: Any, by: Any, sign: int | None, calendar: Calendar | None) -> Any:
    if sign is None or not isinstance(day, date | Unknown) or not isinstance(by, Duration | Unknown):
        raise MistypedError
    if isinstance(day, date) and isinstance(by, Duration):
        return shift(day, by, sign=sign, calendar=calendar)
    return unknown_of((day, by))


def _comparison(text: str, node: ast.Compare) -> Compute:
    first = _closure(text, node.left)
    operators = [COMPARISONS[type(op)] for op in node.ops]
    sides = list(zip(operators, [_closure(text, side) for side in node.comparators], strict=True))

    def judge(sees: Sees) -> Any:
        left, cells = first(sees), []
        for compare, side in sides:
            right = side(sees)
            cell = compare(left, right)
            if cell is False:
                return False
            cells.append(cell)
            left = right
        return cells[0] if len(cells) == 1 else all_of(cells)

    return _fitting(text, node, judge)


def _list(text: str, node: ast.List) -> Compute:
    items = [_closure(text, item) for item in node.elts]
    return lambda sees: [item(sees) for item in items]


def _call(text: str, node: ast.Call) -> Compute:
    assert isinstance(node.func, ast.Name)
    name, args = node.func.id, [_closure(text, arg) for arg in node.args]

    def judge(sees: Sees) -> Any:
        function = sees.functions.get(name)
        if function is None:
            raise _error(text, node, "unknown_function")
        values = [arg(sees) for arg in args]
        values += [_handed_in(sees, name) for name in function.reads]
        try:
            return function.apply(values)
        except MistypedError:
            raise
        except Exception as why:  # a district's own code may raise anything
            raise _error(text, node, "function_failed", expected=why) from why

    return _fitting(text, node, judge)


def _handed_in(sees: Sees, name: str) -> Any:
    if name != "calendar":
        return sees.look(name)
    return Unknown(why="no_calendar") if sees.calendar is None else sees.calendar


def _fitting(text: str, node: ast.expr, judge: Compute) -> Compute:
    """The function, which says where in the text operands do not fit."""

    def judged(sees: Sees) -> Any:
        try:
            return judge(sees)
        except (MistypedError, NotDaysError) as why:
            raise _error(text, node, "wrong_kind") from why

    return judged


def _error(text: str, node: ast.expr, code: str, *, expected: object = "") -> RuleError:
    return wrong(text, column_of(text, node), code, found=written(text, node), expected=expected)


_KINDS: Mapping[type[ast.AST], Callable[[str, Any], Compute]] = {
    Literal: _literal,
    Path: _path,
    ast.BoolOp: _bool_op,
    ast.UnaryOp: _unary,
    ast.BinOp: _arithmetic,
    ast.Compare: _comparison,
    ast.List: _list,
    ast.Call: _call,
}
