"""The desk: the inbox of a post with its filters and pages, what was done, messages, the clock."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.usecases.office import applicant, member
from yikou.errors import NotFound
from yikou.usecases.around.messages_page import mark_all_read, messages_view
from yikou.usecases.desk import inbox as desk
from yikou.usecases.desk.desk_asked import Asked
from yikou.usecases.desk.desk_lists import done_view
from yikou.usecases.desk.inbox import inbox_view
from yikou.usecases.operation.rebuilding import rebuild

OLD = "230199194406150024"


def inbox(office, login="sun.zhiqiang", **query):
    return inbox_view(office.house, office.reader(login), Asked.of(query))


def numbers(view):
    return [row.number for row in view.rows]


def of(office, id_number, **form):
    """A case of somebody else."""
    return office.relief(applicant=applicant(id_number=id_number), members=[member(id_number=id_number)], **form)


def three(office):
    return [office.relief(), of(office, OLD), of(office, "23019919900101123X", severity="critical")]


def test_the_inbox_holds_what_the_post_may_act_on(office):
    number = office.relief()
    assert numbers(inbox(office)) == [number]
    assert numbers(inbox(office, "gao.lijuan")) == [number]
    assert numbers(inbox(office, "zhou.liqun")) == []
    assert numbers(inbox(office, "lin.xiaoyan")) == []


def test_the_green_lane_goes_first_in_every_inbox(office):
    plain, elder, green = three(office)
    assert numbers(inbox(office)) == [green, elder, plain]
    assert inbox(office).rows[1].lane.because == "申请人年满 80 周岁"


def test_an_inbox_is_ordered_and_narrowed_as_asked(office):
    plain, elder, green = three(office)
    assert numbers(inbox(office, order="oldest")) == [plain, elder, green]
    assert numbers(inbox(office, order="newest")) == [green, elder, plain]
    assert numbers(inbox(office, affair="subsistence-allowance")) == []
    assert len(numbers(inbox(office, place="chunhui"))) == 3
    assert numbers(inbox(office, place="yinhe")) == []


def test_chips_count_by_light_and_claim(office):
    plain, _, _ = three(office)
    office.do("sun.zhiqiang", plain, "claim", "check")
    texts = [chip.text for chip in inbox(office).chips]
    assert "全部 3" in texts
    assert "我认领的 1" in texts
    assert numbers(inbox(office, claimed="mine")) == [plain]


def test_what_is_late_has_a_light_and_a_chip(office):
    number = office.relief()
    office.clock.move(days=30)
    view = inbox(office, light="late")
    assert numbers(view) == [number]
    assert view.rows[0].light.kind == "late"


def test_a_row_says_that_its_clock_is_the_steps_or_the_applicants(office):
    number = office.relief()
    assert inbox(office).rows[0].light.whole == "本环节剩 3 天"
    office.do("sun.zhiqiang", number, "supplement", "check", fields=["form.cause"], text="写明原因")
    assert inbox(office, "lin.xiaoyan").rows[0].light.text == "补办期限剩 10 天"


def test_a_long_inbox_has_pages_and_no_row_is_lost(office, monkeypatch):
    monkeypatch.setattr(desk, "PAGE", 2)
    three(office)
    first = inbox(office)
    second = inbox(office, **dict(parse_qsl(urlsplit(first.pager.next).query)))
    assert (first.pager.first, first.pager.last, first.pager.total) == (1, 2, 3)
    assert len({*numbers(first), *numbers(second)}) == 3
    assert (second.pager.first, second.pager.last) == (3, 3)


def test_words_that_do_not_exist_are_as_if_not_said(office):
    number = office.relief()
    assert numbers(inbox(office, light="purple", claimed="me", order="up", first="x")) == [number]
    with pytest.raises(NotFound):
        inbox(office, after="nonsense")


def test_a_case_is_new_until_it_was_looked_at(office):
    number = office.relief()
    assert inbox(office).rows[0].fresh
    office.page("sun.zhiqiang", number)
    assert not inbox(office).rows[0].fresh
    assert inbox(office, "gao.lijuan").rows[0].fresh


def test_what_one_did_is_listed_latest_first(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "note", text="已电话联系")
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    rows = done_view(office.house, office.reader("sun.zhiqiang"), after="").rows
    assert [row.did for row in rows] == ["同意", "备注"]
    assert done_view(office.house, office.reader("gao.lijuan"), after="").rows == ()


def test_every_verb_that_was_done_has_a_word(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "refer", "review", question="能否从宽")
    office.do("zhou.haifeng", number, "advise", "review", kind="refer", opinion="可以")
    office.do("zhou.liqun", number, "supplement", "review", fields=["form.story"], text="请写明时间")
    office.do("ma.zhenhua", number, "urge", reason="请尽快")
    office.do("ma.zhenhua", number, "set_lane", lane="green", reason="孕妇")
    office.do("ma.zhenhua", number, "terminate", reason="重复")
    for login in ("zhou.liqun", "zhou.haifeng", "ma.zhenhua", "lin.xiaoyan"):
        rows = done_view(office.house, office.reader(login), after="").rows
        assert rows
        assert all(row.did for row in rows)


def test_messages_are_read_by_their_own_reader(office):
    number = office.relief()
    office.do("ma.zhenhua", number, "urge", reason="请尽快办理")
    reader = office.reader("sun.zhiqiang")
    told = messages_view(office.house, reader).rows
    assert [(one.href, one.unread) for one in told] == [(f"/cases/{number}", True)]
    mark_all_read(office.house, office.acting("sun.zhiqiang"))
    assert not messages_view(office.house, reader).rows[0].unread
    assert messages_view(office.house, office.reader("zhou.liqun")).rows == ()


def test_the_clock_tells_and_ends_by_itself(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "supplement", "review", fields=["form.story"], text="请写明时间")
    office.clock.move(days=40)
    assert office.tick() > 0
    assert office.state(number).outcome == "lapsed"
    assert office.tick() == 0


def test_overdue_work_gets_cards_once(office):
    office.relief()
    office.clock.move(days=40)
    assert office.tick() > 0
    assert office.tick() == 0
    assert messages_view(office.house, office.reader("ma.zhenhua")).rows


def test_the_ledger_names_the_clock_that_a_card_is_for(office):
    number = office.relief()
    office.clock.move(days=40)
    office.tick()
    told = [line.sentence.partition("，")[0] for line in office.page("sun.zhiqiang", number).ledger]
    assert {"全程时限超期", "社区核查时限超期"} <= set(told)


def urged(office, number):
    office.do("ma.zhenhua", number, "urge", reason="群众来电")


def test_what_was_urged_is_marked_counted_and_found(office):
    plain, elder, _ = three(office)
    urged(office, elder)
    assert {row.number for row in inbox(office).rows if row.urged} == {elder}
    assert numbers(inbox(office, urged="yes")) == [elder]
    assert "被催办 1" in [chip.text for chip in inbox(office).chips]
    assert not rebuild(office.house)
    assert plain in numbers(inbox(office))


def test_a_task_that_opens_afterwards_was_not_urged(office):
    number = office.relief()
    urged(office, number)
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})
    assert [row.urged for row in inbox(office, "zhou.liqun").rows] == [False]


def test_selects_offer_what_lies_in_the_inbox(office):
    three(office)
    found = {one.name: [option.text for option in one.options] for one in inbox(office).filters}
    assert found["affair"] == ["全部事项", "临时救助"]
    assert found["step"] == ["全部环节", "临时救助 · 社区核查"]
    assert found["place"] == ["全部地方", "春晖社区"]


def test_an_inbox_is_narrowed_to_a_step_and_a_lane(office):
    _, _, green = three(office)
    assert len(numbers(inbox(office, step="hardship-relief.check"))) == 3
    assert numbers(inbox(office, step="hardship-relief.review")) == []
    assert len(numbers(inbox(office, affair="elder-card", step="hardship-relief.check"))) == 0
    assert numbers(inbox(office, lane="green")) == [green]
    assert inbox(office, lane="green").is_narrowed


def test_a_chip_keeps_the_selects_and_takes_the_place_of_another(office):
    three(office)
    chips = [chip.href for chip in inbox(office, affair="hardship-relief", light="fine").chips]
    assert "/desk?affair=hardship-relief&lane=green" in chips


def test_tabs_count_every_list_of_the_desk(office):
    number = office.relief()
    urged(office, number)
    tabs = [tab.text for tab in inbox(office).tabs]
    assert tabs == ["待办 1", "被催办 1", "已办", "抄送我的", "代理"]


def test_the_list_on_paper_is_whole_and_says_what_it_was_narrowed_by(office, monkeypatch):
    three(office)
    reader = office.reader("sun.zhiqiang")
    sheet = desk.inbox_sheet(office.house, reader, Asked.of({"lane": "green"}))
    assert (len(sheet.rows), sheet.total, sheet.is_cut) == (1, 1, False)
    assert sheet.narrowed[-1] == "绿色通道优先，再按到期"
    monkeypatch.setattr(desk, "MOST_PRINTED", 2)
    assert desk.inbox_sheet(office.house, reader, Asked()).is_cut
