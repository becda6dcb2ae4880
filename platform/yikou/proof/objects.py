"""Which fields a record has, as far as its schema tells from other fields: `required`, and what `if` and `then` add.

Conditions that look at more than constants and bounds (patterns, lists) are not read: they may hold or not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from yikou.forms.branches import validator, with_triggers
from yikou.proof.stretches import Mark, cuts_for

Schema = Mapping[str, Any]
_BOUNDS = {"minimum": "<", "maximum": "<=", "exclusiveMinimum": "<=", "exclusiveMaximum": "<"}
_READ = frozenset(
    {"properties", "required", "const", "enum", "type", "allOf", "anyOf", "oneOf", "not", "title", *_BOUNDS}
)


@dataclass(frozen=True)
class Condition:
    """One `if` of an object, or that a property is there. no: whether it must fail (`else`)."""

    schema: Schema
    no: bool = False

    @cached_property
    def is_readable(self) -> bool:
        """Whether its verdict follows from values that can be cut at constants."""
        return _is_readable(self.schema)

    @cached_property
    def _judge(self) -> Callable[[Any], bool]:
        return validator(self.schema).is_valid

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether it holds for an object of which at least what it reads is given."""
        return self._judge(answers) is not self.no


@dataclass(frozen=True, slots=True)
class Layer:
    """What an object demands while all conditions hold."""

    conditions: tuple[Condition, ...]
    properties: Mapping[str, Any]
    required: frozenset[str]


def layers(schema: Schema) -> tuple[Layer, ...]:
    """The object itself and everything laid on it, outer ones first."""
    return tuple(_layers(with_triggers(schema), ()))


def _layers(schema: Any, conditions: tuple[Condition, ...]) -> Iterator[Layer]:
    if not isinstance(schema, Mapping):
        return
    yield Layer(conditions, schema.get("properties") or {}, frozenset(schema.get("required") or ()))
    for part in schema.get("allOf") or ():
        yield from _layers(part, conditions)
    if "if" in schema:
        yield from _layers(schema.get("then"), (*conditions, Condition(schema["if"])))
        yield from _layers(schema.get("else"), (*conditions, Condition(schema["if"], no=True)))
    for name, part in (schema.get("dependentSchemas") or {}).items():
        yield from _layers(part, (*conditions, Condition({"required": [name]})))
    for name, required in (schema.get("dependentRequired") or {}).items():
        yield Layer((*conditions, Condition({"required": [name]})), {}, frozenset(required))


def _is_readable(schema: Any) -> bool:
    if not isinstance(schema, Mapping):
        return isinstance(schema, bool)
    inner = (
        *(schema.get("properties") or {}).values(),
        *(p for k in ("allOf", "anyOf", "oneOf") for p in schema.get(k) or ()),
    )
    return set(schema) <= _READ and all(map(_is_readable, inner)) and _is_readable(schema.get("not", True))


def reads(schema: Any) -> Iterator[tuple[str, ...]]:
    """Paths of the properties that a condition looks at, relative to its object."""
    if not isinstance(schema, Mapping):
        return
    for name, below in (schema.get("properties") or {}).items():
        inside = list(reads(below))
        yield from ((name, *path) for path in inside)
        if not inside:
            yield (name,)
    for name in schema.get("required") or ():
        if name not in (schema.get("properties") or {}):
            yield (name,)
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key) or ():
            yield from reads(part)
    yield from reads(schema.get("not"))


def cuts_in(schema: Any) -> Iterator[tuple[tuple[str, ...], Mark]]:
    """Constants and bounds that a schema names, each with the path of its property."""
    if not isinstance(schema, Mapping):
        return
    for value in (schema.get("const"), *(schema.get("enum") or ())):
        yield from (((), cut) for cut in cuts_for("==", _constant(value)))
    for key, op in _BOUNDS.items():
        yield from (((), cut) for cut in cuts_for(op, _constant(schema.get(key))))
    for name, below in (schema.get("properties") or {}).items():
        yield from (((name, *path), cut) for path, cut in cuts_in(below))
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key) or ():
            yield from cuts_in(part)
    yield from cuts_in(schema.get("not"))


def _constant(value: Any) -> Any:
    """A number of the schema as expressions have it."""
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number else value


def limits(schema: Any) -> Schema:
    """What a property demands of its value, as far as parts tell values apart."""
    return {k: v for k, v in schema.items() if k in ("const", "enum", *_BOUNDS)} if isinstance(schema, Mapping) else {}
