"""From a schema file to fields: types, conditions, shared parts, and what is refused."""

import json
from decimal import Decimal
from time import process_time

import pytest

from yikou.definition.problems import Problems
from yikou.definition.schema import read_schema
from yikou.definition.types import (
    Bool,
    Date,
    Group,
    ListOf,
    Number,
    Option,
    Other,
    Person,
    Place,
    Rows,
    Text,
)

CLOSED = {"type": "object", "unevaluatedProperties": False}


def read(schema, **shared):
    files = {f"schemas/shared/{name}.schema.json": json.dumps(part).encode() for name, part in shared.items()}
    problems = Problems()
    text = json.dumps(CLOSED | schema, indent=1).encode()
    records = read_schema({"schemas/x.schema.json": text, **files}, "schemas/x.schema.json", problems)
    return records, problems.all()


def form(schema, **shared):
    records, problems = read(schema, **shared)
    assert problems == ()
    return records.form


def codes(schema, **shared):
    return [p.code for p in read(schema, **shared)[1]]


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "boolean"}, Bool()),
        ({"type": "boolean", "const": True}, Bool()),
        ({"type": "integer", "exclusiveMinimum": 0, "maximum": 9}, Number(Decimal(1), Decimal(9), True)),
        ({"type": "number", "minimum": 0.5}, Number(Decimal("0.5"), None, False)),
        ({"type": "string", "oneOf": [{"const": "a"}, {"const": "b"}]}, Option(("a", "b"))),
        ({"enum": ["a", "b"]}, Option(("a", "b"))),
        ({"const": "a"}, Option(("a",))),
        ({"type": "string", "format": "date"}, Date()),
        ({"type": "string", "format": "org", "x-org-kind": "street"}, Place("street")),
        ({"type": "string", "format": "person", "x-role": "clerk"}, Person("clerk")),
        ({"type": "string", "pattern": "^[0-9]+$"}, Text()),
        ({"type": "array", "items": {"type": "string", "format": "org"}}, ListOf(Place("any"))),
        ({"type": "array", "prefixItems": [{"type": "string"}]}, Other()),
        ({"type": ["string", "number"]}, Other()),
        ({"enum": [1, 2]}, Other()),
        ({}, Other()),
    ],
)
def test_a_construct_of_json_schema_has_this_type(schema, kind):
    assert form({"properties": {"x": schema}}).fields["x"].type == kind


def test_objects_are_groups_and_lists_of_objects_are_rows():
    part = {"type": "object", "properties": {"name": {"type": "string"}}}
    read = form({"properties": {"one": part, "many": {"type": "array", "items": part}}})
    assert isinstance(read.fields["one"].type, Group)
    assert isinstance(read.fields["many"].type, Rows)
    assert read.field(("many", "name")).path == ("many", "name")


def test_a_type_that_may_be_null_makes_the_field_nullable():
    field = form({"properties": {"x": {"type": ["integer", "null"]}}, "required": ["x"]}).fields["x"]
    assert field.type == Number(None, None, True)
    assert field.nullable
    assert field.may_be_unknown


def test_a_field_inside_then_is_conditional_and_required_there():
    schema = {
        "properties": {"a": {"type": "boolean"}},
        "allOf": [
            {
                "if": {"properties": {"a": {"const": True}}, "required": ["a"]},
                "then": {
                    "properties": {"b": {"enum": ["x", "y"]}},
                    "required": ["b"],
                    "if": {"properties": {"b": {"const": "x"}}, "required": ["b"]},
                    "else": {"properties": {"c": {"type": "string"}}},
                },
            }
        ],
        "dependentSchemas": {"a": {"properties": {"d": {"type": "string"}}}},
    }
    fields = form(schema).fields
    assert [(f.conditional, f.required) for f in fields.values()] == [
        (False, False),
        (True, True),
        (True, False),
        (True, False),
    ]
    assert fields["b"].may_be_unknown


def test_the_same_choice_under_two_conditions_has_all_its_options():
    def branch(value, option):
        condition = {"properties": {"a": {"const": value}}, "required": ["a"]}
        return {"if": condition, "then": {"properties": {"b": {"enum": [option]}}}}

    schema = {"properties": {"a": {"type": "boolean"}}, "allOf": [branch(True, "x"), branch(False, "y")]}
    assert form(schema).fields["b"].type == Option(("x", "y"))


def test_x_order_comes_first_and_the_rest_follows():
    fields = form({"properties": {"a": {}, "b": {}, "c": {}}, "x-order": ["c", "*", "a"]}).fields
    assert list(fields) == ["c", "b", "a"]


def test_a_shared_part_stands_in_place_and_texts_beside_the_ref_go_before_its_own():
    part = {"title": "个人", "x-applicant": "person", "type": "object", "properties": {"name": {"$ref": "#/$defs/n"}}}
    part["$defs"] = {"n": {"type": "string", "title": "姓名"}}
    read = form({"properties": {"a": {"$ref": "shared/p.schema.json", "title": "申请人", "x-width": 6}}}, p=part)
    assert read.fields["a"].title == "申请人"
    assert read.fields["a"].schema["x-applicant"] == "person"
    assert read.field(("a", "name")).title == "姓名"


def test_what_a_ref_demands_and_what_stands_beside_it_are_both_demanded():
    part = {"type": "object", "properties": {"a": {}, "b": {}}, "required": ["a"]}
    schema = form({"properties": {"x": {"$ref": "shared/p.schema.json", "required": ["b"]}}}, p=part).schema
    assert schema["properties"]["x"]["required"] == ["a", "b"]


def test_ref_inside_data_is_left_alone():
    assert form({"properties": {"x": {"default": {"$ref": "http://a.b"}}}}).fields["x"].schema["default"]


def test_the_office_record_is_a_record_of_its_own():
    records, _ = read({"$defs": {"office": CLOSED | {"properties": {"proposed": {"type": "number"}}}}})
    assert list(records.office.fields) == ["proposed"]
    assert "$defs" not in records.form.schema


IF_A = {"properties": {"a": {"const": 1}}, "required": ["a"]}
IF_B = {"properties": {"a": {"const": "b"}}, "required": ["a"]}


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ({"properties": {"x": {"$ref": "http://example.com/x"}}}, "remote_ref"),
        ({"properties": {"x": {"$ref": "file:///etc/passwd"}}}, "remote_ref"),
        ({"properties": {"x": {"$ref": "shared/../x.schema.json"}}}, "remote_ref"),
        ({"properties": {"x": {"$ref": "shared/nobody.schema.json"}}}, "unknown_ref"),
        ({"properties": {"x": {"$ref": "#/$defs/nothing"}}}, "unknown_ref"),
        ({"allOf": [{"$ref": "#"}]}, "endless_ref"),
        ({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}, "endless_ref"),
        ({"properties": {"x": {"$dynamicRef": "#x"}}}, "dynamic_ref"),
        ({"properties": {"x": {"type": "text"}}}, "not_json_schema"),
        ({"properties": {"a": {}}, "required": ["b"]}, "unknown_field"),
        ({"properties": {"a": {}}, "x-order": ["b", "*"]}, "unknown_field"),
        ({"properties": {"a": {}}, "x-order": ["a", "a"]}, "wrong_value"),
        ({"properties": {"a": {}}, "x-order": 5}, "wrong_value"),
        ({"properties": {"a": {}}, "if": {"properties": {"b": {}}, "required": ["b"]}, "then": {}}, "unknown_field"),
        ({"properties": {"a": {"enum": ["c"]}}, "if": IF_B, "then": {}}, "not_an_option"),
        ({"properties": {"x": {"enum": []}}}, "wrong_value"),
        ({"properties": {"x": {"enum": ["a"], "default": "b"}}}, "not_an_option"),
        ({"properties": {"x": {"oneOf": [{"const": "a"}, {"const": "a"}]}}}, "duplicate_key"),
        ({"properties": {"x": {"oneOf": [{"const": "A b", "title": "甲"}]}}}, "bad_name"),
        ({"properties": {"x": {"x-sections": [{"id": "a", "title": 5}]}}}, "wrong_value"),
        ({"type": "array"}, "form_not_object"),
        ({"unevaluatedProperties": True}, "not_closed"),
        ({"$defs": {"office": {"type": "object"}}}, "not_closed"),
        ({"properties": {"x": {"type": "number", "multipleOf": 0.01}}}, "multiple_of"),
        ({"properties": {"x": {"enum": ["a", "any"]}}}, "reserved_code"),
        ({"properties": {"x": {"oneOf": [{"const": "no"}]}}}, "reserved_code"),
        ({"properties": {"x": {"format": "org", "x-org-kind": "town"}}}, "unknown_org_kind"),
        ({"properties": {"x": {"x-visible": "form.a"}}, "required": ["x"]}, "visible_and_required"),
        ({"if": {"properties": {"a": {"const": 1}}}, "then": {}}, "if_without_required"),
        ({"if": {"not": {"properties": {"a": {}}}}, "then": {}}, "if_without_required"),
        (
            {
                "properties": {"a": {}},
                "if": IF_A,
                "then": {"properties": {"b": {"x-visible": "a"}}, "required": ["b"]},
            },
            "visible_and_required",
        ),
    ],
)
def test_this_schema_is_refused(schema, code):
    assert codes(schema) == [code]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"nullable": True}, [("error", "foreign_word_for", "properties/x/nullable", "")]),
        ({"xml": {}}, [("error", "foreign_word", "properties/x/xml", "")]),
        ({"x-widht": 5}, [("error", "unknown_key", "properties/x/x-widht", "x-width")]),
        ({"maxLenght": 5}, [("warning", "unknown_key", "properties/x/maxLenght", "maxLength")]),
        ({"format": "emial"}, [("warning", "unchecked_format", "properties/x/format", "email")]),
        ({"x-unit": "元", "discriminator": {"propertyName": "a"}}, []),
    ],
)
def test_a_word_that_checks_nothing_is_named(part, told):
    assert [(p.level, p.code, p.key, p.nearest) for p in read({"properties": {"x": part}})[1]] == told


def test_a_part_that_holds_itself_stays_a_reference_with_its_title():
    node = {
        "type": "object",
        "title": "部门",
        "properties": {"below": {"type": "array", "items": {"$ref": "#/$defs/n"}}},
    }
    schema = form({"properties": {"x": {"$ref": "#/$defs/n"}}, "$defs": {"n": node}}).schema
    again = {"title": "部门", "$ref": "#/$defs/n"}
    assert schema["properties"]["x"]["properties"]["below"]["items"] == again
    assert schema["$defs"]["n"]["properties"]["below"]["items"] == again


def test_two_shared_parts_may_hold_each_other():
    one = {"type": "object", "properties": {"x": {"$ref": "two.schema.json"}}}
    two = {"type": "object", "properties": {"x": {"$ref": "one.schema.json"}}}
    schema = form({"properties": {"a": {"$ref": "shared/one.schema.json"}}}, one=one, two=two).schema
    assert schema["properties"]["a"]["properties"]["x"]["properties"]["x"] == {"$ref": "#/$defs/one"}
    assert schema["$defs"]["one"]["properties"]["x"]["properties"]["x"] == {"$ref": "#/$defs/one"}


def test_references_that_multiply_are_refused():
    level = {f"l{n}": {"properties": {c: {"$ref": f"#/$defs/l{n + 1}"} for c in "abcdefgh"}} for n in range(8)}
    assert "too_many_parts" in codes({"properties": {"x": {"$ref": "#/$defs/l0"}}, "$defs": level | {"l8": {}}})


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (lambda then: {"properties": {"a": then}}, "too_deep"),
        (lambda then: then, "too_deep"),
        (lambda then: {"allOf": [then, then]}, "too_many_parts"),
    ],
)
def test_a_long_chain_of_references_is_refused_quickly(part, code):
    chain = {f"l{n}": part({"$ref": f"#/$defs/l{n + 1}"}) for n in range(900)}
    begun = process_time()
    assert code in codes({"properties": {"x": {"$ref": "#/$defs/l0"}}, "$defs": chain | {"l900": {}}})
    assert process_time() - begun < 2


def test_parts_that_all_hold_one_another_are_read():
    parts = {f"l{n}": {"properties": {f"p{m}": {"$ref": f"#/$defs/l{m}"} for m in range(3)}} for n in range(3)}
    assert set(form({"properties": {"x": {"$ref": "#/$defs/l0"}}, "$defs": parts}).schema["$defs"]) == set(parts)


def test_a_problem_in_a_shared_part_names_its_file_and_line():
    part = {"type": "object", "properties": {"n": {"type": "number", "multipleOf": 0.5}}}
    _, problems = read({"properties": {"a": {"$ref": "shared/p.schema.json"}}}, p=part)
    assert (problems[0].file, problems[0].key) == ("schemas/shared/p.schema.json", "properties/n/multipleOf")


def test_the_nearest_shared_part_is_named():
    _, problems = read({"properties": {"a": {"$ref": "shared/persn.schema.json"}}}, person={"type": "object"})
    assert problems[0].nearest == "shared/person.schema.json"
