"""拿回, outputs that become void, lanes by hand, and other verbs of the desk."""

from decimal import Decimal

import pytest

from tests.flow.world import NOTICED, VISIT, allowance, checked, noticed, relief, relief_form, visited
from yikou.errors import NotAllowed, Refused


def test_a_completion_is_taken_back_while_nobody_has_built_on_it():
    case = checked(relief()).do("take_back", "li")
    assert case.open == ["check"]


def test_a_vote_is_taken_back():
    case = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)}).do("take_back", "he")
    assert case.task("visit").votes == ()


def test_nothing_is_taken_back_twice():
    voted = allowance().do("approve", "he", "visit", office=VISIT, papers={"visit_photo": ("p",)})
    for case, who in ((checked(relief()), "li"), (voted, "he")):
        case.do("take_back", who)
        with pytest.raises(NotAllowed):
            case.do("take_back", who)


def test_nothing_is_taken_back_once_somebody_else_has_acted():
    case = checked(relief()).do("refer", "chen", "review", question="可否")
    with pytest.raises(NotAllowed):
        case.do("take_back", "li")


def test_nothing_is_taken_back_once_the_next_task_is_taken_up():
    case = checked(relief()).do("claim", "chen", "review")
    with pytest.raises((NotAllowed, Refused)):
        case.do("take_back", "li")


def test_a_remark_does_not_stand_in_the_way():
    case = checked(relief()).do("note", "chen", text="已收到")
    assert case.do("take_back", "li").open == ["check"]


def test_a_numbered_output_is_not_pulled_away():
    case = noticed(allowance()).on("12-09").do("approve", "li", "notice", office=NOTICED).do("approve", "gao", "decide")
    with pytest.raises(Refused, match="output_made"):
        case.do("take_back", "gao")


def test_a_publication_is_void_when_its_step_is_asked_again():
    case = noticed(allowance()).on("12-09").do("approve", "li", "notice", office=NOTICED)
    case.do("return", "gao", "decide", to="street_review", reason="金额有误")
    assert not case.state.outputs[-1].void
    case.do("approve", "chen", "street_review", office={**NOTICED, "monthly": Decimal(1000)})
    assert case.open == ["notice"]
    assert [output.void for output in case.state.outputs if output.name == "publication"] == [True, False]


def test_a_new_completion_makes_a_new_output():
    case = noticed(allowance()).on("12-09").do("approve", "li", "notice", office=NOTICED)
    case.do("return", "gao", "decide", to="notice", reason="公示期内容有误")
    publications = [output for output in case.state.outputs if output.name == "publication"]
    assert [output.void for output in publications] == [True, False]


def test_a_notice_that_opens_again_lasts_anew():
    case = noticed(allowance()).on("12-09").do("approve", "li", "notice", office=NOTICED)
    case.do("return", "gao", "decide", to="notice", reason="公示内容有误")
    with pytest.raises(Refused, match="too_early"):
        case.do("approve", "li", "notice", office=NOTICED)


def test_the_receipt_stays_when_acceptance_is_done_again():
    case = relief().do("return", "li", "check", to="accept", reason="地址有误").do("approve", "wang", "accept")
    assert [output.void for output in case.state.outputs if output.name == "receipt"] == [False]


def test_a_lane_is_found_afresh_until_acceptance_and_then_only_upwards():
    case = relief(severity="critical")
    assert case.state.lane == "green"
    checked(case).do("supplement", "chen", "review", items={"fields": ["form.severity"]})
    case.do("answer", "wang", form=relief_form(severity="ordinary"))
    assert case.state.lane == "green"


def test_a_danger_found_later_moves_the_case_up():
    case = checked(relief()).do("supplement", "chen", "review", items={"fields": ["form.severity"]})
    case.do("answer", "wang", form=relief_form(severity="critical"))
    assert (case.state.lane, case.state.lane_because) == ("green", "危及基本生存")


def test_after_a_lane_by_hand_only_a_new_reason_moves_it():
    case = relief(severity="critical").do("set_lane", "lin", lane="normal", reason="已缓解")
    checked(case).do("supplement", "chen", "review", items={"fields": ["form.story"]})
    case.do("answer", "wang", form=relief_form(severity="critical", story="另有说明"))
    assert case.state.lane == "normal"


def test_only_the_manager_sets_the_lane():
    with pytest.raises(NotAllowed):
        relief().do("set_lane", "chen", lane="green", reason="x")


def test_urging_tells_the_handlers():
    case = checked(relief()).do("urge", "lin", reason="群众来电")
    assert [told.key for told in case.kinds("Told")[-1].to] == ["chen"]


def test_a_press_that_is_sent_twice_urges_once():
    case = checked(relief())
    seen = case.state.no
    case.do("urge", "lin", reason="群众来电", seen=seen)
    with pytest.raises(Refused, match="urged_already"):
        case.do("urge", "lin", reason="群众来电", seen=seen)
    assert case.do("urge", "lin", reason="还没有办").state.dids[-1].verb == "urge"


def test_whoever_may_terminate_may_release_a_claim():
    case = checked(relief()).do("claim", "chen", "review").do("release", "lin", "review")
    assert case.task("review").claimed_by == ""


def test_what_an_answer_changed_is_kept_with_its_old_value():
    case = checked(relief()).do("supplement", "chen", "review", items={"fields": ["form.story"]})
    case.do("answer", "wang", form=relief_form(story="补充说明"))
    assert case.state.earlier["form.story"][0].value == "屋顶漏水"


def test_rights_of_a_step_end_with_it():
    case = allowance()
    assert any(seat.role == "social-worker" for seat in case.state.grants)
    assert not any(seat.role == "social-worker" for seat in visited(case).state.grants)
