"""A filled form out of what is supposed: the rest filled in as the schema asks, so that a person can try it.

Terms that were taken as free (a sum, a count) are looked for among the values of what they read. Whether the real rules
then say the same is asked by `witness.py`; nothing here claims it.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from decimal import Decimal
from itertools import islice, product
from typing import Any

from yikou.definition.types import Date, Field, Group, ListOf, Number, Option, Place, Rows, Text, Type
from yikou.forms.branches import validator
from yikou.forms.formats import verdicts
from yikou.proof.space import Passed, Sight, Space, Supposed, raw
from yikou.proof.spelled import paths_in
from yikou.proof.stretches import stretches
from yikou.rules.names import Name
from yikou.rules.syntax import Literal

SAMPLES = (
    *("文字", "230199198001011235", "91110000600037341L", "13800000000", "2026-12-01", "张三", "0451-8600 0810"),
    *(
        "1",
        "123456",
        "123456789012",
        "1234567890123456",
        "123456789012345678",
        "a",
        "a@example.org",
        "https://example.org",
    ),
    *("黑A12345", "A1", "2026", "08:00", "2026-12-01T08:00:00Z"),
)
MOST = 240  # fillings that are tried
ROWS = 3
Records = dict[str, dict[str, Any]]


class Filling(Sight):
    """Answers everything that is not supposed with what is least: leaves out what need not be there."""

    def __init__(self, space: Space, supposed: Supposed, passed: tuple[Passed, ...], orgs: Mapping[str, str]) -> None:
        super().__init__(space, dict(supposed), passed)
        self.orgs = orgs

    def choose(self, key: str, options: tuple[Any, ...]) -> Any:
        """What is supposed, or a value, or that it is not there."""
        if key in self.supposed:
            return self.supposed[key]
        return False if "?" in key or ": {" in key else options[0]

    def records(self) -> Records:
        """The form and the office record."""
        office = {
            name: self._filled("office", (name,), field)
            for name, field in self.space.affair.office.fields.items()
            if self.is_there("office", (name,))
        }
        return {"form": self._object("form", (), self.space.affair.form.fields), "office": office}

    def _object(self, root: str, path: tuple[str, ...], fields: Mapping[str, Field]) -> dict[str, Any]:
        return {
            name: self._filled(root, (*path, name), field)
            for name, field in fields.items()
            if self._has(root, (*path, name))
        }

    def _filled(self, root: str, path: tuple[str, ...], field: Field) -> Any:
        match field.type:
            case Group(fields):
                return self._object(root, path, fields)
            case Rows(columns):
                return [self._row(root, path, columns) for _ in range(max(1, bound_of(field, "minItems", 0)))]
        dotted = ".".join((root, *path))
        if dotted in self.supposed or isinstance(field.type, Number | Option) or self.space.terms.cut_at(dotted):
            value = self._value(root, path, field.type)
            return self._sample(field) if value == "其他" else raw(value)
        return self._sample(field)

    def _row(self, root: str, path: tuple[str, ...], columns: Mapping[str, Field]) -> dict[str, Any]:
        """Every column that is there in each row, less those that are supposed to be open."""
        left_out = {
            name for name in columns if self.supposed.get(f"{root}.{'.'.join(path)}.{name} is unknown in a row")
        }
        wanted = {name: column for name, column in columns.items() if not column.conditional and name not in left_out}
        return {name: self._cell(column) for name, column in wanted.items()}

    def _cell(self, column: Field) -> Any:
        if isinstance(column.type, Group):
            return {name: self._cell(inner) for name, inner in column.type.fields.items() if not inner.conditional}
        return self._sample(column)

    def _sample(self, field: Field) -> Any:
        """Some value that the schema takes."""
        if isinstance(field.type, Place):
            return self.orgs.get(field.type.kind) or next(iter(self.orgs.values()), "org")
        if isinstance(field.type, ListOf):
            return [self._sample(Field(field.path, "", field.type.item, schema=_items(field)))]
        tries = [*field.schema.get("examples", ()), *map(raw, stretches(field.type, ())), *SAMPLES]  # type: ignore[misc]
        judge = validator({k: v for k, v in field.schema.items() if k != "title"}, verdicts())
        return next((one for one in tries if one != "其他" and judge.is_valid(one)), SAMPLES[0])


def bound_of(field: Field | None, key: str, otherwise: int) -> int:
    """`minItems` or `maxItems` of a field."""
    found = field.schema.get(key) if field else None
    return found if isinstance(found, int) else otherwise


def _items(field: Field) -> Mapping[str, Any]:
    found = field.schema.get("items")
    return found if isinstance(found, Mapping) else {}


def variations(space: Space, records: Records, terms: Sequence[ast.expr], fixed: Supposed) -> Iterator[Records]:
    """The records, and the same with other values of what the terms read; nothing that is supposed is changed."""
    yield records
    names = {name.dotted: name for term in terms for name in fields_of(space, term) if name.dotted not in fixed}
    constants = [node.value for term in terms for node in ast.walk(term) if isinstance(node, Literal)]
    choices = [(name, list(_values(space, name, records, constants))) for name in names.values()]
    for values in islice(product(*(found for _, found in choices)), MOST):
        varied = deepcopy(records)
        for (name, _), value in zip(choices, values, strict=True):
            _put(varied, name, value)
        yield varied


def fields_of(space: Space, node: ast.expr) -> Iterator[Name]:
    """Fields that a term reads, through facts."""
    for path in paths_in(node):
        name = space.terms.name(path)
        tree = space.terms.tree_of(name)
        if tree is not None:
            yield from fields_of(space, tree)
        elif name.root in ("form", "office"):
            yield name


def _values(space: Space, name: Name, records: Records, constants: Sequence[Any]) -> Iterator[Any]:
    """A few values of a field, those that stand beside it among them; of rows, how many there are."""
    kind: Type = name.of.type if name.of else name.type
    if isinstance(kind, Rows):
        rows = _at(records, name) or []
        least, most = bound_of(name.of, "minItems", 0), bound_of(name.of, "maxItems", len(rows) + ROWS)
        yield from ([rows[0] if rows else {}] * count for count in range(least, min(most, len(rows) + ROWS) + 1))
        return
    parts = space.terms.parts(name.dotted, kind)
    fitting = [one for one in constants if parts and type(one) is type(parts[0])]
    yield from dict.fromkeys(map(raw, (*parts, *fitting, *_spread(kind))))


def _spread(kind: Type) -> Iterator[Any]:
    if isinstance(kind, Number):
        low = Decimal(0) if kind.low is None else kind.low
        high = low + 1000 if kind.high is None else kind.high
        yield from (low, high, Decimal(int((low + high) / 2)) if int((low + high) / 2) >= low else low)
        yield from (low + step for step in (1, 2, 5) if low + step <= high)
    elif isinstance(kind, Option):
        yield from kind.values
    elif isinstance(kind, Date):
        yield from (date(2000, 1, 1), date(2026, 12, 1), date(2099, 12, 31))
    elif isinstance(kind, Text):
        yield from SAMPLES[:2]


def _at(records: Records, name: Name) -> Any:
    found: Any = records[name.root]
    for part in name.path:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _put(records: Records, name: Name, value: Any) -> None:
    """Sets a field; a column in every row."""
    found: Any = records[name.root]
    for at, part in enumerate(name.path[:-1]):
        found = found.get(part) if isinstance(found, dict) else None
        if isinstance(found, list):
            for row in found:
                if name.path[at + 1] in row:
                    row[name.path[at + 1]] = value
            return
    if isinstance(found, dict) and name.path[-1] in found:
        found[name.path[-1]] = value
