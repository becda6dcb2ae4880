"""When clocks run out: docs/format.md, R9."""

from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.workdays.calendars import CALENDAR, HARBIN, at
from yikou.definition.model import Duration
from yikou.workdays.count import is_workday, workdays_between
from yikou.workdays.due import Due, Still, after, before, due_at, lasts_until
from yikou.workdays.left import Left, left

MOMENTS = st.datetimes(datetime(2026, 1, 5), datetime(2026, 11, 30), timezones=st.just(HARBIN))
UNITS = st.sampled_from(["minutes", "hours", "workhours", "days", "workdays"])


def due(limit, start, *, stops=(), extensions=()):
    """When a clock of `5 workdays` runs out, on the district's clock."""
    found = due_at(
        duration(limit),
        at(start),
        calendar=CALENDAR,
        stops=[(at(begin), at(end) if end else None) for begin, end in stops],
        extensions=[duration(text) for text in extensions],
    )
    return f"{found.at.astimezone(HARBIN):%Y-%m-%d %H:%M}" if isinstance(found, Due) else found


def duration(text):
    n, unit = text.split()
    return Duration(int(n), unit)


def test_the_day_of_the_start_does_not_count():
    assert due("1 workdays", "2026-03-17 08:31") == "2026-03-18 17:00"


def test_a_clock_started_after_office_hours_counts_from_the_next_day():
    assert due("1 workdays", "2026-03-17 19:00") == "2026-03-18 17:00"


def test_a_clock_started_on_a_saturday_counts_monday():
    assert due("1 workdays", "2026-03-21 10:00") == "2026-03-23 17:00"


def test_workdays_pass_over_the_weekend():
    assert due("5 workdays", "2026-03-20 16:05") == "2026-03-27 17:00"


def test_workdays_pass_over_spring_festival():
    assert due("3 workdays", "2026-02-12 10:00") == "2026-02-24 17:00"


def test_a_saturday_made_a_workday_counts():
    assert due("1 workdays", "2026-02-27 10:00") == "2026-02-28 17:00"


def test_calendar_days_count_holidays():
    assert due("7 days", "2026-02-18 10:00") == "2026-02-25 17:00"


def test_calendar_days_that_end_on_a_holiday_end_on_the_next_workday():
    assert due("3 days", "2026-02-14 10:00") == "2026-02-24 17:00"


def test_calendar_days_that_end_on_a_saturday_made_a_workday_end_there():
    assert due("3 days", "2026-02-25 10:00") == "2026-02-28 17:00"


def test_no_days_end_at_the_close_of_the_same_day():
    assert due("0 days", "2026-03-17 10:00") == "2026-03-17 17:00"


def test_no_days_begun_after_the_close_end_at_once():
    assert due("0 days", "2026-03-17 18:00") == "2026-03-17 18:00"


def test_a_month_is_cut_to_the_last_day_of_february():
    assert due("1 months", "2026-01-31 10:00") == "2026-02-28 17:00"


def test_a_year_from_29_february_ends_on_28_february():
    assert due("1 years", "2024-02-29 10:00") == "2025-02-28 17:00"


def test_hours_run_round_the_clock():
    assert due("24 hours", "2026-02-17 20:15") == "2026-02-18 20:15"


def test_minutes_run_round_the_clock():
    assert due("90 minutes", "2026-03-17 23:00") == "2026-03-18 00:30"


def test_workhours_pass_over_lunch_and_night():
    assert due("4 workhours", "2026-03-17 10:30") == "2026-03-17 16:30"
    assert due("4 workhours", "2026-03-17 16:00") == "2026-03-18 11:30"


def test_workhours_begun_at_night_run_from_the_opening():
    assert due("2 workhours", "2026-03-21 03:00") == "2026-03-23 10:30"


def test_a_workday_of_workhours_ends_at_its_close():
    assert due("13 workhours", "2026-03-17 08:30") == "2026-03-18 17:00"


def test_from_31_december_a_workday_is_counted_in_the_new_year():
    found = due_at(Duration(1, "workdays"), at("2025-12-31 10:00"), calendar=CALENDAR)
    assert found == Due(at("2026-01-04 17:00"), confirmed=True)


def test_a_due_moment_in_a_missing_year_is_unconfirmed():
    found = due_at(Duration(2, "workdays"), at("2026-12-31 10:00"), calendar=CALENDAR)
    assert found == Due(at("2027-01-04 17:00"), confirmed=False)


def test_the_day_of_the_start_need_not_be_in_a_published_year():
    assert due_at(Duration(1, "workdays"), at("2024-12-31 10:00"), calendar=CALENDAR).confirmed


def test_calendar_days_that_end_in_a_missing_year_are_unconfirmed():
    assert not due_at(Duration(40, "days"), at("2026-12-01 10:00"), calendar=CALENDAR).confirmed


def test_hours_never_ask_the_calendar():
    assert due_at(Duration(8, "hours"), at("2027-03-01 10:00"), calendar=CALENDAR).confirmed


def test_days_on_which_the_clock_stands_at_the_close_do_not_count():
    assert due("5 workdays", "2026-03-16 10:00", stops=[("2026-03-18 10:00", "2026-03-20 10:00")]) == "2026-03-25 17:00"


def test_a_stop_within_office_hours_costs_no_day():
    assert due("5 workdays", "2026-03-16 10:00", stops=[("2026-03-18 10:00", "2026-03-18 16:59")]) == "2026-03-23 17:00"


def test_a_stop_from_the_close_on_costs_that_day():
    assert due("2 workdays", "2026-03-16 10:00", stops=[("2026-03-17 17:00", "2026-03-17 18:00")]) == "2026-03-19 17:00"
    assert due("2 workdays", "2026-03-16 10:00", stops=[("2026-03-17 17:01", "2026-03-17 18:00")]) == "2026-03-18 17:00"


def test_a_stop_that_spans_a_weekend_costs_only_its_workdays():
    assert due("5 workdays", "2026-03-18 10:00", stops=[("2026-03-20 10:00", "2026-03-23 10:00")]) == "2026-03-26 17:00"


def test_a_stop_of_calendar_days_costs_the_weekend_too():
    assert due("5 days", "2026-03-18 10:00", stops=[("2026-03-20 10:00", "2026-03-23 10:00")]) == "2026-03-26 17:00"


def test_overlapping_stops_are_counted_once():
    stops = [("2026-03-19 10:00", "2026-03-24 10:00"), ("2026-03-20 10:00", "2026-03-23 10:00")]
    assert due("5 workdays", "2026-03-16 10:00", stops=stops) == due("5 workdays", "2026-03-16 10:00", stops=stops[:1])


def test_stops_may_come_in_any_order():
    stops = [("2026-03-20 10:00", "2026-03-23 10:00"), ("2026-03-17 10:00", "2026-03-18 10:00")]
    assert due("5 workdays", "2026-03-16 10:00", stops=stops) == "2026-03-25 17:00"


def test_a_stop_before_the_start_costs_nothing():
    assert due("1 workdays", "2026-03-17 10:00", stops=[("2026-03-10 10:00", "2026-03-16 10:00")]) == "2026-03-18 17:00"


def test_a_stop_after_the_end_costs_nothing():
    assert due("1 workdays", "2026-03-17 10:00", stops=[("2026-03-18 17:30", None)]) == "2026-03-18 17:00"


def test_a_stop_over_the_next_workday_moves_the_end_further():
    stops = [("2026-03-23 09:00", "2026-03-24 09:00")]
    assert due("2 days", "2026-03-20 10:00", stops=stops) == "2026-03-24 17:00"


def test_an_open_stop_leaves_the_days_that_remain():
    still = due("5 workdays", "2026-03-16 10:00", stops=[("2026-03-18 10:00", None)])
    assert still == Still(Left(4, 0, 0), seconds=4 * 6 * 3600 + 4 * 1800)


def test_an_open_stop_leaves_the_hours_that_remain():
    still = due("30 hours", "2026-03-16 10:00", stops=[("2026-03-16 12:30", None)])
    assert still == Still(Left(1, 3, 30), seconds=27 * 3600 + 1800)


def test_an_open_stop_leaves_limit_and_extension():
    still = due("5 workdays", "2026-03-16 10:00", stops=[("2026-03-18 10:00", None)], extensions=["3 workdays"])
    assert still.left == Left(7, 0, 0)


def test_hours_in_a_stop_are_not_counted():
    assert due("3 hours", "2026-03-16 10:00", stops=[("2026-03-16 11:00", "2026-03-17 08:00")]) == "2026-03-17 10:00"


def test_workhours_in_a_stop_are_not_counted():
    stops = [("2026-03-16 11:00", "2026-03-16 14:30")]
    assert due("3 workhours", "2026-03-16 10:00", stops=stops) == "2026-03-16 16:30"


def test_an_extension_is_added_at_the_end():
    assert due("5 workdays", "2026-03-16 10:00", extensions=["5 workdays"]) == "2026-03-30 17:00"


def test_calendar_days_and_their_extension_are_moved_to_a_workday_only_once():
    assert due("5 days", "2026-03-16 10:00", extensions=["5 days"]) == "2026-03-26 17:00"


def test_an_extension_may_have_another_unit():
    assert due("2 days", "2026-03-20 10:00", extensions=["1 workdays"]) == "2026-03-23 17:00"


def test_a_public_notice_may_end_on_a_sunday():
    found = lasts_until(Duration(7, "days"), at("2026-03-15 10:00"), CALENDAR)
    assert found == Due(at("2026-03-22 17:00"), confirmed=True)


def test_a_public_notice_stands_while_the_case_is_frozen():
    stop = (at("2026-03-16 10:00"), at("2026-03-18 10:00"))
    assert lasts_until(Duration(7, "days"), at("2026-03-15 10:00"), CALENDAR, stops=[stop]).at == at("2026-03-24 17:00")
    assert lasts_until(Duration(7, "days"), at("2026-03-15 10:00"), CALENDAR, stops=[(stop[0], None)]).left.days == 7


def test_an_alarm_one_workday_before_monday_rings_on_friday():
    assert before(at("2026-03-23 17:00"), Duration(1, "workdays"), CALENDAR) == at("2026-03-20 17:00")


def test_an_alarm_after_no_workdays_rings_at_the_due_moment():
    assert after(at("2026-03-21 03:00"), Duration(0, "workdays"), CALENDAR) == at("2026-03-21 03:00")


def test_an_alarm_three_workdays_after_passes_over_the_holiday():
    assert after(at("2026-04-02 17:00"), Duration(3, "workdays"), CALENDAR) == at("2026-04-08 17:00")


def test_alarms_in_hours_and_office_hours():
    assert before(at("2026-03-23 10:00"), Duration(2, "hours"), CALENDAR) == at("2026-03-23 08:00")
    assert before(at("2026-03-23 10:00"), Duration(2, "workhours"), CALENDAR) == at("2026-03-20 16:30")


def test_what_is_left_is_working_time():
    assert left(at("2026-03-27 17:00"), at("2026-03-23 09:12"), CALENDAR) == Left(4, 5, 48)


def test_what_is_left_is_negative_once_it_is_over():
    assert left(at("2026-03-20 17:00"), at("2026-03-24 10:30"), CALENDAR) == Left(-1, -2, 0)


def test_what_is_left_of_hours_counts_the_night():
    assert left(at("2026-03-22 03:00"), at("2026-03-20 23:30"), CALENDAR, round_the_clock=True) == Left(1, 3, 30)


def test_a_moment_without_a_zone_is_an_error():
    with pytest.raises(ValueError, match="has no time zone"):
        due_at(Duration(1, "days"), datetime(2026, 3, 17, 10), calendar=CALENDAR)


@given(MOMENTS, UNITS, st.integers(0, 300))
def test_a_longer_limit_is_never_due_earlier(start, unit, n):
    shorter = due_at(Duration(n, unit), start, calendar=CALENDAR)
    longer = due_at(Duration(n + 1, unit), start, calendar=CALENDAR)
    assert start <= shorter.at <= longer.at


@given(MOMENTS, UNITS, st.integers(1, 30), st.integers(0, 400), st.integers(1, 400))
def test_a_stop_never_makes_a_clock_due_earlier(start, unit, n, wait, length):
    begins = start + timedelta(hours=wait)
    stopped = due_at(Duration(n, unit), start, calendar=CALENDAR, stops=[(begins, begins + timedelta(hours=length))])
    assert stopped.at >= due_at(Duration(n, unit), start, calendar=CALENDAR).at


@given(MOMENTS, st.integers(2, 30), st.integers(1, 28), st.integers(1, 20))
def test_a_stop_moves_the_end_by_the_workdays_in_it(start, n, wait, length):
    plain = due_at(Duration(n, "workdays"), start, calendar=CALENDAR).at
    begins = (start + timedelta(days=wait)).replace(hour=10)
    ends = begins + timedelta(days=length)
    assume(begins < plain)
    stopped = due_at(Duration(n, "workdays"), start, calendar=CALENDAR, stops=[(begins, ends)]).at
    cost = workdays_between(begins.date() - timedelta(days=1), ends.date() - timedelta(days=1), CALENDAR)
    assert workdays_between(plain.astimezone(HARBIN).date(), stopped.astimezone(HARBIN).date(), CALENDAR) == cost


@given(MOMENTS, UNITS, st.integers(1, 60), st.integers(0, 900))
def test_a_clock_that_stands_has_left_what_it_needs_after_it_goes_on(start, unit, n, wait):
    begins = start + timedelta(hours=wait)
    still = due_at(Duration(n, unit), start, calendar=CALENDAR, stops=[(begins, None)])
    plain = due_at(Duration(n, unit), start, calendar=CALENDAR)
    assert still == plain or (still.seconds > 0 and begins <= plain.at)


@given(MOMENTS, st.integers(1, 60))
def test_day_units_end_at_the_close_of_a_workday(start, n):
    end = due_at(Duration(n, "days"), start, calendar=CALENDAR).at.astimezone(HARBIN)
    assert is_workday(CALENDAR, end.date())[0]
    assert (end.hour, end.minute) == (17, 0)


@given(MOMENTS, st.integers(1, 500))
def test_workhours_measure_what_is_left(start, n):
    end = due_at(Duration(n, "workhours"), start, calendar=CALENDAR).at
    found = left(end, start, CALENDAR)
    assert (found.days * 13 + found.hours * 2) * 30 + found.minutes == n * 60
