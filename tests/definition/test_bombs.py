"""Definitions made to burst whoever reads them: refused with their line, or read, within a second."""

import json
from time import process_time

import pytest

from tests.definition.make import SCHEMA, problems, sources, wrong
from yikou.definition.json_source import read_json
from yikou.definition.problems import Problems
from yikou.definition.yaml_source import read_yaml

MOST_SECONDS = 1.5


@pytest.fixture(autouse=True)
def soon():
    begun = process_time()
    yield
    assert process_time() - begun < MOST_SECONDS


def yaml_of(text):
    problems = Problems()
    read_yaml(text.encode(), "rules/x.rules.yaml", problems)
    return [(p.code, p.line) for p in problems.all()]


def json_of(text):
    problems = Problems()
    read_json(text.encode(), "schemas/x.schema.json", problems)
    return [(p.code, p.line) for p in problems.all()]


LAUGHS = "a: &a [x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LAUGHS, "anchor"),
        ("a: " + "[" * 10_000 + "]" * 10_000, "too_deep"),
        ("".join(f"{' ' * n}a{n}:\n" for n in range(400)), "too_deep"),
        ("a: !!python/object/apply:os.system ['true']\n", "tag"),
        ("a: " + "x" * 1_000_000, "too_large"),
    ],
    ids=["aliases", "10 000 lists", "400 maps", "python", "one million letters"],
)
def test_a_burst_of_yaml_is_refused(text, code):
    assert code in [found for found, _ in yaml_of(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000 + "]" * 100_000, "too_deep"),
        ('{"a":' * 10_000 + "1" + "}" * 10_000, "too_deep"),
        (json.dumps({"properties": {f"f{n}": {"type": "string"} for n in range(100_000)}}), "too_large"),
    ],
    ids=["100 000 lists", "10 000 objects", "100 000 fields"],
)
def test_a_burst_of_json_is_refused(text, code):
    assert code in [found for found, _ in json_of(text)]


def with_field(field, **more):
    schema = {**SCHEMA, "properties": {**SCHEMA["properties"], "trap": field}}
    schema["$defs"] = {**SCHEMA["$defs"], **more}
    return [p.code for p in wrong(sources(schema=schema))]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ({"$ref": "#/$defs/a"}, "endless_ref"),
        ({"$ref": "http://127.0.0.1:1/x.schema.json"}, "remote_ref"),
        ({"$ref": "file:///etc/passwd"}, "remote_ref"),
        ({"type": "string", "pattern": "(?=(a+)+)$", "title": "x"}, "pattern_looks"),
        ({"type": "string", "pattern": r"(a*)*\1$", "title": "x"}, "pattern_looks"),
    ],
    ids=["a loop", "http", "file", "looking ahead", "looking back"],
)
def test_a_trap_in_a_schema_is_refused(field, code):
    assert code in with_field(field, a={"$ref": "#/$defs/a"})


def test_a_flow_of_a_hundred_thousand_steps_is_refused():
    flow = "".join("  - accept\n" for _ in range(100_000))
    assert "too_large" in [p.code for p in problems("  - accept\n  - decide\n", f"{flow}  - decide\n")]


def test_a_form_that_holds_itself_is_read():
    assert with_field({"$ref": "#"}) == []
