"""The leaves of an affair's two records: what can be hidden or masked by itself, with its classes of `x-mask`. Pure.

A choice of parts, a tuple or names that people give are one leaf with whatever they hold, so it has the classes of all
that is in it: where one number in it is masked, all of it is. Properties that only an alternative lays on an object are
leaves beside those of the object.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from yikou.access.reads import Path
from yikou.definition.model import Affair
from yikou.definition.types import Field, Record, inner

Leaves = Mapping[Path, frozenset[str]]
_LAID = ("allOf", "oneOf", "anyOf")


def leaves(affair: Affair) -> Leaves:
    """Classes of each leaf of `form` and `office`; none for most."""
    return _of_affair(Same(affair))


class Same:
    """An affair as cache key: by identity, because comparing its contents would cost more than walking it."""

    def __init__(self, affair: Affair) -> None:
        self.affair = affair

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.affair is self.affair

    def __hash__(self) -> int:
        return id(self.affair)


@lru_cache(maxsize=256)
def _of_affair(same: Same) -> Leaves:
    return {**_of_record(("form",), same.affair.form), **_of_record(("office",), same.affair.office)}


def _of_record(prefix: Path, record: Record) -> Leaves:
    loops = frozenset(_classes(record.schema.get("$defs"), frozenset()))
    return dict(_walk(prefix, record.fields, record.schema, loops))


def _walk(
    prefix: Path, fields: Mapping[str, Field], schema: Mapping[str, Any], loops: frozenset[str]
) -> Iterator[tuple[Path, frozenset[str]]]:
    for name, field in fields.items():
        below = inner(field.type)
        if below:
            items = field.schema.get("items")
            holder = items if isinstance(items, Mapping) else field.schema
            yield from _walk((*prefix, name), below, holder, loops)
        else:
            yield (*prefix, name), frozenset(_classes(field.schema, loops))
    for name, part in _laid(schema):
        if name not in fields:
            yield (*prefix, name), frozenset(_classes(part, loops))


def _laid(schema: Any) -> Iterator[tuple[str, Any]]:
    """Properties that alternatives and conditions lay on an object."""
    if not isinstance(schema, Mapping):
        return
    beside = [part for word in _LAID for part in schema.get(word, ())]
    beside += [*schema.get("dependentSchemas", {}).values(), schema.get("then"), schema.get("else")]
    for part in beside:
        if isinstance(part, Mapping):
            yield from part.get("properties", {}).items()
            yield from _laid(part)


def _classes(schema: Any, loops: frozenset[str]) -> Iterator[str]:
    """Classes of a schema and of all it holds; loops: of the parts that hold themselves."""
    if isinstance(schema, Mapping):
        if isinstance(schema.get("x-mask"), str):
            yield schema["x-mask"]
        if isinstance(schema.get("$ref"), str):
            yield from loops
        for part in schema.values():
            yield from _classes(part, loops)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from _classes(part, loops)
