"""The validator that runs and the reference give the same verdict on every value, over every word of a form.

Where they differ, the difference stands in `DIFFERENCES`, each with what is done about it; nothing else may differ.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.forms.make import form
from tests.forms.reference import as_json, is_valid
from tests.forms.schemas import SCHEMAS, VALUES, whole
from yikou.definition.messages import MESSAGES as DEFINITIONS
from yikou.definition.patterns import pattern_fault
from yikou.definition.problems import Problems
from yikou.definition.schema import read_schema
from yikou.forms import compile_form
from yikou.forms.branches import validator
from yikou.forms.cleaning import clean_line, clean_text
from yikou.forms.formats import verdicts
from yikou.forms.messages import MESSAGES, message
from yikou.forms.standard_formats import STANDARD


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS.map(whole), st.lists(VALUES, min_size=3, max_size=8))
def test_both_validators_judge_every_value_alike(schema, values):
    judge = validator(schema, verdicts())
    for value in values:
        assert judge.is_valid(value) == is_valid(schema, as_json(value)), value


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS.map(whole), st.lists(VALUES, min_size=3, max_size=6))
def test_a_form_has_errors_exactly_where_the_reference_refuses(schema, values):
    """Errors are told, none twice, each with a sentence of ours."""
    loop = schema.pop("$defs")
    properties = {"type": "object", "unevaluatedProperties": False, "properties": {"x": with_required(schema)}}
    problems = Problems()
    file = {"schemas/x.schema.json": json.dumps({**properties, "$defs": loop}).encode()}
    records = read_schema(file, "schemas/x.schema.json", problems)
    assume(records and all(problem.code != "if_without_required" for problem in problems.all()))
    made = compile_form(records.form)
    for value in values:
        errors = made.check({"x": value})
        assert (errors == ()) == is_valid(made.record.schema, {"x": as_json(value)}), value
        assert len({error.field for error in errors}) == len(errors)
        assert all(message(error, made.record) for error in errors)


def with_required(schema: Any) -> Any:
    """The schema as a form has to be written: an `if` requires what it reads."""
    if isinstance(schema, list):
        return [with_required(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {word: with_required(value) for word, value in schema.items()}
    test = found.get("if")
    if isinstance(test, dict) and isinstance(test.get("properties"), dict):
        found["if"] = {**test, "required": sorted({*test.get("required", []), *test["properties"]})}
    return found


@dataclass(frozen=True)
class Difference:
    """One value on which the two disagree as they come. ours, theirs: verdict, or the error that is raised."""

    about: str
    schema: dict[str, Any]
    value: Any
    ours: bool | type[Exception]
    theirs: bool | type[Exception]


DIFFERENCES = {
    "end of a line": Difference("$ before a line end", {"pattern": "^a$"}, "a\n", False, True),
    "figures": Difference(r"\d of other scripts", {"pattern": r"^\d$"}, "٣", False, True),
    "letters": Difference(r"\w of other scripts", {"pattern": r"^\w$"}, "户", False, True),
    "byte order mark": Difference(r"\s and the mark", {"pattern": r"^\s$"}, "\ufeff", True, False),
    "properties of letters": Difference(r"\p is no Python", {"pattern": r"^\p{L}$"}, "户", True, Exception),
    "looking around": Difference(
        "no linear engine looks", {"pattern": "(?=a)"}, "a", jsonschema_rs.ValidationError, True
    ),
    "year 0": Difference("Python has no year 0", {"format": "date"}, "0000-01-01", True, False),
    "leap second": Difference("Python has none", {"format": "time"}, "23:59:60Z", True, False),
    "time without offset": Difference("RFC 3339 wants it", {"format": "time"}, "09:30:00", False, True),
    "email": Difference("any text with an @", {"format": "email"}, "a..b@c.cn", False, True),
    "email without a dot": Difference("pinned narrower than both", {"format": "email"}, "a@b", True, True),
    "uri": Difference("not judged without extras", {"format": "uri"}, "//a b", False, True),
    "hostname": Difference("not judged without extras", {"format": "hostname"}, "a_b", False, True),
    "whole Decimal": Difference("a Decimal is no integer", {"type": "integer"}, Decimal("1.0"), True, False),
    "exact Decimal": Difference("0.1 is not a binary float", {"const": 0.1}, Decimal("0.1"), True, False),
    "steps of a float": Difference("0.3 / 0.1 is not 3", {"multipleOf": 0.1}, 0.3, True, False),
    "half a text": Difference("not UTF-8", {"enum": ["a"]}, "\ud800", UnicodeEncodeError, False),
    "infinite": Difference("no JSON", {"type": "number"}, float("inf"), False, True),
    "tuple": Difference("a list by another name", {"type": "array"}, (1,), True, False),
    "name that is no text": Difference("no JSON", {"type": "object"}, {1: 2}, ValueError, True),
}


def verdict(judge) -> bool | type[Exception]:
    try:
        return judge()
    except Exception as error:  # whichever it is, it is the verdict
        return type(error)


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_difference_is_still_there(name):
    case = DIFFERENCES[name]

    def ours():
        options = jsonschema_rs.RegexOptions()
        judge = jsonschema_rs.Draft202012Validator(case.schema, validate_formats=True, pattern_options=options)
        return judge.is_valid(case.value)

    def theirs():
        return Draft202012Validator(case.schema, format_checker=FormatChecker()).is_valid(case.value)

    found = verdict(theirs)
    assert verdict(ours) == case.ours
    assert found == case.theirs or (
        isinstance(found, type) and isinstance(case.theirs, type) and issubclass(found, case.theirs)
    )


def test_a_line_end_never_comes_as_far_as_a_pattern():
    assert clean_line("a\n") == clean_text("a\n") == "a"


def test_the_byte_order_mark_never_comes_as_far_as_a_pattern():
    assert clean_line("\ufeff") == clean_text("\ufeff") == ""


@pytest.mark.parametrize(("name", "told"), [("figures", False), ("letters", False), ("properties of letters", True)])
def test_letters_and_figures_are_those_of_ecma(name, told):
    case = DIFFERENCES[name]
    assert (form({"x": case.schema}).check({"x": case.value}) == ()) == told


def test_looking_around_is_refused_when_the_schema_is_checked():
    assert pattern_fault(DIFFERENCES["looking around"].schema["pattern"]) == "pattern_looks"
    assert "pattern_looks" in DEFINITIONS


@pytest.mark.parametrize(
    "name", ["year 0", "leap second", "time without offset", "email", "email without a dot", "uri", "hostname"]
)
def test_a_format_means_what_is_pinned_here(name):
    case = DIFFERENCES[name]
    assert not STANDARD[case.schema["format"]](case.value)
    assert [error.code for error in form({"x": case.schema}).check({"x": case.value})] == [case.schema["format"]]
    assert not is_valid(case.schema, case.value)


@pytest.mark.parametrize("name", ["whole Decimal", "exact Decimal"])
def test_an_exact_number_is_the_number_that_it_is(name):
    case = DIFFERENCES[name]
    assert form({"x": case.schema}).check({"x": case.value}) == ()
    assert is_valid(case.schema, as_json(case.value))


def test_steps_of_a_float_are_refused_when_the_schema_is_checked():
    schema = {"type": "object", "unevaluatedProperties": False, "properties": {"x": {"multipleOf": 0.1}}}
    problems = Problems()
    read_schema({"schemas/x.schema.json": json.dumps(schema).encode()}, "schemas/x.schema.json", problems)
    assert [problem.code for problem in problems.all()] == ["multiple_of"]


def test_half_a_text_is_told_at_its_field():
    errors = form({"x": {"enum": ["a"]}}).check({"x": "\ud800"})
    assert [(error.field, error.code) for error in errors] == [("/x", "unreadable")]


def test_an_infinite_number_is_refused():
    assert form({"x": {"type": ["number", "object"]}}).check({"x": float("inf")}) != ()


def test_names_are_texts_in_whatever_comes_as_json():
    assert json.loads(json.dumps(DIFFERENCES["name that is no text"].value)) == {"1": 2}


def test_a_tuple_counts_as_the_list_that_it_is_kept_as():
    assert form({"x": {"type": "array"}}).check({"x": (1,)}) == ()


def test_every_code_that_a_validator_can_give_has_a_sentence():
    assert {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems"} <= set(MESSAGES)
    assert set(STANDARD) <= set(MESSAGES)
