"""What waits at a window: for what applicants owe, and to be handed over; with their counts."""

from tests.usecases.office import relief_form
from yikou.usecases.counter.counter_lists import handovers, supplements
from yikou.usecases.shell import what_waits

LIN, NEXT = "lin.xiaoyan", "yan.xiaodong"


def test_a_case_that_waits_for_papers_says_which_and_until_when(office):
    number = office.file(LIN, "hardship-relief", relief_form(), {}, do="register")
    row = supplements(office.house, office.reader(LIN)).rows[0]
    assert (row.number, row.applicant, row.asked) == (number, "王桂兰", "身份证")
    assert row.until.startswith("最迟 ")
    assert supplements(office.house, office.reader(NEXT)).rows == ()


def test_what_an_office_asks_for_later_waits_at_the_window_too(office):
    number = office.relief()
    office.do("sun.zhiqiang", number, "supplement", "check", text="请补一张近照")
    row = supplements(office.house, office.reader(LIN)).rows[0]
    assert (row.number, row.asked) == (number, "请补一张近照")


def test_a_case_that_comes_back_to_the_window_is_to_be_handed_over(office):
    number = office.checked("800")
    assert [(row.number, row.step) for row in handovers(office.house, office.reader(LIN)).rows] == [
        (number, "窗口发放")
    ]
    office.do(LIN, number, "approve", "issue", office={"paid_on": "2026-03-17", "paid_by": "2"})
    assert handovers(office.house, office.reader(LIN)).rows == ()


def test_acceptance_is_nothing_to_hand_over(office):
    office.file(LIN, "hardship-relief", relief_form(), {}, do="register")
    assert handovers(office.house, office.reader(LIN)).rows == ()


def test_the_shell_counts_what_waits_at_the_window_and_only_there(office):
    office.file(LIN, "hardship-relief", relief_form(), {}, do="register")
    waits = what_waits(office.house, office.acting(LIN))
    assert (waits["/counter/supplements"], waits["/counter/handovers"]) == (1, 0)
    assert "/counter/supplements" not in what_waits(office.house, office.acting("sun.zhiqiang"))


def test_a_long_list_goes_on_by_key(office, monkeypatch):
    monkeypatch.setattr("yikou.usecases.counter.counter_lists.PAGE", 1)
    office.checked("800")
    view = handovers(office.house, office.reader(LIN))
    assert (view.total, view.pager.next) == (1, "")
