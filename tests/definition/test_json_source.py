"""JSON is read strictly, and every value knows its line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yikou.definition.json_source import read_json
from yikou.definition.problems import Problems


def read(text):
    problems = Problems()
    return read_json(text.encode(), "schemas/x.schema.json", problems), problems.all()


def test_a_value_knows_its_line():
    file, _ = read('{\n  "a": {\n    "b": [1,\n      2]\n  }\n}')
    assert file.mark("/a/b/1").line == 4
    assert file.mark("/a/b/7/x").line == 3


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"a": 1,\n "a": 2}', "duplicate_key", 2),
        ('{"a":\n NaN}', "not_json", 2),
        ('{"a": Infinity}', "not_json", 1),
        ('{"a": 1e999}', "not_json", 1),
        ('{"a": 01}', "not_json", 1),
        ('{"a": 1,}', "not_json", 1),
        ('{"a" 1}', "not_json", 1),
        ('{"a": "x\ty"}', "not_json", 1),
        ('{"a": "\\ud800"}', "bad_character", 1),
        ('{"a": "\\u0000"}', "bad_character", 1),
        ("{} {}", "not_json", 1),
        ("", "unfinished_json", 1),
        ("[" * 100, "too_deep", 1),
        (" " * 300_000, "too_large", 0),
        ('{"a": ' + "9" * 5000 + "}", "not_json", 1),
    ],
)
def test_what_is_not_strict_json_is_refused_with_its_line(text, code, line):
    assert [(p.code, p.line) for p in read(text)[1]] == [(code, line)]


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | TEXT,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXT, below, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_valid_json_reads_as_python_reads_it(value):
    text = json.dumps(value)
    file, problems = read(text)
    assert problems == ()
    assert file.value == json.loads(text)
