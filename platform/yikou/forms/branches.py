"""Conditional parts of a record: which properties an object has, given what was answered so far.

`then`, `else`, `dependentSchemas` and `dependentRequired` become branches, each with its tests. An `if` whose trigger
was not answered does not hold: where the schema forgot to say so, `with_triggers` says it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jsonschema_rs

Schema = Mapping[str, Any]
Test = Callable[[Mapping[str, Any]], bool]

_MAPS = ("properties", "patternProperties", "dependentSchemas")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SINGLES = (
    *("items", "if", "then", "else", "not", "contains", "propertyNames"),
    *("additionalProperties", "unevaluatedProperties", "unevaluatedItems"),
)
_NOT_FOR_VALIDATION = ("$id", "$schema", "$defs", "$anchor", "default", "examples")


@dataclass(frozen=True, slots=True)
class Branch:
    """Properties that an object has, and must have, while every test holds.

    schemas: of the properties, by name; triggers: properties that tests read.
    """

    tests: tuple[Test, ...]
    schemas: Schema
    required: tuple[str, ...]
    triggers: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Properties that it declares."""
        return frozenset(self.schemas)

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether it is chosen."""
        return all(test(answers) for test in self.tests)


def refuse_reference(uri: str) -> Any:
    """The retriever of every validator: nothing is ever fetched."""
    raise ValueError(f"a reference to another document: {uri}")


def validator(
    schema: Schema, formats: Mapping[str, Callable[[str], bool]] | None = None
) -> jsonschema_rs.Draft202012Validator:
    """A compiled validator: linear patterns, formats checked, no references followed out of the schema."""
    return jsonschema_rs.Draft202012Validator(
        dict(schema),
        formats=dict(formats or {}),
        validate_formats=True,
        retriever=refuse_reference,
        pattern_options=jsonschema_rs.RegexOptions(),
    )


@lru_cache(maxsize=512)
def _judge(pattern: str) -> jsonschema_rs.Draft202012Validator:
    return validator({"pattern": pattern})


def fits(pattern: str, text: str) -> bool:
    """Whether a pattern is found in a text, by the engine that validates."""
    return _judge(pattern).is_valid(text)


def with_triggers(schema: Any) -> Any:
    """The schema as it is validated: every `if` requires what it reads; names and defaults are left out."""
    if not isinstance(schema, Mapping):
        return schema
    copy: dict[str, Any] = {k: v for k, v in schema.items() if k not in _NOT_FOR_VALIDATION}
    for key in _MAPS:
        if isinstance(copy.get(key), Mapping):
            copy[key] = {name: with_triggers(sub) for name, sub in copy[key].items()}
    for key in _LISTS:
        if isinstance(copy.get(key), list | tuple):
            copy[key] = [with_triggers(sub) for sub in copy[key]]
    for key in _SINGLES:
        if key in copy:
            copy[key] = with_triggers(copy[key])
    test = copy.get("if")
    if isinstance(test, dict) and "properties" in test:
        test["required"] = sorted({*test.get("required", ()), *test["properties"]})
    return copy


def branches(schema: Schema) -> tuple[Branch, ...]:
    """Branches of an object schema that `with_triggers` made, outer ones first."""
    return tuple(found for found in _below(schema, (), frozenset(), frozenset()) if found.tests)


def always_required(schema: Schema) -> tuple[str, ...]:
    """Names that an object schema requires whatever was answered, in its `allOf` too."""
    found = _below(schema, (), frozenset(), frozenset())
    return tuple(name for branch in found if not branch.tests for name in branch.required)


def told_apart(ways: Sequence[Any], base: Collection[str]) -> tuple[str, ...]:
    """Properties of the object itself whose value says which of its `oneOf` holds; () where none does.

    >>> told_apart([{"properties": {"a": {"const": 1}}}, {"properties": {"a": {"enum": [2, 3]}}}], {"a", "b"})
    ('a',)
    """
    fixed = [{n for n, sub in _properties(way).items() if _is_fixed(sub)} for way in ways]
    return tuple(name for name in base if fixed and all(name in names for names in fixed))


def _is_fixed(schema: Any) -> bool:
    return isinstance(schema, Mapping) and ("const" in schema or "enum" in schema)


def _properties(schema: Any) -> Schema:
    found = schema.get("properties") if isinstance(schema, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _below(schema: Any, tests: tuple[Test, ...], triggers: frozenset[str], base: frozenset[str]) -> Iterator[Branch]:
    """base: names that are declared further out."""
    if not isinstance(schema, Mapping):
        return
    base |= frozenset(_properties(schema))
    yield Branch(tests, _properties(schema), tuple(schema.get("required", ())), triggers)
    for sub in schema.get("allOf", ()):
        yield from _below(sub, tests, triggers, base)
    if "if" in schema:
        read = triggers | frozenset(_reads(schema["if"]))
        yes = _test(schema["if"])
        yield from _below(schema.get("then"), (*tests, yes), read, base)
        yield from _below(schema.get("else"), (*tests, _unless(yes)), read, base)
    for name, sub in schema.get("dependentSchemas", {}).items():
        yield from _below(sub, (*tests, _answered(name)), triggers | {name}, base)
    for name, required in schema.get("dependentRequired", {}).items():
        yield Branch((*tests, _answered(name)), {}, tuple(required), triggers | {name})
    for key in ("oneOf", "anyOf"):
        yield from _ways(schema.get(key, ()), tests, triggers, base)


def _ways(
    ways: Sequence[Any], tests: tuple[Test, ...], triggers: frozenset[str], base: frozenset[str]
) -> Iterator[Branch]:
    """A `oneOf` that a property of the object decides is a condition like any other."""
    by = told_apart(ways, sorted(base))
    for way in ways if by else ():
        yes = _test({"properties": {name: way["properties"][name] for name in by}, "required": list(by)})
        yield from _below(way, (*tests, yes), triggers | frozenset(by), base)


def _reads(schema: Any) -> Iterator[str]:
    """Top-level properties that an `if` looks at."""
    if not isinstance(schema, Mapping):
        return
    yield from schema.get("properties", ())
    yield from schema.get("required", ())
    for key in ("allOf", "anyOf", "oneOf"):
        for sub in schema.get(key, ()):
            yield from _reads(sub)
    yield from _reads(schema.get("not"))


def _test(schema: Any) -> Test:
    """Judges an `if` on the properties that it reads, so that a large record is not converted for each condition."""
    equal = _equality(schema)
    if equal is not None:
        return equal
    judge = validator(schema).is_valid if isinstance(schema, Mapping) else lambda _: bool(schema)
    reads = tuple(dict.fromkeys(_reads(schema)))
    return lambda answers: judge({name: answers[name] for name in reads if name in answers})


def _equality(schema: Any) -> Test | None:
    """The commonest `if`, one property with one text or yes/no, without a validator."""
    match schema:
        case {"properties": {**properties}, "required": [name], **rest} if len(properties) == 1 and not rest:
            wanted = properties.get(name)
        case _:
            return None
    match wanted:
        case {"const": str() | bool() as value, **rest} if not rest:
            kind = type(value)
            return lambda answers: type(answers.get(name)) is kind and answers[name] == value
        case _:
            return None


def _unless(test: Test) -> Test:
    return lambda answers: not test(answers)


def _answered(name: str) -> Test:
    return lambda answers: name in answers
