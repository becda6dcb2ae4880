"""Patterns are those that ECMA-262 and an engine in linear time read alike."""

import json
import re
from time import process_time

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yikou.definition.patterns import pattern_fault
from yikou.definition.problems import Problems
from yikou.definition.schema import read_schema


@pytest.mark.parametrize(
    "text",
    [
        *("^[0-9]{17}[0-9X]$", r"^\d{3,4}-\d{7,8}$", "^黑[A-Z][0-9A-Z]{5}$", "^(?:甲|乙)+?$", "^(?<year>[0-9]{4})$"),
        *(
            r"^[\w.-]+@[\w-]+$",
            r"^\p{L}+$",
            r"^\p{Script=Han}{2,4}$",
            r"\/\-\#",
            r"[\[\]&-]",
            "",
            "a|b",
            r"^\u4e00\u{1F600}$",
        ),
        *("]", "}", r"\\1", "[^a-z]", r"^\S+\s\S+$"),
    ],
)
def test_a_pattern_of_both_is_taken(text):
    assert pattern_fault(text) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "pattern_looks") for text in ("(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", r"(a)\1", r"(?<n>a)\k<n>")),
        *(
            (text, "pattern_dialect")
            for text in (r"\Aa", r"a\z", r"a\Z", "(?i)a", "(?P<n>a)", "(?s:.)", "(?x) a", "(?#c)a")
        ),
        *(
            (text, "pattern_dialect")
            for text in ("a++", "a**", "[[:alpha:]]", "[a&&b]", "[a--b]", "[a~~b]", r"\pL", r"\p{IsHan}")
        ),
        *((text, "pattern_dialect") for text in (r"\<a", r"\b{start}a", r"\a", r"\e", r"\0", r"\h", r"\户", r"[\q]")),
        *(
            (text, "pattern_broken")
            for text in ("(", "a)", "[a", "[]", "[^]", "a{2,1}", "a{", "a{,3}", "((a{100}){100}){100}", "*")
        ),
        ("a" * 1001, "pattern_too_long"),
    ],
)
def test_a_pattern_that_engines_read_differently_is_refused(text, code):
    assert pattern_fault(text) == code


def test_a_refused_pattern_is_told_with_its_place():
    schema = {"type": "object", "unevaluatedProperties": False}
    schema["properties"] = {"a": {"pattern": "(?=a)"}, "b": {"patternProperties": {"[a": {}}}}
    problems = Problems()
    read_schema({"schemas/x.schema.json": json.dumps(schema, indent=1).encode()}, "schemas/x.schema.json", problems)
    assert [(p.code, p.line, p.key) for p in problems.all()] == [
        ("pattern_looks", 6, "properties/a/pattern"),
        ("pattern_broken", 10, "properties/b/patternProperties/[a"),
    ]


def test_a_pattern_that_would_run_for_ever_elsewhere_is_quick():
    judge = jsonschema_rs.Draft202012Validator({"pattern": "^(a+)+$"}, pattern_options=jsonschema_rs.RegexOptions())
    begun = process_time()
    assert not judge.is_valid("a" * 50_000 + "!")
    assert process_time() - begun < 1


def python(text):
    """The same pattern for the reference engine: figures and letters of ASCII, the end is the very end."""
    return re.compile(text.replace("$", r"\Z").replace("\\Z]", "$]"), re.ASCII)


PIECES = st.sampled_from(
    [
        "^",
        "$",
        "a",
        "甲",
        ".",
        r"\d",
        r"\w",
        "[a-c]",
        "[^a]",
        "(?:ab|b)",
        "(a)",
        "*",
        "+",
        "?",
        "{2}",
        "{1,2}",
        "*?",
        "|",
    ]
)
TEXTS = st.text(st.sampled_from("ab甲1٣ \n"), max_size=5)


@given(st.lists(PIECES, max_size=5).map("".join), st.lists(TEXTS, max_size=6))
def test_a_taken_pattern_finds_the_same_in_both_engines(text, values):
    if pattern_fault(text):
        return
    judge = jsonschema_rs.Draft202012Validator({"pattern": text}, pattern_options=jsonschema_rs.RegexOptions())
    for value in values:
        assert judge.is_valid(value) == bool(python(text).search(value)), value


@given(st.text(max_size=12))
def test_any_text_is_taken_or_refused_with_a_code(text):
    assert pattern_fault(text) in ("", "pattern_looks", "pattern_dialect", "pattern_broken")
