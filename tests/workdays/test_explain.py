"""The days of a clock, one by one."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.workdays.calendars import CALENDAR, HARBIN, at
from yikou.definition.model import Duration
from yikou.workdays.due import due_at
from yikou.workdays.explain import CountedDay, counted


def told(limit, unit, start, **given_else):
    return [
        (day.day.day, day.why) for day in counted(Duration(limit, unit), at(start), calendar=CALENDAR, **given_else)
    ]


def test_the_start_and_the_weekend_are_told():
    assert told(2, "workdays", "2026-03-19 10:00") == [
        (19, "start"),
        (20, "counts"),
        (21, "weekend"),
        (22, "weekend"),
        (23, "counts"),
    ]


def test_a_holiday_is_told_with_its_name():
    days = counted(Duration(1, "workdays"), at("2026-02-16 10:00"), calendar=CALENDAR)
    assert days[1] == CountedDay(date(2026, 2, 17), False, "holiday", "春节")


def test_a_weekend_made_a_workday_is_told():
    assert told(1, "workdays", "2026-02-27 10:00") == [(27, "start"), (28, "extra_workday")]


def test_the_days_of_a_stop_are_told():
    stops = [(at("2026-03-17 09:00"), at("2026-03-19 09:00"))]
    assert told(1, "workdays", "2026-03-16 10:00", stops=stops) == [
        (16, "start"),
        (17, "stopped"),
        (18, "stopped"),
        (19, "counts"),
    ]


def test_the_days_by_which_the_end_was_moved_are_told():
    assert told(1, "days", "2026-03-20 10:00") == [(20, "start"), (21, "counts"), (22, "moved"), (23, "moved")]


def test_the_days_of_an_extension_are_told():
    days = told(1, "days", "2026-03-16 10:00", extensions=[Duration(1, "days"), Duration(1, "days")])
    assert days == [(16, "start"), (17, "counts"), (18, "longer"), (19, "longer")]


def test_a_clock_that_stands_is_told_up_to_its_stop_or_a_given_day():
    stops = [(at("2026-03-17 09:00"), None)]
    assert told(5, "workdays", "2026-03-16 10:00", stops=stops) == [(16, "start"), (17, "stopped")]
    assert told(5, "workdays", "2026-03-16 10:00", stops=stops, until=date(2026, 3, 19))[-1] == (19, "stopped")


def test_hours_are_not_told_in_days():
    assert told(8, "hours", "2026-03-16 10:00") == []


@given(
    st.datetimes(datetime(2026, 1, 5), datetime(2026, 11, 30), timezones=st.just(HARBIN)),
    st.sampled_from(["days", "workdays"]),
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 900), st.integers(1, 200)), max_size=3),
)
def test_counting_day_by_day_gives_the_same_end(start, unit, n, waits):
    stops = [(start + timedelta(hours=wait), start + timedelta(hours=wait + length)) for wait, length in waits]
    days = counted(Duration(n, unit), start, calendar=CALENDAR, stops=stops)
    assert sum(day.counts for day in days) == n
    assert days[-1].day == due_at(Duration(n, unit), start, calendar=CALENDAR, stops=stops).at.astimezone(HARBIN).date()
    assert all(day.why in {"moved", "stopped", "counts", "extra_workday"} for day in days[-1:])
