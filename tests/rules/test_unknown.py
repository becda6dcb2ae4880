"""The table of docs/format.md 3.3, line by line; `office.proposed > 1` stands for unknown."""

import pytest

from tests.rules.small import shown, value_of
from yikou.rules.values import Unknown

UNKNOWN = "(office.proposed > 1)"


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        ("yes", UNKNOWN, None, True),
        (UNKNOWN, "yes", None, True),
        ("no", UNKNOWN, False, None),
        (UNKNOWN, "no", False, None),
        (UNKNOWN, UNKNOWN, None, None),
        ("yes", "no", False, True),
    ],
)
def test_and_and_or(a, b, both, either):
    assert shown(f"{a} and {b}") is both
    assert shown(f"{a} or {b}") is either


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"not {UNKNOWN}", None),
        ("office.proposed == 3", None),
        ("office.proposed != 3", None),
        ("3 < office.proposed", None),
        ("office.proposed + 1", None),
        ("-office.proposed", None),
        ("1 < 2 < office.proposed", None),
        ("2 < 1 < office.proposed", False),
        ("form.amount in [3000, office.proposed]", True),
        ("form.amount in [1, office.proposed]", None),
        ("form.amount not in [1, office.proposed]", None),
        ("office.proposed in [1, 2]", None),
        ("form.amount / 0", None),
        ("office.proposed / 0", None),
        ("known(office.proposed)", False),
        ("known(form.amount / 0)", False),
        ("default(office.proposed, 5)", 5),
        ("default(unknown, form.amount)", 3000),
        ("default(office.proposed, unknown)", None),
        ("round(office.proposed, 2)", None),
        ("form.on + days(unknown)", None),
    ],
)
def test_unknown_goes_on(text, wanted):
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("text", "unknown", "with_a_gap", "empty"),
    [
        ("count(form.members)", None, 2, 0),
        ("sum(form.members.income)", None, None, 0),
        ("min(form.members.income)", None, None, None),
        ("max(form.members.income)", None, None, None),
        ("count_of(form.members.work, 'jobless')", None, None, 0),
        ("any_of(form.members.ill)", None, None, False),
        ("all_of(form.members.ill)", None, False, True),
    ],
)
def test_aggregates_over_lists(text, unknown, with_a_gap, empty):
    gap = [{"income": 1, "ill": False, "work": "jobless"}, {}]
    assert shown(text, form={}) is unknown
    assert shown(text, form={"members": gap}) == with_a_gap
    assert shown(text, form={"members": []}) == empty


def test_one_yes_is_enough_for_any_of_and_one_no_for_all_of():
    form = {"members": [{}, {"ill": True}]}
    assert (shown("any_of(form.members.ill)", form=form), shown("all_of(form.members.ill)", form=form)) == (True, None)


def test_an_unknown_names_every_field_that_is_missing():
    assert value_of("form.amount + form.years > office.proposed", form={}) == Unknown(
        ("form.amount", "form.years", "office.proposed")
    )


def test_an_unknown_without_a_missing_field_says_why():
    assert value_of("form.amount / 0 > 1").why == "division_by_zero"
    assert value_of("min(form.members.income)", form={"members": []}).why == "empty_list"


def test_applicant_is_named_by_its_part_of_the_form():
    assert value_of("age(applicant.id_number) > 3", form={}).missing == ("form.applicant.id_number",)
