"""The second factor on its pages: setting up, signing in with the code, and taking one away."""

import re
from dataclasses import replace

import pyotp
import pytest

from tests.web.conftest import PASSWORD, SINCE
from yikou.directory.model import Post, Role
from yikou.store import directory_store as staff

PAGE = "/account/second-factor"


def set_up(browser, clock):
    """A telephone, and the recovery codes, as the pages give them."""
    begun = browser.submit(PAGE, {"do": "begin"})
    phone = pyotp.TOTP(re.search(r'<samp class="num">([A-Z2-7]{32})</samp>', begun.text)[1])
    done = browser.submit(PAGE, {"do": "confirm", "code": phone.at(clock.now)})
    phone.codes = re.findall(r"<samp>([0-9A-Z-]{14})</samp>", done.text)
    clock.move(minutes=1)
    return phone


@pytest.fixture
def phone(clerk, clock):
    return set_up(clerk, clock)


@pytest.fixture
def keeper(other, house):
    """The administrator's browser."""
    with house.store.writing() as s:
        staff.put_role(s, Role("administrator", "系统管理员"))
        staff.put_post(s, Post("p2", "administrator", "nangang", SINCE, rank=0))
    other.sign_in("zhoulq")
    return other


def test_setting_up_shows_a_picture_and_ten_recovery_codes_once(clerk, clock):
    begun = clerk.submit(PAGE, {"do": "begin"})
    assert 'class="yk-qr"' in begun.text
    assert "style=" not in begun.text.split('class="yk-qr"')[1].split("</svg>")[0]
    phone = set_up(clerk, clock)
    assert len(phone.codes) == 10
    assert not any(code in clerk.get(PAGE).text for code in phone.codes)


def test_a_wrong_first_code_keeps_the_same_picture(clerk):
    begun = clerk.submit(PAGE, {"do": "begin"})
    again = clerk.submit(PAGE, {"do": "confirm", "code": "000000"})
    assert again.status_code == 422
    assert "动态码不对" in again.text
    secret = re.search(r'<samp class="num">([A-Z2-7]{32})</samp>', begun.text)[1]
    assert secret in again.text


def test_the_password_leads_to_the_code_and_the_code_to_work(other, phone, clock):
    asked = other.sign_in()
    assert (asked.status_code, 'action="/login/code"' in asked.text) == (200, True)
    assert other.get("/whoami").status_code == 401
    before = other.cookies["yikou"]
    done = other.submit("/login/code", {"code": phone.at(clock.now)}, headers={"sec-fetch-site": "same-origin"})
    assert (done.status_code, done.headers["location"]) == (303, "/counter")
    assert other.cookies["yikou"] != before
    assert other.get("/whoami").text == "林晓燕 clerk"


def test_what_was_typed_before_goes_on_behind_the_code(other, phone, clock):
    asked = other.sign_in(back="/echo", **{"kept.opinion": "入户已核实"})
    assert 'name="kept.opinion" value="入户已核实"' in asked.text
    kept = {"back": "/echo", "kept.opinion": "入户已核实"}
    wrong = other.submit("/login/code", {"code": "1", **kept})
    assert 'name="kept.opinion" value="入户已核实"' in wrong.text
    done = other.submit("/login/code", {"code": phone.at(clock.now), **kept})
    assert 'action="/echo"' in done.text


def test_nobody_is_sent_to_another_site_by_the_code(other, phone, clock):
    other.sign_in()
    done = other.submit("/login/code", {"code": phone.at(clock.now), "back": "//evil.example"})
    assert done.headers["location"] == "/counter"


def test_a_code_without_a_password_opens_nothing(desk, phone, clock, other):
    answer = other.submit("/login/code", {"code": phone.at(clock.now)})
    assert answer.status_code == 422
    assert other.get("/whoami").status_code == 401


def test_too_many_wrong_codes_are_answered_with_429(other, phone):
    other.sign_in()
    statuses = [other.submit("/login/code", {"code": "1"}).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]


def test_whoever_must_have_one_is_led_there_first(app, desk, house, clock, keeper):
    settings = replace(house.settings, second_factor="required")
    object.__setattr__(house, "settings", settings)  # the same house, with another setting
    answer = keeper.get("/whoami", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    set_up(keeper, clock)
    assert keeper.get("/whoami").status_code == 200


def test_an_administrator_takes_one_away_with_a_reason(keeper, phone, clerk, house):
    assert "linxy" in keeper.get("/manage/second-factors").text
    why = keeper.submit("/manage/second-factors", {"login": "linxy", "reason": ""})
    assert (why.status_code, "为什么清除" in why.text) == (422, True)
    done = keeper.submit("/manage/second-factors", {"login": "linxy", "reason": "手机丢失"})
    assert done.status_code == 303
    assert clerk.get("/whoami").status_code == 401
    with house.store.session() as s:
        assert s.value("select detail from audit where what = 'second_factor_reset'") == "手机丢失"


def test_taking_away_asks_for_the_password_again(keeper, phone, clock):
    clock.move(minutes=6)
    asked = keeper.submit("/manage/second-factors", {"login": "linxy", "reason": "手机丢失"})
    assert (asked.status_code, 'name="_password"' in asked.text) == (403, True)
    given = {"login": "linxy", "reason": "手机丢失", "_password": PASSWORD}
    assert keeper.submit("/manage/second-factors", given).status_code == 303


def test_a_stranger_account_is_not_told_apart(keeper):
    answer = keeper.submit("/manage/second-factors", {"login": "nobody", "reason": "x"})
    assert (answer.status_code, "没有这个账号，或者" in answer.text) == (422, True)
