"""The case as a file: what changed and why, its ledger narrowed and taken away, print, proof, neighbours."""

import io

import pytest
from python_calamine import CalamineWorkbook

from tests import databases
from tests.usecases.office import WANG, applicant, looks, member
from yikou.errors import NotAllowed, NotFound
from yikou.usecases.case.case_looks import Looked
from yikou.usecases.case.case_print import ledger_export, print_view
from yikou.usecases.house import House
from yikou.usecases.search.kept_searches import keep
from yikou.usecases.search.search_asked import Asked
from yikou.usecases.search.searching import kept_view

MANAGER = "ma.zhenhua"
SUPERVISOR = "zhong.min"
HAN_ROW = {"name": "韩玉兰", "id_number": "230199197405121444"}
HAN = {**HAN_ROW, "community": "chunhui"}
PAID = {"paid_on": "2026-03-18", "paid_by": "2"}


def printed(office, login, number, **more):
    return print_view(office.house, office.reader(login), number, base="http://x/", **more)


def exported(office, login, number, **looked):
    made = ledger_export(office.house, office.reader(login), number, looked=Looked(**looked))
    content = io.BytesIO(b"".join(made.chunks()))
    return CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()


def corrected(office):
    """The street changed the amount that the community had proposed."""
    number = office.checked("4000")
    office.do("zhou.liqun", number, "approve", "review", office={"proposed": "6000"}, opinion="票据不止此数")
    return number


def test_a_change_says_who_when_where_why_and_what_came_of_it(office):
    told = str(office.page("zhou.liqun", corrected(office)).office)
    assert "原填 <s>4,000.00 元</s>" in told
    assert "街道审核时改，周立群，3 月 17 日 09:00。理由：票据不止此数。因此：由谁签批为 街道审核、区民政局审批" in told


def test_a_change_of_what_is_hidden_is_not_told_nor_counted(office):
    number = corrected(office)
    page = office.page("zhou.liqun", number)
    assert page.changes == 1
    assert "票据不止此数" in repr(page.opinions)


def test_the_ledger_is_narrowed_by_kind_and_by_person(office):
    number = office.checked("4000")
    whole = office.page("zhou.liqun", number)
    assert [chip.text.partition(" ")[0] for chip in whole.kinds] == ["全部", "办理", "材料和文书", "告知"]
    papers = office.page("zhou.liqun", number, kind="papers").ledger
    assert [line.sentence for line in papers] == ["发出受理回执"]
    second = office.page("zhou.liqun", number, who="2").ledger
    assert {line.by for line in second} == {"孙志强"}


def test_every_sentence_says_why(office):
    page = office.page("zhou.liqun", office.checked("4000"))
    assert all(line.whys for line in page.ledger)
    voted = next(line for line in page.ledger if "社区核查：同意" in line.sentence)
    assert voted.whys[0].lines == ("孙志强当时是春晖社区的审核员",)


def test_looking_at_numbers_is_told_in_the_ledger(office):
    number = office.checked("4000")
    office.page("zhou.liqun", number, numbers=True)
    line = office.page("sun.zhiqiang", number, kind="looks").ledger[0]
    assert (line.who, line.sentence) == ("周立群", "查看了完整的证件号和账号")


def test_the_right_to_export_gates_the_workbook(office):
    number = office.checked("4000")
    assert exported(office, MANAGER, number)[1][1:4] == ["2026-03-17 09:00", "林晓燕", f"登记，编号 {number}"]
    for login, error in (("zhou.liqun", NotAllowed), (SUPERVISOR, NotAllowed), ("tang.xiaomei", NotFound)):
        with pytest.raises(error):
            exported(office, login, number)
    assert not office.page("zhou.liqun", number).may_export


def test_an_export_is_narrowed_as_the_page_and_noted(office):
    number = office.checked("4000")
    begun = office.clock.now
    rows = exported(office, MANAGER, number, kind="papers")
    assert [row[3] for row in rows[1:]] == ["发出受理回执"]
    with office.house.store.session() as s:
        assert [(kind, whom) for _, kind, whom in looks(s, begun)] == [("exported", number)]


def test_the_right_to_print_gates_the_whole_file_and_having_the_task_gives_it_not(office):
    number = office.relief()
    assert printed(office, "zhou.liqun", number).case.number == number
    for login in ("sun.zhiqiang", SUPERVISOR):
        assert not office.page(login, number).may_print
        with pytest.raises(NotAllowed):
            printed(office, login, number)
    with pytest.raises(NotFound):
        printed(office, "tang.xiaomei", number)


def test_the_print_masks_what_the_page_masks_and_is_noted(office):
    number = office.checked("4000")
    view = printed(office, "zhou.liqun", number)
    assert WANG not in repr(view)
    assert office.page("zhou.liqun", number, kind="looks").ledger[0].sentence == "打印了全卷"


def test_the_print_holds_every_page_of_the_papers_and_the_documents(office):
    number = office.checked("4000")
    view = printed(office, "zhou.liqun", number)
    assert [(one.title, len(one.pictures)) for one in view.sheets] == [("身份证", 1)]
    assert [one.title for one in view.documents] == ["受理回执"]
    assert printed(office, "zhou.liqun", number, with_papers=False).sheets == ()


def granted(office):
    number = office.checked("800")
    office.do("lin.xiaoyan", number, "approve", "issue", office=PAID)
    return number


def test_an_ended_case_shows_that_its_chain_is_whole(office):
    chain = office.page("lin.xiaoyan", granted(office)).chain
    assert chain.is_whole
    assert "逐条相扣，材料和文书与记录一致" in chain.text
    assert len(chain.head) == 16


def test_what_is_broken_in_the_chain_is_told(office):
    number = granted(office)
    tamper(office.house, "update entry set payload_hash = 'x' where no = 3")
    chain = office.page("lin.xiaoyan", number).chain
    assert not chain.is_whole
    assert chain.text.startswith("流转记录从第 3 条起与写入时不一致（内容被改动）")


def tamper(house: House, sql: str) -> None:
    """Changes what nothing may change, past the triggers."""
    with house.store.writing() as s:
        for statement in (*databases.without_triggers(s), sql):
            s.run(statement)


def test_an_ended_case_is_complete_and_takes_only_remarks(office):
    number = granted(office)
    page = office.page("lin.xiaoyan", number)
    assert page.tasks == ()
    assert {one.name for one in page.case_verbs} <= {"note", "copy"}
    office.do("lin.xiaoyan", number, "note", text="已电话告知")
    assert "已电话告知" in office.page("lin.xiaoyan", number).ledger[0].sentence


def test_the_clock_tells_when_it_stood(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "supplement", "review", text="请补证明")
    how = office.page("zhou.liqun", number).clock.how
    assert how[0].story == ("3 月 17 日 09:00 起停止计算：等申请人补办",)


def test_a_step_that_is_done_once_more_says_so_on_the_way(office):
    number = office.checked("4000")
    office.do("zhou.liqun", number, "return", "review", to="check", reason="金额再核")
    check = next(one for one in office.page("zhou.liqun", number).way if one.title == "社区核查")
    assert "孙志强 3 月 17 日 09:00 办过，现在重新办理" in check.note


def test_the_next_case_is_that_of_the_inbox_one_came_from(office):
    first, second = office.relief(), office.relief(applicant=applicant(**HAN), members=[member(**HAN_ROW)])
    page = office.page("sun.zhiqiang", first, listed="order=oldest")
    assert (page.previous, page.next) == ("", f"/cases/{second}?list=order%3Doldest")
    assert page.back.href == "/desk?order=oldest"
    assert office.page("sun.zhiqiang", second).previous == f"/cases/{first}"


@pytest.mark.parametrize("listed", ["done", "handovers", "archive"])
def test_the_next_case_is_that_of_the_list_one_came_from(office, listed):
    first, second = office.checked(), office.checked(applicant=applicant(**HAN), members=[member(**HAN_ROW)])
    for number in (second, first) if listed == "archive" else ():
        office.do("lin.xiaoyan", number, "approve", "issue", office={"paid_on": "2026-03-17", "paid_by": "2"})
    numbers = [first, second] if listed != "done" else [second, first]
    login = "sun.zhiqiang" if listed == "done" else "lin.xiaoyan"
    page = office.page(login, numbers[0], listed=f"{listed}?")
    assert (page.previous, page.next) == ("", f"/cases/{numbers[1]}?list={listed}%3F")
    assert page.back.href == {"done": "/desk/done", "handovers": "/counter/handovers", "archive": "/archive"}[listed]


def test_a_search_is_led_back_to_and_gone_through(office):
    first, second = office.checked(), office.checked(applicant=applicant(**HAN), members=[member(**HAN_ROW)])
    reader = office.reader("sun.zhiqiang")
    look = keep(office.house, reader, Asked(affair="hardship-relief")).partition("?")[2]
    assert office.page("sun.zhiqiang", second, listed=f"search?{look}").next == ""  # not shown, and not logged
    kept_view(office.house, reader, {"look": look.removeprefix("look=")})
    page = office.page("sun.zhiqiang", second, listed=f"search?{look}")
    assert (page.previous, page.back.href) == ("", f"/search?{look}")
    assert page.next == f"/cases/{first}?list=search%3F{look.replace('=', '%3D')}"


def test_a_search_that_is_over_has_no_neighbours(office):
    page = office.page("sun.zhiqiang", office.checked(), listed="search?look=gone")
    assert (page.previous, page.next, page.back.href) == ("", "", "/search?look=gone")


@pytest.mark.parametrize(
    "listed", ["archive?after=x", "done?after=[]", "desk?x=1", "//evil.example?", "archive?" + "x" * 600]
)
def test_a_list_that_nobody_gave_out_leads_nowhere(office, listed):
    number = office.checked()
    page = office.page("sun.zhiqiang", number, listed=listed)
    assert page.previous == ""
    assert page.back.href.startswith(("/desk", "/archive"))
