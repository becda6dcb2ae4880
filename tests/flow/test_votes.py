"""R3: votes, electorates, fallbacks and tasks that are stuck."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.flow.world import (
    VISIT,
    Case,
    accepted_allowance,
    allowance,
    directory,
    noticed,
    program,
    visited,
    with_affair,
)
from yikou.definition.model import StepNeed
from yikou.errors import NotAllowed, Refused
from yikou.flow.acts import CLOCK


def test_two_visitors_sign_before_the_step_is_done():
    case = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)})
    assert case.open == ["visit"]
    assert case.do("approve", "guo", "visit").open == ["community_review"]


def test_nobody_signs_twice():
    case = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)})
    with pytest.raises(Refused, match="voted"):
        case.do("approve", "he", "visit")


def test_each_vote_carries_its_own_opinion():
    case = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)}, opinion="属实")
    case.do("approve", "guo", "visit", opinion="同意")
    assert [vote.opinion for vote in case.state.completions["visit"].votes] == ["属实", "同意"]


def test_a_changed_value_lapses_the_earlier_vote_and_tells_its_giver():
    case = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)})
    case.do("approve", "guo", "visit", office={**VISIT, "verified_income": Decimal(1500)})
    assert case.open == ["visit"]
    assert case.kinds("Told")[-1].to[0].key == "he"
    assert case.do("approve", "he", "visit").state.office["verified_income"] == 1500


def test_values_of_a_round_enter_the_record_when_the_step_completes():
    case = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)})
    assert case.state.office == {}
    assert case.do("approve", "guo", "visit").state.office["verified_income"] == 1400


def test_the_fallback_joins_where_too_few_are_left():
    case = allowance(people=directory(without=("guo",)))
    assert set(case.task("visit").electorate) == {"he", "luo"}


def test_too_few_people_leave_the_task_stuck():
    case = allowance(people=directory(without=("guo", "luo")))
    assert case.task("visit").stuck
    assert [a.key for a in case.kinds("Told")[-1].to] != []
    case.do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)})
    assert case.open == ["visit"]


def test_a_stuck_task_goes_on_when_somebody_can_act():
    case = allowance(people=directory(without=("guo", "luo")))
    case.directory = directory()
    case.do("tend", CLOCK)
    assert not case.task("visit").stuck
    assert visited(case).open == ["community_review"]


def test_whoever_loses_the_post_drops_out_and_new_holders_do_not_join():
    case = allowance()
    case.directory = directory(without=("guo",))
    case.do("tend", CLOCK)
    assert set(case.task("visit").electorate) == {"he", "luo"}
    case.directory = directory()
    assert case.do("tend", CLOCK).last.entries == ()


def test_absence_is_never_a_vote():
    case = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)})
    case.directory = directory(without=("guo", "luo"))
    case.do("tend", CLOCK)
    assert case.open == ["visit"]
    assert case.task("visit").stuck


def test_only_the_electorate_votes():
    with pytest.raises(NotAllowed):
        allowance().do("approve", "luo", "visit", office=VISIT)


def test_a_claim_falls_with_the_post():
    case = visited(allowance()).do("claim", "li", "community_review")
    case.directory = directory(without=("li",))
    case.do("tend", CLOCK)
    assert case.task("community_review").claimed_by == ""


def countersigned(need: StepNeed) -> Case:
    """The public notice, here without its period and signed by two visitors and two clerks, is open."""
    steps = dict(program("subsistence-allowance").affair.steps)
    steps["notice"] = replace(steps["notice"], who=("visitors", "window"), need=need, lasts=None, fills=())
    return noticed(accepted_allowance(with_affair("subsistence-allowance", steps=steps)))


ALL = StepNeed("all")


def test_where_all_are_needed_the_last_yes_completes_the_step():
    case = countersigned(ALL)
    for who in ("he", "guo", "wang"):
        assert case.do("approve", who, "notice").open == ["notice"]
    assert case.do("approve", "sun", "notice").open == ["decide"]


def test_where_all_are_needed_one_no_decides():
    case = countersigned(ALL).do("approve", "he", "notice")
    assert case.do("object", "guo", "notice", reason="有人反映").open == ["verify"]


def test_the_result_is_no_once_enough_yeses_can_no_longer_come():
    case = countersigned(StepNeed("number", 3)).do("object", "he", "notice", reason="有人反映")
    assert case.open == ["notice"]
    assert case.do("object", "guo", "notice", reason="有人反映").open == ["verify"]


def test_enough_yeses_carry_a_step_against_a_no():
    case = countersigned(StepNeed("number", 2)).do("object", "he", "notice", reason="有人反映")
    assert case.do("approve", "guo", "notice").do("approve", "wang", "notice").open == ["decide"]


def test_whoever_drops_out_is_not_waited_for():
    case = countersigned(ALL)
    for who in ("he", "guo", "wang"):
        case.do("approve", who, "notice")
    case.directory = directory(without=("sun",))
    assert case.do("tend", CLOCK).open == ["decide"]


def test_countersigners_can_all_sign_on_the_same_page():
    case = countersigned(ALL)
    seen = case.state.no
    for who in ("he", "guo", "wang", "sun"):
        case.do("approve", who, "notice", seen=seen)
    assert case.open == ["decide"]
