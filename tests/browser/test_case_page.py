"""The case page: papers turned page by page, a verb that says what it would bring, an opinion found again elsewhere."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.doing import open_verb
from tests.browser.judging import check_page
from tests.usecases.office import Office
from tests.usecases.test_viewing import pdf
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.intake_papers import Upload

pytestmark = pytest.mark.browser
OPINION = "票据已逐张核对，"
WIDTH = "one => one.offsetWidth"


@pytest.fixture(scope="module")
def number(district: District) -> str:
    """Hardship relief at the street's review; the identity card was handed in once more, as a PDF of two pages."""
    office = Office(district.house, district.clock)  # type: ignore[arg-type]  it only reads the house
    number = office.checked("4000")
    scan = Upload("证件.pdf", pdf(2, (600, 800)))
    upload(office.house, office.acting("lin.xiaoyan"), number, material="id_card", uploads=(scan,))
    return number


def test_a_reviewer_looks_weighs_and_goes_on_elsewhere(sit: Sit, number: str) -> None:
    page = sit("zhou.liqun")
    page.goto(f"/cases/{number}")

    page.get_by_role("link", name="证件.pdf").click()
    viewer = page.locator("#viewer")
    expect(viewer).to_contain_text("第 1 / 2 页")
    page.keyboard.press("]")
    expect(viewer).to_contain_text("第 2 / 2 页")
    expect(page.locator(".yk-files [aria-current]")).to_have_text("证件.pdf")
    page.keyboard.press("r")
    expect(page.locator("#viewer[data-turn='1']")).to_be_visible()
    expect(viewer.locator("img")).not_to_have_js_property("naturalWidth", 0)
    small = viewer.locator("img").evaluate(WIDTH)
    page.keyboard.press("+")
    expect(page.locator("#viewer.is-zoomed[data-turn='1'] img")).to_have_js_property("complete", True)
    expect(viewer.locator("img")).not_to_have_js_property("naturalWidth", 0)
    assert viewer.locator("img").evaluate(WIDTH) > 1.5 * small
    expect(viewer.locator("img")).to_have_js_property("complete", True)
    assert viewer.locator("img").evaluate("one => one.naturalWidth") > 0

    effects = page.locator("[id$='-approve-effects']")
    expect(effects).to_contain_text("窗口发放")
    page.locator("[name='office.proposed']").fill("6000")
    expect(effects).to_contain_text("区民政局审批")
    page.locator("[name='office.proposed']").press("Enter")
    expect(page.locator("[name='office.proposed']")).not_to_be_focused()
    expect(effects).to_be_visible()
    back = open_verb(page, "return")
    back.get_by_label("社区核查").check()
    expect(back.locator("dl")).to_contain_text("重新办理")

    page.get_by_label("我的意见").fill(OPINION)
    page.locator(".yk-phrases > summary").first.click()
    page.get_by_role("button", name="情况属实，同意。", exact=True).click()
    expect(page.locator("[id^='kept-']").first).to_contain_text("已保存")
    check_page(page, "case-verbs")

    other = sit("zhou.liqun")
    other.goto(f"/cases/{number}")
    expect(other.get_by_label("我的意见")).to_have_value(f"{OPINION}情况属实，同意。")
    expect(other.locator("[id$='-approve-effects']")).to_contain_text("区民政局审批")
    other.get_by_role("link", name="打印全卷").click()
    expect(other.get_by_role("heading", level=2, name="流转记录")).to_be_visible()
    check_page(other, "case-print")


def test_without_script_enter_keeps_what_is_typed_and_performs_nothing(sit: Sit, number: str) -> None:
    page = sit("zhou.liqun", java_script_enabled=False)
    page.goto(f"/cases/{number}")
    page.locator("[name='office.proposed']").fill("5000")
    page.locator("[name='office.proposed']").press("Enter")
    expect(page.get_by_text("已保存").first).to_be_visible()
    expect(page.locator("[name='office.proposed']")).to_have_value("5,000.00")


def test_without_script_a_button_says_what_a_verb_would_bring(sit: Sit, number: str) -> None:
    page = sit("zhou.liqun", java_script_enabled=False)
    page.goto(f"/cases/{number}?verb=return#do")
    back = page.locator("details[id$='-return']")
    back.get_by_label("社区核查").check()
    back.get_by_role("button", name="看会怎样").click()
    expect(page.locator("details[id$='-return'][open] dl")).to_contain_text("重新办理")
    page.get_by_role("link", name="下一页").click()
    expect(page.locator("#viewer")).to_contain_text("页")
