"""What a column of a decision table can hold, cut into finitely many parts that no cell can tell apart.

Numbers and dates fall into points (the bounds that stand in the cells) and the stretches between them; one sample
stands for each part. A fact is free in its declared range: conditions of the schema between fields are not considered.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest

from yikou.definition.model import Cell
from yikou.definition.types import Bool, Number, Option, Type
from yikou.rules.cells import given_word
from yikou.rules.values import Unknown, Value

Sample = Value | Unknown
Bound = Callable[[str], Sample]


def samples(cells: Sequence[Cell], kind: Type, bound: Bound) -> tuple[Sample, ...]:
    """One value for each part of a column, in ascending order; unknown last, where a cell asks for it.

    bound: value of `param.<name>`.

    >>> samples([Cell("between", high="1000")], Number(Decimal(0)), lambda name: Unknown())
    (Decimal('0'), Decimal('1'), Decimal('1000'), Decimal('1001'))
    """
    known: tuple[Sample, ...]
    if isinstance(kind, Bool):
        known = (True, False)
    elif isinstance(kind, Option):
        known = kind.values
    elif isinstance(kind, Number):
        known = tuple(_numbers(_cuts(cells, kind, bound), kind))
    else:
        known = tuple(_days(_cuts(cells, kind, bound)))
    asks_unknown = any(cell.kind == "unknown" for cell in _flat(cells))
    return (*known, Unknown()) if asks_unknown else known


def _flat(cells: Sequence[Cell]) -> Iterator[Cell]:
    for cell in cells:
        yield cell
        yield from _flat(cell.cells)


def _cuts(cells: Sequence[Cell], kind: Type, bound: Bound) -> set[Decimal | date]:
    """Every bound and value that a cell of the column names."""
    found: set[Decimal | date] = set()
    for cell in _flat(cells):
        for word in (cell.word, cell.low, cell.high):
            value = bound(word) if word.startswith("param.") else given_word(word, kind) if word else None
            if isinstance(value, Decimal | date):
                found.add(value)
    return found


def _numbers(cuts: set[Decimal | date], kind: Number) -> Iterator[Decimal]:
    points = {cut for cut in cuts if isinstance(cut, Decimal)} | {
        end for end in (kind.low, kind.high) if end is not None
    }
    inside = sorted(point for point in points if _is_inside(point, kind))
    if not inside:
        yield Decimal(0)
        return
    if kind.low is None:
        yield _whole_below(inside[0]) if kind.integer else inside[0] - 1
    for point, following in zip_longest(inside, inside[1:]):
        if not kind.integer or point == point.to_integral_value():
            yield point
        between = _between(point, following, kind)
        if between is not None:
            yield between


def _is_inside(point: Decimal, kind: Number) -> bool:
    return (kind.low is None or kind.low <= point) and (kind.high is None or point <= kind.high)


def _between(low: Decimal, high: Decimal | None, kind: Number) -> Decimal | None:
    """A number strictly between, a round one where there is one; None where nothing lies there."""
    step = low + 1 if not kind.integer else Decimal(math.floor(low)) + 1
    if high is None:
        return None if kind.high is not None else step
    if step < high:
        return step
    return None if kind.integer else (low + high) / 2


def _whole_below(point: Decimal) -> Decimal:
    return Decimal(math.ceil(point)) - 1


def _days(cuts: set[Decimal | date]) -> Iterator[date]:
    """Each day that a cell names, and a day in every stretch before, between and after."""
    days = sorted(cut for cut in cuts if isinstance(cut, date))
    if not days:
        yield date(2026, 1, 1)
        return
    yield days[0] - timedelta(days=1)
    for day, following in zip_longest(days, days[1:]):
        yield day
        after = day + timedelta(days=1)
        if following is None or after < following:
            yield after
