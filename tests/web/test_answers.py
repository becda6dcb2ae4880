"""Headers on whatever is sent, error pages, static files."""

import pytest

from yikou.store.dialect import Busy


@pytest.mark.parametrize(
    "path",
    [
        "/login",
        "/health",
        "/whoami",
        "/nothing",
        "/broken",
        "/forbidden",
        "/static/x/yikou.css",
        "/static/x/no",
        "/logout",
    ],
)
def test_every_answer_carries_the_headers(desk, path):
    headers = desk.get(path).headers
    assert "script-src 'self'; style-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-request-id"]
    assert "strict-transport-security" not in headers


def test_an_answer_to_another_host_carries_them_too(desk):
    assert desk.get("/login", headers={"host": "evil.example"}).headers["x-content-type-options"] == "nosniff"


def test_https_is_remembered_by_the_browser(desk):
    desk.base_url = "https://127.0.0.1"
    assert desk.get("/health").headers["strict-transport-security"].startswith("max-age=31536000")


def test_pages_are_not_kept_by_the_browser(clerk):
    assert clerk.get("/whoami").headers["cache-control"] == "no-store"


def test_static_files_are_kept_for_ever_under_their_version(desk):
    href = desk.get("/login").text.split('rel="stylesheet" href="')[1].split('"')[0]
    first = desk.get(href)
    assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
    again = desk.get(href, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"]


@pytest.mark.parametrize("name", ["../pyproject.toml", "..%2f..%2fpyproject.toml", "%2e%2e/settings.py", "img"])
def test_no_path_leads_out_of_the_static_folder(desk, name):
    assert desk.get(f"/static/x/{name}").status_code == 404


def test_a_broken_page_says_what_became_of_the_data_and_nothing_else(desk, capsys):
    answer = desk.get("/broken")
    assert answer.status_code == 500
    assert "没有保存" in answer.text
    assert answer.headers["x-request-id"] in answer.text
    printed = capsys.readouterr().out
    assert "230199194611200015" not in answer.text + printed
    assert "RuntimeError" in printed


def test_the_log_names_the_route_and_not_what_was_looked_for(desk, capsys):
    desk.get("/login?back=/search?q=王桂兰")
    assert "王桂兰" not in capsys.readouterr().out


def test_what_is_missing_offers_a_search(clerk):
    answer = clerk.get("/nothing/here")
    assert answer.status_code == 404
    assert 'action="/search"' in answer.text


def test_a_refusal_says_whom_to_ask(clerk):
    assert "请找区受理中心主管" in clerk.get("/forbidden").text


def test_a_conflict_says_who_acted_and_keeps_what_was_typed(clerk):
    answer = clerk.submit("/clash", {"opinion": "第 2 页印章看不清", "supplement.reason": "缺收入证明"})
    assert answer.status_code == 409
    for words in ("周海峰刚刚办了这一件", "同意，送公示", "第 2 页印章看不清", "缺收入证明"):
        assert words in answer.text


def test_a_busy_database_offers_to_send_again(clerk, monkeypatch):
    def busy(*_, **__):
        raise Busy("another process is writing")

    monkeypatch.setattr("yikou.usecases.accounts.signing_in.change_password", busy)
    answer = clerk.submit("/password", {"old": "a", "new": "b", "repeat": "b"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_a_fragment_gets_the_error_without_the_page_around_it(clerk):
    answer = clerk.get("/forbidden", headers={"hx-request": "true"})
    assert answer.status_code == 403
    assert "<html" not in answer.text


def test_health_says_ok(desk):
    assert desk.get("/health").text == "ok"
