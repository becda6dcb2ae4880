"""What stands before every handler: who may call it, where a form came from, how much it may send."""

import pytest
from starlette.responses import PlainTextResponse

from tests.web.conftest import TRIAL
from yikou.web.api.gate import ApiGate
from yikou.web.app import GROUPS
from yikou.web.gate import Gate
from yikou.web.routes import Page

OURS = {"sec-fetch-site": "same-origin"}


async def _nothing(visit):
    return PlainTextResponse("")


def test_a_route_that_does_not_say_who_may_call_it_cannot_be_written():
    with pytest.raises(TypeError):
        Page("GET", "/x", _nothing)
    for nobody in ("", "everybody", frozenset(), None):
        with pytest.raises(ValueError, match="who may call it"):
            Page("GET", "/x", _nothing, nobody)


def test_every_route_has_the_gate(app):
    assert all(isinstance(route.app, Gate | ApiGate) for route in app.routes)


@pytest.mark.parametrize(
    "page", [p for group in (*GROUPS, TRIAL) for p in group if p.who != "public"], ids=lambda p: p.path
)
def test_what_is_not_public_asks_to_sign_in(desk, page):
    send = desk.submit if page.method == "POST" else desk.get
    answer = send(page.path)
    assert answer.status_code == 401
    assert 'name="password"' in answer.text


def test_a_page_of_another_role_is_refused(desk):
    desk.sign_in("zhoulq")
    answer = desk.get("/window")
    assert answer.status_code == 403
    assert "没有这项权限" in answer.text


def test_a_form_without_token_is_kept_and_can_be_sent_again(clerk):
    answer = clerk.post("/echo", data={"opinion": "同意发放"}, headers=OURS)
    assert answer.status_code == 403
    assert 'name="opinion" value="同意发放"' in answer.text


@pytest.mark.parametrize("token", ["", "0" * 64, "不是令牌"])
def test_a_wrong_token_is_refused(clerk, token):
    assert clerk.post("/echo", data={"_csrf": token}, headers=OURS).status_code == 403


def test_the_token_of_another_session_is_refused(clerk, other):
    other.sign_in("zhoulq")
    assert clerk.post("/echo", data={"_csrf": other.csrf()}, headers=OURS).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
    ],
)
def test_a_form_from_elsewhere_is_refused_and_not_kept(clerk, headers):
    answer = clerk.submit("/echo", {"opinion": "同意发放"}, headers=headers)
    assert answer.status_code == 403
    assert "同意发放" not in answer.text


def test_the_token_may_come_in_a_header(clerk):
    answer = clerk.post("/echo", data={"opinion": "同意"}, headers={**OURS, "x-csrf-token": clerk.csrf()})
    assert answer.text == "同意"


def test_an_expired_login_keeps_the_form_and_sends_it_afterwards(clerk, clock):
    token = clerk.csrf()
    clock.move(hours=2)
    expired = clerk.post("/echo", data={"_csrf": token, "opinion": "入户已核实"}, headers=OURS)
    assert expired.status_code == 401
    assert 'name="kept.opinion" value="入户已核实"' in expired.text
    again = clerk.sign_in(back="/echo", **{"kept.opinion": "入户已核实"})
    assert 'action="/echo"' in again.text
    assert clerk.submit("/echo", {"opinion": "入户已核实"}).text == "入户已核实"


def test_an_expired_login_leads_back_to_the_page(desk):
    assert 'name="back" value="/whoami?x=1"' in desk.get("/whoami?x=1").text


def test_a_fragment_sends_the_whole_page_to_sign_in(desk):
    headers = {"hx-request": "true", "hx-current-url": "http://127.0.0.1/desk?lane=green"}
    assert desk.get("/whoami", headers=headers).headers["hx-redirect"] == "/login?back=/desk%3Flane%3Dgreen"


def test_a_body_above_the_bound_is_refused(clerk):
    answer = clerk.submit("/echo", {"opinion": "长" * 400_000})
    assert answer.status_code == 413
    assert "没有保存" in answer.text


def test_a_body_of_unknown_length_is_refused_while_it_arrives(clerk):
    def endless():
        for _ in range(100):
            yield b"opinion=" + b"a" * 100_000

    headers = {**OURS, "x-csrf-token": clerk.csrf(), "content-type": "application/x-www-form-urlencoded"}
    assert clerk.post("/echo", content=endless(), headers=headers).status_code == 413


def test_an_upload_may_be_larger_than_a_form(clerk):
    scan = {"paper.id_card": ("front.jpg", b"\xff" * 2_500_000, "image/jpeg")}
    assert clerk.submit("/scan", {"opinion": "已扫"}, files=scan).text == "已扫"
    assert clerk.submit("/echo", {"opinion": "已扫"}, files=scan).status_code == 413


def test_too_many_fields_are_refused(clerk):
    assert clerk.submit("/echo", {f"f{n}": "" for n in range(6000)}).status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_host_is_refused(desk, host):
    assert desk.get("/login", headers={"host": host}).status_code == 400


def test_a_get_of_a_form_target_changes_nothing(clerk):
    answer = clerk.get("/logout")
    assert answer.status_code == 405
    assert clerk.get("/whoami").status_code == 200
