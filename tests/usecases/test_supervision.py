"""Supervision counts and lists what a post may see, by clocks and by what stands still; urging is the case's verb."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.usecases.elders import ELDERS, elder
from tests.usecases.office import applicant, member
from yikou.errors import NotAllowed, NotFound, Refused
from yikou.store import directory_store
from yikou.store.supervising import MARKS
from yikou.usecases.acts.ticking import tend
from yikou.usecases.case.case_looks import Looked
from yikou.usecases.case.origins import listed_at
from yikou.usecases.operation.rebuilding import rebuild
from yikou.usecases.search.listed_case import listed_case_view
from yikou.usecases.shell import what_waits
from yikou.usecases.supervision import matrix
from yikou.usecases.supervision.asked import Asked
from yikou.usecases.supervision.look import Look
from yikou.usecases.supervision.page import supervision_view
from yikou.usecases.supervision.urging import release, urge
from yikou.usecases.supervision.workbook import supervision_export

OTHER = {"name": "王小明", "id_number": "230199197106143731"}
CHECKED = {"visit_note": "属实", "proposed": "4000"}


def look(office, login="zhong.min", **asked):
    return supervision_view(office.house, office.reader(login), Asked(**{"mark": "all", **asked}))


def listed(office, login="zhong.min", **asked):
    return [row.number for row in look(office, login, **asked).rows]


def row(office, login="zhong.min", **asked):
    return look(office, login, **asked).rows[0]


def figures(office, login="zhong.min"):
    """Under way, fine, soon, late, stopped, stuck."""
    return [one.number for one in look(office, login).figures]


def query_of(address):
    """The query of an address."""
    return dict(parse_qsl(urlsplit(address).query))


def other(office):
    """A case of another community in the same street."""
    person = applicant(**OTHER, community="yinhe")
    return office.relief("yan.xiaodong", applicant=person, members=[member(**OTHER)])


def asked_for(office):
    """A case that waits for the applicant since 17 March."""
    number = office.relief()
    office.do("sun.zhiqiang", number, "supplement", "check", fields=["form.cause"], text="写明原因")
    return number


def leave(office, *logins):
    """These people leave their posts today, and the clock looks up who is left."""
    with office.house.store.writing() as s:
        people = directory_store.directory(s)
        gone = {s.value("select person from account where login = ?", login) for login in logins}
        for post in people.posts:
            if post.person in gone:
                directory_store.put_post(s, replace(post, until=date(2026, 3, 17)))
    tend(office.house)


def returned(office, times):
    number = office.checked("4000")
    for _ in range(times):
        office.do("zhou.liqun", number, "return", "review", to="check", reason="照片不全")
        office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED)
    return number


def test_what_is_under_way_is_counted_and_listed(office):
    number = office.relief()
    assert figures(office) == [1, 1, 0, 0, 0, 0]
    assert listed(office) == [number]


@pytest.mark.parametrize("login", ["zhong.min", "ma.zhenhua"])
def test_whoever_oversees_the_district_sees_every_place(office, login):
    numbers = {office.relief(), other(office)}
    assert set(listed(office, login)) == numbers


def test_a_leader_sees_and_counts_only_what_came_to_them(office):
    number = office.relief()
    assert figures(office, "zhou.haifeng") == [0, 0, 0, 0, 0, 0]
    office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED)
    office.do("zhou.liqun", number, "refer", "review", question="超过一般标准，是否同意")
    assert listed(office, "zhou.haifeng") == [number]
    assert figures(office, "fang.chunlei")[0] == 0


def test_a_case_is_soon_and_then_late_without_anything_being_written(office):
    number = office.relief()
    before = office.value("select due_at from under_way")
    office.clock.move(days=2, hours=9)
    assert figures(office) == [1, 0, 1, 0, 0, 0]
    office.clock.move(days=5)
    assert figures(office) == [1, 0, 0, 1, 0, 0]
    assert listed(office, mark="late") == listed(office, mark="trouble") == [number]
    assert office.value("select due_at from under_way") == before


def test_what_the_handlers_did_so_far_is_told_of_a_late_case(office):
    number = office.relief()
    office.clock.move(days=7)
    office.page("zhong.min", number)
    assert row(office).why == ("到了以后一直没有打开",)
    office.page("sun.zhiqiang", number)
    assert row(office).why == ("有人打开过，没有人认领",)
    office.do("sun.zhiqiang", number, "claim", "check")
    assert row(office).why == ("打开过，没有办完",)
    assert row(office).hands[0].who == "孙志强 认领"


def test_a_supplement_stops_the_clock_and_is_stuck_after_five_working_days(office):
    asked_for(office)
    assert figures(office) == [1, 0, 0, 0, 1, 0]
    assert row(office).light.text == "停钟：等补办"
    office.clock.move(days=6)
    assert listed(office, mark="supplement") == []
    office.clock.move(days=1)
    assert figures(office) == [1, 0, 0, 0, 1, 1]
    assert row(office).why == ("补办通知发出 5 个工作日，没有回来",)
    assert row(office).hands[-1].where == "等申请人"


def test_a_weekend_makes_nothing_stuck(office):
    office.clock.move(days=1)
    asked_for(office)
    office.clock.move(days=3)
    urge(office.house, office.reader("zhong.min"), look(office).rows[0].number, "请联系申请人", seen=9)
    office.clock.move(days=1)
    assert figures(office)[5] == 0


def test_a_step_with_nobody_left_is_stuck(office):
    number = office.relief()
    leave(office, "sun.zhiqiang", "gao.lijuan", "zhou.liqun", "feng.guoqiang", "han.lei", "zhou.haifeng", "wei.hongxia")
    found = row(office, mark="nobody")
    assert (found.number, found.why, found.urge) == (number, ("环节无人：社区核查",), "")
    assert found.hands[0].who == "没有可以办的人，请系统管理员设人"


def test_a_case_that_was_returned_three_times_is_stuck(office):
    number = returned(office, 2)
    assert listed(office, mark="returned") == []
    office.do("zhou.liqun", number, "return", "review", to="check", reason="照片不全")
    assert row(office, mark="returned").why == ("退回 3 次",)


def test_a_case_that_was_urged_in_vain_is_stuck_the_next_working_day(office):
    number = office.relief()
    urge(office.house, office.reader("zhong.min"), number, "请今天办理", seen=9)
    assert figures(office)[5] == 0
    assert row(office).why == ("已催办，等办理",)
    office.clock.move(days=1)
    assert row(office, mark="urged").why == ("催过 1 次，还没有办",)
    office.do("sun.zhiqiang", number, "approve", "check", office=CHECKED)
    assert figures(office)[5] == 0


def test_urging_goes_to_the_ledger_and_to_those_who_have_the_case(office):
    number = office.relief()
    done = urge(office.house, office.reader("zhong.min"), number, " 请今天办理 ", seen=9)
    assert done == f"已催办 {number}，通知了 孙志强、高丽娟"
    told = office.value("select text from message where key = 'person:s017' and kind = 'urge'")
    assert "请今天办理" in told
    assert office.state(number).dids[-1].verb == "urge"
    assert office.value("select urged from task")


def test_the_proposed_words_say_how_late_it_is_and_name_no_person(office):
    number = office.relief()
    office.clock.move(days=7)
    proposed = row(office, urge=number).urging
    assert proposed.text == f"临时救助（{number}）社区核查环节超 1 天，请尽快办理；本人不在的，请设代理人。"
    assert proposed.to == "孙志强、高丽娟"


@pytest.mark.parametrize(("text", "code"), [("  ", "empty"), ("催" * 501, "long")])
def test_urging_wants_some_words_and_not_too_many(office, text, code):
    with pytest.raises(Refused, match=code):
        urge(office.house, office.reader("zhong.min"), office.relief(), text, seen=9)


def test_words_that_could_not_be_sent_are_not_lost_with_their_row(office):
    office.relief()
    view = supervision_view(
        office.house, office.reader("zhong.min"), Asked(urge="HY01-2026-00099"), typed=("请今天办", "已经办结")
    )
    assert view.error == "已经办结（没有发出的话：请今天办）"


def test_only_whom_access_lets_urge_may_urge(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "refer", "review", question="是否同意")
    assert row(office, "zhou.haifeng").urge == ""
    with pytest.raises(NotAllowed):
        urge(office.house, office.reader("zhou.haifeng"), number, "请尽快", seen=20)
    with pytest.raises(NotFound):
        urge(office.house, office.reader("yan.xiaodong"), number, "请尽快", seen=20)


def test_a_manager_takes_a_claim_from_whoever_sits_on_it(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "claim", "check")
    assert row(office, "zhong.min").claims == ()
    found = row(office, "ma.zhenhua")
    reader, task = office.reader("ma.zhenhua"), found.claims[0].task
    assert release(office.house, reader, number, task=task, seen=found.seen).startswith(f"已放回 {number}")
    assert office.state(number).tasks[task].claimed_by == ""


def test_whoever_may_not_take_claims_is_refused(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "claim", "check")
    task = office.task(number, "check")
    with pytest.raises(NotAllowed):
        release(office.house, office.reader("zhong.min"), number, task=task, seen=99)


def test_a_manager_is_led_to_a_stand_in_for_the_one_who_has_it(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "claim", "check")
    assert row(office, "ma.zhenhua").stand_in == "/desk/stand-ins?post=s017:reviewer@chunhui"
    assert row(office, "zhong.min").stand_in == ""


def some(office):
    """Cases that stand in different ways at two places."""
    office.relief()
    office.allowance()
    number = other(office)
    office.do("lin.xinran", number, "supplement", "check", fields=["form.cause"], text="写明原因")
    office.clock.move(days=8)


@pytest.mark.parametrize("login", ["zhong.min", "ma.zhenhua", "zhou.haifeng"])
def test_every_count_is_the_length_of_its_list(office, login):
    some(office)
    for mark in MARKS:
        view = look(office, login, mark=mark)
        assert view.total == len(view.rows), mark
    assert sum(figures(office, login)[1:5]) == figures(office, login)[0]


def test_every_figure_of_the_matrix_leads_to_so_many_cases(office):
    some(office)
    matrix = look(office, opened="huayuan").matrix
    street, *parts = matrix.rows
    assert [part.text for part in parts] == ["春晖社区", "银河社区"]
    assert sum(part.total.n for part in parts) == street.total.n == matrix.total.total.n == 3
    for line in (*matrix.rows, matrix.total):
        for count in (*line.cells, line.total):
            if count.n:
                view = supervision_view(office.house, office.reader("zhong.min"), Asked.of(query_of(count.href)))
                assert len(view.rows) == count.n


def test_affairs_with_few_cases_share_the_last_column(office, monkeypatch):
    some(office)
    monkeypatch.setattr(matrix, "MOST_COLUMNS", 2)
    elder(office, ELDERS[0])
    found = look(office).matrix
    others = found.total.cells[-1]
    assert (found.columns, found.rest, others.n) == (("临时救助",), 2, 2)
    assert len(supervision_view(office.house, office.reader("zhong.min"), Asked.of(query_of(others.href))).rows) == 2
    assert len(look(office, every="yes").matrix.columns) == 3


def test_the_list_narrows_by_place_affair_and_lane(office):
    number = office.relief()
    other(office)
    assert listed(office, place="chunhui") == listed(office, place="huayuan", affair="hardship-relief")[:1] == [number]
    assert (
        listed(office, place="huayuan.own")
        == listed(office, lane="green")
        == listed(office, but="hardship-relief")
        == []
    )
    assert [chip.text for chip in look(office, place="chunhui").drops] == ["地方：春晖社区"]


def test_what_does_not_exist_narrows_nothing(office):
    office.relief()
    assert len(listed(office, place="nowhere", affair="nothing")) == 1


def test_the_list_goes_on_behind_the_last_row(office, monkeypatch):
    numbers = {office.relief(), other(office)}
    monkeypatch.setattr(Look.lines, "__kwdefaults__", {"limit": 1})
    first = look(office)
    rest = supervision_view(office.house, office.reader("zhong.min"), Asked.of(query_of(first.next)))
    assert {row.number for row in (*first.rows, *rest.rows)} == numbers
    assert (len(first.rows), rest.next) == (1, "")
    assert (first.left, rest.left) == (1, 0)


def test_a_case_leads_back_to_the_list_and_on_in_it(office):
    numbers = [office.relief(), other(office)]
    looked = Looked(listed=listed_at("/supervision", "mark=all"))
    view = listed_case_view(office.house, office.reader("zhong.min"), numbers[0], looked=looked)
    assert (view.back.text, view.back.href) == ("全程监控", "/supervision?mark=all")
    assert view.next.startswith(f"/cases/{numbers[1]}?")


def test_a_case_that_has_ended_is_gone(office):
    number = office.relief()
    office.do("ma.zhenhua", number, "terminate", reason="重复申请")
    assert figures(office) == [0, 0, 0, 0, 0, 0]
    assert office.value("select count(*) from under_way") == 0


def test_the_rows_follow_from_the_ledgers(office):
    urge(office.house, office.reader("zhong.min"), returned(office, 2), "请尽快", seen=9)
    asked_for_other = other(office)
    office.do("lin.xinran", asked_for_other, "supplement", "check", fields=["form.cause"], text="写明原因")
    assert rebuild(office.house) == ()


def test_the_workbook_has_what_access_lets_be_exported(office):
    office.relief()
    asked = Asked(mark="all")
    for login, rows in (("ma.zhenhua", 1), ("zhong.min", 0)):
        made = supervision_export(office.house, office.reader(login), asked)
        assert (made.rows, b"".join(made.chunks())[:2]) == (rows, b"PK")
    assert (look(office, "ma.zhenhua").export, look(office, "zhong.min").export) == ("/supervision/export?mark=all", "")
    assert office.value("select detail from audit where what = 'exported' order by id limit 1") == "rows=1"


def test_the_section_counts_what_is_stuck_for_those_who_follow_it_up(office):
    asked_for(office)
    office.clock.move(days=8)
    assert what_waits(office.house, office.acting("zhong.min"))["/supervision"] == 1
    assert "/supervision" not in what_waits(office.house, office.acting("sun.zhiqiang"))


def test_a_row_says_whose_clock_runs_out_first(office):
    office.relief()
    assert row(office).light.whole == "社区核查环节剩 3 天"


def test_a_row_of_a_case_whose_clocks_stand_names_the_whole_case(office):
    asked_for(office)
    assert row(office).light.whole == "全程停钟：等补办"
