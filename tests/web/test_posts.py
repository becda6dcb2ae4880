"""Several posts of one person, switched in the top bar; standing in for somebody is one more of them."""

from datetime import date

import pytest

from tests.workdays.calendars import CALENDAR
from yikou.directory.model import StandIn
from yikou.store import directory_store
from yikou.store.calendar_store import put_calendar
from yikou.usecases.accounts.signing_in import signed_in

STANDING = "reviewer@huayuan~p2"


@pytest.fixture(autouse=True)
def calendar(house):
    """An inbox says how long is left, so it wants one."""
    with house.store.writing() as s:
        put_calendar(s, CALENDAR)


@pytest.fixture
def standing(house):
    """The clerk stands in for 周立群, who reviews at the same street."""
    with house.store.writing() as s:
        directory_store.put_stand_in(
            s, StandIn("p1", "p2", "reviewer", "huayuan", date(2026, 3, 16), date(2026, 3, 19))
        )


def who(clerk):
    return clerk.get("/whoami").text


def test_another_post_is_another_home_and_another_navigation(clerk):
    assert 'href="/counter"' in clerk.get("/").text
    clerk.submit("/account/post", {"post": "reviewer@huayuan"})
    assert who(clerk) == "林晓燕 reviewer"
    assert 'href="/counter"' not in clerk.get("/desk").text
    assert clerk.get("/counter").status_code == 403


def test_standing_in_is_chosen_like_a_post_and_named_in_the_top_bar(standing, clerk):
    assert "代 周立群 · 花园街道 · 审核员" in clerk.get("/desk").text
    clerk.submit("/account/post", {"post": STANDING})
    page = clerk.get("/desk").text
    assert 'aria-label="岗位 代 周立群 · 花园街道 · 审核员"' in page
    assert who(clerk) == "林晓燕 reviewer"


def test_the_ledger_is_told_both_names(standing, clerk, house):
    clerk.submit("/account/post", {"post": STANDING})
    acting = next(found for token in clerk.cookies.values() if (found := signed_in(house, token)))
    assert (acting.actor.person, acting.actor.stands_for, acting.actor.stands_name) == ("p1", "p2", "周立群")


def test_the_post_is_gone_the_day_after(standing, clerk, clock):
    clerk.submit("/account/post", {"post": STANDING})
    clock.move(days=2)
    clerk.sign_in()
    assert clerk.submit("/account/post", {"post": STANDING}).status_code == 422
    assert "代 周立群" not in clerk.get("/desk").text


def test_nobody_takes_a_post_that_is_not_theirs(clerk):
    assert clerk.submit("/account/post", {"post": STANDING}).status_code == 422
    assert who(clerk) == "林晓燕 clerk"


def test_a_stand_in_enters_none(standing, clerk):
    clerk.submit("/account/post", {"post": STANDING})
    assert "代理人不能再转托" in clerk.get("/desk/stand-ins").text
    assert clerk.submit("/desk/stand-ins", {"post": "p2:reviewer@huayuan"}).status_code == 403


def test_what_is_wrong_with_a_stand_in_is_told_and_what_was_typed_is_kept(clerk):
    given = {"post": "p1:clerk@huayuan", "person": "p2", "since": "2026-03-01", "until": "2026-03-20"}
    answer = clerk.submit("/desk/stand-ins", given)
    assert answer.status_code == 422
    assert "不能早于今天" in answer.text
    assert 'value="2026-03-20"' in answer.text


def test_a_stand_in_is_entered_and_ended(clerk):
    given = {"post": "p1:clerk@huayuan", "person": "p2", "since": "2026-03-17", "until": "2026-03-20"}
    assert clerk.submit("/desk/stand-ins", given).status_code == 303
    page = clerk.get("/desk/stand-ins").text
    assert "今天结束" in page
    key = "p1:clerk@huayuan:2026-03-17"
    assert clerk.submit("/desk/stand-ins/end", {"key": key}).status_code == 303
    assert "今天结束" not in clerk.get("/desk/stand-ins").text


def test_a_batch_of_nothing_comes_back_to_the_inbox(clerk):
    answer = clerk.submit("/desk/approve", {"query": "order=due"})
    assert answer.status_code == 422
    assert "没有选中办件" in answer.text


def test_filters_change_the_list_alone(clerk):
    headers = {"hx-request": "true"}
    assert 'id="list"' in clerk.get("/desk?order=due", headers=headers).text
    assert "<html" not in clerk.get("/desk?order=due", headers=headers).text
