"""Answers from JSON: cleaned as if they were typed, and nothing taken that a page would not take."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.make import CAUSE, DAY, ID_NUMBER, MEMBERS, MONEY, TEXT, YES_NO, form
from yikou.forms.messages import message

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.decimals(allow_nan=False, places=3) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "b", "name", ""]), inner),
    max_leaves=12,
)


def taken(properties, answers, before=None):
    return form(properties).take(answers, before=before)


@pytest.mark.parametrize(
    ("field", "sent", "kept"),
    [
        (TEXT, "　王\x00桂兰\n", "王桂兰"),
        (ID_NUMBER, "２３０１９９ 19710614 352x", "23019919710614352X"),
        (MONEY, 800, Decimal("800.00")),
        (MONEY, Decimal("1180.5"), Decimal("1180.50")),
        (DAY, "2026年3月7日", "2026-03-07"),
        (CAUSE, "fire", "fire"),
        (YES_NO, False, False),
        ({"type": "integer", "title": "份数"}, Decimal("2.0"), 2),
    ],
)
def test_a_value_is_cleaned_as_if_it_was_typed(field, sent, kept):
    bound = taken({"a": field}, {"a": sent})
    assert (bound.answers, bound.errors) == ({"a": kept}, ())
    assert type(bound.answers["a"]) is type(kept)


@pytest.mark.parametrize("sent", [[], {}, {"a": {"b": []}}, True, "x", 10**17, Decimal("0.001")])
def test_a_value_of_another_kind_is_left_to_the_checker(sent):
    made = form({"a": MONEY})
    bound = made.take({"a": sent})
    assert bound.answers["a"] == sent
    assert made.check(bound.answers)


def test_members_that_there_are_not_are_told_with_their_place():
    bound = taken({"members": MEMBERS}, {"members": [{"name": "王桂兰", "age": 5}], "surprise": 1})
    assert [(error.field, error.code) for error in bound.errors] == [
        ("/members/0/age", "unexpected"),
        ("/surprise", "unexpected"),
    ]


def test_what_is_computed_fixed_or_only_read_is_never_taken():
    fields = {
        "a": TEXT,
        "total": {**MONEY, "x-computed": "1 + 1"},
        "state": {**TEXT, "readOnly": True},
        "law": {"const": "x", "title": "依据"},
    }
    bound = taken(fields, {"a": "b", "total": 9, "state": "approved", "law": "y"})
    assert bound.answers == {"a": "b", "law": "x"}


def test_what_is_only_read_stays_in_groups_and_rows():
    inside = {"type": "object", "title": "组", "properties": {"a": TEXT, "state": {**TEXT, "readOnly": True}}}
    fields = {"group": inside, "rows": {"type": "array", "title": "行", "items": inside}}
    before = {"group": {"a": "1", "state": "x"}, "rows": [{"a": "1", "state": "y"}]}
    sent = {"group": {"a": "2", "state": "z"}, "rows": [{"a": "2", "state": "z"}]}
    assert taken(fields, sent, before).answers == {
        "group": {"a": "2", "state": "x"},
        "rows": [{"a": "2", "state": "y"}],
    }


def test_a_new_record_begins_with_its_defaults_and_null_takes_them_out():
    fields = {"a": {**TEXT, "default": "x"}, "b": {**TEXT, "default": "y"}}
    assert taken(fields, {"b": None}).answers == {"a": "x"}


def test_a_record_keeps_what_is_not_sent():
    assert taken({"a": TEXT, "b": TEXT}, {"b": None}, {"a": "1", "b": "2"}).answers == {"a": "1"}


def test_null_is_kept_where_it_is_a_value():
    assert taken({"a": {"type": ["string", "null"], "title": "甲"}}, {"a": None}).answers == {"a": None}


def test_the_members_of_an_alternative_are_known_by_its_constant():
    ways = [
        {"title": "转账", "properties": {"way": {"const": "bank"}, "account": TEXT}, "required": ["way", "account"]},
        {"title": "现金", "properties": {"way": {"const": "cash"}, "at": DAY}, "required": ["way", "at"]},
    ]
    field = {"type": "object", "title": "发放", "oneOf": ways}
    bound = taken({"pay": field}, {"pay": {"way": "cash", "at": "20260317"}})
    assert (bound.answers, bound.errors) == ({"pay": {"way": "cash", "at": "2026-03-17"}}, ())
    assert [error.field for error in taken({"pay": field}, {"pay": {"way": "cash", "account": "1"}}).errors] == [
        "/pay/account"
    ]


@settings(max_examples=150, deadline=None)
@given(sent=st.dictionaries(st.sampled_from(["a", "members", "day", "other"]), JSON))
def test_whatever_is_sent_is_read_and_judged(sent):
    bound = MADE.take(sent)
    settled = MADE.settle(bound.answers, defaults=True)
    assert all(message(error, MADE.record) for error in (*bound.errors, *settled.errors))


MADE = form({"a": MONEY, "members": MEMBERS, "day": DAY, "cause": CAUSE})
