"""When a paper is needed, said to whoever may have to bring it: “户籍”选“外区”的要带.

Said of comparisons with options and of yes and no, joined by `and` or `or`; of everything else, which answers decide.
"""

import ast
from collections.abc import Iterator

from yikou.definition.model import Expr
from yikou.flow.program import Program
from yikou.flow.titles import path_title
from yikou.flow.words import value_words
from yikou.rules.syntax import Literal, Path, parse
from yikou.texts import N_
from yikou.usecases.intake.intake_messages import MESSAGES
from yikou.usecases.intake.intake_papers import Wish

TEXTS = {
    "when": N_("{condition}的要带"),
    "is": N_("“{title}”选{values}"),
    "is_not": N_("“{title}”不选{values}"),
    "value": N_("“{value}”"),
    "and": N_("，并且"),
    "or": N_("，或者"),
}


def needed_when(program: Program, wish: Wish) -> str:
    """When a paper is needed of which answers decide that are not there yet."""
    needed = wish.material.needed
    condition = _Saying(program, wish).said(parse(needed.text).root) if isinstance(needed, Expr) else None
    if condition:
        return program.say(TEXTS["when"], condition=condition)
    titles = program.listed(dict.fromkeys(path_title(program, path) for path in wish.missing))
    return program.say(MESSAGES["perhaps"], titles=titles)


class _Saying:
    """Says a condition, less what is settled already. None where it cannot be said; '' where it is settled."""

    def __init__(self, program: Program, wish: Wish) -> None:
        self._program, self._missing = program, wish.missing

    def said(self, node: ast.expr) -> str | None:
        if not any(path in self._missing for path in _paths(node)):
            return ""
        match node:
            case Path():
                return self._line("is", node, [Literal(True)])
            case ast.UnaryOp(op=ast.Not(), operand=Path() as path):
                return self._line("is", path, [Literal(False)])
            case ast.Compare(left=Path() as path, ops=[ast.Eq()], comparators=[Literal() as value]):
                return self._line("is", path, [value])
            case ast.Compare(left=Path() as path, ops=[ast.NotEq()], comparators=[Literal() as value]):
                return self._line("is_not", path, [value])
            case ast.Compare(left=Path() as path, ops=[ast.In()], comparators=[ast.List(elts=values)]):
                return self._line("is", path, values)
            case ast.BoolOp(op=op, values=sides):
                return self._joined("and" if isinstance(op, ast.And) else "or", [self.said(side) for side in sides])
        return None

    def _line(self, code: str, path: Path, values: list[ast.expr] | list[Literal]) -> str | None:
        if path.parts[0] != "form" or not all(isinstance(one, Literal) for one in values):
            return None
        words = (value_words(self._program, path.dotted, one.value) for one in values if isinstance(one, Literal))
        quoted = self._program.listed(self._program.say(TEXTS["value"], value=word) for word in words)
        return self._program.say(TEXTS[code], title=path_title(self._program, path.dotted), values=quoted)

    def _joined(self, code: str, sides: list[str | None]) -> str | None:
        told = [side for side in sides if side]
        return self._program.translate(TEXTS[code]).join(told) if None not in sides else None


def _paths(node: ast.expr) -> Iterator[str]:
    if isinstance(node, Path):
        yield node.dotted
    for below in ast.iter_child_nodes(node):
        if isinstance(below, ast.expr):
            yield from _paths(below)
