from datetime import date
from decimal import Decimal

import pytest

from tests.rules.small import shown, value_of
from yikou.definition.model import Duration

GOOD = [
    ("5", 5),
    ("form.amount > 2999.99", True),
    ("form.amount / 8", 375),
    ("form.amount / 7 * 7 == form.amount", True),
    ("1 / 3 * 3 == 1", False),
    ("-form.years + 3", 1),
    ("2 * (form.years + 1) - 1", 5),
    ("0.1 + 0.2 == 0.3", True),
    ("round(2.345, 2)", "2.35"),
    ("round(-2.5, 0)", -3),
    ("form.cause == 'fire'", True),
    ("form.cause in ['illness', 'other']", False),
    ("form.cause not in ['illness', 'other']", True),
    ("not form.cause in ['fire']", False),
    ("form.cause != 'other' and form.local", True),
    ("not form.local or form.years >= 2", True),
    ("0 < form.amount <= 3000 <= 4000", True),
    ("18 <= age(applicant.id_number) < 60", False),
    ("age(applicant.id_number)", 80),
    ("form.story == '房屋烧毁'", True),
    ("form.on", "2026-01-31"),
    ("form.on + days(1)", "2026-02-01"),
    ("form.on < date('2026-02-01')", True),
    ("form.on + years(1) - days(31)", "2026-12-31"),
    ("days(3) < days(4)", True),
    ("lane.limit > workdays(9)", True),
    ("lane.limit", "10 workdays"),
    ("lane.rank", 9),
    ("guide.promised", "10 workdays"),
    ("param.limit - 1", 4999),
    ("case.registered <= today", True),
    ("case.source == 'online'", None),
    ("count(form.members)", 2),
    ("sum(form.members.income)", "1400.5"),
    ("max(form.members.income) - min(form.members.income)", "199.5"),
    ("min(form.amount, 10, form.years)", 2),
    ("max(form.on, date('2026-03-01'))", "2026-03-01"),
    ("any_of(form.members.ill)", True),
    ("all_of(form.members.ill)", False),
    ("count_of(form.kinds, 'a')", 2),
    ("count(distinct(form.kinds))", 2),
    ("'a' in form.kinds", True),
    ("form.shop in form.shops", True),
    ("known(form.amount)", True),
    ("default(office.proposed, 7)", 7),
    ("form.kinds", ["a", "b", "a"]),
    ("list(form.years, 3)", [2, 3]),
]


@pytest.mark.parametrize(("text", "wanted"), GOOD)
def test_an_expression_gives(text, wanted):
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("day", "by", "wanted"),
    [
        ("2026-01-31", Duration(1, "months"), "2026-02-28"),
        ("2024-02-29", Duration(1, "years"), "2025-02-28"),
        ("2024-02-29", Duration(4, "years"), "2028-02-29"),
        ("2026-12-31", Duration(2, "months"), "2027-02-28"),
    ],
)
def test_months_and_years_keep_the_day_or_take_the_last(day, by, wanted):
    from yikou.rules.dates import shift

    assert shift(date.fromisoformat(day), by) == date.fromisoformat(wanted)


@pytest.mark.parametrize(("registered", "years"), [("2026-02-28", 17), ("2026-03-01", 18), ("2028-02-29", 20)])
def test_a_birthday_on_29_february_counts_on_1_march(registered, years):
    form = {"applicant": {"id_number": "230199200802290011"}}
    assert shown("age(applicant.id_number)", form=form, case={"registered": registered}) == years


def test_numbers_are_decimals_of_28_digits():
    assert value_of("2 / 3") == Decimal("0.6666666666666666666666666667")


def test_places_are_compared_as_places():
    assert shown("form.shop == case.place") is True


@pytest.mark.parametrize("raw", ["abc", True, [], float("nan"), "1e999999"])
def test_a_value_that_does_not_fit_its_type_is_not_known(raw):
    assert value_of("form.amount > 3", form={"amount": raw}).missing == ("form.amount",)


@pytest.mark.parametrize("raw", [3, 3.5, "3.5", Decimal("3.50")])
def test_numbers_are_read_however_json_brings_them(raw):
    assert value_of("form.amount > 2 and form.amount < 4", form={"amount": raw}) is True


def test_workdays_need_a_calendar_to_be_added():
    assert value_of("form.on + workdays(3)").why == "no_calendar"


def test_what_leaves_the_calendar_is_unknown():
    assert value_of("form.on + years(9000)").why == "out_of_range"
