"""A reviewer clears an inbox of thirty by keyboard: twenty in one go where the affair allows it, ten one by one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.judging import check_page
from tests.usecases.elders import MAKE, elder
from tests.usecases.office import Office, applicant, member

pytestmark = pytest.mark.browser
CARDS, CASES = 20, 10


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def go(self, key: str) -> None:
        """Presses a key that opens another page, and waits until that is there."""
        with self.page.expect_navigation():
            self.press(key)


def _residents(office: Office, where: str, n: int) -> list[str]:
    with office.house.store.session() as s:
        sql = f"select identity from resident where community = 'chunhui' and {where} order by identity limit ?"
        return [identity.partition(":")[2] for (identity,) in s.rows(sql, n)]


def _checked(office: Office, id_number: str) -> None:
    """Hardship relief that the community has checked, of somebody who lives alone."""
    form = {"applicant": applicant(id_number=id_number), "members": [member(id_number=id_number)]}
    number = office.relief(**form)
    office.do("sun.zhiqiang", number, "approve", "check", office={"visit_note": "属实", "proposed": "4000"})


def _fill(district: District) -> None:
    office = Office(district.house, district.clock)  # type: ignore[arg-type]  it only reads the house
    for id_number in _residents(office, "birth < '1961-01-01'", CARDS):
        elder(office, id_number)
    for id_number in _residents(office, "birth between '1965-01-01' and '2000-01-01'", CASES):
        _checked(office, id_number)


def _tick_all(keys: Keyboard) -> None:
    for _ in range(CARDS + CASES):
        keys.press("j")
        if keys.page.locator("tr.is-cursor [data-select]").count():
            keys.press("x")


def test_an_inbox_of_thirty_is_cleared_by_keyboard(sit: Sit, district: District) -> None:
    _fill(district)
    page = sit(MAKE)
    page.goto("/desk")
    expect(page.locator("tr[data-row]")).to_have_count(CARDS + CASES)
    check_page(page, "desk-thirty")
    keys = Keyboard(page)
    _tick_all(keys)
    expect(page.get_by_role("region", name="批量办理")).to_contain_text(f"已选 {CARDS} 件")
    keys.press("a")
    expect(page.locator("[data-batch] [data-verb=a]")).to_be_focused()
    keys.go("Enter")
    expect(page.get_by_role("button", name=f"核发这 {CARDS} 件")).to_be_focused()
    check_page(page, "desk-batch")
    keys.go("Enter")
    expect(page.locator("#told")).to_contain_text(f"办成 {CARDS} 件")
    check_page(page, "desk-batched")
    keys.go("Enter")
    expect(page.locator("tr[data-row]")).to_have_count(CASES)
    in_batch = keys.pressed
    expect(page.locator("tr.is-cursor a.main")).to_be_focused()
    keys.go("Enter")
    for left in range(CASES, 0, -1):
        keys.press("a")
        expect(page.locator("#do .yk-verb[id$='-approve']")).to_be_focused()
        keys.go("Enter")
        expect(page.locator(".yk-toast")).to_be_visible()
        if left > 1:
            keys.go("j")
    page.goto("/desk")
    expect(page.get_by_role("heading", name="没有待办")).to_be_visible()
    check_page(page, "desk-empty")
    one_by_one = keys.pressed - in_batch
    print(f"\n{CARDS} cards in a batch: {in_batch} keys; {CASES} cases one by one: {one_by_one} keys")
    assert in_batch == 2 * CARDS + CASES + 4
    assert one_by_one == 3 * CASES


def test_the_other_pages_of_the_desk_stand_the_eye_and_the_screen_reader(sit: Sit, district: District) -> None:
    page = sit("sun.zhiqiang")
    for address in ("done", "copied", "print", "stand-ins"):
        page.goto(f"/desk/{address}")
        check_page(page, f"desk-{address}")
    page.get_by_label("到哪天为止").fill("2026-03-01")
    page.get_by_label("从哪天起").fill("2026-03-20")
    page.get_by_role("button", name="登记").click()
    expect(page.locator("#faults")).to_be_focused()
    check_page(page, "desk-stand-ins-wrong")
