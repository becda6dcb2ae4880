"""R8: every end that the shipped affairs have, and what an end does to what is still open."""

from decimal import Decimal

import pytest

from tests.flow.world import (
    NOTICED,
    Case,
    allowance,
    allowance_form,
    applicant,
    checked,
    noticed,
    program,
    relief,
    relief_form,
    staff,
    visited,
)
from yikou.errors import Conflict, NotAllowed, Refused
from yikou.flow.acts import Actor
from yikou.flow.offers import offers

PAID = {"paid_on": "2026-12-01", "paid_by": "bank", "visit_note": "入户核查属实"}


def paid(case: Case) -> Case:
    return case.do("approve", "wang", "issue", office={**PAID, "proposed": case.state.office["proposed"]})


@pytest.mark.parametrize("amount", [800, 4000, 6000])
def test_relief_is_granted_on_every_level(amount):
    case = checked(relief(), amount)
    for step, who in (("review", "chen"), ("decide", "gao")):
        if step in case.open:
            case.do("approve", who, step)
    assert paid(case).state.counts_as == "granted"


@pytest.mark.parametrize(("step", "who"), [("check", "li"), ("review", "chen"), ("decide", "gao"), ("issue", "wang")])
def test_relief_is_rejected_at_every_step(step, who):
    case = relief()
    if step != "check":
        checked(case, 800 if step == "issue" else 6000)
    if step == "decide":
        case.do("approve", "chen", "review")
    assert case.do("reject", who, step, reason="不符合条件").state.outcome == "rejected"


def test_relief_is_concluded_with_a_seal():
    case = checked(relief()).do("conclude", "chen", "review", outcome="rejected", reason="已获其他救助")
    assert (case.state.outcome, case.kinds("Concluded")[0].seal) == ("rejected", "huayuan")


def test_withdrawn_by_the_window_for_the_applicant():
    clerk = staff("wang", acting_for="person:230199196803152348")
    case = checked(relief()).do("withdraw", clerk, reason="不再需要")
    assert (case.state.outcome, case.state.tasks) == ("withdrawn", {})
    assert case.ledger[-1].actor.for_person == "person:230199196803152348"


def test_withdraw_while_others_have_it():
    case = visited(allowance()).do("supplement", "li", "community_review", items={"text": "说明"})
    case.do("withdraw", Actor("applicant", "person:230199196803152348", "刘淑珍"), reason="不再需要")
    assert (case.state.tasks, case.state.notice) == ({}, None)


def test_terminated_by_the_manager_alone():
    with pytest.raises(NotAllowed):
        relief().do("terminate", "chen", reason="x")
    assert relief().do("terminate", "lin", reason="申请人已去世").state.counts_as == "ended"


def test_after_the_end_a_new_application_is_needed():
    case = relief().do("withdraw", "wang", reason="不再需要")
    with pytest.raises(Refused, match="ended"):
        case.do("withdraw", "wang", reason="再来")


def test_an_allowance_is_granted_after_its_notice():
    case = noticed(allowance()).on("12-09").do("approve", "li", "notice", office=NOTICED)
    case.do("approve", "gao", "decide").do("approve", "wang", "issue")
    assert case.state.outcome == "granted"
    assert [output.number for output in case.state.outputs if output.name == "card"] == ["DB2026000001"]


@pytest.mark.parametrize("found", [{"verified_income": Decimal(9000)}, {"verified_vehicle": True}])
def test_an_allowance_is_refused_by_income_or_assets(found):
    case = visited(allowance(), **found).do("approve", "li", "community_review")
    assert case.state.outcome == "rejected"


@pytest.mark.parametrize(("true", "outcome"), [(True, "rejected"), (False, "")])
def test_an_objection_is_looked_into(true, outcome):
    case = noticed(allowance()).on("12-09").do("object", "li", "notice", reason="有人反映")
    report = {**NOTICED, "objection_true": true, "objection_report": "已走访邻居"}
    del report["notice_from"]
    case.do("approve", "chen", "verify", office=report)
    assert case.state.outcome == outcome


def test_the_bureau_refuses_an_allowance():
    case = noticed(allowance()).on("12-09").do("approve", "li", "notice", office=NOTICED)
    case.do("object", "gao", "decide", reason="材料不实")
    assert (case.state.outcome, case.kinds("Made")[-1].name) == ("rejected", "refusal")


def certificate_form() -> dict:
    spouse = {"name": "张伟", "id_number": "230199193803152344", "hukou": "local"}
    return {
        "applicant": applicant(),
        "side": "wife",
        "hukou": "local",
        "spouse": spouse,
        "marriage": "first",
        "married_on": "2025-05-20",
        "children": 0,
        "stage": "planned",
        "planned_year": 2027,
        "receive": "window",
    }


PAPERS = {name: (name,) for name in ("id_card", "household_book", "marriage_certificate")}


def test_a_certificate_is_issued_in_one_act():
    case = Case(program("first-child-certificate"))
    given = {"papers": PAPERS, "office": {"originals_seen": True}, "then": "accept"}
    case.do("file", "wang", form=certificate_form(), **given)
    assert case.state.outcome == "granted"
    assert case.state.outputs[-1].number == "SY2026000001"


def test_a_certificate_is_refused_at_the_window():
    case = Case(program("first-child-certificate"))
    case.do("file", "wang", form=certificate_form(), then="reject", reason="证件不符")
    assert case.state.outcome == "rejected"


FORMS = {
    "hardship-relief": relief_form,
    "subsistence-allowance": allowance_form,
    "first-child-certificate": certificate_form,
}


@pytest.mark.parametrize("slug", FORMS)
def test_every_affair_can_be_withdrawn_terminated_and_lapse(slug):
    def asked() -> Case:
        return Case(program(slug)).do("file", "wang", form=FORMS[slug](), then="ask")

    assert asked().do("withdraw", "wang", reason="不再需要").state.outcome == "withdrawn"
    assert asked().do("terminate", "lin", reason="重复").state.outcome == "terminated"
    assert asked().on("12-20").tick().state.outcome == "lapsed"


def test_an_allowance_is_refused_at_the_window_and_by_the_street():
    filed = Case(program("subsistence-allowance")).do("file", "wang", form=allowance_form())
    assert filed.do("reject", "wang", "accept", reason="户籍不符").state.outcome == "rejected"
    reviewed = visited(allowance()).do("approve", "li", "community_review")
    assert reviewed.do("reject", "chen", "street_review", reason="不符合条件").state.outcome == "rejected"


def test_a_remark_is_possible_after_the_end_and_changes_nothing():
    case = ended().do("note", "li", text="申请人来电，已告知结果")
    assert [type(x.entry).__name__ for x in case.last.entries] == ["Noted"]
    assert case.state.counts_as == "granted"


def test_whoever_had_to_do_with_an_ended_case_may_leave_a_remark_send_it_to_read_and_no_more():
    case = ended()
    given = (case.program, case.state)
    names = {who: [o.verb for o in offers(*given, staff(who), case.context)] for who in ("li", "zhou")}
    assert names == {"li": ["note", "copy"], "zhou": []}


def ended() -> Case:
    return paid(checked(relief(), 800))


def test_whoever_looked_before_somebody_else_ended_it_is_told_who_did():
    case = relief()
    seen = case.state.no
    case.do("withdraw", "wang", reason="申请人不再需要")
    for verb in ("withdraw", "terminate"):
        with pytest.raises(Conflict) as told:
            case.do(verb, "lin", reason="重复", seen=seen)
        assert (told.value.who, told.value.did, told.value.at) == ("王", "撤回", case.now)
    with pytest.raises(Refused, match="ended"):
        case.do("withdraw", "wang", reason="再撤一次")
