"""What `allOf` lays on an object is merged where that can be said, and means the same afterwards."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from yikou.definition.normal_form import normal_form
from yikou.definition.problems import Problems
from yikou.definition.schema import read_schema

IF_A = {"if": {"required": ["a"]}, "then": {"required": ["b"]}}
CLOSED_A = {"properties": {"a": {}}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (({"type": ["string", "boolean"]}, {"type": "boolean"}), {"type": "boolean"}),
        (({"type": "number"}, {"type": ["integer", "null"]}), {"type": "integer"}),
        (({"minimum": 1}, {"minimum": 3, "maximum": 9}), {"minimum": 3, "maximum": 9}),
        (({"maxLength": 5}, {"maxLength": 9}), {"maxLength": 5}),
        (({"required": ["a"]}, {"required": ["b", "a"]}), {"required": ["a", "b"]}),
        (({"enum": ["a", "b", "c"]}, {"enum": ["c", "b"]}), {"enum": ["b", "c"]}),
        (({"multipleOf": 4}, {"multipleOf": 6}), {"multipleOf": 12}),
        (({"uniqueItems": False}, {"uniqueItems": True}), {"uniqueItems": True}),
        (({"title": "甲"}, {"title": "乙", "description": "丙"}), {"title": "甲", "description": "丙"}),
        (
            ({"dependentRequired": {"a": ["b"]}}, {"dependentRequired": {"a": ["c"]}}),
            {"dependentRequired": {"a": ["b", "c"]}},
        ),
        (
            ({"properties": {"a": {"maxLength": 5}}}, {"properties": {"a": {"minLength": 2}, "b": {}}}),
            {"properties": {"a": {"maxLength": 5, "minLength": 2}, "b": {}}},
        ),
        (({"items": {"type": "string"}}, {"items": {"maxLength": 2}}), {"items": {"type": "string", "maxLength": 2}}),
        (({}, {"oneOf": [{"const": 1}]}), {"oneOf": [{"const": 1}]}),
        (
            ({"anyOf": [{"type": "null"}]}, {"anyOf": [{"type": "string"}]}),
            {"anyOf": [{"type": "null"}], "allOf": [{"anyOf": [{"type": "string"}]}]},
        ),
        (
            ({"pattern": "^a"}, {"pattern": "b$", "maxLength": 3}),
            {"pattern": "^a", "maxLength": 3, "allOf": [{"pattern": "b$"}]},
        ),
        (({}, {"properties": {"a": {}}, **IF_A}), {"properties": {"a": {}}, "allOf": [IF_A]}),
        (({}, {"unevaluatedProperties": False}), {"allOf": [{"unevaluatedProperties": False}]}),
        (({}, {"$ref": "#/$defs/n"}), {"allOf": [{"$ref": "#/$defs/n"}]}),
        (({}, {"allOf": [{"minimum": 1}]}), {"minimum": 1}),
        (({"type": "object"}, True, False), {"type": "object", "allOf": [False]}),
    ],
)
def test_two_parts_are_one(parts, whole):
    assert normal_form({**parts[0], "allOf": [*parts[1:]]}).schema == whole


@pytest.mark.parametrize(
    ("parts", "clash"),
    [
        (({"type": "string"}, {"type": "number"}), ("contradiction", "/allOf/0/type", "/type")),
        (({"enum": ["a"]}, {"enum": ["b"]}), ("contradiction", "/allOf/0/enum", "/enum")),
        (({"const": 1}, {"const": True}), ("contradiction", "/allOf/0/const", "/const")),
        (({"enum": ["a"]}, {"const": "b"}), ("contradiction", "/allOf/0/const", "/enum")),
        (({"minimum": 5}, {"maximum": 3}), ("contradiction", "/allOf/0/maximum", "/minimum")),
        (({"minimum": 3}, {"exclusiveMaximum": 3}), ("contradiction", "/allOf/0/exclusiveMaximum", "/minimum")),
        (({"maxItems": 1}, {"minItems": 2}), ("contradiction", "/maxItems", "/allOf/0/minItems")),
        ((CLOSED_A, {"properties": {"b": {}}}), ("closed_elsewhere", "/allOf/0/properties/b", "/additionalProperties")),
        (({"properties": {"b": {}}}, CLOSED_A), ("closed_elsewhere", "/properties/b", "/allOf/0/additionalProperties")),
        (
            ({"properties": {"a": {"type": "string"}}}, {"properties": {"a": {"type": "null"}}}),
            ("contradiction", "/allOf/0/properties/a/type", "/properties/a/type"),
        ),
    ],
)
def test_what_no_value_can_meet_is_told_with_both_places(parts, clash):
    found = normal_form({**parts[0], "allOf": [*parts[1:]]}).clashes
    assert [(c.code, c.pointer, c.other) for c in found] == [clash]


def test_a_contradiction_names_both_lines():
    schema = {"type": "object", "unevaluatedProperties": False}
    schema["properties"] = {"x": {"type": "string", "allOf": [{"type": "number"}]}}
    problems = Problems()
    read_schema({"schemas/x.schema.json": json.dumps(schema, indent=1).encode()}, "schemas/x.schema.json", problems)
    (problem,) = problems.all()
    assert (problem.code, problem.line, problem.key) == ("contradiction", 9, "properties/x/allOf/0/type")
    assert problem.expected == "schemas/x.schema.json:6 properties/x/type"


NAMES = st.sampled_from(["a", "b", "c"])
SIMPLE = [None, True, 0, 1, 1.0, 2, 2.5, 6, 7, "", "a", "ab", "abc"]
PAIRS = [[one, other] for one in (1, 2, "a") for other in (1.0, "a", "abc")]
LISTS = [[], *([one] for one in SIMPLE), *PAIRS, [1, 2, 3]]
MAPS = [dict.fromkeys(names, one) for names in ("a", "b", "c", "ab", "bc", "ac", "abc") for one in (1, 2.5, "ab", {})]
SAMPLES = [*SIMPLE, *LISTS, {}, *MAPS, {"ab": 1}, {"a": {"a": 1}}, [[1]], [{"a": 1}]]
TYPES = st.sampled_from(["string", "number", "integer", "boolean", "null", "array", "object"])
SCALAR = {
    "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
    "enum": st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=6),
    "const": st.sampled_from(SAMPLES),
    "minimum": st.integers(0, 3),
    "maximum": st.integers(1, 7),
    "exclusiveMinimum": st.integers(0, 3),
    "multipleOf": st.sampled_from([1, 2, 3]),
    "minLength": st.integers(0, 2),
    "maxLength": st.integers(1, 3),
    "pattern": st.sampled_from(["^a", "b$", "^[a-c]*$"]),
    "minItems": st.integers(0, 1),
    "maxItems": st.integers(1, 2),
    "uniqueItems": st.booleans(),
    "minProperties": st.integers(0, 1),
    "maxProperties": st.integers(1, 2),
    "required": st.lists(NAMES, max_size=2, unique=True),
    "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=1),
}


def words(below):
    """What can stand behind each word."""
    some = st.lists(below, min_size=1, max_size=2)
    named = st.dictionaries(NAMES, below, max_size=2)
    return SCALAR | {
        "properties": named,
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "b"]), below, max_size=1),
        "additionalProperties": below,
        "unevaluatedProperties": st.just(False),
        "propertyNames": st.just({"maxLength": 1}),
        "items": below,
        "prefixItems": some,
        "contains": below,
        "anyOf": some,
        "oneOf": some,
        "not": below,
        "if": below,
        "then": below,
        "else": below,
        "dependentSchemas": named,
        "allOf": some,
    }


def schemas(below):
    """With four words at most, or hardly any value would be valid."""
    known = words(below)
    kept = st.lists(st.sampled_from(sorted(known)), unique=True, max_size=4)
    return kept.flatmap(lambda names: st.fixed_dictionaries({name: known[name] for name in names}))


SCHEMAS = st.recursive(st.booleans() | st.just({}), schemas, max_leaves=8)


PARTS = st.sampled_from([True, False, {}, {"maxLength": 1}, {"type": "number"}, {"minimum": 2}]) | SCHEMAS
EVERY_WORD = words(PARTS)


@pytest.mark.parametrize("word", EVERY_WORD)
def test_every_sample_is_judged_the_same_before_and_after(word):
    other = st.sampled_from(sorted(EVERY_WORD)).flatmap(lambda name: st.fixed_dictionaries({name: EVERY_WORD[name]}))
    part = st.tuples(other | st.just({}), EVERY_WORD[word]).map(lambda found: {**found[0], word: found[1]})

    @settings(max_examples=25, deadline=None)
    @given(st.lists(part, min_size=2, max_size=3))
    def judged(parts):
        written = {**parts[0], "allOf": [*parts[0].get("allOf", []), *parts[1:]]}
        found = normal_form(written)
        before, after = Draft202012Validator(written), Draft202012Validator(found.schema)
        if not found.clashes:
            assert [x for x in SAMPLES if before.is_valid(x)] == [x for x in SAMPLES if after.is_valid(x)]

    judged()
