"""What is promised can be kept: limits of steps fit the total, the total fits the guide."""

import pytest

from tests.flow.world import CALENDAR
from tests.proof.small import STAFFED, district, findings, found, line_of
from yikou.definition.durations import parse_duration
from yikou.proof.lengths import are_within

SECOND = (
    ("steps:\n", "steps:\n  again: {title: 复核, who: reviewer, clock: review}\n"),
    ("  - end: granted\n", "  - again\n  - end: granted\n"),
)


def test_the_longest_way_of_a_lane_is_added_up():
    long = ("review: {limit: {normal: 3 workdays, green: 1 workday}}", "review: {limit: 6 workdays}")
    problems = [p for p in findings(long, *SECOND) if p.code == "way_too_long"]
    assert [(p.about, p.found, p.expected) for p in problems] == [
        ("普通", "决定 6 workdays + 复核 6 workdays", "10 workdays"),
        ("绿色", "决定 6 workdays + 复核 6 workdays", "3 workdays"),
    ]
    assert "total:" in line_of(problems[0], long, *SECOND)


def test_only_the_longest_of_several_branches_counts():
    branches = "  - choose: form.cause\n    cases: {fire: [again], other: [third]}\n  - end: granted\n"
    third = ("steps:\n", "steps:\n  third: {title: 三, who: reviewer, clock: review}\n")
    flow = ("  - end: granted\n", branches)
    assert not [p for p in findings(SECOND[0], third, flow) if p.code == "way_too_long"]


def test_steps_in_which_the_total_stands_still_count_nothing():
    long = ("review: {limit: {normal: 3 workdays, green: 1 workday}}", "review: {limit: 30 workdays}")
    stops = ("stops_in: [supplement]", "stops_in: [supplement, decide]")
    assert not [p for p in findings(long, stops) if p.code == "way_too_long"]


def test_a_total_longer_than_the_guide_is_refused():
    problem = found(
        "total_too_long", ("normal: {title: 普通, limit: guide.promised}", "normal: {title: 普通, limit: 11 workdays}")
    )
    assert (problem.about, problem.found, problem.expected) == ("普通", "11 workdays", "10 workdays")


def test_a_step_without_a_clock_is_named():
    problem = found(
        "no_clock", ("    clock: review\n", ""), ("  review: {limit: {normal: 3 workdays, green: 1 workday}}\n", "")
    )
    assert (problem.level, problem.about) == ("warning", "决定")


def test_an_alarm_before_the_clock_begins_is_named():
    alarms = "review: {limit: 2 workdays, alarms: [{before: 3 workdays, tell: [handlers]}]}"
    problem = found("alarm_never", ("review: {limit: {normal: 3 workdays, green: 1 workday}}", alarms))
    assert (problem.level, problem.found) == ("warning", "3 workdays")


def test_a_notice_longer_than_its_own_clock_is_named():
    assert found("lasts_too_long", ("    clock: review\n", "    clock: review\n    lasts: 9 days\n")).about == "决定"


def test_other_units_are_left_to_the_calendar():
    mixed = ("green: 1 workday}", "green: 2 workhours}")
    assert findings(mixed, district=district(*STAFFED)) == ()


@pytest.mark.parametrize(
    ("limits", "allowed", "fit"),
    [
        (("3 workdays", "5 workdays"), "8 workdays", True),
        (("3 workdays", "5 days"), "7 workdays", False),
        (("2 workhours", "2 workhours", "30 minutes"), "1 workday", True),
        (("1 workday", "1 workhour"), "1 workday", False),
        (("3 workdays", "2 workdays"), "7 days", True),
        (("3 workdays", "2 workdays"), "6 days", False),
    ],
)
def test_limits_one_after_the_other_are_converted_at_their_worst(limits, allowed, fit):
    assert are_within([parse_duration(limit) for limit in limits], parse_duration(allowed), CALENDAR) is fit
