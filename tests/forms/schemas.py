"""Schemas over every word that forms may use, and values near them, for tests of what always holds."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from yikou.forms.formats import FAULTS
from yikou.forms.standard_formats import STANDARD

NAMES = st.sampled_from(["a", "b", "ab", "is it?", "15"])
FORMATS = st.sampled_from(sorted({*STANDARD, *FAULTS, "password", "regex"}))
TEXTS = st.sampled_from(
    [
        *(
            "",
            "a",
            "b",
            "ab",
            "abc",
            "15",
            "甲乙",
            "2026-03-17",
            "2026-02-30",
            "0000-01-01",
            "09:30:00Z",
            "09:30:00+08:00",
        ),
        *(
            "2026-03-17T09:30:00+08:00",
            "23:59:60Z",
            "a@example.com",
            "a@b",
            "https://example.com/a",
            "x:y z",
            "192.0.2.1",
        ),
        *(
            "2001:db8::1",
            "230199197106143520",
            "230199197106143521",
            "91110000600037341L",
            "chunhui",
            "data:a/b;base64,AA==",
        ),
        *("123e4567-e89b-12d3-a456-426614174000", "example.com", "一", "😀"),
    ]
)
NUMBERS = st.integers(-3, 12) | st.sampled_from([Decimal("0.5"), Decimal("1.25"), Decimal("7.75"), 10**18, -(10**18)])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(NAMES, below, max_size=4),
    max_leaves=10,
)
PLAIN = VALUES.map(lambda value: value)
TYPES = st.sampled_from(["string", "number", "integer", "boolean", "null", "array", "object"])
CODES = st.none() | st.booleans() | st.integers(-3, 12) | st.sampled_from(["a", "b", "", 0.5, [1], {"a": 1}])
BOUNDS = st.integers(-2, 9) | st.sampled_from([0.5, 7.75])
COUNTS = st.integers(0, 3)
WORDS: dict[str, st.SearchStrategy[Any]] = {
    "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
    "enum": st.lists(CODES, min_size=1, max_size=4),
    "const": CODES,
    "minimum": BOUNDS,
    "maximum": BOUNDS,
    "exclusiveMinimum": BOUNDS,
    "exclusiveMaximum": BOUNDS,
    "multipleOf": st.integers(1, 4),
    "minLength": COUNTS,
    "maxLength": COUNTS,
    "pattern": st.sampled_from(["^a", "b$", r"^\d+$", "^[一-龥]+$", r"^\w*$", "^(?:a|b)+$", ""]),
    "format": FORMATS,
    "minItems": COUNTS,
    "maxItems": COUNTS,
    "uniqueItems": st.booleans(),
    "minContains": COUNTS,
    "maxContains": COUNTS,
    "minProperties": COUNTS,
    "maxProperties": COUNTS,
    "required": st.lists(NAMES, max_size=2, unique=True),
    "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=2),
    "title": st.just("甲"),
    "readOnly": st.booleans(),
    "default": CODES,
}


def _with_parts(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(below, min_size=1, max_size=3)
    named = st.dictionaries(NAMES, below, max_size=3)
    parts = {
        "properties": named,
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "b$", r"\d"]), below, max_size=2),
        **dict.fromkeys(("additionalProperties", "propertyNames", "items", "contains", "not"), below),
        **dict.fromkeys(("unevaluatedProperties", "unevaluatedItems"), below | st.just(False)),
        **dict.fromkeys(("prefixItems", "anyOf", "oneOf", "allOf"), some),
        "dependentSchemas": named,
    }
    words = {**WORDS, **parts}
    chosen = st.lists(st.sampled_from(sorted(words)), max_size=4, unique=True)
    plain = chosen.flatmap(lambda picked: st.fixed_dictionaries({word: words[word] for word in picked}))
    condition = st.fixed_dictionaries({"if": below, "then": below}, optional={"else": below})
    loop = st.just({"$ref": "#/$defs/loop"})
    return plain | plain | condition | loop | st.tuples(plain, condition).map(lambda two: {**two[0], **two[1]})


SCHEMAS = st.recursive(st.booleans() | st.just({}), _with_parts, max_leaves=12)
LOOP = {
    "properties": {"a": {"$ref": "#/$defs/loop"}},
    "items": {"$ref": "#/$defs/loop"},
    "maxItems": 2,
    "not": {"const": "b"},
}


def whole(schema: Any) -> dict[str, Any]:
    """A schema with the part that holds itself, which it may refer to."""
    return {**(schema if isinstance(schema, dict) else {"allOf": [schema]}), "$defs": {"loop": LOOP}}
