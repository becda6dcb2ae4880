"""Every keyword that can fail has a sentence of ours, at the control that it is about, and only one."""

import re
from decimal import Decimal

import pytest

from tests.forms.make import CAUSE, MEMBERS, MONEY, TEXT, YES_NO, form, when
from yikou.definition.schema_words import FORMATS
from yikou.forms.formats import FAULTS, verdicts
from yikou.forms.messages import message
from yikou.forms.standard_formats import STANDARD


def told(properties, answers, **more):
    made = form(properties, **more)
    return [(error.field, message(error, made.record)) for error in made.check(answers)]


def one(schema, value):
    """What is said of one field."""
    return told({"x": {"title": "甲", **schema}}, {"x": value})


ROWS = {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer", "title": "数"}}}}
REST = {
    "properties": {"a": {}},
    "unevaluatedProperties": {
        "type": "object",
        "title": "乙",
        "properties": {"n": {"type": "integer", "title": "数"}},
        "required": ["n"],
    },
}
KEYWORDS = [
    ({"type": "string"}, 5, [("/x", "甲应为文字")]),
    ({"type": "integer"}, Decimal("2.5"), [("/x", "甲应为整数")]),
    ({"type": "number"}, "a", [("/x", "甲应为数字，例如 1,180 或 1180.50")]),
    ({"type": "boolean"}, "a", [("/x", "甲不在可选的范围内，重新选一个")]),
    ({"type": "object"}, 1, [("/x", "甲应分项填写，刷新页面后重新填")]),
    ({"type": "array"}, 1, [("/x", "甲应为若干行，刷新页面后重新填")]),
    ({"type": ["string", "integer"]}, True, [("/x", "甲的内容不对，重新填一次")]),
    ({"type": "string"}, None, [("/x", "没有填甲")]),
    ({"enum": ["a", 1, {"b": 2}]}, {"b": 3}, [("/x", "甲不在可选的范围内，重新选一个")]),
    ({"const": "a"}, "b", [("/x", "甲不在可选的范围内，重新选一个")]),
    ({"const": 1180, "readOnly": True}, 2, [("/x", "甲只能是 1,180，刷新页面后再提交")]),
    ({"minimum": 1000, "x-unit": "元"}, 1, [("/x", "甲不能少于 1,000 元")]),
    ({"type": "integer", "maximum": 2100, "x-unit": "年"}, 2101, [("/x", "甲不能多于 2100 年")]),
    ({"maximum": 2.5}, 3, [("/x", "甲不能多于 2.5")]),
    ({"exclusiveMinimum": 0}, 0, [("/x", "甲应多于 0")]),
    ({"exclusiveMaximum": 7, "x-unit": "天"}, 7, [("/x", "甲应少于 7 天")]),
    ({"multipleOf": 50}, 30, [("/x", "甲应为 50 的倍数")]),
    ({"minLength": 3}, "a", [("/x", "甲少 2 个字，至少 3 个字")]),
    ({"maxLength": 1}, "甲乙", [("/x", "甲多 1 个字，最多 1 个字")]),
    ({"pattern": "^a"}, "b", [("/x", "甲的写法不对，核对后重新填")]),
    ({"format": "date"}, "2026-02-30", [("/x", "甲不是有效的日期，按年-月-日填，例如 2026-03-17")]),
    ({"format": "email"}, "a", [("/x", "甲不是有效的邮箱，例如 name@example.com")]),
    ({"type": "array", "minItems": 2}, [1], [("/x", "甲至少要有 2 行，现在是 1 行")]),
    ({**ROWS, "maxItems": 1}, [{}, {}], [("/x", "甲最多 1 行，现在是 2 行")]),
    ({"items": {"enum": ["a", "b"]}, "minItems": 1}, [], [("/x", "甲至少选 1 项")]),
    ({"uniqueItems": True}, [1, 2, 1], [("/x", "甲有重复，去掉重复的")]),
    ({"contains": {"const": "a", "title": "户主"}}, ["b"], [("/x", "甲里至少要有 1 项“户主”")]),
    ({"contains": {"const": "a"}, "minContains": 2}, ["a"], [("/x", "甲里至少要有 2 项")]),
    ({"contains": {"const": "a"}, "maxContains": 1}, ["a", "a"], [("/x", "甲里最多只能有 1 项")]),
    ({"type": "object", "minProperties": 1}, {}, [("/x", "甲至少要填 1 项，现在是 0 项")]),
    ({"type": "object", "maxProperties": 1}, {"a": 1, "b": 2}, [("/x", "甲最多填 1 项，现在是 2 项")]),
    ({"prefixItems": [{}], "items": False}, [1, 2], [("/x", "甲里有多出来的项，删掉后再提交")]),
    ({"prefixItems": [{}], "unevaluatedItems": False}, [1, 2], [("/x", "甲里有多出来的项，删掉后再提交")]),
    ({"prefixItems": [{"type": "string", "title": "姓"}]}, [1], [("/x/0", "姓 1：姓应为文字")]),
    ({"items": {"type": "string"}}, ["a", 1], [("/x/1", "甲 2：甲应为文字")]),
    ({"items": {"items": {"type": "integer"}}}, [[1], ["a"]], [("/x/1/0", "甲 2：甲 1：甲应为整数")]),
    (ROWS, [{"n": "a"}], [("/x/0/n", "甲 1：数应为整数")]),
    ({"not": {"const": 1}}, 1, [("/x", "甲不能这样填，核对后重新填")]),
    ({"properties": {}, "additionalProperties": False}, {"b": 1}, [("/x/b", "甲：b现在不用填，刷新页面后再提交")]),
    ({"additionalProperties": False}, {"a": 1, "b": 1}, [("/x", "甲里有多出来的项，删掉后再提交")]),
    ({"properties": {"a": False}}, {"a": 1}, [("/x/a", "甲：a现在不用填，刷新页面后再提交")]),
    ({"additionalProperties": {"type": "string"}}, {"房产": 1}, [("/x/房产", "甲：房产应为文字")]),
    ({"patternProperties": {"^a": {"title": "乙", "type": "string"}}}, {"ab": 1}, [("/x/ab", "甲：乙应为文字")]),
    ({"propertyNames": {"pattern": "^a"}}, {"b": 1}, [("/x/b", "甲：“b”不能作名称，换一个写法")]),
    ({"propertyNames": {"enum": ["a"]}}, {"b": 1}, [("/x/b", "甲：“b”不在可填的名称中，换一个")]),
    ({"propertyNames": {"maxLength": 1}}, {"bb": 1}, [("/x/bb", "甲：名称“bb”太长，最多 1 个字")]),
    (REST, {"b": 1, "c": {}}, [("/x/b", "甲：乙应分项填写，刷新页面后重新填"), ("/x/c/n", "甲：乙：没有填数")]),
    ({"prefixItems": [{}], "unevaluatedItems": {"type": "string"}}, [1, "a", 2], [("/x/2", "甲 3：甲应为文字")]),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, [("/x/b", "甲：没有填b")]),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1}, [("/x/b", "甲：没有填b")]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "value", "found"), KEYWORDS)
def test_a_keyword_has_a_sentence_of_ours_at_its_control(schema, value, found):
    assert one(schema, value) == found


@pytest.mark.parametrize(("schema", "value", "_"), KEYWORDS)
def test_no_english_of_a_validator_is_ever_shown(schema, value, _):
    words = [re.sub("name@example.com|example|[ab]+", "", text) for _, text in one(schema, value)]
    assert not re.search("[A-Za-z]{2,}", "".join(words))


@pytest.mark.parametrize("name", sorted(STANDARD))
def test_every_format_says_how_it_is_written(name):
    ((field, text),) = one({"format": name}, "?")
    assert field == "/x"
    assert text.startswith("甲不是有效的")


def test_the_formats_that_are_judged_are_those_that_a_schema_may_name():
    assert {*STANDARD, *FAULTS, "password"} == FORMATS


def test_every_format_that_is_no_check_takes_anything():
    assert one({"format": "regex"}, "(") == []
    assert set(STANDARD) < set(verdicts())


ADDRESS = {
    "type": "object",
    "title": "住址",
    "properties": {"street": {**TEXT, "title": "街道"}},
    "required": ["street"],
}
PHONE = {"type": "string", "title": "电话", "minLength": 3}
PERSON = {"properties": {"kind": {"const": "person"}, "name": TEXT}, "required": ["kind", "name"]}
OFFICE = {"properties": {"kind": {"const": "office"}, "seal": TEXT, "code": TEXT}, "required": ["kind", "seal", "code"]}


@pytest.mark.parametrize(
    ("ways", "value", "found"),
    [
        ([PHONE, ADDRESS], "1", [("/x", "甲少 2 个字，至少 3 个字")]),
        ([PHONE, ADDRESS], {}, [("/x/street", "甲：没有填街道")]),
        ([PHONE, ADDRESS], 5, [("/x", "甲不符合其中任何一种，核对后重新选")]),
        ([PERSON, OFFICE], {"kind": "office"}, [("/x/seal", "甲：没有填名字"), ("/x/code", "甲：没有填名字")]),
        ([PERSON, OFFICE], {"kind": "person"}, [("/x/name", "甲：没有填名字")]),
        ([{"type": "null"}, ADDRESS], {}, [("/x/street", "甲：没有填街道")]),
        ([{"const": "a"}, {"const": "b"}], "c", [("/x", "甲不在可选的范围内，重新选一个")]),
    ],
)
@pytest.mark.parametrize("word", ["oneOf", "anyOf"])
def test_only_the_alternative_that_was_meant_is_judged(word, ways, value, found):
    assert sorted(one({word: ways}, value)) == sorted(found)


def test_an_answer_of_two_alternatives_at_once_is_told_so():
    assert one({"oneOf": [{"minLength": 1}, {"type": "string"}]}, "a") == [("/x", "甲同时符合几种情形，改到只符合一种")]


def test_an_alternative_in_a_row_is_told_in_its_row():
    rows = {"type": "array", "title": "联系方式", "items": {"title": "联系", "oneOf": [PHONE, ADDRESS]}}
    assert told({"x": rows}, {"x": ["139", {}]}) == [("/x/1/street", "联系 2：没有填街道")]


def test_a_part_that_holds_itself_is_told_at_every_depth():
    unit = {"type": "object", "title": "部门", "properties": {"name": {"type": "string", "title": "名称"}}}
    unit["properties"]["below"] = {"type": "array", "title": "下级", "items": {"$ref": "#/$defs/unit"}}
    answers = {"x": {"below": [{"below": [{"name": 1}]}]}}
    found = told({"x": {"$ref": "#/$defs/unit"}}, answers, **{"$defs": {"unit": unit}})
    assert found == [("/x/below/0/below/0/name", "部门：部门 1：部门 1：名称应为文字")]


def test_a_required_group_without_required_parts_is_missing_itself():
    group = {"type": "object", "title": "住址", "properties": {"street": TEXT}}
    assert told({"x": group}, {}, required=["x"]) == [("/x", "没有填住址")]


def test_a_group_that_requires_itself_for_ever_is_missing_and_ends():
    node = {"type": "object", "title": "节", "properties": {"n": {"$ref": "#/$defs/node"}}, "required": ["n"]}
    assert len(told({"x": {"$ref": "#/$defs/node"}}, {}, required=["x"], **{"$defs": {"node": node}})) == 1


def test_what_stands_beside_a_wrong_answer_is_not_called_undeclared():
    more = when("car", True, {"plate": {**TEXT, "maxLength": 2}, "colour": TEXT})
    answers = {"car": True, "plate": "黑A1", "colour": "白"}
    assert [field for field, _ in told({"car": YES_NO}, answers, allOf=[more])] == ["/plate"]


def test_all_errors_come_at_once_and_none_twice():
    found = told(
        {"members": MEMBERS, "sum": MONEY, "cause": CAUSE},
        {"members": [{"name": 1, "id_number": "1", "income": -1}], "sum": Decimal("1.234"), "cause": "x", "z": 1},
        required=["cause", "sum"],
    )
    fields = [field for field, _ in found]
    assert fields == ["/members/0/name", "/members/0/id_number", "/members/0/income", "/sum", "/cause", "/z"]


def test_a_record_filled_step_by_step_may_leave_a_choice_open():
    made = form({"a": TEXT}, oneOf=[{"required": ["a"]}, {"properties": {"b": TEXT}, "required": ["b"]}])
    assert made.check({}, require=()) == ()
    assert [error.code for error in made.check({})] != []
