"""Whether conditions can be yes together, as far as `and`, `or`, `not`, facts and options tell.

Whatever else stands in a condition (a sum, a limit, an output of a table) may be anything, so that more is held
possible than is. Conditions are known where the flow reads them, other names may be unknown.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from yikou.definition.types import Option
from yikou.proof.ways import Assumed
from yikou.rules.check import Checked
from yikou.rules.operators import all_of, any_of, negate
from yikou.rules.syntax import Literal, Path, Tree
from yikou.rules.values import Unknown

MOST = 20_000  # combinations that are tried
Word = bool | str | Unknown
UNKNOWN = Unknown()


class Logic:
    """Conditions of one affair, told apart by their parts. Trees of conditions in `checks` are handed in."""

    def __init__(self, checked: Checked, more: Mapping[str, Tree]) -> None:
        self.checked = checked
        self.trees = {**checked.trees, **more}

    def can_be(self, condition: str, assumed: Sequence[Assumed]) -> bool | None:
        """Whether the condition can be yes where these were judged so; None where there is too much to try."""
        texts = (condition, *(one.text for one in assumed))
        domains = dict(part for text in texts for part in self._parts(self.trees[text].root))
        size = 1
        for words in domains.values():
            size *= len(words)
        if size > MOST:
            return None
        tried = (dict(zip(domains, words, strict=True)) for words in product(*domains.values()))
        return any(self._holds(condition, assumed, words) for words in tried)

    def _holds(self, condition: str, assumed: Sequence[Assumed], words: Mapping[str, Word]) -> bool:
        if self._value(self.trees[condition].root, words) is not True:
            return False
        return all(self._is(one, self._value(self.trees[one.text].root, words)) for one in assumed)

    def _is(self, assumed: Assumed, value: Word) -> bool:
        if isinstance(value, Unknown):
            return False
        word = value if isinstance(value, str) else "yes" if value else "no"
        return word == assumed.value if assumed.value else word not in assumed.others

    def _parts(self, node: ast.expr) -> Iterator[tuple[str, tuple[Word, ...]]]:
        """Parts that are free, with what each can be."""
        below = self._below(node)
        if below is not None:
            for inner in below:
                yield from self._parts(inner)
        elif (path := self._option(node)) is not None:
            yield path.dotted, (*self._options(path), UNKNOWN)
        elif not isinstance(node, Literal):
            yield _name(node), (True, False, UNKNOWN)

    def _below(self, node: ast.expr) -> tuple[ast.expr, ...] | None:
        """Conditions that a condition is made of; None where it is none of them."""
        if isinstance(node, ast.BoolOp):
            return tuple(node.values)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return (node.operand,)
        if isinstance(node, Path) and node.dotted in self.checked.affair.facts:
            return (self.trees[self.checked.affair.facts[node.dotted].expr.text].root,)
        return None

    def _value(self, node: ast.expr, words: Mapping[str, Word]) -> Word:
        below = self._below(node)
        if below is not None:
            return self._joined(node, [self._value(inner, words) for inner in below])
        if isinstance(node, Literal):
            return node.value if isinstance(node.value, bool) else UNKNOWN
        path = self._option(node)
        if path is None or isinstance(node, Path):
            return words[path.dotted if path else _name(node)]
        assert isinstance(node, ast.Compare)
        return _compared(node, words[path.dotted])

    def _joined(self, node: ast.expr, values: list[Word]) -> Word:
        if isinstance(node, ast.BoolOp):
            return any_of(values) if isinstance(node.op, ast.Or) else all_of(values)
        return negate(values[0]) if isinstance(node, ast.UnaryOp) else values[0]

    def _option(self, node: ast.expr) -> Path | None:
        """The option that is read: alone, or compared with a text."""
        path = node
        if isinstance(node, ast.Compare):
            path = node.left
            texts = isinstance(node.comparators[0], Literal) and isinstance(node.comparators[0].value, str)
            if len(node.ops) > 1 or not isinstance(node.ops[0], ast.Eq | ast.NotEq) or not texts:
                return None
        return path if isinstance(path, Path) and self._options(path) else None

    def _options(self, path: Path) -> tuple[str, ...]:
        kind = self.checked.names.find(path.parts).type
        return kind.values if isinstance(kind, Option) else ()


def _name(node: ast.expr) -> str:
    """What tells one part from another: the same parts of two conditions are one."""
    return ast.dump(node) if not isinstance(node, Path) else node.dotted


def _compared(node: ast.Compare, word: Word) -> Word:
    side = node.comparators[0]
    assert isinstance(side, Literal)
    if isinstance(word, Unknown):
        return UNKNOWN
    return (word == side.value) == isinstance(node.ops[0], ast.Eq)
