"""What a search finds is what its reader could have read: numbers, people, words, filters, and nothing hidden."""

import pytest

from yikou.usecases.exporting import MEDIA_TYPE as MEDIA_TYPE
from yikou.usecases.search_asked import Asked
from yikou.usecases.searching import search_view

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


def test_a_case_of_another_place_is_not_found(office, case):
    assert found(office, "yan.xiaodong", q="屋顶漏水") == found(office, "yan.xiaodong", q=case) == []


def test_what_is_masked_for_a_post_leads_it_nowhere(office, case):
    assert found(office, "fang.huimin", q="屋顶漏水") == [case]
    assert found(office, "fang.huimin", q="13800004127") == []
