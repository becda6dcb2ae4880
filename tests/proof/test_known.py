"""Every condition that must be known is known on every way; where it is not, a filled form shows it."""

from tests.proof.small import findings, found, line_of

BEFORE = ("flow:\n  - accept", "flow:\n  - {choose: way.by, cases: {street: [], bureau: []}}\n  - accept")
RESULT = "  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n"
BY_AMOUNT = "  - choose: way.by\n    cases:\n      street: []\n      bureau: [{end: rejected}]\n"
NO_OBJECT = ("[approve, object, return]", "[approve, return]")


def test_a_table_that_is_read_before_its_step_is_not_known():
    problem = found("not_known", BEFORE)
    assert problem.expected == "拟定金额（要到环节“决定”才填写）"
    assert "choose: way.by" in line_of(problem, BEFORE)


def test_a_field_that_a_step_fills_and_the_record_requires_is_known_behind_it():
    assert not [p for p in findings(NO_OBJECT, (RESULT, BY_AMOUNT)) if p.level == "error"]


def test_a_field_that_a_step_may_leave_open_is_shown_with_the_form_and_the_way():
    edits = ("    fills: [proposed]\n    suggests: {proposed: form.amount}\n", "    edits: [office.proposed]\n")
    problem = found("not_known", edits, NO_OBJECT, (RESULT, BY_AMOUNT))
    assert problem.expected == "拟定金额（环节“决定”可以不填）"
    assert problem.about == "金额：1，拟定金额：未填写；受理 → 决定"


def test_a_division_by_zero_is_shown_with_the_value():
    problem = found("not_known", ("form.amount > 0, say", "form.amount / (form.amount - 500) > 1, say"))
    assert (problem.expected, problem.about) == ("除数为零", "金额：500")


def test_a_column_that_may_be_left_open_is_not_known():
    assert found("not_known", ("form.amount > 0, say", "sum(form.members.income) > 0, say")).key == "accepts/0/must"


def test_what_is_asked_for_with_known_is_known():
    asked = ("form.amount > 0, say", "not known(form.members) or form.amount > 0, say")
    assert not [p for p in findings(asked) if p.level == "error"]
