"""Supervision: a late case is urged by keyboard, what moves is told without moving the list, and the desk shows it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.judging import check_page
from tests.usecases.office import Office

pytestmark = pytest.mark.browser


def test_a_supervisor_urges_what_is_late_and_the_reviewer_finds_it(sit: Sit, district: District) -> None:
    office = Office(district.house, district.clock)  # type: ignore[arg-type]  it only reads the house
    number = office.relief()
    district.clock.now += timedelta(days=7)
    page = sit("zhong.min")
    expect(page.get_by_role("heading", level=1, name="全程监控")).to_be_visible()
    expect(page.locator("#figure-4")).to_contain_text("1")
    page.get_by_role("link", name=f"催办 {number}").press("Enter")
    words = page.get_by_label("催办内容")
    expect(words).to_be_focused()
    page.keyboard.press("Escape")
    expect(words).to_have_count(0)
    expect(page.get_by_role("link", name=f"催办 {number}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(words).to_be_focused()
    check_page(page, "supervision-urging")
    words.fill("居民又来问了，请今天办理")
    page.get_by_role("button", name="发出催办").click()
    expect(page.locator(f"#row-{number}")).to_contain_text("已催办，等办理")
    office.do("sun.zhiqiang", number, "claim", "check")
    expect(page.get_by_role("link", name="有新变化，更新清单")).to_be_visible()
    page.get_by_role("link", name="有新变化，更新清单").click()
    expect(page.locator(f"#row-{number}")).to_contain_text("孙志强 认领")
    desk = sit("sun.zhiqiang")
    expect(desk.locator("tr[data-row]").first).to_contain_text("催办")
