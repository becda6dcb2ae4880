# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Plain rows and frozen values: reading and writing a dataclass whose fields are its columns, in order.

Only for tables of plain columns. Moments, days and decimals are converted by the type of the field; SQL that is more
than this is written by hand where it is used.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, get_type_hints

from yikou.store.database import Row, Session
from yikou.store.moments import day_or_none, from_day, from_optional, from_text, moment_or_none

T = TypeVar("T")
Convert = Callable[[Any], object]
_IN: dict[object, Convert] = {
    datetime: moment_or_none,
    datetime | None: moment_or_none,
    date: day_or_none,
    date | None: day_or_none,
    Decimal: str,
}
_OUT: dict[object, Convert] = {
    bool: bool,
    datetime: from_text,
    datetime | None: from_optional,
    date: from_day,
    date | None: from_day,
    Decimal: Decimal,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How values of one dataclass become rows and come back; None where a column is taken as it is."""

    names: tuple[str, ...]
    inward: tuple[Convert | None, ...]
    outward: tuple[Convert | None, ...]

    @property
    def columns(self) -> str:
        """For a select list."""
        return ", ".join(self.names)


_plans: dict[object, Plan] = {}


def plan(kind: Any) -> Plan:
    """The plan of a dataclass, made once."""
    if kind not in _plans:
        hints = get_type_hints(kind)
        names = tuple(field.name for field in fields(kind))
        _plans[kind] = Plan(names, tuple(_IN.get(hints[n]) for n in names), tuple(_OUT.get(hints[n]) for n in names))
    return _plans[kind]


def read(kind: type[T], row: Row) -> T:
    """The value of a row that was selected by the plan's columns."""
    return kind(*[to(value) if to else value for to, value in zip(plan(kind).outward, row, strict=True)])


def stored(value: object) -> list[object]:
    """The columns of a value, in order."""
    p = plan(type(value))
    pairs = zip(p.inward, (getattr(value, name) for name in p.names), strict=True)
    return [to(plain) if to else plain for to, plain in pairs]


def insert(s: Session, table: str, values: Iterable[object]) -> None:
    """Adds values of one kind; a key that is there already raises `dialect.IntegrityError`."""
    rows = list(values)
    if rows:
        s.many(_insert(table, plan(type(rows[0]))), [stored(row) for row in rows])


def put(s: Session, table: str, value: object, *, key: tuple[str, ...]) -> None:
    """Adds a value, or replaces the one that has its key."""
    p = plan(type(value))
    change = ", ".join(f"{name} = excluded.{name}" for name in p.names if name not in key)
    s.run(f"{_insert(table, p)} on conflict ({', '.join(key)}) do update set {change}", *stored(value))


def select(s: Session, kind: type[T], tail: str, *values: object) -> tuple[T, ...]:
    """Values found by `from …`: what follows the select list."""
    return tuple(read(kind, row) for row in s.rows(f"select {plan(kind).columns} {tail}", *values))


def _insert(table: str, p: Plan) -> str:
    return f"insert into {table} ({p.columns}) values (?{', ?' * (len(p.names) - 1)})"
