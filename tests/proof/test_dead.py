"""What no way reaches and nothing reads is said, with its line."""

import pytest

from tests.proof.small import findings, found, line_of

RESULT = "  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n"


def test_a_branch_that_no_form_takes_is_named():
    never = (RESULT, RESULT + "  - {when: form.amount > 60000, do: [{end: rejected}]}\n")
    problem = found("never_taken", never)
    assert (problem.level, problem.found) == ("warning", "form.amount > 60000")
    assert "60000" in line_of(problem, never)


def test_what_stands_behind_a_condition_that_always_ends_is_not_reached():
    always = (RESULT, RESULT + "  - choose: form.amount >= 0\n    cases: {yes: [{end: rejected}], no: []}\n")
    assert found("not_reached", always).found == "granted"


def test_a_step_without_a_verb_that_leads_on_is_refused():
    stuck = ("verbs: [approve, object, return]", "verbs: [return]")
    problem = found("no_way_on", stuck)
    assert (problem.level, problem.about, problem.expected) == ("error", "决定", "approve, object, reject, conclude")


@pytest.mark.parametrize(
    ("code", "named", "old", "new"),
    [
        ("unread_table", "way", "when: known(way.by), ", ""),
        ("no_outcome", "other", "outcomes:\n", "outcomes:\n  other: {title: 其他}\n"),
        ("unused_place", "spare", "places:\n", "places:\n  spare: {title: 备用, org: civil-affairs-bureau}\n"),
        ("never_needed", "form.amount > 60000", "needed: form.cause == 'fire'", "needed: form.amount > 60000"),
    ],
)
def test_what_never_comes_to_bear_is_a_warning_with_its_line(code, named, old, new):
    problem = found(code, (old, new))
    assert (problem.level, problem.found) == ("warning", named)
    assert problem.line > 0


def test_a_line_of_lanes_that_an_earlier_one_covers_is_named():
    line = "    - {lane: green, when: form.cause == 'fire', because: 火灾}\n"
    again = "    - {lane: green, when: form.cause == 'fire' and form.amount > 5, because: 大火}\n"
    assert found("lane_never", (line, line + again)).found == "form.cause == 'fire' and form.amount > 5"


def test_a_lane_into_which_nothing_leads_is_named():
    red = ("  enter:", "    red: {title: 红, rank: 2, limit: 3 workdays}\n  enter:")
    limits = ("{normal: 3 workdays, green: 1 workday}", "1 workday")
    assert found("lane_unentered", red, limits).found == "red"


def test_the_small_affair_has_nothing_dead():
    assert {p.code for p in findings()} == {"no_directory"}
