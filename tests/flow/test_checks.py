"""R2: who may do what, when, and what a stale page is."""

from decimal import Decimal

import pytest

from tests.flow.world import NOTICED, Case, allowance, checked, directory, noticed, program, relief, relief_form
from yikou.errors import AnswersRefused, Conflict, NotAllowed, Refused


def test_whoever_accepted_does_not_review():
    case = relief(people=directory(id_numbers={}))
    assert "wang" in case.task("check").barred


def test_the_applicant_is_excluded_in_every_post():
    case = relief(people=directory(id_numbers={"li": "230199196803152348"}))
    assert "li" in case.task("check").barred
    with pytest.raises(NotAllowed):
        checked(case)


def test_where_everybody_is_excluded_the_fallback_is_asked():
    case = relief(people=directory(without=("li",)))
    assert [seat.org for seat in case.task("check").seats] == ["huayuan-1", "huayuan"]


def test_somebody_of_another_street_may_not_act():
    with pytest.raises(NotAllowed):
        checked(relief()).do("approve", "zhou", "review")


def test_what_a_colleague_has_claimed_is_theirs():
    case = checked(relief(), 800).do("claim", "wang", "issue")
    with pytest.raises(Refused, match="claimed"):
        case.do("approve", "sun", "issue", office={"paid_on": "2026-12-01", "paid_by": "bank"})


def test_two_people_act_at_once_and_one_wins():
    case = checked(relief(), 800)
    seen, task = case.state.no, case.task("issue").id
    case.do("approve", "wang", task=task, seen=seen, office={"paid_on": "2026-12-01", "paid_by": "bank"})
    assert case.state.is_ended
    case = checked(relief())
    task = case.task("review").id
    case.do("approve", "chen", task=task, seen=case.state.no)
    with pytest.raises(Conflict) as lost:
        case.do("approve", "chen", task=task, seen=task and int(task))
    assert (lost.value.who, lost.value.did) == ("陈", "街道审核：同意")


@pytest.mark.parametrize("seen", [None, 0, -1, 10**9])
def test_an_act_that_does_not_say_what_was_seen_is_stale(seen):
    case = checked(relief())
    with pytest.raises(Conflict):
        case.do("approve", "chen", "review", seen=seen)


def test_a_page_is_stale_when_a_paper_that_it_shows_has_changed():
    case = checked(relief())
    seen = case.state.no
    case.do("upload", "wang", papers={"id_card": ("b",)})
    with pytest.raises(Conflict):
        case.do("approve", "chen", "review", seen=seen)


def test_other_entries_do_not_make_a_page_stale():
    case = checked(relief())
    seen = case.state.no
    case.do("note", "chen", text="已电话联系").do("urge", "lin")
    assert case.do("approve", "chen", "review", seen=seen).open == ["issue"]


def test_a_page_is_stale_when_an_earlier_voter_has_changed_values():
    case = allowance()
    seen = case.state.no
    office = {key: NOTICED[key] for key in ("visit_on", "at_home", "verified_income", "verified_savings")}
    office |= {"verified_vehicle": False, "visit_report": NOTICED["visit_report"]}
    case.do("approve", "he", "visit", office=office, papers={"visit_photo": ("p",)})
    with pytest.raises(Conflict):
        case.do("approve", "guo", "visit", seen=seen)
    seen = case.state.no
    assert case.do("approve", "guo", "visit", seen=seen).open == ["community_review"]


def test_the_first_failure_in_the_order_of_the_checks_is_the_refusal():
    case = noticed(allowance()).on("12-05")
    with pytest.raises(NotAllowed):
        case.do("reject", "zhou", "notice")
    with pytest.raises(Refused, match="not_offered"):
        case.do("reject", "li", "notice")
    with pytest.raises(Refused, match="needs_reason"):
        case.do("object", "li", "notice")
    with pytest.raises(Refused, match="too_early"):
        case.do("approve", "li", "notice", office={"notice_from": "x"})


def test_papers_that_are_due_are_asked_for_before_fields():
    with pytest.raises(AnswersRefused) as refused:
        allowance().do("approve", "he", "visit")
    assert [error.field for error in refused.value.errors] == ["materials/visit_photo"]


def test_required_fields_are_asked_for_by_approve():
    with pytest.raises(AnswersRefused) as refused:
        relief().do("approve", "li", "check", office={"visit_note": "入户核查属实"})
    assert refused.value.errors[0].field == "office/proposed"


def test_a_field_of_another_step_is_not_written():
    with pytest.raises(AnswersRefused) as refused:
        relief().do("approve", "li", "check", office={"visit_note": "入户核查属实", "paid_on": "2026-12-01"})
    assert [(error.field, error.code) for error in refused.value.errors] == [("office/paid_on", "not_editable")]


def test_reasons_are_asked_for():
    with pytest.raises(Refused, match="needs_reason"):
        checked(relief()).do("reject", "chen", "review")


def test_public_notice():
    case = noticed(allowance()).on("12-05")
    with pytest.raises(Refused, match="too_early"):
        case.do("approve", "li", "notice", office=NOTICED)
    with pytest.raises(Refused, match="too_early"):
        case.do("object", "li", "notice", reason="有人反映")
    assert case.on("12-08", 18).do("object", "li", "notice", reason="有人反映").open == ["verify"]


def test_an_objection_asks_only_for_what_is_read_after_a_no():
    case = noticed(allowance()).on("12-09")
    assert case.do("object", "li", "notice", reason="有人反映").open == ["verify"]


def test_a_referral_waits_for_the_leaders_opinion():
    case = checked(relief()).do("refer", "chen", "review", question="金额是否合适")
    with pytest.raises(Refused, match="waits_refer"):
        case.do("approve", "chen", "review")
    case.do("advise", "ma", task=case.task("review", "refer").id, opinion="可以")
    assert case.do("approve", "chen", "review").open == ["issue"]


def burnt() -> Case:
    """A fire, with its proof promised for later."""
    papers, follow = {"id_card": ("a",)}, frozenset({"event_proof"})
    case = Case(program("hardship-relief"))
    return case.do("file", "wang", form=relief_form(cause="fire"), papers=papers, follow=follow, then="accept")


PAID = {"visit_note": "入户核查属实", "proposed": Decimal(800), "paid_on": "2026-12-10", "paid_by": "bank"}


def test_material_to_follow_not_come():
    case = checked(burnt(), 800).on("12-10")
    with pytest.raises(AnswersRefused) as refused:
        case.do("approve", "wang", "issue", office=PAID)
    assert refused.value.errors[0].field == "materials/event_proof"
    case.do("supplement", "wang", "issue", items={"materials": ["event_proof"]})
    case.do("answer", "wang", papers={"event_proof": ("e",)})
    assert case.do("approve", "wang", "issue", office=PAID).state.outcome == "granted"


def test_a_verb_that_the_step_does_not_offer_is_refused():
    with pytest.raises(Refused, match="not_offered"):
        relief().do("object", "li", "check")


def test_money_keeps_its_decimals():
    case = checked(relief(amount=Decimal("4000.35")), 4000)
    assert case.state.form["amount"] == Decimal("4000.35")
