"""Administration on its pages: what is typed is kept, the effect comes first, a password is shown once."""

import re
import shutil
from dataclasses import replace
from datetime import date

import pytest

from tests import databases
from tests.web.peopled import site_at
from yikou.store.directory_store import directory, put_org

ADMIN, PASSWORD = "shen.jing", "yikou-demo-2026"
CLOSE = {"last": "2026-03-31", "successor": "yinhe", "reason": "撤<并>"}


@pytest.fixture
def site(peopled, tmp_path, drawn):
    database, ids = peopled
    shutil.copytree(databases.folder_of(database) / "files", tmp_path / "var" / "files")
    made = site_at(database, tmp_path / "var", ids, drawn)
    yield made
    made.office.house.store.close()


def hidden(page, name):
    return re.findall(f'type="hidden" name="{name}" value="([^"]*)"', page.text)[-1]


def send(site, path, data):
    """A form as its page sends it, which says what it showed."""
    return site.post(ADMIN, path, {"seen": hidden(site.get(ADMIN, path), "seen"), **data})


def test_closing_an_org_tells_its_effect_and_is_made_by_the_second_press(site):
    page = send(site, "/manage/orgs/tongda/end", CLOSE)
    assert "以后由银河社区接替" in page.text
    assert site.office.value("select until from org where slug = 'tongda'") is None
    again = {name: hidden(page, name) for name in ("last", "successor", "seen")}
    assert site.post(ADMIN, "/manage/orgs/tongda/end", {**again, "reason": "撤并", "sure": "yes"}).status_code == 303
    assert site.office.value("select until from org where slug = 'tongda'") == "2026-04-01"


def test_what_was_typed_stays_beside_what_is_wrong(site):
    page = send(site, "/manage/orgs/tongda/end", {**CLOSE, "last": "soon"})
    assert page.status_code == 422
    assert 'href="#last"' in page.text
    assert "撤&lt;并&gt;" in page.text
    assert '<option value="yinhe" selected>' in page.text


def test_a_reset_password_is_shown_once_after_one_s_own(site):
    key = site.office.value("select person from account where login = 'han.lei'")
    site.browser(ADMIN)
    site.office.clock.move(minutes=30)
    asked = send(site, f"/manage/people/{key}/password", {"reason": "忘了"})
    assert asked.status_code == 403
    assert 'name="_password"' in asked.text
    shown = send(site, f"/manage/people/{key}/password", {"reason": "忘了", "_password": PASSWORD})
    assert shown.status_code == 200
    secret = re.findall(r"<samp[^>]*>([^<]+)</samp>", shown.text)[0]
    assert secret not in site.get(ADMIN, f"/manage/people/{key}").text
    assert secret not in site.get(ADMIN, "/edits").text


def test_pages_lead_from_the_tree_to_a_person_and_say_who_did_what(site):
    found = site.get(ADMIN, "/manage/orgs?q=zlq").text
    assert "周立群" in found
    key = site.office.value("select person from account where login = 'zhou.liqun'")
    send(site, f"/manage/people/{key}/edit", {"name": "周立群", "phone": "13900000000", "reason": "换号"})
    assert "换号" in site.get(ADMIN, f"/manage/people/{key}").text
    assert "230199197409232651" not in site.get(ADMIN, f"/manage/people/{key}").text


def test_after_an_edit_of_another_the_form_shows_what_there_is_now_beside_what_was_typed(site):
    key = site.office.value("select person from account where login = 'han.lei'")
    path = f"/manage/people/{key}/edit"
    seen = hidden(site.get(ADMIN, path), "seen")
    send(site, path, {"name": "韩垒", "phone": "13900001064", "reason": "改名"})
    page = site.post(ADMIN, path, {"seen": seen, "name": "韩磊", "phone": "13900001065", "reason": ""})
    assert page.status_code == 422
    assert "现在：韩垒。" in page.text
    assert "现在：13900001064。" in page.text
    assert 'value="13900001065"' in page.text
    again = {"name": "韩垒", "phone": "13900001065", "reason": "换号"}
    assert site.post(ADMIN, path, {"seen": hidden(page, "seen"), **again}).status_code == 303


def test_after_an_end_by_another_the_form_says_what_is_planned_and_what_one_more_press_makes_of_it(site):
    path = "/manage/orgs/tongda/end"
    seen = hidden(site.get(ADMIN, path), "seen")
    with site.office.house.store.writing() as s:
        put_org(s, replace(directory(s).orgs["tongda"], until=date(2026, 5, 1), successor="yinhe"))
    page = site.post(ADMIN, path, {"seen": seen, **CLOSE, "successor": "chunhui"})
    assert page.status_code == 422
    assert "现在：2026-04-30。再按一次改为 2026-03-31。" in page.text
    assert "现在：银河社区。再按一次改为春晖社区。" in page.text


def test_every_fault_of_a_form_is_told(site):
    given = {"do": "stop", "seen": "0", "reason": ""}
    page = site.post(ADMIN, "/manage/seals/huayuan", given)
    assert "您打开之后有人改过" in page.text
    assert "没有写为什么改" in page.text


def test_a_second_press_of_stop_leaves_a_stopped_seal_stopped(site):
    before = {"seen": hidden(site.get(ADMIN, "/manage/seals/tongda"), "seen"), "do": "stop", "reason": "也要停"}
    send(site, "/manage/seals/tongda", {"do": "stop", "reason": "印章丢失"})
    page = site.post(ADMIN, "/manage/seals/tongda", before)
    assert page.status_code == 422
    assert "这枚章已经停用" in page.text
    assert "由沈静停用：印章丢失" in page.text
    assert "恢复印章" not in page.text
    assert site.office.value("select count(*) from seal_stop where org = 'tongda'") == 1


def test_a_stopped_seal_refuses_at_the_page_that_would_put_it_on(site):
    send(site, "/manage/seals/huayuan", {"do": "stop", "reason": "印章丢失"})
    ids = site.ids["here"]
    typed = {"office.proposed": "3210", "opinion": "同意救助三千二", "seen": ids["entry"]}
    page = site.post("zhou.liqun", f"/cases/{ids['number']}/tasks/{ids['task']}/approve", typed)
    assert page.status_code == 422
    assert "花园街道的印章已停用，不能盖。停用的原因：印章丢失。" in page.text
    assert "同意救助三千二" in page.text


def test_the_people_go_along_as_a_workbook_which_is_logged(site):
    assert site.get(ADMIN, "/manage/orgs/export?org=huayuan&deep=yes").status_code == 200
    assert site.office.value("select detail from audit where what = 'exported' and which = 'staff'") == "rows=31"
