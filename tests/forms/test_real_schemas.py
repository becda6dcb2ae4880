"""Schemas that nobody wrote for us: the largest that everybody has is that of JSON Schema itself."""

import json

import pytest
from jsonschema import Draft7Validator

from tests.forms.browser import Page
from tests.forms.make import form
from yikou.definition.upgrade import upgraded
from yikou.forms import Form

WRITTEN = {"title": "年龄", "type": "integer", "minimum": 0, "maximum": 150, "examples": [42]}
NESTED = {"type": "object", "properties": {"a": {"type": "string", "pattern": "^x"}}, "required": ["a"]}


@pytest.fixture(scope="module")
def meta() -> Form:
    """A field that holds a schema of draft 07; what refers to the whole refers to the field."""
    whole = json.loads(json.dumps(Draft7Validator.META_SCHEMA).replace('"$ref": "#"', '"$ref": "#/definitions/schema"'))
    parts = whole.pop("definitions")
    whole.pop("$id")
    fitted = upgraded({"properties": {"schema": {**whole, "title": "格式"}}, "definitions": {**parts, "schema": whole}})
    return form(fitted.value["properties"], **{"$defs": fitted.value["$defs"]})


@pytest.mark.parametrize("schema", [WRITTEN, NESTED, True, {}], ids=["flat", "nested", "yes", "empty"])
def test_a_schema_can_be_filled_into_the_form_of_schemas(meta, schema):
    answers = {"schema": schema}
    assert meta.check(answers) == ()
    bound = meta.bind(Page(meta.page(answers)).post, before=answers)
    assert bound.errors == ()
    assert bound.answers == answers


def test_what_is_no_schema_is_said_where_it_stands(meta):
    errors = meta.check({"schema": {"type": "number", "multipleOf": 0}})
    assert "/schema/multipleOf" in {error.field for error in errors}


def test_the_form_of_schemas_can_be_read(meta):
    assert "年龄" in meta.show({"schema": WRITTEN})
