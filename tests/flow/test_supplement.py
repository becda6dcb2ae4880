"""R6: what the applicant is asked for, the answer, and what happens without one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.flow.world import (
    CALENDAR,
    Case,
    accepted_relief,
    allowance_form,
    applicant,
    checked,
    directory,
    moment,
    program,
    relief,
    relief_form,
    staff,
    visited,
    with_affair,
)
from yikou.definition.model import Expr
from yikou.errors import AnswersRefused, NotAllowed, Refused
from yikou.flow.acts import CLOCK, Actor
from yikou.flow.clocks import answer_due
from yikou.flow.timers import timers

ITEMS = {"fields": ["form.amount"], "materials": ["id_card"], "text": "请写明金额"}


def asked(case: Case | None = None, **given) -> Case:
    return checked(case or relief()).do("supplement", "chen", "review", items={**ITEMS, **given})


def test_a_supplement_stops_the_clock():
    case = asked()
    assert case.state.total.stands
    assert case.task("review").clock.stands


def test_an_answer_lets_the_clock_go_on():
    case = asked().on("12-03").do("answer", "wang", text="已说明")
    assert not case.state.total.stands
    assert case.task("review").waits == ""


def test_the_asking_task_waits():
    with pytest.raises(Refused, match="waits_supplement"):
        asked().do("approve", "chen", "review")


def test_only_what_was_asked_may_be_changed():
    form = relief_form(story="屋顶和窗户漏水", amount=Decimal(5000))
    with pytest.raises(AnswersRefused) as refused:
        asked().do("answer", "wang", form=form)
    assert refused.value.errors[0].field == "/story"


def test_a_stranger_cannot_answer():
    with pytest.raises(NotAllowed):
        asked().do("answer", "zhao", papers={"id_card": ("b",)})


def test_the_window_answers_for_the_applicant_and_it_is_recorded():
    case = asked().do("answer", staff("wang", acting_for="person:230199196803152348"), papers={"id_card": ("b",)})
    assert case.ledger[-1].actor.for_person == "person:230199196803152348"


def test_a_changed_value_asks_those_again_who_read_it():
    case = asked().do("answer", "wang", form=relief_form(amount=Decimal(5000)))
    assert case.open == ["check"]
    assert case.kinds("Undone")[-1].changed == ("form.amount",)


def test_acceptance_is_never_asked_again():
    case = asked().do("answer", "wang", form=relief_form(amount=Decimal(5000)))
    assert "accept" in case.state.way


def test_a_paper_that_was_not_there_then_undoes_nobody():
    items = {"materials": ["event_proof"], "text": ""}
    case = checked(relief()).do("supplement", "chen", "review", items=items)
    assert case.do("answer", "wang", papers={"event_proof": ("e",)}).open == ["review"]


def test_a_corrected_paper_is_looked_at_again():
    assert asked().do("answer", "wang", papers={"id_card": ("b",)}).open == ["check"]


def test_one_notice_is_open_and_a_second_asker_adds_to_it():
    case = asked().do("supplement", "chen", "review", items={"text": "再加一项"})
    assert case.state.asked == 1
    assert case.state.notice.text == "请写明金额；再加一项"


def test_of_two_askers_the_later_deadline_holds():
    case = asked()
    first = answer_due(case.state.notice, CALENDAR).at
    case.do("supplement", "chen", "review", items={"text": "再加一项"}, within="3 workdays")
    assert answer_due(case.state.notice, CALENDAR).at == first
    case.do("supplement", "chen", "review", items={"text": "再加一项"}, within="15 workdays")
    assert answer_due(case.state.notice, CALENDAR).at > first


def test_notices_are_counted():
    case = asked().do("answer", "wang", text="已说明").do("supplement", "chen", "review", items=ITEMS)
    case.do("answer", "wang", text="已说明")
    with pytest.raises(Refused, match="asked_enough"):
        case.do("supplement", "chen", "review", items=ITEMS)


def test_the_applicant_is_reminded_one_workday_before():
    case = asked().on("12-14", 17).tick()
    assert case.kinds("Told")[-1].name == "supplement_reminder"
    assert case.kinds("Told")[-1].to[0].key == "person:230199196803152348"


AGENT = applicant(name="李小芳", id_number="230199198001011235")


def by_agent() -> Case:
    """An allowance that a daughter applies for in her mother's name, asked for more before it is accepted."""
    form = allowance_form(by_agent=True, agent=AGENT)
    case = Case(program("subsistence-allowance"), people=directory(id_numbers={"li": AGENT["id_number"]}))
    return case.do("file", "wang", form=form, then="ask")


def test_whoever_applies_for_the_applicant_is_told_like_them():
    told = [told for told in by_agent().kinds("Told") if told.name == "to_supplement"]
    assert [to.name for to in told[-1].to] == ["刘淑珍", "李小芳"]


def test_whoever_applies_for_the_applicant_answers_like_them():
    daughter = Actor("applicant", "person:230199198001011235", "李小芳")
    assert by_agent().do("answer", daughter, text="已说明").state.notice is None


def test_whoever_applies_for_the_applicant_is_excluded_like_them():
    case = by_agent().do("answer", "wang", text="已说明")
    papers = {name: (name,) for name in ("id_card", "household_book", "authorisation", "agent_letter")}
    visited(case.do("approve", "wang", "accept", papers=papers))
    assert "li" in case.task("community_review").barred


def test_without_an_answer_the_case_lapses():
    assert asked().on("12-16").tick().state.outcome == "lapsed"


def unanswered(what: str) -> Case:
    """A notice that nobody answered, at a step that says what follows then."""
    steps = dict(program("hardship-relief").affair.steps)
    verb = replace(steps["review"].verbs["supplement"], unanswered=what)
    steps["review"] = replace(steps["review"], verbs={**steps["review"].verbs, "supplement": verb})
    return asked(accepted_relief(with_affair("hardship-relief", steps=steps))).on("12-16").tick()


def test_without_an_answer_the_case_is_rejected_where_the_step_says_so():
    assert unanswered("reject").state.outcome == "rejected"


def test_without_an_answer_the_step_goes_on_where_it_says_so():
    case = unanswered("go_on")
    assert (case.state.notice, case.state.total.stands) == (None, False)
    assert case.do("approve", "chen", "review").open == ["issue"]


def test_an_answer_before_the_clocks_entry_counts():
    case = asked().on("12-16").do("answer", "wang", papers={"id_card": ("b",)})
    assert case.tick().state.outcome == ""


def test_the_identity_is_not_asked_for_after_acceptance():
    with pytest.raises(Refused, match="locked_item"):
        asked(fields=["form.applicant.id_number"])


def test_the_part_that_holds_the_identity_is_not_asked_for_after_acceptance_either():
    with pytest.raises(Refused, match="locked_item"):
        asked(fields=["form.applicant"])


def test_an_answer_corrects_the_identity_before_acceptance():
    case = Case(program("hardship-relief")).do("file", "wang", form=relief_form())
    case.do("supplement", "wang", "accept", items={"fields": ["form.applicant"], "materials": []})
    case.do("answer", "wang", form=relief_form(applicant=applicant(id_number="230199193803152344")))
    assert case.state.identity == "person:230199193803152344"


def test_a_condition_that_fails_after_an_answer_is_confirmed_before_approval():
    case = relief(day="12-01")
    checked(case).do("supplement", "chen", "review", items={"fields": ["form.event_on"], "materials": []})
    case.do("answer", "wang", form=relief_form(event_on="2026-12-20"))
    checked(case)
    with pytest.raises(Refused, match="confirm"):
        case.do("approve", "chen", "review")
    case.do("approve", "chen", "review", warned={"1": "笔误"})
    assert case.open == ["issue"]


def test_the_applicant_answers_through_their_own_account():
    own = Actor("applicant", "person:230199196803152348", "刘淑珍")
    assert asked().do("answer", own, text="已说明").state.notice is None


def test_a_timer_that_is_no_longer_due_is_refused():
    case = asked()
    mark = next(t.mark for t in timers(case.program, case.state, CALENDAR) if t.what == "unanswered")
    case.do("answer", "wang", text="已说明")
    case.now = moment("12-20")
    with pytest.raises(Refused, match="not_due"):
        case.do("tick", CLOCK, key=mark)


ILL = {"cause": "illness", "hospital": "区人民医院", "cost": Decimal(3200)}


def asked_for(*fields, **form):
    return checked(relief(**form)).do("supplement", "chen", "review", items={"fields": list(fields)})


def test_what_an_answer_brings_in_is_answered_with_it():
    case = asked_for("form.cause").do("answer", "wang", form=relief_form(**ILL), papers={"diagnosis": ("d",)})
    assert {name: case.state.form[name] for name in ILL} == ILL
    assert "diagnosis" in case.state.papers


def test_an_answer_brings_in_nothing_that_was_there_before():
    case = accepted_ill()
    with pytest.raises(AnswersRefused) as refused:
        case.do("answer", "wang", form=relief_form(**{**ILL, "story": "补充说明", "hospital": "省医院"}))
    assert [(error.field, error.code) for error in refused.value.errors] == [("/hospital", "not_editable")]


def accepted_ill():
    """Ill, with the diagnosis promised; the story is asked for."""
    case = Case(program("hardship-relief"))
    papers, form = {"id_card": ("a",)}, relief_form(**ILL)
    case.do("file", "wang", form=form, papers=papers, follow=frozenset({"diagnosis"}), then="accept")
    return checked(case).do("supplement", "chen", "review", items={"fields": ["form.story"]})


def test_an_answer_keeps_nothing_that_its_values_do_not_ask_for():
    case = asked_for("form.story").do("answer", "wang", form=relief_form(story="补充说明", hospital="区人民医院"))
    assert "hospital" not in case.state.form


@pytest.mark.parametrize("paper", ["school_proof", "event_proof"])
def test_a_paper_that_the_answer_does_not_bring_is_refused(paper):
    with pytest.raises(Refused, match="not_asked"):
        asked_for("form.cause").do("answer", "wang", form=relief_form(**ILL), papers={paper: ("p",)})


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ["to_supplement"]),
        ({"when": Expr("form.amount > 99999")}, ["supplement"]),
        ({"when": Expr("form.amount > 10")}, ["to_supplement"]),
        ({"by": ("mail",)}, ["to_supplement", "supplement"]),
        ({"to": ("filer",)}, ["supplement"]),
        ({"on": ("review.supplement",)}, ["to_supplement"]),
    ],
)
def test_the_applicant_is_told_of_a_notice_by_a_message_that_is_sent(changes, told):
    tells = dict(program("hardship-relief").affair.tells)
    tells["to_supplement"] = replace(tells["to_supplement"], **changes)
    case = asked(accepted_relief(with_affair("hardship-relief", tells=tells)))
    found = [x.entry for x in case.last.entries if type(x.entry).__name__ == "Told"]
    assert sorted(x.name for x in found if any(one.key == case.state.identity for one in x.to)) == sorted(told)
