"""A paper that may follow is promised where a registered case is accepted, or in the answer that comes before."""

from dataclasses import replace

import pytest

from tests.usecases.office import PICTURE, Office, applicant, relief_form
from yikou.errors import AnswersRefused, Refused
from yikou.flow.requirements import sheets
from yikou.store import papers
from yikou.usecases.case.acting_on_cases import perform, upload
from yikou.usecases.case.case_papers import CasePapers
from yikou.usecases.case.posting import Tried, Wanted
from yikou.usecases.intake.answer_view import answer_view
from yikou.usecases.intake.answering import start_answer, submit_answer
from yikou.usecases.intake.intake_papers import Upload, add_papers

LIN = "lin.xiaoyan"
FOLLOW = ("follow", "event_proof")
ELSEWHERE = [(f"form.applicant.{name}", text) for name, text in applicant(community="jinghui").items()]


def registered(office: Office) -> str:
    """A case that lacks the proof of the fire, with one notice that asks for it."""
    return office.file(LIN, "hardship-relief", relief_form(cause="fire"), {"id_card": 1}, do="register")


def answered(office: Office, number: str, *post: tuple[str, str]) -> str:
    id = start_answer(office.house, office.acting(LIN), number)
    submit_answer(office.house, office.acting(LIN), id, post=(("answer.text", "过几天交"), *post))
    return number


def accepted(office: Office, number: str, *post: tuple[str, str]) -> None:
    wanted = Wanted("approve", office.task(number, "accept"), office.state(number).no, post)
    perform(office.house, office.acting(LIN), number, wanted)


def paper(materials, name="event_proof"):
    return next(one for one in materials if one.name == name)


def test_acceptance_takes_a_promise_for_the_paper(office):
    number = answered(office, registered(office))
    accepted(office, number, FOLLOW)
    assert (office.state(number).promised, office.open(number)) == (("event_proof",), [("check", "step")])


def test_the_page_of_the_case_offers_the_promise(office):
    number = answered(office, registered(office))
    found = paper(office.page(LIN, number).papers)
    assert (found.state, found.may_follow, found.task) == ("todo", True, office.task(number, "accept"))
    assert str(found.follow_by) == "2026-03-24"


def test_what_was_ticked_is_ticked_when_something_else_is_wrong(office):
    number = answered(office, registered(office))
    tried = Tried("approve", office.task(number, "accept"), (FOLLOW,))
    found = paper(office.page(LIN, number, tried=tried).papers)
    assert (found.state, found.may_follow) == ("follow", True)


def test_the_paper_that_is_missing_says_so_where_it_stands(office):
    number = answered(office, registered(office))
    with pytest.raises(AnswersRefused) as refused:
        accepted(office, number)
    tried = Tried("approve", office.task(number, "accept"), (), refused.value)
    assert paper(office.page(LIN, number, tried=tried).papers).error == "缺少事故或灾害证明，请上传，或选择后补"


def test_no_promise_is_offered_or_taken_where_none_is_due(office):
    number = answered(office, registered(office))
    accepted(office, number, FOLLOW, ("follow", "id_card"))
    assert office.state(number).promised == ("event_proof",)
    found = paper(office.page("sun.zhiqiang", number).papers)
    assert (found.state, found.may_follow) == ("follow", False)


def test_an_answer_before_acceptance_promises_it(office):
    number = registered(office)
    id = start_answer(office.house, office.acting(LIN), number)
    assert paper(answer_view(office.house, office.reader(LIN), id).materials).may_follow
    submit_answer(office.house, office.acting(LIN), id, post=(FOLLOW,))
    accepted(office, number)
    assert office.open(number) == [("check", "step")]


def test_an_answer_after_acceptance_promises_nothing(office):
    number = office.file(LIN, "hardship-relief", relief_form(cause="fire"), {"id_card": 1, "event_proof": 1})
    office.do("sun.zhiqiang", number, "supplement", "check", materials=["event_proof"], text="请换清楚的")
    id = start_answer(office.house, office.acting(LIN), number)
    assert not paper(answer_view(office.house, office.reader(LIN), id).materials).may_follow
    scans = (Upload("a.png", PICTURE),)
    add_papers(office.house, office.acting(LIN), id, material="event_proof", uploads=scans, post=())
    submit_answer(office.house, office.acting(LIN), id, post=(FOLLOW,))
    assert office.state(number).promised == ()


def test_another_community_at_acceptance_is_told_whose_case_it_is(office):
    number = answered(office, registered(office))
    with pytest.raises(Refused, match="elsewhere"):
        accepted(office, number, FOLLOW, ("form.applicant", ""), *ELSEWHERE)
    assert office.state(number).accepted_on is None


def test_a_paper_of_two_files_says_how_many_are_missing(office):
    number = answered(office, registered(office))
    assert two_files(office, number) == ("todo", "至少 2 份")
    for name, found in (("a.png", ("todo", "已交 1 份，还差 1 份")), ("b.png", ("given", ""))):
        scans = (Upload(name, PICTURE),)
        upload(office.house, office.acting(LIN), number, material="event_proof", uploads=scans)
        assert two_files(office, number) == found


def test_a_better_scan_of_the_same_sheet_is_not_the_second(office):
    number = answered(office, registered(office))
    given = (office.house, office.acting(LIN), number)
    upload(*given, material="event_proof", uploads=(Upload("a.png", PICTURE),))
    (first,) = sheets(office.state(number), "event_proof")
    upload(*given, material="event_proof", uploads=(Upload("better.png", PICTURE),), instead=[first])
    assert two_files(office, number) == ("todo", "已交 1 份，还差 1 份")


def two_files(office: Office, number: str) -> tuple[str, str]:
    """How the proof would stand if it had to come in two files."""
    case = office.case(LIN, number)
    affair = case.program.affair
    wanted = replace(affair.materials["event_proof"], count=2, may_follow=None)
    program = replace(case.program, affair=replace(affair, materials={"event_proof": wanted}))
    with office.house.store.session() as s:
        files = papers.of_case(s, number)
    drawn = CasePapers(program, case.state, case.context, case.sight, files, str).views(office.acting(LIN).actor)
    return drawn[0].state, drawn[0].note
