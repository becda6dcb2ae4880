"""Tokens: what they open, when they end, and what never happens to them."""

from dataclasses import replace
from datetime import date

import pytest

from tests import databases
from tests.usecases.office import RELIEF_PAPERS, relief_form
from tests.web.api.program import Program
from yikou.store import accounts, directory_store
from yikou.usecases.accounts import tokens
from yikou.usecases.accounts.tokens import MOST_BAD


@pytest.fixture
def clerk(district):
    return district.program("lin.xiaoyan")


def only_token(district):
    return tokens.listed(district.office.house)[0][0]


def test_without_a_token_the_answer_says_which_kind_is_wanted(district):
    refused = district.program("").get("/inbox")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="yikou"')
    assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("header", ["Bearer x", "Basic eDp5", "Bearer", "yikou_x", "Bearer " + "x" * 500, "Bearer é"])
def test_what_is_no_token_opens_nothing(district, header):
    client = district.program("").client
    refused = client.get("/api/v1/inbox", headers={"Authorization": header.encode()})
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["www-authenticate"]


def test_a_token_runs_out(district, clerk):
    district.office.clock.move(days=89)
    assert clerk.get("/inbox").status_code == 200
    district.office.clock.move(days=2)
    assert clerk.get("/inbox").status_code == 401


def test_a_revoked_token_opens_nothing(district, clerk):
    tokens.revoke(district.office.house, only_token(district).id)
    assert clerk.get("/inbox").status_code == 401


def test_a_token_ends_with_the_account(district, clerk):
    with district.office.house.store.writing() as s:
        s.run("update account set disabled = ? where login = 'lin.xiaoyan'", True)
    assert clerk.get("/inbox").status_code == 401


def test_a_token_ends_with_the_post_it_is_bound_to(district, clerk):
    token = only_token(district)
    with district.office.house.store.writing() as s:
        post = next(post for post in directory_store.directory(s).posts if post.person == token.person)
        directory_store.put_post(s, replace(post, until=date(2026, 3, 1)))
    assert clerk.get("/inbox").status_code == 401


def test_a_token_acts_in_its_own_post_alone(district):
    two = district.office.house.store
    with two.session() as s:
        sql = "select a.login, p.role, p.org from account a join post p on p.person = a.person order by a.login, p.rank"
        rows = s.rows(sql)
    login, role, org = next(row for row in rows if [one[0] for one in rows].count(row[0]) > 1)
    issued = tokens.issue(district.office.house, login, name="x", post=f"{role}@{org}")
    _, acting = tokens.bearer(district.office.house, issued.secret)
    assert (acting.post.role, acting.post.org) == (role, org)


def test_the_secret_is_kept_nowhere(district, clerk, capsys, tmp_path):
    clerk.file("hardship-relief", relief_form(), RELIEF_PAPERS)
    kept = databases.content(district.office.house.store, tmp_path)
    assert b"lin.xiaoyan" in kept
    said = capsys.readouterr()
    assert clerk.secret.encode() not in kept
    assert clerk.secret not in said.out + said.err


def test_guessing_comes_to_an_end_and_says_when_to_go_on(district, clerk):
    stranger = Program(district.program("").client, "yikou_guess")
    statuses = [stranger.get("/inbox").status_code for _ in range(MOST_BAD + 1)]
    assert statuses == [401] * MOST_BAD + [429]
    assert stranger.get("/inbox").headers["retry-after"] == "900"
    assert clerk.get("/inbox").status_code == 200
    district.office.clock.move(minutes=16)
    assert stranger.get("/inbox").status_code == 401


def test_guessing_tokens_keeps_nobody_from_signing_in(district):
    stranger = Program(district.program("").client, "yikou_guess")
    for _ in range(3):
        stranger.get("/inbox")
    with district.office.house.store.session() as s:
        assert accounts.failures(s, "", "testclient", district.office.clock.now.replace(year=2020)) == (0, 0)


def test_a_token_opens_no_page_and_a_cookie_no_operation(district, clerk):
    assert clerk.client.get("/desk", headers={"Authorization": f"Bearer {clerk.secret}"}).status_code == 401
    clerk.client.cookies.set("yikou", "x" * 43)
    assert clerk.client.get("/api/v1/inbox").status_code == 401


def test_an_operation_needs_no_word_of_a_page_of_ours(district, clerk):
    made = clerk.post(
        "/cases", {}, key="1", headers={"Origin": "https://other.example", "Sec-Fetch-Site": "cross-site"}
    )
    assert made.status_code == 422
