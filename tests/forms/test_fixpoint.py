"""Defaults, computed values, visibility and pruning hang on one another; they end, and say so where they cannot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.make import CAUSE, MONEY, TEXT, YES_NO, form, record, when
from yikou.forms import compile_form
from yikou.forms.settle import Settler


def settler(properties, rules=None, **more):
    made = compile_form(record(properties, **more), rules=rules)
    return Settler(made.plan, rules)


def absent(name, then):
    """A field that is asked while another is not answered."""
    return {"if": {"not": {"required": [name]}}, "then": {"properties": {then: TEXT}}}


def test_what_comes_back_when_its_reason_to_hide_is_hidden_comes_back():
    chain = [when("a", True, {"b": YES_NO}), absent("b", "c")]
    final = settler({"a": YES_NO}, allOf=chain).finish({"a": False, "b": True, "c": "x"}, {}, defaults=False)
    assert (final.answers, final.pruned) == ({"a": False, "c": "x"}, {"/b": True})


def test_a_long_chain_falls_whole():
    chain = [when(f"f{n}", True, {f"f{n + 1}": YES_NO}) for n in range(30)]
    answers = {"f0": False, **{f"f{n}": True for n in range(1, 31)}}
    assert settler({"f0": YES_NO}, allOf=chain).finish(answers, {}, defaults=False).answers == {"f0": False}


def test_fields_that_hide_one_another_are_told_and_hidden():
    final = settler({}, allOf=[absent("a", "b"), absent("b", "a")]).finish({"a": "x", "b": "y"}, {}, defaults=False)
    assert final.answers == {}
    assert [(error.field, error.code) for error in final.circles] == [("/a", "circle"), ("/b", "circle")]


def test_a_circle_is_an_error_of_the_form():
    errors = form({}, allOf=[absent("a", "b"), absent("b", "a")]).settle({"a": "x", "b": "y"}).errors
    assert [error.code for error in errors] == ["circle", "circle"]


def test_one_of_two_that_hide_one_another_is_no_circle():
    final = settler({}, allOf=[absent("a", "b"), absent("b", "a")]).finish({"a": "x"}, {}, defaults=False)
    assert (final.answers, final.circles) == ({"a": "x"}, ())


def test_a_default_in_a_branch_chooses_the_next_branch():
    chain = [when("a", True, {"b": {**YES_NO, "default": True}}), when("b", True, {"c": {**TEXT, "default": "x"}})]
    made = settler({"a": YES_NO}, allOf=chain)
    assert made.finish({"a": True}, {}, defaults=True).answers == {"a": True, "b": True, "c": "x"}
    assert made.finish({"a": False}, {}, defaults=True).answers == {"a": False}
    assert made.finish({"a": False}, {}, defaults=True).pruned == {}


def test_a_computed_value_does_not_read_what_was_hidden():
    total = {"type": "number", "x-computed": "form.a"}
    made = settler(
        {"car": YES_NO, "total": total},
        rules=lambda _, scope: scope["form"].get("value", 0),
        allOf=[when("car", True, {"value": MONEY})],
    )
    assert made.finish({"car": False, "value": 9}, {}, defaults=False).answers == {"car": False, "total": 0}


def test_a_computed_value_may_read_one_that_comes_later():
    properties = {name: {"type": "number", "x-computed": f"form.{then}"} for name, then in (("a", "b"), ("b", "c"))}
    made = settler({**properties, "c": MONEY}, rules=lambda text, scope: scope["form"].get(text.removeprefix("form.")))
    assert made.finish({"c": 7}, {}, defaults=False).answers == {"a": 7, "b": 7, "c": 7}


FIXED = {"type": "string", "const": "v1", "title": "版本"}
ROW = {"type": "object", "properties": {"version": FIXED, "name": TEXT}, "required": ["version"]}


@pytest.mark.parametrize("sent", [{}, {"version": "v1"}, {"version": "forged"}])
def test_a_constant_is_never_taken_from_the_client(sent):
    made = form({"version": FIXED, "rows": {"type": "array", "items": ROW}}, required=["version"])
    settled = made.settle({**sent, "rows": [{**sent, "name": "甲"}]})
    assert settled.answers == {"version": "v1", "rows": [{"version": "v1", "name": "甲"}]}
    assert settled.errors == ()


def test_a_new_row_begins_with_defaults_and_a_stored_one_gets_none():
    rows = {"type": "array", "items": {"type": "object", "properties": {"n": {**TEXT, "default": "x"}, "m": TEXT}}}
    made = form({"rows": {**rows, "minItems": 1}})
    assert made.start() == {"rows": [{"n": "x"}]}
    assert made.settle({"rows": [{"m": "y"}]}, defaults=True).answers == {"rows": [{"m": "y"}]}


def test_a_required_group_comes_with_the_defaults_of_its_parts():
    group = {"type": "object", "properties": {"place": {**TEXT, "default": "南岗区"}, "street": TEXT}}
    assert form({"home": group}, required=["home"]).start() == {"home": {"place": "南岗区"}}
    assert (
        form({"home": group}).settle({"home": {"place": "道里区"}}, defaults=True).answers["home"]["place"] == "道里区"
    )


def test_a_default_is_copied_and_not_shared():
    made = form({"x": {"type": "array", "items": {"type": "string"}, "default": ["a"]}})
    made.start()["x"].append("b")
    assert made.start() == {"x": ["a"]}


INNER = {"type": "object", "properties": {"cause": CAUSE}, "allOf": [when("cause", "illness", {"hospital": TEXT})]}


@pytest.mark.parametrize(
    ("schema", "value", "pruned"),
    [
        ({"type": "array", "prefixItems": [TEXT, INNER], "items": False}, lambda v: ["x", v], "/x/1/hospital"),
        ({"type": "array", "items": {"type": "array", "items": INNER}}, lambda v: [[v]], "/x/0/0/hospital"),
        ({"oneOf": [{"type": "string"}, INNER]}, lambda v: v, "/x/hospital"),
        ({"type": "object", "additionalProperties": INNER}, lambda v: {"任": v}, "/x/任/hospital"),
        ({"$ref": "#/$defs/n"}, lambda v: {"below": {**v}}, "/x/below/hospital"),
    ],
)
def test_a_condition_holds_wherever_its_object_stands(schema, value, pruned):
    node = {**INNER, "properties": {"cause": CAUSE, "below": {"$ref": "#/$defs/n"}}}
    made = form({"x": schema}, **{"$defs": {"n": node}})
    settled = made.settle({"x": value({"cause": "fire", "hospital": "市一院"})})
    assert settled.pruned == {pruned: "市一院"}
    assert settled.answers == {"x": value({"cause": "fire"})}
    assert made.settle({"x": value({"cause": "illness", "hospital": "y"})}).pruned == {}


NAMES = st.sampled_from("abcdef")
CONDITIONS = st.lists(st.tuples(NAMES, st.sampled_from([True, False, None]), NAMES), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(CONDITIONS, st.dictionaries(NAMES, st.booleans()))
def test_any_conditions_end_and_settling_twice_changes_nothing(conditions, answers):
    parts = [
        {
            "if": {"not": {"required": [a]}}
            if value is None
            else {"properties": {a: {"const": value}}, "required": [a]},
            "then": {"properties": {b: YES_NO}},
        }
        for a, value, b in conditions
    ]
    made = settler({"a": YES_NO}, allOf=parts)
    once = made.finish(answers, {}, defaults=False)
    again = made.finish(once.answers, {}, defaults=False)
    assert set(once.answers.items()) <= set(answers.items())
    if not once.circles:
        assert (again.answers, again.pruned) == (once.answers, {})
