"""Approving many cases from the inbox at once: each on its own, and of each it is said what became of it."""

import pytest

from tests.usecases.elders import ELDERS, MAKE, elder, ticked
from yikou.errors import Refused
from yikou.usecases.desk.batch import approve_all, prospect
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.desk.inbox import inbox_view


def states(view):
    return [row.state for row in view.rows]


def cards(office, n):
    return [elder(office, id_number) for id_number in ELDERS[:n]]


def approved(office, *numbers, login=MAKE, chosen=None, opinion=""):
    return approve_all(office.house, office.reader(login), chosen or ticked(office, *numbers), opinion=opinion)


def test_rows_of_a_step_that_allows_it_can_be_ticked(office):
    elder(office, ELDERS[0])
    checked = office.checked("4000")
    rows = inbox_view(office.house, office.reader(MAKE), Asked()).rows
    assert {row.number: row.batch for row in rows if row.number != checked} == {
        rows[0].number: "老年优待证核发 · 街道制证"
    }
    assert next(row.batch for row in rows if row.number == checked) == ""


def test_what_approving_brings_is_said_case_by_case_before(office):
    numbers = cards(office, 2)
    view = prospect(office.house, office.reader(MAKE), ticked(office, *numbers))
    assert (view.affair, view.step, view.verb) == ("老年优待证核发", "街道制证", "核发")
    assert [(row.number, row.state, row.text) for row in view.rows] == [
        (number, "ready", "签章，办结：准予核发。") for number in numbers
    ]
    assert not any(office.state(number).is_ended for number in numbers)


def test_every_case_is_approved_with_its_own_entries(office):
    numbers = cards(office, 2)
    view = approved(office, *numbers, opinion="予以核发")
    assert states(view) == ["done", "done"]
    assert [office.state(number).outcome for number in numbers] == ["granted", "granted"]
    votes = [office.state(number).completions["make"].votes[0] for number in numbers]
    assert [(vote.name, vote.opinion) for vote in votes] == [("周立群", "予以核发")] * 2


def test_a_double_click_approves_once_and_says_so(office):
    numbers = cards(office, 2)
    chosen = ticked(office, *numbers)
    approved(office, chosen=chosen)
    entries = [office.state(number).no for number in numbers]
    view = approved(office, chosen=chosen)
    assert states(view) == ["already", "already"]
    assert view.rows[0].text == "您已同意，没有重复办理。"
    assert [office.state(number).no for number in numbers] == entries


def test_what_somebody_else_decided_meanwhile_stands_and_the_rest_goes_on(office):
    numbers = cards(office, 2)
    chosen = ticked(office, *numbers)
    office.do("feng.guoqiang", numbers[0], "reject", "make", reason="照片不是本人")
    view = approved(office, chosen=chosen)
    assert states(view) == ["closed", "done"]
    assert view.rows[0].text.startswith("冯国强 已办：退办")


def test_what_changed_since_it_was_listed_is_not_approved_unseen(office):
    number = elder(office, ELDERS[0])
    chosen = ticked(office, number)
    office.do(MAKE, number, "supplement", "make", text="照片不清楚")
    view = approved(office, chosen=chosen)
    assert states(view) == ["closed"]
    assert not office.state(number).is_ended


def test_a_case_of_another_street_is_as_if_there_were_none(office):
    number = elder(office, ELDERS[0])
    view = approved(office, number, login="yu.zhiqiang")
    assert [(row.state, row.applicant) for row in view.rows] == [("closed", "")]
    assert view.rows[0].text == "没有这件待办，或已不归您的岗位办理。"


def test_cases_of_two_affairs_are_not_approved_together(office):
    number, other = elder(office, ELDERS[0]), office.checked("4000")
    with pytest.raises(Refused, match="batch_mixed"):
        approved(office, number, other)
    assert not office.state(number).is_ended


def test_a_step_that_wants_each_case_opened_is_not_approved_from_the_list(office):
    with pytest.raises(Refused, match="batch_never"):
        approved(office, office.checked("4000"))


def test_nothing_ticked_is_said(office):
    with pytest.raises(Refused, match="batch_nothing"):
        approved(office, chosen=())
