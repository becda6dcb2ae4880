"""登记 and 受理: how a case begins."""

import pytest

from tests.flow.world import MEMBER, Case, applicant, program, relief, relief_form
from yikou.errors import AnswersRefused, NotAllowed, Refused
from yikou.flow.acts import Actor


def test_the_window_registers_and_accepts_in_one_act():
    case = relief()
    assert case.open == ["check"]
    assert case.state.number == "HY01-2026-00001"
    assert str(case.state.accepted_on) == "2026-12-01"


def test_a_clerk_of_another_community_cannot_register():
    with pytest.raises(Refused, match="elsewhere") as refused:
        Case(program("hardship-relief")).do("file", "zhao", form=relief_form())
    assert refused.value.params["places"].startswith("huayuan-1")


def test_a_role_that_files_nothing_of_the_kind_is_not_allowed():
    with pytest.raises(NotAllowed):
        Case(program("hardship-relief")).do("file", "xu", form=relief_form())


def test_an_invalid_form_is_not_filed():
    with pytest.raises(AnswersRefused) as refused:
        Case(program("hardship-relief")).do("file", "wang", form=relief_form(amount=5))
    assert refused.value.errors[0].field == "/amount"


def test_registered_not_accepted():
    case = Case(program("hardship-relief")).do("file", "wang", form=relief_form(), then="ask")
    assert case.open == ["accept"]
    assert case.state.number
    assert case.state.total is None
    assert case.state.notice.materials == ("id_card",)


def test_a_wrong_id_number_is_corrected_at_acceptance_and_only_there():
    case = Case(program("hardship-relief")).do("file", "wang", form=relief_form())
    older = applicant(id_number="230199193803152344")
    case.do("approve", "wang", "accept", form=relief_form(applicant=older), papers={"id_card": ("a",)})
    assert case.state.identity == "person:230199193803152344"
    assert case.state.lane == "elder"


def test_a_claim_that_is_corrected_at_acceptance_leaves_the_quicker_lane():
    old = applicant(id_number="230199193803152344")
    case = Case(program("hardship-relief")).do("file", "wang", form=relief_form(applicant=old))
    assert case.state.lane == "elder"
    case.do("approve", "wang", "accept", form=relief_form(), papers={"id_card": ("a",)})
    assert case.state.lane == "normal"
    assert (case.state.total.limit.n, case.task("check").clock.limit.n) == (10, 3)


def test_acceptance_asks_for_the_papers_that_are_due():
    with pytest.raises(AnswersRefused) as refused:
        Case(program("hardship-relief")).do("file", "wang", form=relief_form(), then="accept")
    assert refused.value.errors[0].field == "materials/id_card"


def test_a_paper_may_be_promised_at_acceptance():
    form = relief_form(cause="fire")
    case = Case(program("hardship-relief"))
    case.do("file", "wang", form=form, papers={"id_card": ("a",)}, follow=frozenset({"event_proof"}), then="accept")
    assert case.state.promised == ("event_proof",)


def test_a_failed_condition_refuses_the_filing():
    with pytest.raises(Refused, match="accepts"):
        Case(program("hardship-relief")).do("file", "wang", form=relief_form(event_on="2026-12-05"))


def test_a_warning_wants_a_reason():
    case = Case(program("hardship-relief"))
    case.granted = 3
    with pytest.raises(Refused, match="confirm"):
        case.do("file", "wang", form=relief_form())
    case.do("file", "wang", form=relief_form(), warned={"0": "火灾后再次受灾"})
    assert case.state.warned == {"0": "火灾后再次受灾"}


def test_a_resident_files_for_themselves_alone():
    case = Case(program("hardship-relief"))
    stranger = Actor("applicant", "person:230199193803152344", "某人")
    with pytest.raises(NotAllowed):
        case.do("file", stranger, form=relief_form())
    case.do("file", Actor("applicant", "person:230199196803152348", "刘淑珍"), form=relief_form())
    assert case.state.place == "huayuan-1"


def test_a_field_whose_condition_is_not_met_is_left_out():
    case = Case(program("hardship-relief"))
    case.do("file", "wang", form=relief_form(hospital="区医院"))
    assert "hospital" not in case.state.form


def test_refused_at_the_counter_the_case_is_registered_and_rejected():
    case = Case(program("hardship-relief")).do("file", "wang", form=relief_form(), then="reject", reason="材料虚假")
    assert (case.state.outcome, case.open) == ("rejected", [])


def test_the_household_is_kept_as_it_was_typed():
    assert relief().state.form["members"] == [MEMBER]
