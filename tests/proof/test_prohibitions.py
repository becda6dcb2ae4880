"""What must never or always hold is proved, shown to fail, or named as undecided; it is never silently passed."""

import pytest

from tests.flow.world import CALENDAR
from tests.proof.small import STAFFED, district, findings, found, line_of
from yikou.definition.durations import parse_duration
from yikou.proof.lengths import is_within

NEVER = "  - never: {same_person: [accept, decide]}"
FREE = ("but_not: [case.accepted_by]}", "}")
ONE = ("wang", "reviewer", "huayuan")


def test_an_exclusion_proves_that_they_are_two_people():
    assert "same_person" not in {p.code for p in findings()}
    assert "not_decided" not in {p.code for p in findings()}


def test_without_exclusion_and_tree_it_is_undecided():
    problem = found("not_decided", FREE)
    assert (problem.level, problem.key) == ("warning", "checks/2/never")
    assert "same_person" in line_of(problem, FREE)


def test_people_who_hold_only_one_of_the_posts_prove_it():
    assert findings(FREE, district=district(*STAFFED)) == ()


def test_somebody_who_holds_both_posts_is_named():
    problem = found("same_person", FREE, district=district(*STAFFED, ONE))
    assert (problem.level, problem.found) == ("error", "wang")


def test_an_exclusion_is_no_proof_where_the_first_step_can_be_asked_again():
    issue = ("      no: [{end: rejected}]\n", "      no: [{end: rejected}]\n  - issue\n")
    back = ("steps:\n", "steps:\n  issue: {title: 发放, who: window, verbs: [approve, return]}\n")
    assert "not_decided" in {p.code for p in findings(issue, back)}
    people = district(*STAFFED, ONE, ("lin", "clerk", "huayuan-1"))
    assert found("same_person_again", issue, back, district=people).level == "warning"


SEES = (NEVER, "  - never: {role: clerk, sees: form.applicant.id_number}")


def test_a_masked_field_is_not_seen_by_a_right():
    problems = [p for p in findings(SEES) if p.code == "sees"]
    assert "权限“clerks”" not in {p.found for p in problems}


def test_a_step_that_hides_nothing_shows_what_no_right_masks():
    other = (
        "access:\n  clerks: {role: clerk, at: applicant.community,",
        "access:\n  clerks: {role: clerk, at: bureau,",
    )
    assert {p.found for p in findings(SEES, other) if p.code == "sees"} == {"登记之后", "环节“受理”"}


def test_a_right_that_shows_the_field_is_named():
    shown = ("may: [view], masks: ['mask:id-number']", "may: [view]")
    assert "权限“clerks”" in {p.found for p in findings(SEES, shown) if p.code == "sees"}


def test_a_right_with_a_condition_is_undecided():
    when = ("masks: ['mask:id-number']}", "when: form.amount > 9}")
    assert found("sees_perhaps", SEES, when).level == "warning"


def test_a_field_that_every_step_hides_is_never_seen():
    role = (NEVER, "  - never: {role: reviewer, sees: form.applicant.id_number}")
    hides = ("    clock: review\n", "    clock: review\n    hides: [form.applicant.id_number]\n")
    assert "sees" not in {p.code for p in findings(role, hides)}
    assert found("sees", role).found == "环节“决定”"


def test_a_limit_longer_than_allowed_names_the_lane():
    rule = (NEVER, "  - always: {clock: total, within: 5 workdays}")
    problem = found("not_within", rule)
    assert (problem.found, problem.expected) == ("normal 10 workdays", "5 workdays")


def test_a_limit_within_the_guide_is_proved():
    assert not [
        p for p in findings((NEVER, "  - always: {clock: total, within: guide.statutory}")) if p.level == "error"
    ]


def test_other_units_need_a_calendar():
    rule = (NEVER, "  - always: {clock: total, within: 30 days}")
    assert found("not_decided", rule)
    assert findings(rule, district=district(*STAFFED)) == ()


@pytest.mark.parametrize(
    ("limit", "allowed", "fits"),
    [
        ("5 workdays", "7 days", True),
        ("6 workdays", "7 days", False),
        ("7 days", "7 workdays", True),
        ("8 days", "7 workdays", False),
        ("2 workhours", "1 workday", True),
        ("7 workhours", "1 workday", False),
        ("1 year", "12 months", False),
        ("90 minutes", "2 hours", True),
    ],
)
def test_limits_are_compared_at_their_worst(limit, allowed, fits):
    assert is_within(parse_duration(limit), parse_duration(allowed), CALENDAR) is fits


SKIPS = ("  - accept\n  - decide\n", "  - accept\n  - {when: form.amount > 1000, do: [decide]}\n")
READS = ("choose: done.decide.result", "choose: form.amount >= 0")


def test_a_step_on_every_way_is_always_passed():
    assert "not_decided" not in {p.code for p in findings((NEVER, "  - always: {when: high, passes: decide}"))}


def test_a_fact_is_the_condition_that_it_stands_for():
    rule = (NEVER, "  - always: {when: high, passes: decide}")
    assert not {p.code for p in findings(rule, SKIPS, READS)} & {"not_passed", "not_decided"}


def test_a_way_around_is_shown_by_a_case_that_takes_it():
    rule = (NEVER, "  - always: {when: form.cause == 'fire', passes: decide}")
    problem = found("not_passed", rule, SKIPS, READS)
    assert (problem.level, problem.about) == ("error", "金额：1，原因：火灾；受理")


def test_two_comparisons_of_different_fields_are_two_conditions():
    rule = (NEVER, "  - always: {when: form.amount > 500, passes: decide}")
    assert found("not_passed", rule, SKIPS, READS).about == "金额：501；受理"


def test_a_way_around_that_no_form_shows_is_undecided():
    rule = (NEVER, "  - always: {when: form.amount * 2 > 5000, passes: decide}")
    assert found("not_decided", rule, SKIPS, READS).level == "warning"


def test_options_rule_each_other_out():
    rule = (NEVER, "  - always: {when: form.cause == 'fire', passes: decide}")
    flow = (SKIPS[0], "  - accept\n  - {choose: form.cause, cases: {fire: [decide], other: []}}\n")
    assert not {p.code for p in findings(rule, flow, READS)} & {"not_passed", "not_decided"}


def test_an_expression_of_a_prohibition_is_checked_like_any_other():
    rule = (NEVER, "  - always: {when: form.amont > 5, passes: decide}")
    problem = found("unknown_name", rule)
    assert (problem.found, problem.nearest) == ("form.amont", "form.amount")
    assert "form.amont" in line_of(problem, rule)
