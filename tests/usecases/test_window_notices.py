"""What a window hands out: everything that is missing at once, and refusals with their reasons."""

from urllib.parse import parse_qs

import pytest

from tests.usecases.office import RELIEF_PAPERS, WANG, applicant, relief_form
from yikou.errors import NotFound, Refused
from yikou.usecases.counter.notices_given import notice_view, notices_given
from yikou.usecases.counter.printing import printed_notice, printed_receipt
from yikou.usecases.counter.receipts import receipt_view
from yikou.usecases.counter.window_notices import refuse, tell_missing
from yikou.usecases.intake.drafts_page import drafts_view
from yikou.usecases.intake.filing import draft_of, keep, submit
from yikou.usecases.intake.intake_view import intake_view

LIN, COLLEAGUE, NEXT = "lin.xiaoyan", "bai.jie", "yan.xiaodong"
LATE = {"event_on": "2026-12-01"}


def drafted(office, papers=RELIEF_PAPERS, **form):
    return office.draft(LIN, "hardship-relief", relief_form(**form), papers)


def told(office, id, *post):
    return tell_missing(office.house, office.acting(LIN), id, post=post)


def refused(office, id, *post):
    return refuse(office.house, office.acting(LIN), id, post=post)


def letter(office, key, login=LIN):
    return notice_view(office.house, office.reader(login), key).letter


def test_everything_missing_is_told_at_once(office):
    id = drafted(office, papers={}, cause="illness", **LATE)
    found = dict(letter(office, told(office, id, ("form.amount", "四千"))).groups)
    assert list(found) == ["需要补交的材料", "申请表中需要填写或更正的内容", "不符合的条件"]
    assert found["需要补交的材料"] == ("身份证", "诊断证明及费用票据（可以先受理，之后再交）")
    assert "发生日期不能晚于今天，请核对（发生日期：2026 年 12 月 1 日）" in found["不符合的条件"]


def test_the_notice_says_what_to_fill_in_and_what_to_check(office):
    form = relief_form(applicant=applicant(name=None), story=None)
    del form["cause"]
    id = office.draft(LIN, "hardship-relief", form, {})
    found = dict(letter(office, told(office, id, ("form.amount", "四千"))).groups)
    fill, *check = found["申请表中需要填写或更正的内容"]
    assert fill == "请填写：申请人的姓名、困难原因、情况说明"
    assert check == ["请核对：申请金额应为数字，例如 1,180 或 1180.50"]


def test_the_notice_names_papers_that_answers_to_come_may_ask_for(office):
    found = dict(letter(office, told(office, drafted(office, papers={}, cause=None))).groups)
    assert found["需要补交的材料"] == ("身份证",)
    assert found["视情况还要带"] == (
        "事故或灾害证明：“困难原因”选“火灾”、“交通或意外事故”的要带",
        "诊断证明及费用票据：“困难原因”选“突发重病”的要带",
        "在学证明及缴费通知：“困难原因”选“就学负担”的要带",
    )


def test_the_notice_says_who_told_whom_where_and_when(office):
    found = letter(office, told(office, drafted(office, papers={})))
    assert (found.title, found.to, found.org, found.clerk) == ("一次性告知书", "王桂兰", "春晖社区", "林晓燕")
    assert (found.phone, found.number, str(found.on)) == ("0451-8600 0301", "GZ2026-00001", "2026-03-17")
    assert WANG not in repr(found)


def test_nothing_missing_is_no_notice(office):
    with pytest.raises(Refused, match="nothing_missing"):
        told(office, drafted(office))
    assert office.value("select count(*) from window_notice") == 0


def test_after_being_told_the_draft_goes_on_and_says_so(office):
    id = drafted(office, papers={})
    key = told(office, id)
    row = drafts_view(office.house, office.reader(LIN)).rows[0]
    page = intake_view(office.house, office.reader(LIN), id)
    assert row.missing.href == page.notices[0].href == f"/counter/notices/{key}"
    assert "GZ2026-00001" in row.missing.text


def test_a_window_tells_that_somebody_lives_elsewhere_or_has_a_case_already(office):
    elsewhere = letter(office, told(office, drafted(office, applicant=applicant(community="jinghui"))))
    number = office.relief()
    again = letter(office, told(office, drafted(office)))
    assert "不归本窗口受理" in dict(elsewhere.groups)["受理窗口"][0]
    assert number in dict(again.groups)["受理窗口"][0]


def test_a_refusal_offers_the_rules_that_fail_and_keeps_what_is_chosen(office):
    id = drafted(office, **LATE)
    reason = intake_view(office.house, office.reader(LIN), id).reasons[0].value
    key = refused(office, id, ("refuse.why", reason), ("refuse.reason", "申请人要求改日再来"))
    found = dict(letter(office, key).groups)
    assert found["理由"] == (reason, "申请人要求改日再来")
    assert found["依据"] == ("《社会救助暂行办法》第四十七条至第四十九条",)


def test_a_refusal_wants_a_reason_that_holds(office):
    for post in ((), (("refuse.reason", "  "),), (("refuse.why", "一个不存在的理由"),)):
        with pytest.raises(Refused, match="refuse_reason"):
            refused(office, drafted(office), *post)


def test_a_complete_application_that_is_refused_is_a_case_with_its_reason(office):
    id = drafted(office)
    view = notice_view(office.house, office.reader(LIN), refused(office, id, ("refuse.reason", "不属于受理范围")))
    state = office.state(view.case)
    assert (state.outcome, state.accepted_on) == ("rejected", None)
    assert draft_of(office.house, office.acting(LIN), id).filed_as == view.case


def test_half_an_application_is_refused_without_a_case(office):
    id = drafted(office, papers={}, amount=None)
    view = notice_view(office.house, office.reader(LIN), refused(office, id, ("refuse.reason", "不属于受理范围")))
    assert view.case == ""
    assert office.value("select count(*) from cases") == 0
    assert drafts_view(office.house, office.reader(LIN)).rows == ()


def test_what_was_refused_is_not_typed_on_or_refused_again(office):
    id = drafted(office, amount=None)
    key = refused(office, id, ("refuse.reason", "不属于受理范围"))
    keep(office.house, office.acting(LIN), id, post=[("form.amount", "1")])
    assert submit(office.house, office.acting(LIN), id, do="submit", post=()) == f"notice:{key}"
    with pytest.raises(NotFound):
        refused(office, id, ("refuse.reason", "再来一次"))


def test_notices_are_listed_at_the_counter_that_gave_them(office):
    key = told(office, drafted(office, papers={}))
    refused(office, drafted(office), ("refuse.reason", "不属于受理范围"))
    kinds = [row.title for row in notices_given(office.house, office.reader(COLLEAGUE)).rows]
    assert kinds == ["不予受理通知书", "一次性告知书"]
    only = notices_given(office.house, office.reader(COLLEAGUE), kind="missing").rows
    assert [row.href for row in only] == [f"/counter/notices/{key}"]
    assert notices_given(office.house, office.reader(NEXT)).rows == ()


def test_a_notice_of_another_counter_is_not_found(office):
    key = told(office, drafted(office, papers={}))
    with pytest.raises(NotFound):
        notice_view(office.house, office.reader(NEXT), key)
    with pytest.raises(NotFound):
        printed_notice(office.house, office.reader(NEXT), key)


def test_somebody_elses_draft_is_neither_told_about_nor_refused(office):
    id = drafted(office, papers={})
    for act in (tell_missing, refuse):
        with pytest.raises(NotFound):
            act(office.house, office.acting(COLLEAGUE), id, post=[("refuse.reason", "不行")])


def test_a_second_print_says_that_it_is_one_and_is_kept(office):
    key, number = told(office, drafted(office, papers={})), office.relief()
    assert notice_view(office.house, office.reader(LIN), key).printed == 0
    assert [printed_notice(office.house, office.reader(COLLEAGUE), key) for _ in range(2)] == [1, 2]
    assert notice_view(office.house, office.reader(LIN), key).printed == 2
    assert printed_receipt(office.house, office.reader(LIN), number) == 1
    assert receipt_view(office.house, office.reader(LIN), number, base="").printed == 1
    who = office.acting(COLLEAGUE).person.key
    assert office.value("select person from printed where what = ? and n = 2", f"notice:{key}") == who


def test_the_receipt_of_a_case_that_one_may_not_see_is_not_printed(office):
    number = office.relief()
    with pytest.raises(NotFound):
        printed_receipt(office.house, office.reader(NEXT), number)
    assert office.value("select count(*) from printed") == 0


def test_notices_page_by_key(office, monkeypatch):
    monkeypatch.setattr("yikou.usecases.counter.notices_given.PAGE", 2)
    for _ in range(3):
        told(office, drafted(office, papers={}))
    first = notices_given(office.house, office.reader(LIN))
    after = parse_qs(first.pager.next.partition("?")[2])["after"][0]
    rest = notices_given(office.house, office.reader(LIN), after=after)
    assert [row.number[-1] for row in (*first.rows, *rest.rows)] == ["3", "2", "1"]
    assert (rest.pager.next, rest.pager.previous) == ("", "/counter/notices")
