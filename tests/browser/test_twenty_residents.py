"""Twenty residents at one window, one after the other, by keyboard alone; every key beyond the data is counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.judging import check_page
from tests.browser.papers import scan
from yikou.store import residents
from yikou.store.residents import Resident

pytestmark = pytest.mark.browser
CLERK, PLACE, AFFAIR = "lin.xiaoyan", "chunhui", "临时救助"
SERVED = 20
MOST_KEYS = 15
"""Keys beyond the data that one resident may cost."""


@dataclass
class Keyboard:
    """Counts what a clerk presses. data: letters that had to be typed and options that had to be chosen."""

    page: Page
    data: int = 0
    beyond: list[str] = field(default_factory=list)

    def type(self, text: str) -> None:
        """What nobody but the resident knows."""
        self.data += len(text)
        self.page.keyboard.insert_text(text)

    def choose(self, key: str) -> None:
        """An option, by a key that the control itself has."""
        self.data += 1
        self.page.keyboard.press(key)

    def press(self, key: str) -> None:
        """A key that only moves on."""
        self.beyond.append(key)
        self.page.keyboard.press(key)


def at_home(district: District) -> Iterator[Resident]:
    """Grown-up residents of the clerk's own place."""
    with district.house.store.session() as s:
        everybody = residents.everybody(s)
    grown = (one for one in everybody if one.community == PLACE and one.birth and one.birth.year < 2000)
    return (one for one in grown if one.phone)


def serve(keys: Keyboard, person: Resident) -> str:
    """From the empty box to the next empty box; the number of the case."""
    page = keys.page
    expect(page.locator("#who")).to_be_focused()
    keys.type(person.id_number)
    keys.press("Enter")
    choice = page.locator("button.yk-choice", has_text=AFFAIR)
    expect(choice).to_be_visible()
    keys.press(choice.get_attribute("data-press") or "")
    expect(page.locator("[name='form.members.1.name']")).to_be_focused()
    fill(keys, person)
    with page.expect_file_chooser() as dialog:
        keys.press("F4")
    dialog.value.set_files(scan("身份证"))
    expect(page.locator("#material-id_card .yk-files")).to_be_visible()
    keys.press("Control+Enter")
    expect(page.locator("#number")).to_be_visible()
    number = page.locator("#number").inner_text()
    expect(page.get_by_role("link", name="下一位居民")).to_be_focused()
    return number


def fill(keys: Keyboard, person: Resident) -> None:
    """Who lives there, what happened and what is needed; Enter goes from field to field."""
    keys.type(person.name)
    keys.press("Enter")
    keys.choose("ArrowDown")
    keys.press("Enter")
    keys.type(person.id_number)
    keys.press("Enter")
    keys.choose("End")
    for answer in ("600", "", "", "20260310", "", "1200", "屋顶漏水，急需修缮"):
        keys.press("Enter")
        if answer:
            keys.type(answer)
        else:
            keys.choose(next_choice(keys.page))


def next_choice(page: Page) -> str:
    """The key that takes the option which is wanted in the field where the cursor is: the last, or the first."""
    name = page.evaluate("document.activeElement.name")
    return {"form.members.1.disabled": "End", "form.cause": "End", "form.severity": "Space"}[name]


def test_twenty_residents_are_served_in_a_row_by_keyboard_alone(
    sit: Sit, district: District, capsys: pytest.CaptureFixture[str]
) -> None:
    page = sit(CLERK)
    page.goto("/counter")
    keys, numbers = Keyboard(page), []
    for person in list(at_home(district))[:SERVED]:
        numbers.append(serve(keys, person))
        keys.press("Enter")
    expect(page.locator("#who")).to_be_focused()
    assert len(set(numbers)) == SERVED
    each = len(keys.beyond) / SERVED
    with capsys.disabled():
        print(f"\n{SERVED} residents: {keys.data} keys of data, {len(keys.beyond)} beyond ({each:.1f} each)")
    assert each <= MOST_KEYS


def test_each_page_of_the_window_is_for_everybody(sit: Sit, district: District) -> None:
    page = sit(CLERK)
    page.goto("/counter")
    check_page(page, "counter")
    person = list(at_home(district))[SERVED]
    page.locator("#who").fill(person.name)
    page.keyboard.press("Enter")
    expect(page.locator("#resident-name")).to_be_visible()
    check_page(page, "counter-card")
    page.get_by_role("button", name=AFFAIR).click()
    page.locator("[name='form.applicant.phone']").fill("13900001111")
    page.locator("[name='form.applicant.phone']").blur()
    expect(page.locator("#form--applicant--phone-from")).to_have_text(f"人口库登记为 {person.phone}")
    page.locator("#refuse summary").click()
    page.evaluate("scrollTo(0, 0)")
    check_page(page, "intake-changed")
    page.get_by_role("button", name="打印一次性告知书").click()
    expect(page.get_by_role("heading", name="一次性告知书")).to_be_visible()
    check_page(page, "notice")
    with page.expect_response("**/printed"):
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#print-mark")).to_have_text("补打，第 2 次打印")
    expect(page.locator(".yk-copy")).to_be_visible()
    page.goto("/counter/notices")
    check_page(page, "notices")
