"""Between the plain data of records (JSON) and the values that expressions compute with.

Out of a record a value comes by the type that the schema gives the field; what does not fit it (a half-typed number in
a draft) is not known. Into the ledger a value goes as plain data again.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from yikou.definition.durations import parse_duration, write_duration
from yikou.definition.model import Duration
from yikou.definition.types import Bool, Date, ListOf, Number, Other, Rows, Span, Type
from yikou.rules.values import Unknown, Value

_MAX_EXPONENT = 100


def typed(raw: object, kind: Type, path: str) -> Value | Unknown:
    """The value of a field as its type wants it; Unknown where it is not there or does not fit.

    >>> typed(700, Number(), "form.income"), typed("2026-12-01", Date(), "form.on")
    (Decimal('700'), datetime.date(2026, 12, 1))
    >>> typed(True, Number(), "form.income")
    Unknown(missing=('form.income',), why='does_not_fit')
    """
    if raw is None or raw == "":
        return Unknown((path,))
    if isinstance(kind, ListOf):
        return _list(raw, kind, path) if isinstance(raw, list | tuple) else _unfit(path)
    value = _scalar(raw, kind)
    return _unfit(path) if value is None else value


def _list(raw: Sequence[object], kind: ListOf, path: str) -> Value:
    cells: list[Any] = [typed(item, kind.item, path) for item in raw]
    return cells


def _unfit(path: str) -> Unknown:
    return Unknown((path,), "does_not_fit")


def _scalar(raw: Any, kind: Type) -> Any:
    if isinstance(kind, Number):
        return number(raw)
    if isinstance(kind, Bool):
        return raw if isinstance(raw, bool) else None
    if isinstance(kind, Date):
        return _date(raw)
    if isinstance(kind, Span):
        return raw if isinstance(raw, Duration) else parse_duration(raw) if isinstance(raw, str) else None
    if isinstance(kind, Rows):
        return raw if isinstance(raw, list) and all(isinstance(row, Mapping) for row in raw) else None
    return raw if isinstance(raw, str) and not isinstance(kind, Other) else None


def number(raw: object) -> Decimal | None:
    """A finite Decimal of at most a hundred digits from what JSON decoders make of numbers; None of anything else."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | float | str):
        return None
    try:
        value = raw if isinstance(raw, Decimal) else Decimal(str(raw))
    except (InvalidOperation, ValueError):
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= _MAX_EXPONENT else None


def _date(raw: object) -> date | None:
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def answer(value: object) -> Any:
    """The value as a record holds it: plain data, but a number stays a number, as the schema wants it.

    >>> answer(Decimal("590.25")), answer(Decimal("3.0")), answer(date(2026, 3, 17))
    (Decimal('590.25'), 3, '2026-03-17')
    """
    is_part = isinstance(value, Decimal) and value != value.to_integral_value()
    return value if is_part else plain(value)


def plain(value: object) -> Any:
    """The value as JSON: a whole number as int, another as text, a date and a duration as text, unknown as None.

    Of repeated rows only their number: a verdict that counted them has not read what stands in them.

    >>> plain([Decimal("700.00"), Decimal("0.5"), Unknown(), Duration(1, "years")])
    [700, '0.5', None, '1 year']
    """
    if type(value) is str or type(value) is bool:
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
    if isinstance(value, list):
        if value and isinstance(value[0], Mapping):
            return len(value)
        return [plain(item) for item in value]
    if isinstance(value, Duration):
        return write_duration(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, Unknown) else value
