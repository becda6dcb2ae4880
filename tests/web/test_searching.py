"""A search is answered at an address of its own, which holds a key and nothing of what was asked."""

import pytest

from yikou.store.kept_searches import MOST

WANG = "230199197106143520"


def rows(house, sql):
    with house.store.session() as s:
        return s.rows(sql)


@pytest.fixture
def found(clerk):
    """The address at which a search for somebody is answered."""
    answer = clerk.submit("/search", {"q": WANG})
    assert answer.status_code == 303
    return answer.headers["location"]


def test_going_back_to_a_search_finds_the_same(clerk, found):
    assert WANG not in found
    first, again = clerk.get(found).text, clerk.get(found).text
    assert f'value="{WANG}"' in again
    assert ("没有找到" in first, "没有找到" in again) == (True, True)


def test_a_search_is_logged_once_however_often_it_is_shown(clerk, found, house):
    log = "select count(*) from lookup_log"
    before = rows(house, log)[0][0]
    clerk.get(found)
    once = rows(house, log)[0][0]
    clerk.get(found)
    assert before < once == rows(house, log)[0][0]


def test_no_page_of_a_search_is_shown_before_it_is_logged(clerk, found, house):
    clerk.get(f"{found}&after=[99999999]")
    assert [kind for (kind,) in rows(house, "select kind from lookup_log")].count("id_number") == 2


@pytest.mark.parametrize("address", ["/search?look=nothing", "/search?look=%00&after=x"])
def test_a_key_of_nothing_says_that_the_search_is_over(clerk, address):
    page = clerk.get(address)
    assert (page.status_code, "这次查找已经结束" in page.text) == (200, True)


def test_a_search_of_another_session_is_over(other, found):
    other.sign_in()
    page = other.get(found).text
    assert "这次查找已经结束" in page
    assert WANG not in page


def test_signing_out_forgets_what_was_searched(clerk, found, house):
    assert WANG in str(rows(house, "select asked from kept_search"))
    clerk.submit("/logout")
    assert rows(house, "select asked from kept_search") == []


def test_only_the_last_searches_are_kept(clerk, found, house):
    for n in range(MOST):
        clerk.submit("/search", {"q": f"第 {n} 次"})
    asked = str(rows(house, "select asked from kept_search"))
    assert (WANG in asked, asked.count("次")) == (False, MOST)
