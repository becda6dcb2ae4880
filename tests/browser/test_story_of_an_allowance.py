"""The whole way of a subsistence allowance, from the window to the archive, each person in a browser of their own."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import District
from tests.browser.doing import act, begin, fill, find_resident, material
from tests.browser.families import NUMBER, WANG, add_papers, fill_allowance
from tests.browser.judging import check_page
from tests.browser.papers import choose, scan

pytestmark = pytest.mark.browser


def test_an_allowance_from_the_window_to_the_archive(sit: Sit, district: District) -> None:
    number = _file(sit("lin.xiaoyan"))
    district.clock.to("2026-03-18")
    _visit(sit, number)
    district.clock.to("2026-03-19")
    _review(sit, district, number)
    _public_notice(sit, district, number)
    _decide(sit, district, number)
    _archived(sit, number)


def _file(lin: Page) -> str:
    find_resident(lin, WANG)
    check_page(lin, "counter")
    begin(lin, WANG, "最低生活保障申请")
    expect(lin.get_by_label("详细地址")).to_have_value("河沟街 14 号 3 单元 502")
    fill_allowance(lin)
    expect(material(lin, "income_proof")).to_contain_text("待传")
    add_papers(lin, "id_card", "household_book", "authorisation", "disability_card")
    material(lin, "income_proof").get_by_label("后补，最迟 3 月 31 日").check()
    expect(material(lin, "income_proof").locator(".yk-tag")).to_have_text("后补")
    expect(lin.locator("#missing")).to_be_empty()
    check_page(lin, "intake")
    lin.get_by_role("button", name="受理并打印回执").click()
    expect(lin.get_by_role("heading", name="已受理")).to_be_visible()
    expect(lin.get_by_role("img", name="核对回执的二维码")).to_be_visible()
    expect(lin.locator("#number")).to_have_text(re.compile(f"^{NUMBER}$"))
    check_page(lin, "receipt")
    return lin.locator("#number").inner_text()


def _open_from_desk(page: Page, number: str) -> None:
    page.goto("/desk")
    page.locator("tr", has_text=number).locator("a.main").click()
    expect(page.locator("#do")).to_be_visible()


def _visit(sit: Sit, number: str) -> None:
    first, second = sit("yu.tao"), sit("jiang.xinran")
    _open_from_desk(first, number)
    check_page(first, "case-visit")
    choose(material(first, "visit_photo"), scan("入户照片"))
    expect(material(first, "visit_photo").locator(".yk-files")).to_contain_text("入户照片")
    fill(first, {"visit_on": "2026-03-18", "at_home": "是", "verified_income": "1780"}, of="office")
    fill(
        first,
        {"verified_savings": "12000", "verified_vehicle": "否", "visit_report": "住房四十八平方米，情况属实"},
        of="office",
    )
    act(first, "approve", opinion="情况属实")
    expect(first.locator("#opinions")).to_contain_text("情况属实")
    _open_from_desk(second, number)
    expect(second.locator("[name='office.verified_income']")).to_have_value("1,780.00")
    act(second, "approve", opinion="一同入户，属实")
    expect(second.locator("#opinions")).to_contain_text("一同入户，属实")


def _review(sit: Sit, district: District, number: str) -> None:
    sun, zhou = sit("sun.zhiqiang"), sit("zhou.liqun")
    _open_from_desk(sun, number)
    act(sun, "approve", opinion="符合条件，上报街道")
    expect(sun.locator("#opinions")).to_contain_text("符合条件，上报街道")
    _open_from_desk(zhou, number)
    act(zhou, "supplement", materials="收入证明", text="刘淑珍在职，要工资流水")
    expect(zhou.locator(".yk-head .yk-light")).to_contain_text("停钟")
    check_page(zhou, "case-supplement")
    district.clock.to("2026-03-23")
    _supply(sit("lin.xiaoyan"), number)
    district.clock.to("2026-03-24")
    _extend_and_approve(sit, sit("zhou.liqun"), number)


def _supply(lin: Page, number: str) -> None:
    lin.goto(f"/cases/{number}")
    act(lin, "answer")
    expect(lin.get_by_text(f"这是办件 {number} 的补办")).to_be_visible()
    add_papers(lin, "income_proof")
    check_page(lin, "answer")
    lin.get_by_role("button", name="提交补办").click()
    expect(lin.get_by_role("heading", name="最低生活保障申请 · 王桂兰")).to_be_visible()


def _extend_and_approve(sit: Sit, zhou: Page, number: str) -> None:
    _open_from_desk(zhou, number)
    act(zhou, "extend", by="5", reason="等核对结果")
    leader = sit("zhou.haifeng")
    _open_from_desk(leader, number)
    expect(leader.locator("#do")).to_contain_text("等核对结果")
    check_page(leader, "case-agree")
    act(leader, "agree")
    _open_from_desk(zhou, number)
    expect(zhou.locator("[name='office.monthly']")).to_have_value("1,940.00")
    act(zhou, "approve", opinion="同意上报")
    expect(zhou.locator("#opinions")).to_contain_text("已签章（花园街道）")


def _public_notice(sit: Sit, district: District, number: str) -> None:
    district.clock.to("2026-03-25")
    sun = sit("sun.zhiqiang")
    _open_from_desk(sun, number)
    expect(sun.locator("#do .yk-verb--closed").first).to_have_text("无异议未到时间，3 月 31 日 17:00 以后才能办理。")
    check_page(sun, "case-notice")
    form = sun.locator("form[id^='act-']").first
    posted = {one: form.locator(f"[name={one}]").input_value() for one in ("_csrf", "seen")}
    refused = sun.request.post(str(form.get_attribute("action")).replace("/keep", "/approve"), form=posted)
    assert refused.status == 422
    assert "未到时间" in refused.text()
    district.clock.to("2026-04-01")
    sun = sit("sun.zhiqiang")
    _open_from_desk(sun, number)
    fill(sun, {"notice_from": "2026-03-24"}, of="office")
    act(sun, "approve", opinion="公示七天，无异议")
    expect(sun.locator("#opinions")).to_contain_text("公示七天，无异议")


def _decide(sit: Sit, district: District, number: str) -> None:
    district.clock.to("2026-04-02")
    liang = sit("liang.jianguo")
    _open_from_desk(liang, number)
    check_page(liang, "case-decide")
    act(liang, "approve", opinion="准予保障")
    expect(liang.locator("#opinions")).to_contain_text("已签章（区民政局）")
    district.clock.to("2026-04-03")
    lin = sit("lin.xiaoyan")
    _open_from_desk(lin, number)
    act(lin, "approve", opinion="已领证")
    expect(lin.locator("#main")).to_contain_text("4 月 3 日 09:00 办结：准予保障")


def _archived(sit: Sit, number: str) -> None:
    lin = sit("lin.xiaoyan")
    lin.goto(f"/cases/{number}")
    check_page(lin, "case-archived")
    expect(lin.locator("#papers input")).to_have_count(0)
    left = [str(one.get_attribute("id")).rpartition("-")[2] for one in lin.locator("#do .yk-verb").all()]
    assert set(left) <= {"note", "copy"}
    for line in OPINIONS:
        expect(lin.locator("#opinions")).to_contain_text(re.compile(line, re.DOTALL))
    documents = lin.locator("#outputs a")
    expect(documents).to_have_text(["受理回执", "一次性补正告知书", "低保公示", "最低生活保障证"])
    for address in [one.get_attribute("href") for one in documents.all()]:
        _genuine(sit(), lin, str(address))
    lin.goto("/archive?verify=page")
    expect(lin.locator("#main")).to_contain_text(number)
    check_page(lin, "archive")
    lin.goto("/search")
    lin.locator("#q").fill(number)
    lin.keyboard.press("Enter")
    expect(lin.locator("#found")).to_contain_text(number)
    check_page(lin, "search")
    lin.locator("#found [data-row] a").first.click()
    lin.go_back()
    expect(lin.locator("#found")).to_contain_text(number)


OPINIONS = (
    "窗口受理.*林晓燕.*3-17 08:30",
    "入户调查.*于涛.*3-18 09:00.*情况属实",
    "入户调查.*姜欣然.*3-18 09:00.*一同入户",
    "社区审核.*孙志强.*3-19 09:00.*符合条件",
    "街道审核.*周立群.*3-24 09:00.*已签章（花园街道）.*同意上报",
    "社区公示.*孙志强.*4-1 09:00.*无异议",
    "区民政局终审.*梁建国.*4-2 09:00.*已签章（区民政局）.*准予保障",
    "窗口发证.*林晓燕.*4-3 09:00.*已领证",
)


def _genuine(anybody: Page, lin: Page, address: str) -> None:
    """A document opens, is made for print, and anybody may ask whether it is genuine."""
    lin.goto(address)
    title = lin.locator(".yk-paper h1").inner_text()
    check_page(lin, f"document-{title}")
    lin.emulate_media(media="print")
    expect(lin.locator(".yk-top")).to_be_hidden()
    expect(lin.locator(".yk-paper")).to_be_visible()
    lin.emulate_media(media="screen")
    anybody.goto(address.replace("/outputs/", "/check/"))
    expect(anybody.locator("main")).to_contain_text("是本平台出具的，现在有效")
    if title == "最低生活保障证":
        check_page(anybody, "check")
