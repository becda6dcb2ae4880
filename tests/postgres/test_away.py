"""The database goes away while somebody works: a plain page, what was typed stays, and nothing is half done."""

from contextlib import contextmanager

import pytest

from tests import databases
from tests.web.conftest import app, clerk, clock, desk, drawn, house

__all__ = ["app", "clerk", "clock", "desk", "drawn", "house"]

TYPED = "情况属实，拟同意"


@contextmanager
def away(store):
    """Nobody reaches the database meanwhile."""
    databases.let_in(store, False)
    yield
    databases.let_in(store, True)


def test_what_was_typed_stays_on_the_page_and_goes_through_later(clerk, house):
    token = clerk.csrf()
    with away(house.store):
        answer = clerk.post("/echo", data={"_csrf": token, "opinion": TYPED}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "暂时连不上数据库" in answer.text
    assert TYPED in answer.text
    assert clerk.submit("/echo", {"opinion": TYPED}).text == TYPED


def test_a_page_of_strangers_is_not_kept(clerk, house):
    with away(house.store):
        answer = clerk.post("/echo", data={"opinion": TYPED}, headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, TYPED in answer.text) == (503, False)


@pytest.mark.parametrize("path", ["/login", "/counter", "/live"])
def test_every_page_says_it_plainly(clerk, house, path):
    with away(house.store):
        assert clerk.get(path, follow_redirects=False).status_code in (200, 503)
