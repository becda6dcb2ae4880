"""The parts of a table's column: the points that its cells name, and the stretches between them.

One sample stands for each part. What a cell names is `domains.py`; the parts of all other values are `stretches.py`.
"""

import math
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest

from yikou.definition.types import Bool, Date, Number, Option, Type
from yikou.rules.values import Value

Cut = Decimal | date | str
OTHER = "其他"  # stands for every text that nothing names
ANY_DAY = date(2026, 1, 1)


def parts_of(kind: Type, cuts: Collection[Cut]) -> tuple[Value, ...]:
    """One value for each part, in ascending order; () for a type that is never taken apart.

    >>> parts_of(Number(Decimal(0)), {Decimal(1000)})
    (Decimal('0'), Decimal('1'), Decimal('1000'), Decimal('1001'))
    """
    match kind:
        case Bool():
            return (True, False)
        case Option(values):
            return values
        case Number():
            return tuple(_numbers({cut for cut in cuts if isinstance(cut, Decimal)}, kind))
        case Date():
            return tuple(_days({cut for cut in cuts if isinstance(cut, date)}))
    return ()


def _numbers(cuts: set[Decimal], kind: Number) -> Iterator[Decimal]:
    points = cuts | {end for end in (kind.low, kind.high) if end is not None}
    inside = sorted(point for point in points if _is_inside(point, kind))
    if not inside:
        yield Decimal(0)
        return
    if kind.low is None:
        yield Decimal(math.ceil(inside[0])) - 1 if kind.integer else inside[0] - 1
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


def _days(cuts: set[date]) -> Iterator[date]:
    """Each day that something names, and a day in every stretch before, between and after."""
    days = sorted(cuts)
    if not days:
        yield ANY_DAY
        return
    yield days[0] - timedelta(days=1)
    for day, following in zip_longest(days, days[1:]):
        yield day
        after = day + timedelta(days=1)
        if following is None or after < following:
            yield after
