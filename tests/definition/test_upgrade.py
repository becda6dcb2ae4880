"""Schemas of any age are read as 2020-12, or refused with the place and the reason."""

import json

import pytest

from yikou.definition.problems import Problems
from yikou.definition.schema import read_schema
from yikou.definition.upgrade import upgraded

DRAFT_4, DRAFT_6, DRAFT_7 = (f"http://json-schema.org/draft-0{n}/schema#" for n in (4, 6, 7))
DRAFT_2019 = "https://json-schema.org/draft/2019-09/schema"
DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema"
FILE = "schemas/x.schema.json"


def read(schema, **shared):
    files = {f"schemas/shared/{name}.schema.json": json.dumps(part).encode() for name, part in shared.items()}
    text = json.dumps({"type": "object", "unevaluatedProperties": False} | schema, indent=1).encode()
    problems = Problems()
    return read_schema({FILE: text, **files}, FILE, problems), problems.all()


def property_of(schema, name, **shared):
    records, problems = read(schema, **shared)
    assert problems == ()
    return records.form.schema["properties"][name]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"definitions": {"a": {"type": "string"}}}, {"$defs": {"a": {"type": "string"}}}),
        ({"dependencies": {"a": ["b"]}}, {"dependentRequired": {"a": ["b"]}}),
        ({"dependencies": {"a": {"required": ["b"]}}}, {"dependentSchemas": {"a": {"required": ["b"]}}}),
        ({"items": [{}, True]}, {"prefixItems": [{}, True]}),
        ({"items": [{}], "additionalItems": False}, {"prefixItems": [{}], "items": False}),
        ({"items": {}, "additionalItems": False}, {"items": {}}),
        ({"minimum": 3, "exclusiveMinimum": True}, {"exclusiveMinimum": 3}),
        ({"maximum": 3, "exclusiveMaximum": False}, {"maximum": 3}),
        ({"exclusiveMaximum": 3}, {"exclusiveMaximum": 3}),
        ({"id": "http://example.org/a"}, {"$id": "http://example.org/a"}),
        ({"$id": "#here"}, {"$anchor": "here"}),
        ({"$recursiveRef": "#", "$recursiveAnchor": True}, {"$ref": "#"}),
        ({"properties": {"a": {"items": [{}]}}}, {"properties": {"a": {"prefixItems": [{}]}}}),
        (
            {"default": {"items": [1]}, "enum": [{"definitions": {}}]},
            {"default": {"items": [1]}, "enum": [{"definitions": {}}]},
        ),
        (
            {"properties": {"definitions": {}, "id": {}, "items": {}}},
            {"properties": {"definitions": {}, "id": {}, "items": {}}},
        ),
        ({"properties": {}, "allOf": []}, {"properties": {}, "allOf": []}),
        (True, True),
        ([1], [1]),
    ],
)
def test_an_older_word_is_said_in_the_words_of_today(old, new):
    assert upgraded(old).value == new


@pytest.mark.parametrize("draft", [DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019, "https://json-schema.org/draft-07/schema"])
def test_a_form_of_an_older_draft_is_read(draft):
    pair = {"type": "array", "items": [{"type": "string"}, {"$ref": "#/definitions/n"}], "additionalItems": False}
    schema = {"$schema": draft, "definitions": {"n": {"type": "integer"}}, "properties": {"pair": pair}}
    assert property_of(schema, "pair") == {
        "type": "array",
        "prefixItems": [{"type": "string"}, {"type": "integer"}],
        "items": False,
    }


def test_a_reference_to_a_place_as_it_was_written_finds_the_place_as_it_stands():
    pair = {"type": "array", "items": [{"type": "string", "title": "甲"}]}
    schema = {"properties": {"pair": pair, "again": {"$ref": "#/properties/pair/items/0"}}}
    assert property_of(schema, "again") == {"type": "string", "title": "甲"}


def test_a_shared_part_of_an_older_draft_is_read():
    part = {"$schema": DRAFT_7, "definitions": {"a b": {"type": "boolean"}}}
    assert property_of({"properties": {"x": {"$ref": "shared/p.schema.json#/definitions/a%20b"}}}, "x", p=part) == {
        "type": "boolean"
    }


@pytest.mark.parametrize(
    ("schema", "code", "key"),
    [
        ({"$schema": "http://json-schema.org/draft-03/schema#"}, "unknown_draft", "$schema"),
        ({"$schema": "https://example.org/own"}, "unknown_draft", "$schema"),
        ({"$schema": DRAFT_2020, "dependencies": {"a": ["b"]}}, "old_draft", "dependencies"),
        ({"$schema": DRAFT_2020, "properties": {"x": {"items": [{}]}}}, "old_draft", "properties/x/items"),
        (
            {"$schema": DRAFT_4, "properties": {"x": {"exclusiveMinimum": True}}},
            "open_without_bound",
            "properties/x/exclusiveMinimum",
        ),
        (
            {
                "$schema": DRAFT_7,
                "definitions": {"a": {}},
                "properties": {"x": {"$ref": "#/definitions/a", "minLength": 2}},
            },
            "beside_ref",
            "properties/x/minLength",
        ),
        ({"definitions": {"a": {}}, "$defs": {"a": {}}}, "said_twice", "definitions/a"),
        (
            {"$schema": DRAFT_2019, "properties": {"x": {"$recursiveAnchor": True}}},
            "dynamic_ref",
            "properties/x/$recursiveAnchor",
        ),
        (
            {"$schema": DRAFT_2019, "properties": {"x": {"contains": {}, "unevaluatedItems": False}}},
            "old_meaning",
            "$schema",
        ),
        (
            {"definitions": {"a": {"type": "text"}}, "properties": {"x": {"$ref": "#/definitions/a"}}},
            "not_json_schema",
            "definitions/a/type",
        ),
    ],
)
def test_what_cannot_be_upgraded_is_refused_where_it_is_written(schema, code, key):
    problems = read(schema)[1]
    assert [(p.code, p.key) for p in problems] == [(code, key)]
    assert problems[0].line > 0


def test_texts_beside_a_ref_count_in_every_draft():
    schema = {"$schema": DRAFT_7, "definitions": {"a": {"type": "string", "title": "甲"}}}
    part = property_of(schema | {"properties": {"x": {"$ref": "#/definitions/a", "title": "乙", "default": "丙"}}}, "x")
    assert part == {"type": "string", "title": "乙", "default": "丙"}


def test_bundled_documents_are_found_by_their_address():
    address = {"$id": "https://example.org/address", "$ref": "street"}
    street = {"$id": "https://example.org/street", "$ref": "#/$defs/text", "$defs": {"text": {"type": "string"}}}
    schema = {
        "$id": "https://example.org/form",
        "properties": {"x": {"$ref": "/address"}},
        "$defs": {"https://example.org/address": address, "https://example.org/street": street},
    }
    assert property_of(schema, "x") == {"type": "string"}


@pytest.mark.parametrize("named", [{"$anchor": "n"}, {"$id": "#n"}])
def test_a_part_is_found_by_its_anchor(named):
    assert property_of({"properties": {"x": {"$ref": "#n"}}, "$defs": {"a": {"type": "string", **named}}}, "x") == {
        "type": "string"
    }


@pytest.mark.parametrize(("ref", "code"), [("https://example.org/other", "remote_ref"), ("#nobody", "unknown_ref")])
def test_a_name_that_the_file_does_not_give_is_refused(ref, code):
    schema = {"$id": "https://example.org/form", "properties": {"x": {"$ref": ref}}}
    assert [(p.code, p.found) for p in read(schema)[1]] == [(code, ref)]
