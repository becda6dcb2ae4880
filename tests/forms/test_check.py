from decimal import Decimal

import pytest

from tests.forms.make import CAUSE, ID_NUMBER, MEMBERS, MONEY, TEXT, YES_NO, form, record, when
from yikou.definition.messages import MESSAGES as DEFINITIONS
from yikou.errors import DefinitionRefused
from yikou.forms import compile_form

GOOD = {"name": "王桂兰", "id_number": "230199197106143520", "income": Decimal("1180.00")}


def codes(errors):
    return [(error.field, error.code) for error in errors]


def test_an_office_record_is_checked_as_far_as_it_is_filled():
    office = form({"report": TEXT, "amount": MONEY}, required=["report", "amount"])
    assert office.check({"report": "属实"}, require=()) == ()
    assert codes(office.check({"report": "属实"}, require=("amount",))) == [("/amount", "required")]
    assert codes(office.check({})) == [("/report", "required"), ("/amount", "required")]


def test_what_is_there_must_be_valid_even_where_nothing_is_required():
    office = form({"amount": MONEY}, required=["amount"])
    assert codes(office.check({"amount": Decimal("-1")}, require=())) == [("/amount", "minimum")]


def test_a_branch_asks_only_for_what_is_required_of_the_step():
    office = form({"cause": CAUSE}, allOf=[when("cause", "illness", {"hospital": TEXT}, "hospital")])
    assert office.check({"cause": "illness"}, require=()) == ()
    assert codes(office.check({"cause": "illness"})) == [("/hospital", "required")]


def test_errors_come_all_at_once_in_order_of_the_page():
    members = [GOOD, {**GOOD, "id_number": "23019919710614352"}, {"name": "刘淑珍", "id_number": "x"}]
    errors = form({"members": MEMBERS, "car": YES_NO}, required=["car"]).check({"members": members})
    assert codes(errors) == [
        ("/members/1/id_number", "id_one_short"),
        ("/members/2/id_number", "id_short"),
        ("/members/2/income", "required"),
        ("/car", "required_choice"),
    ]


def test_a_missing_group_is_missing_field_by_field():
    person = {
        "type": "object",
        "title": "代办人",
        "properties": {"name": TEXT, "age": MONEY},
        "required": ["name", "age"],
    }
    assert codes(form({"agent": person}, required=["agent"]).check({})) == [
        ("/agent/name", "required"),
        ("/agent/age", "required"),
    ]


def test_consent_must_be_given():
    consent = {"const": True, "type": "boolean", "title": "授权核对"}
    made = form({"consent": consent}, required=["consent"])
    assert codes(made.check({})) == codes(made.check({"consent": False})) == [("/consent", "consent")]


@pytest.mark.parametrize("value", [Decimal("19.99"), Decimal("8.2"), 4.35, 5, Decimal("200000.00")])
def test_money_of_two_decimals_is_valid(value):
    assert form({"a": MONEY}).check({"a": value}) == ()


@pytest.mark.parametrize(
    ("value", "code"),
    [(Decimal("1.234"), "decimals"), (Decimal("200000.01"), "maximum"), (True, "type"), ("1", "type")],
)
def test_money_that_is_none_is_refused(value, code):
    assert codes(form({"a": MONEY}).check({"a": value})) == [("/a", code)]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("230199197106143520", ""),
        ("23019919710614352", "id_one_short"),
        ("2301991971061435201", "id_one_long"),
        ("2301991971", "id_short"),
        ("23019919710614352A", "id_characters"),
        ("990199197106143520", "id_area"),
        ("230199197102303520", "id_birthday"),
        ("230199197106143521", "id_check"),
    ],
)
def test_an_identity_number_says_what_is_wrong_with_it(number, code):
    assert [e.code for e in form({"id": ID_NUMBER}).check({"id": number})] == ([code] if code else [])


def test_a_field_that_is_not_of_the_form_is_refused():
    assert codes(form({"a": TEXT}).check({"b": 1})) == [("/b", "unexpected")]


def test_text_that_cannot_be_written_is_refused_where_it_stands_and_not_raised():
    assert codes(form({"a": CAUSE}).check({"a": "\ud800"})) == [("/a", "unreadable")]


@pytest.mark.parametrize("schema", [{"type": "string", "pattern": "(?=a)"}, {"type": "string", "pattern": "("}])
def test_a_pattern_that_could_run_for_ever_is_refused(schema):
    with pytest.raises(DefinitionRefused) as refused:
        compile_form(record({"a": TEXT}).__class__("form", "x", {"type": "object", "properties": {"a": schema}}))
    assert {problem.code for problem in refused.value.problems} <= set(DEFINITIONS)
