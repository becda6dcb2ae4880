"""Signing in and out: what works, what is refused, and what ends."""

from dataclasses import replace
from time import perf_counter

from tests.web.conftest import PASSWORD
from yikou.store import accounts, directory_store
from yikou.usecases.accounts.signing_in import MOST_BY_LOGIN, give_initial_password

NEW = "窗口边的丁香花开了一树"


def test_a_clerk_signs_in_and_comes_to_the_counter(desk):
    answer = desk.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/counter")
    assert desk.get("/whoami").text == "林晓燕 clerk"


def test_a_reviewer_comes_to_the_inbox(desk):
    assert desk.sign_in("zhoulq").headers["location"] == "/desk"


def test_a_wrong_password_and_an_unknown_account_read_alike(desk):
    wrong, unknown = desk.sign_in(password="不是这个密码"), desk.sign_in("nobody")
    assert wrong.status_code == unknown.status_code == 422
    assert "账号或密码不对" in wrong.text
    assert "账号或密码不对" in unknown.text


def test_an_unknown_account_takes_as_long_as_a_known_one(desk):
    def time_of(account: str) -> float:
        began = perf_counter()
        desk.sign_in(account, "不是这个密码")
        return perf_counter() - began

    time_of("nobody")
    by_turns = [(time_of("nobody"), time_of("linxy")) for _ in range(3)]
    unknown, known = map(min, zip(*by_turns, strict=True))
    assert unknown > known / 3


def test_after_too_many_tries_the_right_password_is_refused_too(desk):
    for _ in range(MOST_BY_LOGIN):
        desk.sign_in(password="不是这个密码")
    answer = desk.sign_in()
    assert answer.status_code == 429
    assert "15 分钟后再试" in answer.text


def test_a_forged_address_does_not_loosen_the_throttle(desk, monkeypatch):
    monkeypatch.setattr("yikou.usecases.accounts.signing_in.MOST_BY_ADDRESS", 3)
    for n in range(3):
        headers = {"x-forwarded-for": f"10.0.0.{n}", "sec-fetch-site": "same-origin"}
        desk.submit("/login", {"account": f"someone{n}", "password": "x"}, headers=headers)
    assert desk.sign_in().status_code == 429


def test_the_throttle_ends_after_a_quarter_of_an_hour(desk, clock):
    for _ in range(MOST_BY_LOGIN):
        desk.sign_in(password="不是这个密码")
    clock.move(minutes=16)
    assert desk.sign_in().status_code == 303


def test_somebody_without_a_post_cannot_come_in(desk):
    assert "没有在任岗位" in desk.sign_in("gone").text


def test_a_closed_account_is_like_a_wrong_password(desk, house):
    with house.store.writing() as s:
        found = accounts.account_by_login(s, "linxy")
        accounts.put_account(s, replace(found, disabled=True))
    assert "账号或密码不对" in desk.sign_in().text


def test_closing_an_account_ends_what_is_open(clerk, house):
    with house.store.writing() as s:
        accounts.put_account(s, replace(accounts.account_by_login(s, "linxy"), disabled=True))
    assert clerk.get("/whoami").status_code == 401


def test_signing_in_makes_a_new_secret(desk):
    desk.get("/login")
    before = desk.cookies["yikou"]
    desk.sign_in()
    assert desk.cookies["yikou"] != before


def test_a_secret_planted_before_stands_for_nobody(desk, other):
    desk.get("/login")
    other.cookies.set("yikou", desk.cookies["yikou"], domain="127.0.0.1")
    desk.sign_in()
    assert other.get("/whoami").status_code == 401


def test_a_secret_opens_nothing_after_signing_out(clerk, other):
    other.cookies.set("yikou", clerk.cookies["yikou"], domain="127.0.0.1")
    clerk.submit("/logout")
    assert other.get("/whoami").status_code == 401


def test_the_database_holds_no_secret(clerk, house):
    with house.store.session() as s:
        assert clerk.cookies["yikou"] not in str(s.rows("select * from web_session"))


def test_an_idle_session_ends(clerk, clock):
    clock.move(minutes=59)
    assert clerk.get("/whoami").status_code == 200
    clock.move(minutes=61)
    assert clerk.get("/whoami").status_code == 401


def test_no_session_is_longer_than_a_working_day(clerk, clock):
    for _ in range(24):
        clock.move(minutes=30)
        last = clerk.get("/whoami").status_code
    assert last == 401


def test_a_live_page_does_not_keep_a_session_alive(clerk, clock):
    for _ in range(3):
        clock.move(minutes=25)
        clerk.get("/live")
    assert clerk.get("/whoami").status_code == 401


def test_the_cookie_is_kept_from_scripts_and_on_https_from_other_hosts(app, desk):
    plain = desk.get("/login").headers["set-cookie"]
    assert "httponly" in plain.lower()
    assert "samesite=lax" in plain.lower()
    desk.base_url = "https://127.0.0.1"
    safe = desk.get("/login").headers["set-cookie"]
    assert safe.startswith("__Host-yikou=")
    assert "secure" in safe.lower()


def test_an_initial_password_has_to_be_changed_first(desk, house):
    initial = give_initial_password(house, "linxy")
    desk.sign_in(password=initial)
    assert desk.get("/whoami", follow_redirects=False).headers["location"] == "/password"
    changed = desk.submit("/password", {"old": initial, "new": NEW, "repeat": NEW})
    assert changed.status_code == 303
    assert desk.get("/whoami").status_code == 200


def test_changing_the_password_ends_the_other_sessions(clerk, other):
    other.sign_in()
    clerk.submit("/password", {"old": PASSWORD, "new": NEW, "repeat": NEW})
    assert (clerk.get("/whoami").status_code, other.get("/whoami").status_code) == (200, 401)


def test_a_weak_password_is_refused_with_the_reason(clerk):
    weak = {"短": "少于 10 个字", "password123": "太多人用", "linxy-2026-03": "里有您的账号", PASSWORD: "和现在的一样"}
    for new, reason in weak.items():
        assert reason in clerk.submit("/password", {"old": PASSWORD, "new": new, "repeat": new}).text


def test_two_different_new_passwords_are_refused(clerk):
    answer = clerk.submit("/password", {"old": PASSWORD, "new": NEW, "repeat": "窗口边的丁香花没开"})
    assert "不一样" in answer.text


def test_going_on_in_another_post(clerk):
    clerk.submit("/account/post", {"post": "reviewer@huayuan"})
    assert clerk.get("/whoami").text == "林晓燕 reviewer"


def test_a_post_that_is_not_held_is_refused(clerk):
    assert clerk.submit("/account/post", {"post": "reviewer@nangang"}).status_code == 422


def test_whoever_loses_the_post_of_the_session_goes_on_in_another(clerk, house):
    with house.store.writing() as s:
        staff = directory_store.directory(s)
        post = next(p for p in staff.posts if p.person == "p1" and p.role == "clerk")
        directory_store.put_post(s, replace(post, until=house.today))
    assert clerk.get("/whoami").text == "林晓燕 reviewer"


def test_the_language_is_remembered(clerk):
    clerk.submit("/language", {"lang": "en", "back": "/password"})
    assert '<html lang="en">' in clerk.get("/password").text


def test_nobody_is_sent_to_another_site(desk):
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert desk.sign_in(back=back).headers["location"] == "/counter"
        desk.submit("/logout")
