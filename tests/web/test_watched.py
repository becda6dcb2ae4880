"""What whoever watches the server is told, and who is told more."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.web.conftest import Browser
from yikou.directory.model import Post, Role
from yikou.store import directory_store as staff
from yikou.store import migrations
from yikou.store.outbox import Told, tell
from yikou.usecases.acts.ticking import Ticked
from yikou.usecases.operation import health
from yikou.usecases.operation.leading import lead, note_round, step_down
from yikou.web.app import create_app
from yikou.web.metrics import Metrics

SECRET = {"authorization": "Bearer a-key-of-many-letters"}


@contextmanager
def seated(app, address="127.0.0.1"):
    with Browser(app, base_url="http://127.0.0.1", client=(address, 5000), raise_server_exceptions=False) as browser:
        yield browser


@pytest.fixture
def here(app):
    with seated(app) as browser:
        yield browser


def details(browser, name):
    return browser.get("/health").json()["details"][name]


def test_a_stranger_is_told_no_more_than_ok(desk):
    assert desk.get("/health").text == desk.get("/health/live").text == "ok"


def test_this_machine_is_told_the_details_but_not_through_a_proxy(here):
    assert set(here.get("/health").json()["details"]) == {"disk", "database", "clock", "outbox"}
    assert here.get("/health", headers={"x-forwarded-for": "127.0.0.1"}).text == "ok"


def test_an_administrator_is_told_the_details(house, clerk):
    assert clerk.get("/health").text == "ok"
    with house.store.writing() as s:
        staff.put_role(s, Role("administrator", "系统管理员"))
        staff.put_post(s, Post("p1", "administrator", "nangang", staff.directory(s).posts[0].since))
    clerk.submit("/account/post", {"post": "administrator@nangang"})
    assert clerk.get("/health").json()["state"] in health.RANKS


def test_a_schema_of_another_program_is_down_but_alive(here, desk, monkeypatch):
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, migrations.STEPS[-1]))
    assert desk.get("/health").status_code == 503
    assert details(here, "database") == {"state": "down", "error": "OldSchema"}
    assert desk.get("/health/live").status_code == 200


@pytest.mark.parametrize(("least", "little", "state"), [(2**60, 2**61, "down"), (1, 2**61, "warning"), (1, 2, "ok")])
def test_room_that_runs_out_is_told(here, monkeypatch, least, little, state):
    monkeypatch.setattr(health, "LEAST_BYTES", least)
    monkeypatch.setattr(health, "LITTLE_BYTES", little)
    assert details(here, "disk")["state"] == state


def test_a_clock_that_stands_still_is_a_warning(house, here, clock):
    assert details(here, "clock")["state"] == "warning"
    assert lead(house, "one")
    note_round(house, Ticked(3))
    assert details(here, "clock") == {
        "state": "ok",
        "round_at": "2026-03-17T01:00:00+00:00",
        "done": 3,
        "failed": 0,
        "overdue": 0,
    }
    clock.move(minutes=3)
    assert details(here, "clock")["state"] == "warning"


def test_of_several_processes_one_leads_until_it_steps_down_or_is_gone(house, clock):
    assert [lead(house, "one"), lead(house, "two"), lead(house, "one")] == [True, False, True]
    clock.move(seconds=61)
    assert [lead(house, "two"), lead(house, "one")] == [True, False]
    step_down(house, "two")
    clock.move(seconds=1)
    assert lead(house, "one")


def test_metrics_are_for_this_machine_or_a_token(house, drawn):
    settings = replace(house.settings, metrics_token="a-key-of-many-letters")
    app = create_app(replace(drawn, house=replace(house, settings=settings)))
    with seated(app, "10.0.0.7") as far:
        assert far.get("/metrics").status_code == 403
        assert far.get("/metrics", headers={"authorization": "Bearer x"}).status_code == 403
        assert far.get("/metrics", headers=SECRET).status_code == 200


def test_without_a_token_in_the_settings_none_opens_the_metrics(desk):
    assert desk.get("/metrics", headers={"authorization": "Bearer "}).status_code == 403


def test_metrics_count_requests_by_route_and_what_waits(house, drawn):
    app = create_app(replace(drawn, house=house, metrics=Metrics()))
    with house.store.writing() as s:
        tell(s, [Told("13800004127", "sms", "受理", "您的申请已受理", "", house.now)])
    with seated(app) as browser:
        browser.sign_in(password="not-the-word")
        browser.get("/cases/230199196210016252")
        browser.request("230199196210016252", "/desk")
        said = browser.get("/metrics").text
    assert 'yikou_request_seconds_count{method="POST",route="/login",status="422"} 1.0' in said
    assert 'yikou_request_seconds_count{method="GET",route="/cases/{number}",status="401"} 1.0' in said
    assert 'method="other"' in said
    assert 'yikou_outbox_waiting{channel="sms"} 1.0' in said
    assert "yikou_sign_ins_failed 1.0" in said
    assert "2301991962" not in said
