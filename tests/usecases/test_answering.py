"""Answering a supplement at the window: what was asked for, and what its new values bring onto the page."""

import pytest

from tests.forms.make import TEXT, form, when
from tests.usecases.office import PICTURE
from yikou.errors import AnswersRefused
from yikou.usecases.intake.answer_view import answer_fragments, answer_view
from yikou.usecases.intake.answering import asked_form, start_answer, submit_answer
from yikou.usecases.intake.filing import keep
from yikou.usecases.intake.intake_data import IntakeData
from yikou.usecases.intake.intake_papers import Upload, add_papers

LIN = "lin.xiaoyan"
ILLNESS = ("form.cause", "2")
CAUSE = [ILLNESS, ("form.hospital", "区人民医院"), ("form.cost", "3200")]
BY_BANK = when("pay", "bank", {}, "account")
ACCOUNT, BANK = ("form.account", "6222"), ("form.bank", "龙江银行")


@pytest.fixture
def asked(office):
    """The number of a case that is asked for its cause, and the draft of the answer."""
    number = office.relief()
    office.do("sun.zhiqiang", number, "supplement", "check", fields=["form.cause"], text="请更正困难原因")
    return number, start_answer(office.house, office.acting(LIN), number)


def typed(office, id, post):
    """The page after this was typed on it."""
    keep(office.house, office.acting(LIN), id, post=post)
    return answer_view(office.house, office.reader(LIN), id, post=post)


def sent(office, id, post):
    return submit_answer(office.house, office.acting(LIN), id, post=post)


def test_the_page_asks_what_was_asked_for(office, asked):
    page = answer_view(office.house, office.reader(LIN), asked[1])
    assert 'name="form.cause"' in page.form
    assert not any(f'name="form.{name}"' in page.form for name in ("hospital", "cost", "story", "amount"))
    assert page.materials == ()


def test_a_new_value_brings_its_fields_and_papers_onto_the_page(office, asked):
    page = typed(office, asked[1], [ILLNESS])
    assert 'name="form.hospital"' in page.form
    assert [material.name for material in page.materials] == ["diagnosis"]


def test_they_come_as_soon_as_the_value_is_chosen(office, asked):
    moved, view = answer_fragments(office.house, office.reader(LIN), asked[1], post=[ILLNESS])
    assert 'name="form.hospital"' in moved
    assert [material.name for material in view.materials] == ["diagnosis"]


def test_what_is_missing_leads_to_its_field(office, asked):
    with pytest.raises(AnswersRefused) as refused:
        sent(office, asked[1], [ILLNESS])
    page = answer_view(office.house, office.reader(LIN), asked[1], error=refused.value)
    assert {fault.target for fault in page.faults} == {"form--hospital", "form--cost"}
    assert all(f'id="{fault.target}"' in page.form for fault in page.faults)


def test_what_came_is_answered_with_it(office, asked):
    number, id = asked
    scans = (Upload("a.png", PICTURE),)
    add_papers(office.house, office.acting(LIN), id, material="diagnosis", uploads=scans, post=CAUSE)
    sent(office, id, CAUSE)
    state = office.state(number)
    assert (state.form["cause"], state.form["hospital"], state.form["cost"]) == ("illness", "区人民医院", 3200)
    assert "diagnosis" in state.papers


def test_nothing_else_is_answered_with_it(office, asked):
    number, id = asked
    sent(office, id, [*CAUSE, ("form.story", "另写一段"), ("form.amount", "50000")])
    assert (office.state(number).form["story"], office.state(number).form["amount"]) == ("屋顶漏水，急需修缮", 4000)


def test_what_the_last_choice_does_not_ask_for_is_not_kept(office, asked):
    number, id = asked
    sent(office, id, [("form.cause", "0"), *CAUSE[1:]])
    assert "hospital" not in office.state(number).form


def test_a_field_that_is_now_required_is_drawn_and_read():
    whole = form({"pay": TEXT, "account": TEXT, "bank": TEXT}, allOf=[BY_BANK])
    part, bound = asked_form(whole, ("pay",), IntakeData({"pay": "cash"}), post=[("form.pay", "bank"), ACCOUNT, BANK])
    assert [control.name for control in part.plan.controls] == ["pay", "account"]
    assert bound.answers == {"pay": "bank", "account": "6222"}


def test_a_field_that_was_there_is_not_drawn_when_it_is_required():
    whole, known = form({"pay": TEXT, "account": TEXT}, allOf=[BY_BANK]), {"pay": "cash", "account": "1"}
    _, bound = asked_form(whole, ("pay",), IntakeData(known), post=[("form.pay", "bank"), ACCOUNT])
    assert bound.answers == {"pay": "bank", "account": "1"}
