"""What the operators of an expression do, with unknown as the third truth value (docs/format.md 3.3).

Nothing is converted: operands of different kinds raise MistypedError, which an expression that passed the type check
never meets. Numbers have 28 digits; what leaves their range, and a division by zero, is unknown with that reason.
"""

import ast
from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow
from typing import Any

from yikou.definition.model import Duration
from yikou.rules.values import Unknown

NUMBERS = Context(prec=28, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])
OUT_OF_RANGE = Unknown(why="out_of_range")
DIVISION_BY_ZERO = Unknown(why="division_by_zero")
_ORDERED = (Decimal, date)


class MistypedError(TypeError):
    """Operands that do not go together."""


def unknown_of(values: Sequence[object]) -> Unknown:
    """One unknown that says everything that is missing in several values.

    >>> unknown_of([Unknown(("form.a",)), 3, Unknown(("form.b", "form.a"))])
    Unknown(missing=('form.a', 'form.b'), why='')
    """
    unknowns = [value for value in values if isinstance(value, Unknown)]
    if len(unknowns) == 1:
        return unknowns[0]
    missing = dict.fromkeys(path for unknown in unknowns for path in unknown.missing)
    return Unknown(tuple(missing), next((u.why for u in unknowns if u.why), ""))


def negate(value: object) -> bool | Unknown:
    """`not`."""
    if value is True or value is False:
        return not value
    if isinstance(value, Unknown):
        return value
    raise MistypedError


def minus(value: object) -> Decimal | Unknown:
    """`-` before a number."""
    if type(value) is Decimal:
        return NUMBERS.minus(value)
    if isinstance(value, Unknown):
        return value
    raise MistypedError


def _numeric(compute: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Any, Any], Decimal | Unknown]:
    def operator(left: Any, right: Any) -> Decimal | Unknown:
        if type(left) is Decimal and type(right) is Decimal:
            try:
                return compute(left, right)
            except DecimalException:
                return OUT_OF_RANGE
        return _without_value(left, right)

    return operator


def _without_value(left: object, right: object) -> Unknown:
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return unknown_of((left, right))
    raise MistypedError


def divide(left: Any, right: Any) -> Decimal | Unknown:
    """`/`; by zero it is unknown, whatever stands above."""
    if type(right) is Decimal and not right and isinstance(left, Decimal | Unknown):
        return DIVISION_BY_ZERO
    return _quotient(left, right)


_quotient = _numeric(NUMBERS.divide)

ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Decimal | Unknown]] = {
    ast.Add: _numeric(NUMBERS.add),
    ast.Sub: _numeric(NUMBERS.subtract),
    ast.Mult: _numeric(NUMBERS.multiply),
    ast.Div: divide,
}


def equal(left: object, right: object) -> bool | Unknown:
    """`==` of two scalars of one kind."""
    kind = type(left)
    if kind is type(right) and kind is not list and kind is not Unknown:
        if kind is Duration and left.unit != right.unit:  # type: ignore[attr-defined]
            raise MistypedError
        return left == right
    return _without_value(left, right)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool | Unknown]:
    def operator(left: Any, right: Any) -> bool | Unknown:
        kind = type(left)
        if kind is type(right):
            if kind in _ORDERED:
                return compare(left, right)
            if kind is Duration and left.unit == right.unit:
                return compare(left.n, right.n)
        return _without_value(left, right)

    return operator


def among(value: object, choices: object) -> bool | Unknown:
    """`in`: yes if one is equal, else unknown if one may be, else no."""
    if isinstance(choices, Unknown):
        return unknown_of((value, choices))
    if not isinstance(choices, list):
        raise MistypedError
    return any_of([equal(value, choice) for choice in choices])


def any_of(cells: Sequence[object]) -> bool | Unknown:
    """Yes if one is yes, else unknown if one is unknown, else no."""
    return _fold(cells, settles=True)


def all_of(cells: Sequence[object]) -> bool | Unknown:
    """No if one is no, else unknown if one is unknown, else yes."""
    return _fold(cells, settles=False)


def _fold(cells: Sequence[object], *, settles: bool) -> bool | Unknown:
    unknown = False
    for cell in cells:
        if cell is settles:
            return settles
        if isinstance(cell, Unknown):
            unknown = True
        elif not isinstance(cell, bool):
            raise MistypedError
    return unknown_of(cells) if unknown else not settles


COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool | Unknown]] = {
    ast.Eq: equal,
    ast.NotEq: lambda left, right: negate(equal(left, right)),
    ast.Lt: _ordered(lambda left, right: left < right),
    ast.LtE: _ordered(lambda left, right: left <= right),
    ast.Gt: _ordered(lambda left, right: left > right),
    ast.GtE: _ordered(lambda left, right: left >= right),
    ast.In: among,
    ast.NotIn: lambda left, right: negate(among(left, right)),
}
