"""Every fault of ways and values that docs/format.md names: an edit of the small affair, and what is said of it."""

import pytest

from tests.definition.make import SCHEMA
from tests.proof.small import STAFFED, district, findings, found, line_of
from yikou.proof.messages import MESSAGES

RESULT = "  - choose: done.decide.result\n    cases:\n      yes: []\n      no: [{end: rejected}]\n"

FAULTS = {
    "3.3: known whenever it is reached, in the flow": (
        "not_known",
        [("flow:\n  - accept", "flow:\n  - {when: office.proposed > 5, do: []}\n  - accept")],
        "条件“office.proposed > 5”可能算不出来，缺：拟定金额（要到环节“决定”才填写）。",
        "when: office.proposed",
    ),
    "3.3: known whenever it is reached, in accepts": (
        "not_known",
        [("form.amount > 0, say", "min(form.members.income) > 0, say")],
        "条件“min(form.members.income) > 0”可能算不出来，缺：成员",
        "must: min",
    ),
    "3.3: known whenever it is reached, verbs.when": (
        "not_known",
        [("[approve, object, return]", "[approve, object, {return: {when: office.proposed > 5}}]")],
        "条件“office.proposed > 5”可能算不出来，缺：拟定金额（要到环节“决定”才填写）。",
        "return: {when",
    ),
    "3.3: known where it is due, materials.needed": (
        "not_known",
        [("needed: form.cause == 'fire'", "needed: count(form.members) > 2")],
        "条件“count(form.members) > 2”可能算不出来，缺：成员（表单中可以不填）。",
        "needed: count",
    ),
    "4.5: a gap": (
        "table_gap",
        [("[no, above param.line, bureau]", "[no, above 2000, bureau]")],
        "决策表“走法”：金额较高：否，拟定金额：1,001（金额：0） 时没有一行符合。",
        "way:",
    ),
    "4.5: an overlap": (
        "table_overlap",
        [("[no, above param.line, bureau]", "[no, from param.line, bureau]")],
        "第 2 行和第 3 行都符合",
        "from param.line",
    ),
    "4.5: a row that nothing can reach": (
        "table_unreachable",
        [("      - [yes, any, bureau]\n", "      - [yes, from 0, bureau]\n      - [yes, below 0, street]\n")],
        "这一行永远不会符合（",
        "below 0",
    ),
    "4.11: object that nothing reads": ("object_unread", [(RESULT, "")], "环节“决定”可以不同意", "decide:"),
    "4.11: a step at which no verb may be offered": (
        "stuck",
        [("[approve, object, return]", "[{approve: {when: form.amount > 9}}, {object: {when: form.amount < 5}}]")],
        "form.amount > 9、form.amount < 5 都可能不成立，例如：金额：5；受理",
        "decide:",
    ),
    "4.16: always passes": (
        "not_passed",
        [
            ("  - never: {same_person: [accept, decide]}", "  - always: {when: form.amount > 5, passes: decide}"),
            ("  - accept\n  - decide\n", "  - accept\n  - {when: form.amount > 9, do: [decide]}\n"),
            ("choose: done.decide.result", "choose: form.amount > 1"),
        ],
        "符合条件 form.amount > 5 的办件可能不经过环节 decide，例如：金额：6；受理。",
        "passes: decide",
    ),
    "6.5: the longest way": (
        "way_too_long",
        [("green: 1 workday}", "green: 4 workdays}")],
        "通道“绿色”：最长的一条路要 决定 4 workdays，超过总时限 3 workdays。",
        "total:",
    ),
    "6.5: a step without a clock": (
        "no_clock",
        [("    clock: review\n", ""), ("  review: {limit: {normal: 3 workdays, green: 1 workday}}\n", "")],
        "环节“决定”没有时限",
        "decide:",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_said_with_its_line(name):
    code, changes, begins, line = FAULTS[name]
    problem = found(code, *changes)
    said = MESSAGES[code].format(found=problem.found, expected=problem.expected, about=problem.about)
    assert begins in said
    assert line in line_of(problem, *changes)


def test_verbs_of_which_one_is_always_offered_lead_on():
    offered = "[{approve: {when: form.amount > 9}}, {object: {when: form.amount <= 9}}]"
    assert "stuck" not in {p.code for p in findings(("[approve, object, return]", offered))}


def test_a_step_that_waits_for_a_day_is_named_as_not_proved():
    problem = found("not_proved", ("[approve, object, return]", "[{approve: {when: today > case.registered}}]"))
    assert (problem.level, problem.found) == (
        "warning",
        "环节“决定”能往下办的动作都有条件，不能排除一个都不成立",
    )


def test_what_a_no_still_reads_is_asked_for_by_object():
    reads = RESULT.replace("[{end: rejected}]", "[{when: office.proposed > 5, do: []}, {end: rejected}]")
    assert "not_known" not in {p.code for p in findings((RESULT, reads))}


TABLE = """\
  urgent:
    given: [form.cause, high]
    gives: [how]
    rows:
      - [other, any, slow]
      - [fire, no, fast]
"""


def _limited(schema, most):
    """The schema, where a fire asks for so much at most."""
    fire = {"properties": {"cause": {"const": "fire"}}, "required": ["cause"]}
    return {**schema, "allOf": [{"if": fire, "then": {"properties": {"amount": {"maximum": most}}}}]}


@pytest.mark.parametrize(("most", "codes"), [(1000, set()), (1001, {"table_gap"})])
def test_what_the_schema_excludes_is_no_gap(most, codes):
    problems = findings(("who:\n", TABLE + "who:\n"), schema=_limited(SCHEMA, most))
    assert {p.code for p in problems if p.level == "error"} - {"example_invalid"} == codes


def test_a_way_up_that_does_not_exist_is_named():
    change = ("at: applicant.community.street, but_not", "at: applicant.community.parent.parent.street, but_not")
    problem = found("no_org_above", change, district=district(*STAFFED))
    assert (problem.found, problem.expected) == ("huayuan-1", "parent.parent.street")


def test_somebody_who_is_told_and_whom_nobody_is_is_named():
    told = ("tells:\n", "tells:\n  boss: {title: 告知, on: end, to: [boss], by: [sms]}\n")
    boss = ("who:\n", "who:\n  boss: {title: 领导, role: leader, at: bureau}\n")
    problem = found("unheld", told, boss, district=district(*STAFFED))
    assert (problem.level, problem.about, problem.found) == ("warning", "领导", "leader")
