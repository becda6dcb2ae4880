"""From the text of an expression to its tree: Python's own grammar, cut down to a list of what is allowed.

The tree holds six kinds of node of Python (constants, `and`/`or`, `not` and minus, arithmetic, comparisons, lists and
calls) and one of ours, `Path`, for a dotted name: so no attribute is ever looked up on anything. Numbers become
Decimal here. What a name means and whether types fit is not known here.
"""

import ast
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

from yikou.rules.hints import refuse_what_was_meant_otherwise
from yikou.rules.values import Unknown
from yikou.rules.wrong import wrong

MAX_LENGTH, MAX_NODES, MAX_DEPTH = 400, 60, 12

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_WORDS: dict[str, bool | Unknown] = {"yes": True, "no": False, "unknown": Unknown(why="written_unknown")}
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)


class Path(ast.expr):
    """A name as it is read: `form.members.income`. dotted: by what it is looked up; column: from 1."""

    _fields = ()

    def __init__(self, parts: tuple[str, ...], column: int) -> None:
        super().__init__()
        self.parts = parts
        self.dotted = ".".join(parts)
        self.column = column


class Literal(ast.expr):
    """A value that stands in the text."""

    _fields = ()

    def __init__(self, value: Decimal | str | bool | date | Unknown) -> None:
        super().__init__()
        self.value = value


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed expression. paths: the names that it reads, in order; calls: names of functions, with their column."""

    text: str
    root: ast.expr
    paths: tuple[Path, ...]
    calls: tuple[tuple[str, int], ...]


def parse(text: str) -> Tree:
    """The tree of an expression; RuleError says where it is wrong and what was probably meant.

    >>> [p.dotted for p in parse("form.amount > 3 and not late").paths]
    ['form.amount', 'late']
    >>> parse("form.paid = yes")
    Traceback (most recent call last):
    yikou.errors.RuleError: word at column 11 of 'form.paid = yes' {'found': '=', 'expected': '==', 'nearest': ''}
    """
    if len(text) > MAX_LENGTH:
        raise wrong(text, MAX_LENGTH, "too_long", expected=MAX_LENGTH)
    if not text.strip():
        raise wrong(text, 1, "empty")
    refuse_what_was_meant_otherwise(text)
    reading = _Reading(text)
    root = reading.node(_python(text).body, 1)
    return Tree(text, root, tuple(reading.paths), tuple(reading.calls))


def column_of(text: str, node: ast.AST) -> int:
    """Column, from 1, at which a node begins. Python counts bytes, people count characters."""
    if isinstance(node, Path):
        return node.column
    begins = getattr(node, "col_offset", 0)
    return len(text.lstrip().encode()[:begins].decode(errors="ignore")) + len(text) - len(text.lstrip()) + 1


def written(text: str, node: ast.expr) -> str:
    """The part of the text that a node was read from, at most 60 characters."""
    return (ast.get_source_segment(text.strip(), node) or text)[:60]


def _python(text: str) -> ast.Expression:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return ast.parse(text.strip(), mode="eval")
        except (SyntaxError, SyntaxWarning, DeprecationWarning, ValueError, RecursionError, MemoryError) as why:
            raise wrong(text, getattr(why, "offset", None) or len(text), "not_an_expression", found=text) from why


class _Reading:
    """One pass over Python's tree that copies what is allowed and counts it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes = 0
        self.paths: list[Path] = []
        self.calls: list[tuple[str, int]] = []
        self.kinds: dict[type[ast.AST], Callable[..., ast.expr]] = {
            ast.Constant: self._literal,
            ast.Name: self._path,
            ast.Attribute: self._path,
            ast.BoolOp: self._bool_op,
            ast.UnaryOp: self._unary,
            ast.BinOp: self._arithmetic,
            ast.Compare: self._comparison,
            ast.List: self._list,
            ast.Call: self._call,
        }

    def node(self, node: ast.expr, depth: int) -> ast.expr:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.refuse(node, "too_many_terms", expected=MAX_NODES)
        if depth > MAX_DEPTH:
            self.refuse(node, "nested_too_deep", expected=MAX_DEPTH)
        kind = self.kinds.get(type(node))
        if kind is None:
            self.refuse(node, "list_in_brackets" if isinstance(node, ast.Tuple) else "not_allowed")
        return ast.copy_location(kind(node, depth + 1), node)

    def refuse(self, node: ast.expr, code: str, *, expected: object = "") -> NoReturn:
        raise wrong(self.text, column_of(self.text, node), code, found=written(self.text, node), expected=expected)

    def _literal(self, node: ast.Constant, _: int) -> ast.expr:
        if isinstance(node.value, str):
            return Literal(node.value)
        written = ast.get_source_segment(self.text.strip(), node) or ""
        if not _NUMBER.fullmatch(written):
            self.refuse(node, "not_a_number")
        return Literal(Decimal(written))

    def _path(self, node: ast.expr, _: int) -> ast.expr:
        parts: list[str] = []
        step = node
        while isinstance(step, ast.Attribute):
            parts.insert(0, step.attr)
            step = step.value
        if not isinstance(step, ast.Name):
            self.refuse(node, "not_allowed")
        if step.id in _WORDS and not parts:
            return Literal(_WORDS[step.id])
        return self._checked(node, (step.id, *parts))

    def _checked(self, node: ast.expr, parts: tuple[str, ...]) -> Path:
        for part in parts:
            if not _NAME.fullmatch(part):
                self.refuse(node, "not_a_name", expected=part)
        path = Path(parts, column_of(self.text, node))
        self.paths.append(path)
        return path

    def _bool_op(self, node: ast.BoolOp, depth: int) -> ast.expr:
        return ast.BoolOp(node.op, [self.node(value, depth) for value in node.values])

    def _unary(self, node: ast.UnaryOp, depth: int) -> ast.expr:
        if not isinstance(node.op, ast.Not | ast.USub):
            self.refuse(node, "not_allowed")
        return ast.UnaryOp(node.op, self.node(node.operand, depth))

    def _arithmetic(self, node: ast.BinOp, depth: int) -> ast.expr:
        if not isinstance(node.op, _ARITHMETIC):
            self.refuse(node, "not_allowed")
        return ast.BinOp(self.node(node.left, depth), node.op, self.node(node.right, depth))

    def _comparison(self, node: ast.Compare, depth: int) -> ast.expr:
        if not all(isinstance(op, _COMPARISONS) for op in node.ops):
            self.refuse(node, "not_allowed")
        sides = [self.node(side, depth) for side in (node.left, *node.comparators)]
        for side in sides:
            if isinstance(side, Literal) and isinstance(side.value, Unknown):
                self.refuse(side, "compared_with_unknown")
        return ast.Compare(sides[0], node.ops, sides[1:])

    def _list(self, node: ast.List, depth: int) -> ast.expr:
        return ast.List([self.node(item, depth) for item in node.elts], ast.Load())

    def _call(self, node: ast.Call, depth: int) -> ast.expr:
        if not isinstance(node.func, ast.Name) or node.keywords:
            self.refuse(node, "not_allowed")
        name = node.func.id
        if name == "date" and len(node.args) == 1 and isinstance(written := node.args[0], ast.Constant):
            return self._date(node, written.value)
        self.calls.append((name, column_of(self.text, node)))
        return ast.Call(ast.Name(name, ast.Load()), [self.node(arg, depth) for arg in node.args], [])

    def _date(self, node: ast.Call, written: object) -> ast.expr:
        try:
            if isinstance(written, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
                return Literal(date.fromisoformat(written))
        except ValueError:
            pass
        return self.refuse(node, "not_a_date")
