"""The parts of what a value can be: two values of one part are the same to every expression of the affair.

Numbers and days fall into stretches between the points where a comparison changes; options and texts into those that
are named and one for all others. One sample stands for each part. The parts of a table's column are `parts.py`.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from yikou.definition.types import Bool, Date, Number, Option, Person, Place, Text, Type
from yikou.proof.parts import ANY_DAY, OTHER
from yikou.rules.values import Value

Point = Decimal | date


@dataclass(frozen=True, slots=True)
class Cut:
    """A border between two stretches: right before a point, or right behind it."""

    at: Point
    behind: bool = False

    def splits_off(self, value: Point) -> bool:
        """Whether a value lies below the border."""
        return value <= self.at if self.behind else value < self.at  # type: ignore[operator]


Mark = Cut | str  # a border, or a word that something names


def cuts_for(op: str, at: Value) -> tuple[Mark, ...]:
    """Borders that a comparison with a constant draws: `<` one, `==` two; a word names itself.

    >>> cuts_for(">", Decimal(5)) == (Cut(Decimal(5), True),)
    True
    """
    if isinstance(at, str):
        return (at,)
    if not isinstance(at, Decimal | date):
        return ()
    if op in ("<", ">="):
        return (Cut(at),)
    return (Cut(at, behind=True),) if op in ("<=", ">") else (Cut(at), Cut(at, behind=True))


def stretches(kind: Type, cuts: Collection[Mark]) -> tuple[Value, ...]:
    """One value for each part, in ascending order; () for a type that is never taken apart.

    >>> stretches(Number(Decimal(0), Decimal(9)), cuts_for("<=", Decimal(5)))
    (Decimal('0'), Decimal('6'))
    >>> stretches(Option(("a", "b", "c")), {"b"})
    ('b', 'a')
    """
    match kind:
        case Bool():
            return (True, False)
        case Option(values):
            others = [value for value in values if value not in cuts][:1]
            return (*(value for value in values if value in cuts), *others)
        case Number():
            return tuple(_numbers(_ordered(cuts, Decimal), kind))
        case Date():
            return tuple(_days(_ordered(cuts, date)))
        case Text() | Place() | Person():
            return (*sorted(cut for cut in cuts if isinstance(cut, str)), OTHER)
    return ()


def is_same(one: Point, other: Point, cuts: Collection[Mark]) -> bool:
    """Whether two values lie in the same stretch."""
    borders = [cut for cut in cuts if isinstance(cut, Cut) and type(cut.at) is type(one)]
    return all(cut.splits_off(one) == cut.splits_off(other) for cut in borders)


def _ordered(cuts: Collection[Mark], kind: type) -> list[Cut]:
    borders = [cut for cut in cuts if isinstance(cut, Cut) and isinstance(cut.at, kind)]
    return sorted(borders, key=lambda cut: (cut.at, cut.behind))


def _numbers(borders: list[Cut], kind: Number) -> Iterator[Decimal]:
    """A number of every stretch that holds one."""
    low = None if kind.low is None else Cut(kind.low)
    high = None if kind.high is None else Cut(kind.high, behind=True)
    inner = [b for b in borders if (low is None or _less(low, b)) and (high is None or _less(b, high))]
    ends: list[Cut | None] = [low, *inner, high]
    for left, right in pairwise(ends):
        found = _within(left, right, integer=kind.integer)
        if found is not None:
            yield found


def _less(one: Cut, other: Cut) -> bool:
    return (one.at, one.behind) < (other.at, other.behind)


def _within(left: Cut | None, right: Cut | None, *, integer: bool) -> Decimal | None:
    """A round number between two borders; None where there is none."""
    if left is None:
        return Decimal(0) if right is None else _floor(_number(right)) - 1
    low = _number(left)
    tries = [low] if not left.behind else []
    tries += [_floor(low) + 1]
    if right is not None:
        tries += [_number(right), (low + _number(right)) / 2]
    for value in tries:
        inside = right is None or right.splits_off(value)
        if inside and not left.splits_off(value) and (not integer or value == value.to_integral_value()):
            return value
    return None


def _number(cut: Cut) -> Decimal:
    assert isinstance(cut.at, Decimal)
    return cut.at


def _floor(value: Decimal) -> Decimal:
    return Decimal(math.floor(value))


def _days(borders: list[Cut]) -> Iterator[date]:
    """A day of every stretch."""
    day = timedelta(days=1)
    firsts = [_day(cut) + day if cut.behind else _day(cut) for cut in borders]
    if not firsts:
        yield ANY_DAY
        return
    yield firsts[0] - day
    yield from dict.fromkeys(firsts)


def _day(cut: Cut) -> date:
    assert isinstance(cut.at, date)
    return cut.at
