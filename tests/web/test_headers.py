"""What every response carries, whatever it is: pages, errors, static files, downloads, 304, the API."""

import pytest

from tests.web.matrix import ROUTES
from tests.web.test_matrix import PAGES, address, closed

__all__ = ["closed"]
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
GETS = [route for route, line in ROUTES.items() if route in PAGES and route.startswith("GET") and not line.streams]
LOGIN = "lin.xiaoyan"


def wrong_of(answer, *, may_keep=False):
    """What a response lacks or has too much."""
    policy = answer.headers.get("content-security-policy", "")
    wanted = ("default-src 'none'", "frame-ancestors 'none'")
    found = [name for name, value in ALWAYS.items() if answer.headers.get(name) != value]
    found += [part for part in wanted if part not in policy]
    found += ["unsafe-inline"] if "unsafe" in policy else []
    found += [name for name in ("server", "x-powered-by", "access-control-allow-origin") if name in answer.headers]
    found += [] if may_keep or answer.headers.get("cache-control") == "no-store" else ["no-store"]
    return [*found, *([] if answer.headers.get("x-request-id") else ["x-request-id"])]


@pytest.mark.parametrize("route", GETS)
@pytest.mark.parametrize("place", ["here", "none"])
@pytest.mark.parametrize("login", [LOGIN, ""])
def test_every_page_is_guarded(closed, route, place, login):
    answer = closed.get(login, address(closed, route, place))
    assert wrong_of(answer, may_keep="/static/" in route) == []


def asks(closed):
    """Requests that go wrong in every way, and what is no page."""
    browser, number = closed.browser(LOGIN), closed.ids["here"]["number"]
    api, key = "/api/v1/affairs", closed.ids["here"]["key"]
    program = closed.program(LOGIN)
    tag = program.get("/affairs").headers["etag"]
    return {
        "400 host": browser.get("/login", headers={"host": "evil.example"}),
        "403 form": browser.post("/search", data={"q": "x"}),
        "404": browser.get("/nothing/here"),
        "404 file": browser.get("/files/" + "0" * 32),
        "405": browser.get("/logout"),
        "405 trace": browser.request("TRACE", "/"),
        "413": closed.post(LOGIN, "/search", {"q": "a" * 1_200_000}),
        "422": closed.post("zhou.liqun", f"/cases/{number}/tasks/{closed.ids['here']['task']}/return", {}),
        "file": browser.get(f"/files/{key}"),
        "head": browser.head("/login"),
        "api 200": program.get("/affairs"),
        "api 304": program.get("/affairs", if_none_match=tag),
        "api 401": browser.get(api),
        "api 404": browser.get("/api/v1/nothing"),
        "api 405": browser.put(api),
    }


def test_errors_downloads_and_the_api_are_guarded_too(closed):
    wrong = {name: found for name, answer in asks(closed).items() if (found := wrong_of(answer))}
    assert wrong == {}


def test_a_file_that_was_not_changed_is_guarded_too(closed):
    path = closed.get("", "/login").text.split('rel="stylesheet" href="')[1].split('"')[0]
    tag = closed.get("", path).headers["etag"]
    answer = closed.browser("").get(path, headers={"if-none-match": tag})
    assert answer.status_code == 304
    assert wrong_of(answer, may_keep=True) == []
