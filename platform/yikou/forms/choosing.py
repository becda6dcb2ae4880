"""Which alternative of a box a value is of, told from the value alone.

A page posts its choice (see bind.py); here stands what a stored value says: first by its type and by the constants of
its properties, then by what is valid, then by what has the most in common with it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema_rs

from yikou.forms.branches import fits
from yikou.forms.controls import Alternative
from yikou.forms.values import kind_name, same


def chosen(alternatives: Sequence[Alternative], value: Any, *, name: str = "") -> int | None:
    """Number of the alternative, None where there is none; name: under which the value stands in its object."""
    found = [n for n, one in enumerate(alternatives) if not one.pattern or fits(one.pattern, name)]
    likely = [n for n in found if could_be(alternatives[n].schema, value)]
    if len(likely) < 2:
        return next(iter(likely), next(iter(found), None))
    valid = next((n for n in likely if _is_valid(alternatives[n], value)), None)
    return likely[likeliest([alternatives[n].schema for n in likely], value) or 0] if valid is None else valid


def likeliest(schemas: Sequence[Mapping[str, Any]], value: Any) -> int | None:
    """Number of the schema that a value was meant for although it may not be valid; None where nothing speaks for one.

    >>> ways = [{"type": "string"}, {"properties": {"a": {}, "b": {}}}, {"properties": {"a": {}, "c": {}}}]
    >>> likeliest(ways, {"a": 1, "c": 2}), likeliest(ways, "x"), likeliest(ways[:1], 5)
    (2, 0, None)
    """
    likely = [number for number, schema in enumerate(schemas) if could_be(schema, value)]
    if not likely or not isinstance(value, Mapping):
        return next(iter(likely), None)

    def common(number: int) -> tuple[int, int]:
        schema = target_of(schemas[number])
        known, required = schema.get("properties", {}), schema.get("required", ())
        return sum(name in known for name in value), -sum(name not in value for name in required)

    return max(likely, key=lambda number: (*common(number), -number))


def could_be(schema: Mapping[str, Any], value: Any) -> bool:
    """Whether neither its type nor a constant speaks against it."""
    schema = target_of(schema)
    if not _is_of_type(schema.get("type"), value):
        return False
    if "const" in schema and not same(schema["const"], value):
        return False
    if "enum" in schema and not any(same(code, value) for code in schema["enum"]):
        return False
    if not isinstance(value, Mapping):
        return True
    return all(
        could_be(below, value[name])
        for name, below in schema.get("properties", {}).items()
        if name in value and isinstance(below, Mapping) and ("const" in below or "enum" in below)
    )


def target_of(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema without its reference: what it refers to stands in its own `$defs`."""
    seen = 0
    while isinstance(schema.get("$ref"), str) and seen < 9:
        found = schema.get("$defs", {}).get(
            schema["$ref"].removeprefix("#/$defs/").replace("~1", "/").replace("~0", "~")
        )
        schema = {**(found if isinstance(found, Mapping) else {}), **{k: v for k, v in schema.items() if k != "$ref"}}
        seen += 1
    return schema


def _is_of_type(types: Any, value: Any) -> bool:
    kind = kind_name(value)
    names = (types,) if isinstance(types, str) else types or ()
    return not names or kind in names or (kind == "integer" and "number" in names)


def _is_valid(alternative: Alternative, value: Any) -> bool:
    try:
        return alternative.validator.is_valid(value)
    except (jsonschema_rs.ValidationError, ValueError, TypeError):
        return False
