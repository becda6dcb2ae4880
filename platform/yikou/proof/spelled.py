"""Expressions as a proof sees them: what tells one part from another, and what of it is constant."""

import ast
from collections.abc import Iterator, Mapping

from yikou.rules.syntax import Literal, Path


def spelled(node: ast.expr) -> str:
    """A node in words, the same for the same parts of two expressions: names as they are looked up.

    >>> from yikou.rules.syntax import parse
    >>> spelled(parse("form.a  + 2").root) == spelled(parse("form.a+2").root) != spelled(parse("form.b + 2").root)
    True
    """
    if isinstance(node, Path):
        return node.dotted
    if isinstance(node, Literal):
        return f"'{node.value}'" if isinstance(node.value, str) else str(node.value)
    match node:
        case ast.BoolOp(op, values):
            return f"({f' {word_of(op)} '.join(map(spelled, values))})"
        case ast.UnaryOp(op, operand):
            return f"({word_of(op)} {spelled(operand)})"
        case ast.BinOp(left, op, right):
            return f"({spelled(left)} {word_of(op)} {spelled(right)})"
        case ast.Compare(left, ops, others):
            rest = (f"{word_of(op)} {spelled(other)}" for op, other in zip(ops, others, strict=True))
            return f"({spelled(left)} {' '.join(rest)})"
        case ast.List(items):
            return f"[{', '.join(map(spelled, items))}]"
        case ast.Call(ast.Name(name), args):
            return f"{name}({', '.join(map(spelled, args))})"
    raise AssertionError(ast.dump(node))


_WORDS: Mapping[type[ast.AST], str] = {
    **{ast.And: "and", ast.Or: "or", ast.Not: "not", ast.USub: "-", ast.Add: "+", ast.Sub: "-", ast.Mult: "*"},
    **{ast.Div: "/", ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="},
    **{ast.In: "in", ast.NotIn: "not in"},
}


def word_of(op: ast.AST) -> str:
    """An operator as it is written."""
    return _WORDS[type(op)]


def paths_in(node: ast.expr) -> Iterator[Path]:
    """Names that a node reads itself."""
    return (found for found in ast.walk(node) if isinstance(found, Path))


def called(node: ast.expr) -> str:
    """Name of the function that a node calls, or ''."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
