"""What is derived is told only to whoever may see everything that it reads."""

import pytest

from tests.flow.world import program
from yikou.access.derived import shows
from yikou.access.reads import fields_behind
from yikou.access.sight import Sight

ALLOWANCE = program("subsistence-allowance").affair
VIEW = frozenset({"view"})
INCOME = ("office", "verified_income")
NUMBER = ("form", "applicant", "id_number")


def hiding(*paths):
    return Sight(VIEW, frozenset(paths))


@pytest.mark.parametrize("name", ["office.verified_income", "per_head", "poor", "gap", "path.result", "path"])
def test_a_fact_or_table_is_hidden_with_what_it_reads(name):
    assert not shows(ALLOWANCE, hiding(INCOME), name)


@pytest.mark.parametrize("name", ["heads", "modest", "form.housing", "done.notice.result", "param.subsistence_line"])
def test_what_does_not_read_it_stays_visible(name):
    assert shows(ALLOWANCE, hiding(INCOME), name)


def test_a_masked_field_hides_what_is_derived_from_it():
    assert not shows(ALLOWANCE, Sight(VIEW, masked=frozenset({INCOME})), "per_head")


def test_the_applicant_stands_for_the_part_of_the_form():
    assert not shows(ALLOWANCE, hiding(NUMBER), "applicant.id_number")
    assert shows(ALLOWANCE, hiding(NUMBER), "applicant.community.street")


def test_a_condition_is_read_like_a_name():
    assert not shows(ALLOWANCE, hiding(NUMBER), "age(applicant.id_number) >= 80")
    assert shows(ALLOWANCE, hiding(NUMBER), "form.cause == 'disaster'")


def test_a_list_column_is_a_field_of_the_rows():
    assert ("form", "members", "disabled") in set(fields_behind(ALLOWANCE, "any_of(form.members.disabled)"))
