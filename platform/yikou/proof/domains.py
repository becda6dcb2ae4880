"""What a column of a decision table can hold, cut into finitely many parts that no cell can tell apart."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from yikou.definition.model import Cell
from yikou.definition.types import Type
from yikou.proof.parts import Cut, parts_of
from yikou.rules.cells import given_word
from yikou.rules.values import Unknown, Value

Sample = Value | Unknown
Bound = Callable[[str], Sample]


def samples(cells: Sequence[Cell], kind: Type, bound: Bound) -> tuple[Sample, ...]:
    """One value for each part of a column, in ascending order; unknown last, where a cell asks for it.

    bound: value of `param.<name>`.

    >>> from yikou.definition.types import Number
    >>> samples([Cell("between", high="1000")], Number(Decimal(0)), lambda name: Unknown())
    (Decimal('0'), Decimal('1'), Decimal('1000'), Decimal('1001'))
    """
    known = parts_of(kind, _cuts(cells, kind, bound))
    asks_unknown = any(cell.kind == "unknown" for cell in flat(cells))
    return (*known, Unknown()) if asks_unknown else known


def flat(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Every cell, those inside `[…]` too."""
    for cell in cells:
        yield cell
        yield from flat(cell.cells)


def _cuts(cells: Sequence[Cell], kind: Type, bound: Bound) -> set[Cut]:
    """Every bound and value that a cell of the column names."""
    found: set[Cut] = set()
    for cell in flat(cells):
        for word in (cell.word, cell.low, cell.high):
            value = bound(word) if word.startswith("param.") else given_word(word, kind) if word else None
            if isinstance(value, Decimal | date | str):
                found.add(value)
    return found
