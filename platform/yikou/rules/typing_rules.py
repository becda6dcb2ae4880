"""The type of an expression, found without evaluating it (docs/format.md 3.2). Nothing is converted.

Which names may be read where is `visibility.py`; all expressions of an affair are visited by `check.py`.
"""

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

from yikou.definition.problems import nearest
from yikou.definition.types import (
    Bool,
    Date,
    Group,
    ListOf,
    Number,
    Option,
    Other,
    Rows,
    Span,
    Type,
)
from yikou.rules.comparing import MisfitError, Side, compare
from yikou.rules.dates import DAY_UNITS
from yikou.rules.functions.lists import common
from yikou.rules.functions.registry import Function, Functions
from yikou.rules.kinds import fits, kind_word
from yikou.rules.names import Name, Names, NoSuchNameError
from yikou.rules.syntax import Literal, Path, Tree, column_of, written
from yikou.rules.values import Unknown
from yikou.rules.wrong import wrong
from yikou.texts import N_


@dataclass(frozen=True, slots=True)
class Typed:
    """What is known of an expression before any case. reads: its names; impure: what makes it so, or ''."""

    type: Type
    reads: tuple[Name, ...]
    impure: str = ""


def type_of(tree: Tree, names: Names, functions: Functions, *, groups: bool = False) -> Typed:
    """Type, names and purity of an expression. RuleError where a name is unknown or kinds do not go together.

    groups: whether a group of fields may be handed on as a whole, as in `with` of a call.
    """
    typing = _Typing(tree.text, names, functions)
    typing.groups = groups
    kind = typing.node(tree.root)
    return Typed(kind, tuple(typing.reads), typing.impure)


class _Typing:
    """One pass over a tree. Every method gives the type of its node or raises the RuleError for it."""

    def __init__(self, text: str, names: Names, functions: Functions) -> None:
        self.text = text
        self.names = names
        self.functions = functions
        self.reads: list[Name] = []
        self.impure = ""
        self.groups = False
        self.kinds: dict[type[ast.AST], Callable[..., Type]] = {
            Literal: self._literal,
            Path: self._path,
            ast.BoolOp: self._bool_op,
            ast.UnaryOp: self._unary,
            ast.BinOp: self._arithmetic,
            ast.Compare: self._comparison,
            ast.List: self._list,
            ast.Call: self._call,
        }

    def node(self, node: ast.expr) -> Type:
        return self.kinds[type(node)](node)

    def refuse(self, node: ast.expr, code: str, *, expected: object = "", nearest: str = "") -> NoReturn:
        found = written(self.text, node)
        raise wrong(self.text, column_of(self.text, node), code, found=found, expected=expected, nearest=nearest)

    def _literal(self, node: Literal) -> Type:
        value = node.value
        if isinstance(value, Unknown):
            return Other()
        if isinstance(value, str):
            return Option((value,))
        if isinstance(value, Decimal):
            return Number(value, value, value == value.to_integral_value())
        return Date() if isinstance(value, date) else Bool()

    def _path(self, node: Path) -> Type:
        try:
            name = self.names.find(node.parts)
        except NoSuchNameError as why:
            self.refuse(node, why.code, nearest=why.nearest)
        if isinstance(name.type, Group) and not self.groups:
            self.refuse(node, "only_a_path")
        if isinstance(name.type, Other) and name.root not in ("fact", "table"):
            self.refuse(node, "not_computable")
        node.dotted = name.dotted
        self.reads.append(name)
        return name.type

    def _wanted(self, node: ast.expr, wanted: Type) -> Type:
        kind = self.node(node)
        if not fits(kind, wanted):
            self.refuse(node, "wrong_type", expected=kind_word(wanted))
        return kind

    def _bool_op(self, node: ast.BoolOp) -> Type:
        for side in node.values:
            self._wanted(side, Bool())
        return Bool()

    def _unary(self, node: ast.UnaryOp) -> Type:
        if isinstance(node.op, ast.Not):
            return self._wanted(node.operand, Bool())
        kind = self._wanted(node.operand, Number())
        return Number(integer=isinstance(kind, Number) and kind.integer)

    def _arithmetic(self, node: ast.BinOp) -> Type:
        left, right = self.node(node.left), self.node(node.right)
        if isinstance(left, Date) and isinstance(right, Span) and isinstance(node.op, ast.Add | ast.Sub):
            return self._shifted(node, right)
        for side, kind in ((node.left, left), (node.right, right)):
            if not fits(kind, Number()):
                self.refuse(side, "wrong_type", expected=kind_word(Number()))
        whole = all(isinstance(kind, Number) and kind.integer for kind in (left, right))
        return Number(integer=whole and not isinstance(node.op, ast.Div))

    def _shifted(self, node: ast.BinOp, by: Span) -> Type:
        if by.unit not in DAY_UNITS:
            self.refuse(node.right, "not_days")
        if by.unit == "workdays":
            self.impure = self.impure or written(self.text, node)
        return Date()

    def _comparison(self, node: ast.Compare) -> Type:
        left = Side(node.left, self.node(node.left))
        for op, side in zip(node.ops, node.comparators, strict=True):
            right = Side(side, self.node(side))
            if isinstance(op, ast.In | ast.NotIn):
                self._among(left, right)
            else:
                self._compared(left, right, ordered=not isinstance(op, ast.Eq | ast.NotEq))
            left = right
        return Bool()

    def _compared(self, left: Side, right: Side, *, ordered: bool) -> None:
        try:
            compare(left, right, ordered=ordered)
        except MisfitError as why:
            self.refuse(why.node, why.code, expected=why.expected, nearest=why.nearest)

    def _among(self, left: Side, right: Side) -> None:
        if isinstance(right.node, ast.List):
            for item in right.node.elts:
                self._compared(left, Side(item, self._again(item)), ordered=False)
        elif isinstance(right.kind, ListOf):
            self._compared(left, Side(right.node, right.kind.item), ordered=False)
        else:
            self.refuse(right.node, "wrong_type", expected=N_("列表"))

    def _again(self, node: ast.expr) -> Type:
        """The type of a node that was visited before, its names not noted twice."""
        before = len(self.reads)
        kind = self.node(node)
        del self.reads[before:]
        return kind

    def _list(self, node: ast.List) -> Type:
        kinds = tuple(self.node(item) for item in node.elts)
        for item, kind in zip(node.elts, kinds, strict=True):
            if isinstance(kind, ListOf | Rows):
                self.refuse(item, "list_in_list")
        cell = common(kinds)
        if cell is None:
            self.refuse(node, "mixed_list")
        return ListOf(cell)

    def _call(self, node: ast.Call) -> Type:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        called = self.functions.get(name)
        if called is None:
            self.refuse(node, "unknown_function", nearest=nearest(name, self.functions))
        kinds = self._arguments(node, called)
        for read in called.reads:
            if read != "calendar":
                self.reads.append(self.names.find(tuple(read.split("."))))
        if not called.pure:
            self.impure = self.impure or name
        result = called.result(kinds) if callable(called.result) else called.result
        if result is None:
            self.refuse(node, "arguments_do_not_fit", expected="、".join(kind_word(kind) for kind in kinds))
        return result

    def _arguments(self, node: ast.Call, called: Function) -> tuple[Type, ...]:
        least = len(called.args)
        if len(node.args) < least or (len(node.args) > least and not called.many):
            self.refuse(node, "wrong_count", expected=least)
        wanted: Sequence[Type] = (*called.args, *[called.args[-1]] * (len(node.args) - least)) if called.args else ()
        return tuple(self._wanted(arg, kind) for arg, kind in zip(node.args, wanted, strict=True))
