"""Workdays, and dates plus durations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workdays.calendars import CALENDAR
from yikou.definition.model import Duration
from yikou.workdays.count import add, is_workday, nth_workday, workdays_between, workdays_through

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def test_a_saturday_made_a_workday_is_one():
    assert is_workday(CALENDAR, date(2026, 2, 28)) == (True, True)


def test_a_holiday_on_a_weekday_is_no_workday():
    assert is_workday(CALENDAR, date(2026, 2, 17)) == (False, True)


def test_a_year_without_a_calendar_counts_monday_to_friday_unconfirmed():
    assert is_workday(CALENDAR, date(2027, 1, 1)) == (True, False)
    assert is_workday(CALENDAR, date(2027, 1, 2)) == (False, False)


def test_workdays_between_leave_out_spring_festival():
    assert workdays_between(date(2026, 2, 13), date(2026, 2, 24), CALENDAR) == 2


def test_workdays_between_are_negative_backwards():
    assert workdays_between(date(2026, 3, 20), date(2026, 3, 17), CALENDAR) == -3


def test_a_workday_after_friday_is_monday():
    assert add(date(2026, 3, 20), Duration(1, "workdays"), CALENDAR) == date(2026, 3, 23)


def test_a_workday_before_a_sunday_is_the_friday():
    assert add(date(2026, 3, 22), Duration(-1, "workdays"), CALENDAR) == date(2026, 3, 20)


def test_no_workdays_leave_the_day_as_it_is():
    assert add(date(2026, 3, 22), Duration(0, "workdays"), CALENDAR) == date(2026, 3, 22)


def test_a_month_after_31_january_is_the_last_of_february():
    assert add(date(2026, 1, 31), Duration(1, "months"), CALENDAR) == date(2026, 2, 28)
    assert add(date(2024, 1, 31), Duration(1, "months"), CALENDAR) == date(2024, 2, 29)


def test_a_year_after_29_february_is_28_february():
    assert add(date(2024, 2, 29), Duration(1, "years"), CALENDAR) == date(2025, 2, 28)


def test_a_month_after_december_is_in_the_next_year():
    assert add(date(2026, 12, 31), Duration(2, "months"), CALENDAR) == date(2027, 2, 28)


def test_months_may_be_taken_off():
    assert add(date(2026, 3, 31), Duration(-1, "months"), CALENDAR) == date(2026, 2, 28)


def test_hours_are_not_added_to_a_date():
    with pytest.raises(ValueError, match="workhours cannot be added to a date"):
        add(date(2026, 3, 20), Duration(3, "workhours"), CALENDAR)


@given(DAYS, st.integers(1, 400))
def test_n_workdays_after_a_day_are_n_workdays_between(day, n):
    end = add(day, Duration(n, "workdays"), CALENDAR)
    assert workdays_between(day, end, CALENDAR) == n
    assert is_workday(CALENDAR, end)[0]


@given(DAYS, st.integers(1, 400))
def test_n_workdays_before_a_workday_and_after_it_meet_again(day, n):
    workday = add(day, Duration(1, "workdays"), CALENDAR)
    assert add(add(workday, Duration(-n, "workdays"), CALENDAR), Duration(n, "workdays"), CALENDAR) == workday


@given(DAYS, DAYS)
def test_workdays_between_are_as_counted_one_by_one(first, last):
    begin, end = sorted((first, last))
    days = (date.fromordinal(n) for n in range(begin.toordinal() + 1, end.toordinal() + 1))
    assert workdays_between(begin, end, CALENDAR) == sum(is_workday(CALENDAR, day)[0] for day in days)


@given(st.integers(0, 1500))
def test_every_workday_is_found_by_its_number(n):
    first = workdays_through(CALENDAR, date(2024, 6, 1).toordinal())
    day = date.fromordinal(nth_workday(CALENDAR, first + n))
    assert workdays_through(CALENDAR, day.toordinal()) == first + n
    assert is_workday(CALENDAR, day)[0]
