"""A seal is put on only by whoever has just shown that it is they; what was typed goes along with the question."""

import shutil

import pytest

from tests import databases
from tests.web.peopled import site_at
from yikou.usecases.accounts import tokens

PASSWORD = "yikou-demo-2026"
STREET = "zhou.liqun"
TYPED = {"office.proposed": "3210", "opinion": "同意救助 <b>三千</b>"}


@pytest.fixture
def site(peopled, tmp_path, drawn):
    """A site whose sessions have proved themselves an hour ago."""
    database, ids = peopled
    shutil.copytree(databases.folder_of(database) / "files", tmp_path / "var" / "files")
    made = site_at(database, tmp_path / "var", ids, drawn)
    made.browser(STREET)
    made.office.clock.move(minutes=55)
    yield made
    made.office.house.store.close()


def approve(site, **more):
    ids = site.ids["here"]
    return site.post(
        STREET, f"/cases/{ids['number']}/tasks/{ids['task']}/approve", {**TYPED, "seen": ids["entry"], **more}
    )


def last_vote(site):
    sql = "select actor from entry where kind = 'voted' and actor like '%周立群%' order by at desc, no desc limit 1"
    return site.office.value(sql)


def test_a_seal_asks_for_the_password_and_keeps_what_was_typed(site):
    before = site.snapshot(typed=False)
    page = approve(site)
    assert page.status_code == 403
    assert 'name="office.proposed" value="3210"' in page.text
    assert "同意救助 &lt;b&gt;三千" in page.text
    assert 'name="_password"' in page.text
    assert 'name="_code"' not in page.text
    assert site.snapshot(typed=False) == before


def test_the_same_form_with_the_password_seals_and_the_ledger_says_so(site):
    assert approve(site, _password=PASSWORD).status_code == 303
    assert '"proven":"password"' in last_vote(site)
    page = site.get(STREET, f"/cases/{site.ids['here']['number']}")
    assert "已用密码确认本人" in page.text


def test_the_password_is_kept_nowhere(site):
    approve(site, _password=f"{PASSWORD}-wrong")
    approve(site, _password=PASSWORD)
    with site.office.house.store.session() as s:
        for table in ("draft", "entry", "audit", "login_attempt", "web_session"):
            assert PASSWORD not in str(s.rows(f"select * from {table}"))


def test_a_wrong_password_asks_again_without_giving_it_back(site):
    page = approve(site, _password="不是这个密码")
    assert page.status_code == 403
    assert "密码或动态码不对" in page.text
    assert "不是这个密码" not in page.text
    assert 'name="office.proposed" value="3210"' in page.text


def test_too_many_wrong_passwords_end_the_tries(site):
    last = [approve(site, _password="不是这个密码").status_code for _ in range(11)][-1]
    assert last == 422
    assert approve(site, _password=PASSWORD).status_code == 422


def test_what_puts_no_seal_on_asks_nothing(site):
    ids = site.ids["here"]
    answer = site.post("lin.xiaoyan", f"/cases/{ids['number']}/withdraw", {"withdraw.reason": "申请人不再需要"})
    assert answer.status_code == 303
    entry = "select actor from entry where kind = 'withdrawn' order by at desc limit 1"
    assert "proven" not in site.office.value(entry)


def test_after_the_password_nothing_is_asked_for_five_minutes(site):
    approve(site, _password=PASSWORD)
    ids = site.ids["next"]
    path = f"/cases/{ids['number']}/tasks/{ids['task']}/approve"
    assert site.post(STREET, path, {**TYPED, "seen": ids["entry"]}).status_code == 303


def test_a_button_of_the_fields_keeps_what_is_typed_and_performs_nothing(site):
    before = site.ids["here"]["entry"]
    for pressed in ("refresh", "add:form.rows"):
        answer = approve(site, _do=pressed, _password=PASSWORD)
        assert answer.status_code in (200, 303)
    assert str(site.office.state(site.ids["here"]["number"]).no) == before


def test_a_program_seals_only_with_a_token_made_for_it(site):
    ids, house = site.ids["here"], site.office.house
    body = {"task": ids["task"], "entry": int(ids["entry"]), "fields": {"office": {"proposed": 3000}}}
    site.programs[STREET] = site.program(STREET)
    site.programs[STREET].secret = tokens.issue(house, STREET, name="x").secret
    refused = site.program(STREET).post(f"/cases/{ids['number']}/verbs/approve", body)
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:yikou:problem:may-not-seal")
    site.programs[STREET].secret = tokens.issue(house, STREET, name="y", may_seal=True).secret
    assert site.program(STREET).post(f"/cases/{ids['number']}/verbs/approve", body).status_code == 200
    assert '"proven":"token"' in last_vote(site)


def test_a_form_too_long_to_carry_is_kept_with_the_case(site):
    page = approve(site, **{f"office.x{n}": "a" * 10_000 for n in range(31)})
    assert page.status_code == 403
    assert 'action="/account/proof"' in page.text
    back = site.post(STREET, "/account/proof", {"_password": PASSWORD, "back": "/cases/x"})
    assert back.headers["location"] == "/cases/x"
