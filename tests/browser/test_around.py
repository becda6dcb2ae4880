"""What stands around the work: every page accessible on a desk and on a phone, and the calendar edited by hand."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.judging import check_page
from tests.usecases.office import Office

pytestmark = pytest.mark.browser
PAGES = {
    "calendar": "/calendar?year=2026&since=2026-03-20&days=5",
    "calendar-month": "/calendar?year=2026&month=10",
    "regulations": "/regulations",
    "regulation": "/regulations/social-relief",
    "text-edit": "/library/social-relief/edit",
    "people": "/people?org=huayuan",
    "account": "/account",
    "messages": "/messages",
    "help": "/help/manager",
    "edits": "/edits",
}


def test_a_day_that_becomes_a_holiday_moves_what_is_due_and_is_in_the_log(sit: Sit, district: District) -> None:
    Office(district.house, district.clock).relief()  # type: ignore[arg-type]  it only reads the house
    page = sit("shen.jing")
    page.goto("/calendar?year=2026&month=3")
    page.get_by_role("link", name="2026-03-20 工作日").click()
    page.get_by_label("叫什么").fill("抢险")
    page.get_by_label("为什么改").fill("全区停水")
    page.get_by_role("button", name="看看改了会怎样").click()
    expect(page.locator("#effect")).to_contain_text("1 个待办的到期时间会变，涉及 1 件")
    check_page(page, "calendar-effect")
    page.get_by_role("button", name="确定改").click()
    expect(page.locator(".yk-month .is-holiday")).to_have_count(1)
    page.goto("/edits")
    expect(page.locator("tbody tr").first).to_contain_text("全区停水")
    for name, address in PAGES.items():
        page.goto(address)
        check_page(page, name)


def test_a_question_mark_leads_to_the_help_of_the_page(sit: Sit) -> None:
    page = sit("lin.xiaoyan")
    page.goto("/counter")
    page.locator("h1").click()
    page.keyboard.press("?")
    page.get_by_role("link", name="这一页的帮助").click()
    expect(page).to_have_url("/help/window#counter")
    page.goto("/people?org=chunhui")
    page.locator("[data-tree] a[aria-current]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-tree] a:focus")).to_contain_text("银河社区")
