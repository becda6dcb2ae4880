"""What a search finds is what its reader could have read: numbers, people, words, filters, and nothing hidden."""

import pytest

from tests.usecases.office import applicant, looks
from yikou.usecases.operation.rebuilding import rebuild
from yikou.usecases.reader import Reader
from yikou.usecases.search.archive import Asked as Archive
from yikou.usecases.search.archive import archive_view
from yikou.usecases.search.search_asked import Asked
from yikou.usecases.search.searching import search_view

WANG = "230199197106143520"


def found(office, login, **asked):
    view = search_view(office.house, office.reader(login), Asked(**asked))
    return [row.number for row in view.rows]


@pytest.fixture
def case(office):
    return office.checked(story="屋顶漏水，急需修缮")


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "屋顶漏水"},
        {"q": "漏水 修缮"},
        {"q": "河沟街14号"},
        {"q": "13800004127"},
        {"q": "王桂兰"},
        {"q": "一般 漏水"},
        {"q": "临时救助 漏水"},
        {"q": WANG},
        {"person": WANG},
        {"person": "王"},
        {"person": "王桂"},
        {"affair": "hardship-relief", "place": "huayuan"},
        {"state": "open", "lane": "normal"},
        {"since": "2026-03-17", "until": "2026-03-17"},
        {"handler": "孙志强"},
    ],
)
def test_a_case_is_found(office, case, asked):
    assert found(office, "lin.xiaoyan", **asked) == [case]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "屋顶漏雨"},
        {"q": "漏水 王小明"},
        {"q": "1380000412"},
        {"q": "6222023500001234567"},
        {"person": "桂兰"},
        {"affair": "elder-card"},
        {"place": "yinhe"},
        {"state": "granted"},
        {"lane": "green"},
        {"since": "2026-03-18"},
        {"ended_since": "2026-01-01"},
        {"handler": "林晓燕", "state": "supplement"},
    ],
)
def test_what_does_not_fit_is_not_found(office, case, asked):
    assert found(office, "lin.xiaoyan", **asked) == []


def test_a_number_is_found_by_its_beginning(office, case):
    assert found(office, "lin.xiaoyan", q=case[:8].lower()) == found(office, "lin.xiaoyan", number=case) == [case]


def test_a_number_is_found_without_the_code_of_its_place(office, case):
    short = case.partition("-")[2]
    assert found(office, "lin.xiaoyan", q=short) == found(office, "lin.xiaoyan", number=short) == [case]
    assert found(office, "yan.xiaodong", q=short) == found(office, "lin.xiaoyan", q="2026-99999") == []


def test_a_case_under_way_shows_the_clock_of_the_whole_case(office, case):
    row = search_view(office.house, office.reader("sun.zhiqiang"), Asked(q=case)).rows[0]
    assert (row.light.whole, row.number) == ("全程剩 10 天", case)


def test_a_case_of_another_place_is_not_found(office, case):
    assert found(office, "yan.xiaodong", q="屋顶漏水") == found(office, "yan.xiaodong", q=case) == []


def test_what_is_masked_for_a_post_leads_it_nowhere(office, case):
    assert found(office, "fang.huimin", q="屋顶漏水") == [case]
    assert found(office, "fang.huimin", q="13800004127") == []


def certificate(office):
    """A certificate that somebody else asks for, for 王桂兰; at the visit, whose step hides who that is."""
    form = {
        "applicant": applicant(),
        "by_agent": True,
        "agent": applicant(name="赵铁柱", id_number="230199196203080010", address="和兴路 88 号"),
        "severely_ill": False,
        "subject": "residence",
        "live_since": "2019-05-01",
        "tenure": "family",
        "receiver": "学校",
        "seal_of": "community",
        "purpose": "子女入学",
        "copies": 1,
    }
    papers = {"id_card": 1, "agent_letter": 1}
    number = office.file("lin.xiaoyan", "office-certificate", form, papers)
    office.do("lin.xiaoyan", number, "approve", "accept", office={"on_record": "no"})
    return number


def test_what_a_step_hides_from_its_handler_leads_them_nowhere(office):
    number = certificate(office)
    assert found(office, "lin.xiaoyan", q="赵铁柱") == [number]
    grid = Reader(office.acting("yu.tao", "grid-worker"))
    for asked, is_found in (("子女入学", True), ("住亲属家", True), ("赵铁柱", False), ("和兴路88号", False)):
        assert bool(search_view(office.house, grid, Asked(q=asked)).rows) is is_found


def test_the_index_says_what_a_fresh_one_would(office):
    number = office.checked(story="屋顶漏水")
    office.do("lin.xiaoyan", number, "approve", "issue", office={"paid_on": "2026-03-17", "paid_by": "2"})
    assert found(office, "lin.xiaoyan", q="漏水", state="granted") == [number]
    assert rebuild(office.house) == ()


def test_looking_for_somebody_is_logged(office, case):
    since = office.clock()
    found(office, "zhou.liqun", person=WANG)
    found(office, "zhou.liqun", q=case)
    with office.house.store.session() as s:
        assert [(kind, whom) for _, kind, whom in looks(s, since)] == [("id_number", WANG)]


def test_fields_that_cannot_be_understood_say_so(office):
    asked = Asked(q="漏", since="3月", handler="无此人")
    view = search_view(office.house, office.reader("lin.xiaoyan"), asked)
    assert [fault.target for fault in view.faults] == ["q", "since", "handler"]


def test_a_chip_takes_a_condition_away(office, case):
    asked = Asked.of({"q": "屋顶漏水", "place": "yinhe", "drop": "place"})
    view = search_view(office.house, office.reader("zhou.liqun"), asked)
    assert ([row.number for row in view.rows], [drop.name for drop in view.drops]) == ([case], ["q"])


def test_nothing_found_says_what_to_try(office):
    view = search_view(office.house, office.reader("zhou.liqun"), Asked(q="没有这样的词"))
    assert (view.told, len(view.tips)) == ("没有找到", 3)


def test_ended_cases_lie_in_the_archive_and_their_ledgers_are_proved(office):
    number = office.checked()
    office.do("lin.xiaoyan", number, "approve", "issue", office={"paid_on": "2026-03-17", "paid_by": "2"})
    reader = office.reader("lin.xiaoyan")
    whole = archive_view(office.house, reader, Archive(year="2026"), verify="page")
    with office.house.store.writing() as s:
        s.run("update cases set head_hash = 'x'")
    broken = archive_view(office.house, reader, Archive(), verify="page")
    assert ([row.number for row in whole.rows], whole.is_whole) == ([number], True)
    assert (broken.rows[0].chain, broken.is_whole) == ("末尾被改过", False)
    assert archive_view(office.house, reader, Archive(year="2025")).rows == ()


def test_what_ended_last_lies_on_top_of_the_archive(office):
    first, second = office.relief(), office.allowance()
    for number in (second, first):
        office.clock.move(minutes=1)
        office.do("lin.xiaoyan", number, "withdraw", reason="不再需要")
    shown = archive_view(office.house, office.reader("lin.xiaoyan"), Archive()).rows
    assert [row.number for row in shown] == [first, second]
