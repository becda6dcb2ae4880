# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Plain rows and frozen values: reading and writing a class whose fields are its columns, in order.

Values of long lists are msgspec structs, which are made twenty times faster than frozen dataclasses.

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
    """How values of one class become rows and come back: which columns are converted, by their index."""

    names: tuple[str, ...]
    inward: tuple[tuple[int, Convert], ...]
    outward: tuple[tuple[int, Convert], ...]

    @property
    def columns(self) -> str:
        """For a select list."""
        return ", ".join(self.names)


_plans: dict[object, Plan] = {}


def plan(kind: Any) -> Plan:
    """The plan of a dataclass or struct, made once."""
    if kind not in _plans:
        hints = get_type_hints(kind)
        names = getattr(kind, "__struct_fields__", None) or tuple(field.name for field in fields(kind))
        inward, outward = (
            tuple((i, to[hints[name]]) for i, name in enumerate(names) if hints[name] in to) for to in (_IN, _OUT)
        )
        _plans[kind] = Plan(names, inward, outward)
    return _plans[kind]


def read(kind: type[T], row: Row) -> T:
    """The value of a row that was selected by the plan's columns."""
    values = list(row)
    for index, convert in plan(kind).outward:
        values[index] = convert(values[index])
    return kind(*values)


def stored(value: object) -> list[object]:
    """The columns of a value, in order."""
    p = plan(type(value))
    values = [getattr(value, name) for name in p.names]
    for index, convert in p.inward:
        values[index] = convert(values[index])
    return values


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
