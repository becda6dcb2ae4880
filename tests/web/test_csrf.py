"""Forms of somebody else's: every route that changes something, every way in which a page of another site could try."""

import pytest

from tests.web.matrix import PEOPLE, ROUTES
from tests.web.test_matrix import PAGES, address, closed
from yikou.web.csrf import csrf_token

__all__ = ["closed"]
POSTS = [route for route in ROUTES if route in PAGES and route.startswith("POST")]
GETS = [route for route, line in ROUTES.items() if route in PAGES and route.startswith("GET") and not line.streams]
LOGIN = "lin.xiaoyan"
OWN = csrf_token(LOGIN.ljust(43, "-"))
OTHERS = csrf_token("zhou.liqun".ljust(43, "-"))
FROM_US = {"sec-fetch-site": "same-origin"}
TRIES = {
    "no token": (FROM_US, ""),
    "wrong token": (FROM_US, "0" * 64),
    "the token of another session": (FROM_US, OTHERS),
    "another origin": ({"origin": "https://evil.example"}, OWN),
    "no origin at all": ({"origin": "null"}, OWN),
    "another site": ({"sec-fetch-site": "cross-site"}, OWN),
    "a neighbouring site": ({"sec-fetch-site": "same-site"}, OWN),
}


@pytest.mark.parametrize("route", POSTS)
def test_no_form_of_another_site_is_taken(closed, route):
    path, before = address(closed, route, "here"), closed.snapshot()
    browser, taken = closed.browser(LOGIN), {}
    for name, (headers, token) in TRIES.items():
        data = {**ROUTES[route].post, "_csrf": token}
        status = browser.post(path, data=data, headers=headers, follow_redirects=False).status_code
        taken |= {} if status == 403 else {name: status}
    assert taken == {}
    assert closed.snapshot() == before


@pytest.mark.parametrize("login", [PEOPLE["window"], PEOPLE["street"], PEOPLE["administrator"]])
def test_looking_changes_nothing(closed, login):
    """Every page that is asked for by an address leaves cases, drafts, files and messages as they were."""
    before = closed.snapshot()
    for route in GETS:
        closed.get(login, address(closed, route, "here"))
    assert closed.snapshot() == before
