"""Conditional parts of a record: which properties an object has, given what was answered so far.

`then`, `else`, `dependentSchemas` and `dependentRequired` become branches, each with its tests. An `if` whose trigger
was not answered does not hold: where the schema forgot to say so, `with_triggers` says it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
    """Properties that an object has, and must have, while every test holds. triggers: properties that tests read."""

    tests: tuple[Test, ...]
    names: frozenset[str]
    required: tuple[str, ...]
    triggers: frozenset[str]

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
    return tuple(found for found in _below(schema, (), frozenset()) if found.tests)


def always_required(schema: Schema) -> tuple[str, ...]:
    """Names that an object schema requires whatever was answered, in its `allOf` too."""
    return tuple(name for found in _below(schema, (), frozenset()) if not found.tests for name in found.required)


def _below(schema: Any, tests: tuple[Test, ...], triggers: frozenset[str]) -> Iterator[Branch]:
    if not isinstance(schema, Mapping):
        return
    names = frozenset(schema.get("properties", ()))
    yield Branch(tests, names, tuple(schema.get("required", ())), triggers)
    for sub in schema.get("allOf", ()):
        yield from _below(sub, tests, triggers)
    if "if" in schema:
        read = triggers | frozenset(_reads(schema["if"]))
        yes = _test(schema["if"])
        yield from _below(schema.get("then"), (*tests, yes), read)
        yield from _below(schema.get("else"), (*tests, _unless(yes)), read)
    for name, sub in schema.get("dependentSchemas", {}).items():
        yield from _below(sub, (*tests, _answered(name)), triggers | {name})
    for name, required in schema.get("dependentRequired", {}).items():
        yield Branch((*tests, _answered(name)), frozenset(), tuple(required), triggers | {name})


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
