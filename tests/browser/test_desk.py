"""The desk: what comes first, what arrives by itself, who sees nothing, and two people at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.doing import act, open_verb
from tests.browser.judging import check_page
from tests.usecases.office import ALLOWANCE_PAPERS, PICTURE, Office, allowance_form, applicant, member
from yikou.usecases.case.acting_on_cases import upload
from yikou.usecases.intake.intake_papers import Upload

pytestmark = pytest.mark.browser
LIN, SUN, ZHOU = "lin.xiaoyan", "sun.zhiqiang", "zhou.liqun"
SLUG = "subsistence-allowance"
VISIT = {
    "visit_on": "2026-03-18",
    "at_home": "yes",
    "verified_income": "300",
    "verified_savings": "0",
    "verified_vehicle": "no",
    "visit_report": "情况属实",
}


def _office(district: District) -> Office:
    return Office(district.house, district.clock)  # type: ignore[arg-type]  it only reads the house


def _file(district: District, name: str, number: str, address: str = "河沟街 22 号") -> str:
    """An allowance of somebody of 春晖 who lives alone, accepted at the window."""
    who = applicant(name=name, id_number=number, address=address)
    form = allowance_form(applicant=who, members=[member(name=name, id_number=number, income=300)])
    return _office(district).file(LIN, SLUG, form, ALLOWANCE_PAPERS)


def _visited(district: District, number: str) -> None:
    """Both visitors have been there."""
    office = _office(district)
    task = office.task(number, "visit")
    _photo(office, number)
    for login in ("yu.tao", "jiang.xinran"):
        office.do(login, number, "approve", task=task, office=VISIT)


def _photo(office: Office, number: str) -> None:
    upload(
        office.house, office.acting("yu.tao"), number, material="visit_photo", uploads=(Upload("入户.png", PICTURE),)
    )


def _first_row(page: Page) -> str:
    page.goto("/desk")
    return page.locator("tr[data-row]").first.inner_text()


def test_somebody_over_eighty_is_at_the_top_of_every_inbox(sit: Sit, district: District) -> None:
    office = _office(district)
    cases = [_file(district, "吕莹", "230199197409192223"), _file(district, "郑秀英", "230199193905124184")]
    visitor = sit("yu.tao")
    assert "绿色通道" in _first_row(visitor)
    for case in cases:
        _visited(district, case)
    community = sit(SUN)
    assert re.search("绿色通道 · 申请人年满 80 周岁.*郑秀英", _first_row(community), re.DOTALL)
    check_page(community, "desk")
    for case in cases:
        office.do(SUN, case, "approve", "community_review")
    street = sit(ZHOU)
    assert re.search("绿色通道.*郑秀英", _first_row(street), re.DOTALL)
    for case in cases:
        office.do(ZHOU, case, "approve", "street_review", office={"monthly": "900"})
    district.clock.to("2026-03-25")
    for case in cases:
        office.do(SUN, case, "approve", "notice", office={"notice_from": "2026-03-17"})
    bureau = sit("liang.jianguo")
    assert re.search("绿色通道.*郑秀英", _first_row(bureau), re.DOTALL)
    expect(bureau.locator("tr[data-row]")).to_have_count(2)
    for case in cases:
        office.do("liang.jianguo", case, "approve", "decide", office={"monthly": "900"})
    window = sit(LIN)
    assert re.search("绿色通道.*郑秀英.*发证", _first_row(window), re.DOTALL)


def test_another_street_sees_nothing_of_a_case(sit: Sit, district: District) -> None:
    number = _file(district, "张桂兰", "230199196405169267")
    clerk, stranger = sit(LIN), sit("yu.zhiqiang")
    clerk.goto(f"/cases/{number}")
    files = clerk.locator("#papers a[href^='/files/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    outputs = clerk.locator("#outputs a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert files
    assert outputs
    pages = [f"/cases/{number}", f"/cases/{number}/receipt", f"/cases/{number}?paper=x", *files, *outputs]
    assert {address: stranger.request.get(address).status for address in pages} == dict.fromkeys(pages, 404)
    stranger.goto(f"/cases/{number}")
    expect(stranger.get_by_role("heading", name="没有找到")).to_be_visible()
    check_page(stranger, "error-404")
    for listing in ("/desk", "/desk/done", "/desk/rows", "/messages", "/search"):
        assert number not in stranger.request.get(listing).text()
    for sought in (number, "张桂兰"):
        stranger.goto("/search")
        stranger.locator("#find").fill(sought)
        stranger.keyboard.press("Enter")
        expect(stranger.locator(f"a[href*='{number}']")).to_have_count(0)


def test_the_second_of_two_people_reads_who_acted_and_keeps_what_they_wrote(sit: Sit, district: District) -> None:
    number = _file(district, "周敏", "230199197905166980")
    _visited(district, number)
    first, second = sit(SUN), sit("gao.lijuan")
    for page in (first, second):
        page.goto(f"/cases/{number}")
    act(first, "approve", opinion="同意上报")
    expect(first.locator("#opinions")).to_contain_text("同意上报")
    button = open_verb(second, "return")
    button.locator("textarea").fill("再核实一次收入")
    button.get_by_role("radio").first.check()
    with second.expect_response(lambda answer: answer.request.is_navigation_request()) as answered:
        button.get_by_role("button", name="退回").click()
    assert answered.value.status == 409
    expect(second.get_by_role("heading", level=1)).to_have_text("孙志强刚刚办了这一件")
    expect(second.get_by_label("理由")).to_have_value("再核实一次收入")
    check_page(second, "error-409")


def test_a_new_case_appears_in_an_open_inbox(sit: Sit, district: District) -> None:
    _file(district, "谢海涛", "230199199305235697")
    page = sit("yu.tao")
    with page.expect_request("**/desk/stream"):
        page.goto("/desk")
    page.keyboard.press("j")
    held = page.locator("tr.is-cursor").get_attribute("id")
    waiting = page.locator("tr[data-row]").count()
    number = _file(district, "魏立华", "230199199503214408")
    row = page.locator("tr[data-row]", has_text=number)
    expect(row).to_contain_text("刚到")
    expect(page.locator("#arrived")).to_contain_text("新到 1 件")
    expect(page.locator("#tabs [aria-current]")).to_have_text(f"待办 {waiting + 1}")
    expect(page).to_have_title(f"待办 {waiting + 1} · 一口")
    expect(page.locator("tr.is-cursor")).to_have_id(str(held))
    expect(page.locator("tr.is-cursor a.main")).to_be_focused()


def test_j_k_and_enter_open_the_case_under_the_cursor(sit: Sit, district: District) -> None:
    _file(district, "王明亮", "230199198203274893")
    _file(district, "李浩然", "230199200908172176")
    page = sit("yu.tao")
    page.goto("/desk")
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    first = page.locator("tr[data-row]").first
    expect(first).to_have_class(re.compile("is-cursor"))
    address = str(first.locator("a.main").get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    page.keyboard.press("a")
    expect(page.locator("#do .yk-verb[id$='-approve']")).to_be_focused()
