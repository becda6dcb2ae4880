"""A form of every type of field, as people fill it in: with script and without, by keys, in two windows."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Sit
from tests.browser.district import PASSWORD, District, served
from tests.browser.doing import begin, fill
from tests.browser.families import WANG
from tests.browser.judging import check_page
from tests.browser.papers import choose, pick, scan
from tests.forms.everything import house_with_everything

pytestmark = pytest.mark.browser
TITLE = "样样都有的申请"
CLERK = "lin.xiaoyan"
SINGLE = {
    "text": "王桂兰",
    "long_text": "失业在家",
    "number": "48.6",
    "money": "1180.50",
    "integer": "3",
    "time": "09:30",
    "moment": "2026-03-17T09:30",
    "email": "a@example.com",
    "uri": "https://x.cn/a",
    "password": "abc123",
    "id_number": WANG,
    "credit_code": "92230103MA18WYBJ0B",
    "yes_no": "否",
    "consent": "同意核对家庭经济状况",
    "radios": "公租",
    "select": "本科",
    "several": "失业",
    "group.name": "李浩然",
    "group.phone": "13800004127",
    "tuple.0": "45.5",
    "tuple.1": "126",
    "free": "没有",
}


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """A district whose only affair has a form of every type of field."""
    folder = house_with_everything(tmp_path_factory.mktemp("house"))
    with served(tmp_path_factory.mktemp("var"), folder=folder) as district:
        yield district


def control(page: Page, name: str) -> Locator:
    return page.locator(f"[name='form.{name}']:not([type=hidden])")


def press_and_see(page: Page, button: str, name: str) -> None:
    """Presses a button that brings a control."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(control(page, name)).to_be_visible()


def fill_everything(page: Page, *, update: bool) -> None:
    """Answers every type. update: choices and rows come with a page of their own, as they do without script."""
    fill(page, SINGLE)
    fill(page, {"date": "2026-03-17", "search": "牡丹江市第 43 中学"})
    page.locator("#form--org").select_option("chunhui")
    page.locator("#form--person").select_option(index=1)
    pick(page.locator("#form--file"), scan("photo"))
    if not page.locator("#form--rows--1--name").count():
        press_and_see(page, "添加成员", "rows.1.name")
    fill(page, {"rows.1.name": "王桂兰", "rows.1.income": "1180"})
    fill_rows(page)
    for name, way in (("one_of", "打电话"), ("any_of", "号")):
        page.locator(f"#form--{name}").select_option(label=way)
        if update:
            page.get_by_role("button", name="更新").last.click()
    fill(page, {"one_of.1..number": "13800", "any_of.0.": "12"})


def fill_rows(page: Page) -> None:
    for add, name, text in (
        ("添加班级", "deep_rows.1.room", "301"),
        ("添加学生", "deep_rows.1.pupils.1.pupil", "甲"),
        ("添加曾用名", "list.1.", "王小兰"),
        ("添加余额", "pairs.-more.1.name", "工行"),
    ):
        if not control(page, name).count():
            press_and_see(page, add, name)
        control(page, name).fill(text)
    control(page, "pairs.-more.1.value").fill("5")
    press_and_see(page, "添加其他内容", "patterns.-more.1.name")
    control(page, "patterns.-more.1.name").fill("n_1")


def give_number(page: Page, *, update: bool) -> None:
    """A name by pattern is asked for its value once it is known which pattern it has."""
    page.locator("#form--patterns---more--1--value").select_option(label="数目")
    if update:
        page.get_by_role("button", name="更新").last.click()
    control(page, "patterns.-more.1.value.0.").fill("5")


def test_a_form_of_every_type_is_accessible_empty_and_with_its_errors(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    for add in ("添加班级", "添加学生", "添加曾用名", "添加余额", "添加其他内容"):
        with page.expect_response("**/refresh"):
            page.get_by_role("button", name=add, exact=True).first.click()
    check_page(page, "everything")
    page.get_by_role("button", name="受理并打印回执").click()
    expect(page.locator("#faults")).to_be_focused()
    check_page(page, "everything-errors")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_form_of_every_type_is_filled_in_and_filed(sit: Sit, script: bool) -> None:
    page = sit(CLERK, java_script_enabled=script)
    begin(page, WANG, TITLE)
    fill_everything(page, update=not script)
    give_number(page, update=not script)
    paper = page.locator("#material-id_card")
    if script:
        choose(paper, scan("id_card"))
    else:
        paper.locator("input[type=file]").set_input_files(scan("id_card"))
        paper.locator("button.yk-noscript").click()
    expect(paper.locator(".yk-files")).to_contain_text("id_card")
    page.get_by_role("button", name="受理并打印回执").click()
    expect(page.locator("#number")).to_be_visible()


@pytest.mark.parametrize("typed", ["2026-3-17", "20260317", "3月17日", "2026年3月17日", "2026.3.17", "0317"])
def test_a_day_is_typed_as_people_write_it(sit: Sit, typed: str) -> None:
    page = sit(CLERK)
    page.clock.set_fixed_time("2026-03-20T09:00:00+08:00")
    begin(page, WANG, TITLE)
    day = control(page, "date")
    day.press_sequentially(typed)
    day.press("Enter")
    expect(day).to_have_value("2026-03-17")
    expect(control(page, "time")).to_be_focused()


def test_what_is_no_day_stays_as_it_was_typed_and_is_told(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    control(page, "date").fill("2026-02-30")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#form--date-fault")).to_contain_text("不是有效的日期")
    expect(control(page, "date")).to_have_value("2026-02-30")


def test_enter_goes_to_the_next_field_and_sends_nothing(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    control(page, "text").focus()
    address = page.url
    for name in ("long_text",):
        page.keyboard.press("Enter")
        expect(control(page, name)).to_be_focused()
    control(page, "number").focus()
    for name in ("money", "integer", "date", "time"):
        page.keyboard.press("Enter")
        expect(control(page, name)).to_be_focused()
    assert page.url == address
    assert page.locator("#faults").count() == 0


def test_alt_n_adds_a_row_where_one_types_and_goes_on_in_it(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    control(page, "rows.1.name").fill("王桂兰")
    page.keyboard.press("Alt+n")
    expect(control(page, "rows.2.name")).to_be_focused()
    expect(control(page, "rows.1.name")).to_have_value("王桂兰")


def test_ctrl_s_sets_aside_and_what_was_typed_is_there_on_another_machine(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    address = page.url
    control(page, "text").fill("王小兰")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", name="暂存")).to_be_visible()
    other = sit(CLERK)
    other.goto(address)
    expect(control(other, "text")).to_have_value("王小兰")
    stranger = sit("bai.jie")
    answer = stranger.goto(address)
    assert answer is not None
    assert answer.status == 404


def test_what_is_typed_is_kept_at_once_without_any_button(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    address = page.url
    with page.expect_response("**/refresh"):
        control(page, "text").fill("王小兰")
        control(page, "text").blur()
    expect(page.locator("#kept")).to_contain_text("已自动暂存")
    page.goto("/counter")
    page.goto(address)
    expect(control(page, "text")).to_have_value("王小兰")


def test_two_windows_of_a_draft_lose_nothing_silently(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    other = page.context.new_page()
    other.goto(page.url)
    with page.expect_response("**/refresh"):
        control(page, "text").fill("王小兰")
        control(page, "text").blur()
    control(other, "text").fill("王大兰")
    control(other, "text").blur()
    expect(other.locator("#clash")).to_contain_text("称呼：那里填的是“王小兰”")
    expect(control(other, "text")).to_have_value("王大兰")
    check_page(other, "everything-clash")
    other.get_by_role("button", name="以这里填的为准").click()
    expect(other.locator("#kept")).to_contain_text("已自动暂存")
    page.reload()
    expect(control(page, "text")).to_have_value("王大兰")


def test_a_session_that_ran_out_is_renewed_and_the_post_replayed(sit: Sit, district: District) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    for name, typed in (("text", "王小兰"), ("money", "一千")):
        with page.expect_response("**/refresh"):
            fill(page, {name: typed})
    district.clock.wait(minutes=61)
    page.get_by_role("button", name="受理并打印回执").click()
    expect(page.get_by_role("heading", name="登录", exact=True)).to_be_visible()
    page.get_by_label("账号", exact=True).fill(CLERK)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="继续提交").click()
    expect(page.locator("#faults")).to_be_focused()
    expect(control(page, "text")).to_have_value("王小兰")
    expect(control(page, "money")).to_have_value("一千")


def test_a_line_of_the_summary_opens_the_section_of_its_control(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    for name, add in (("deep_rows.1.room", "添加班级"), ("deep_rows.1.pupils.1.pupil", "添加学生")):
        press_and_see(page, add, name)
    page.get_by_role("button", name="受理并打印回执").click()
    page.locator("#form-parts > summary").click()
    expect(control(page, "deep_rows.1.pupils.1.pupil")).to_be_hidden()
    page.locator("#faults a", has_text="班级 1：学生 1：没有填学生姓名").click()
    expect(control(page, "deep_rows.1.pupils.1.pupil")).to_be_focused()


def test_a_part_that_appears_is_said_once_and_the_control_stays(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    page.locator("#form--one_of").evaluate("one => { one.dataset.same = 'yes'; }")
    page.locator("#form--one_of").focus()
    page.locator("#form--one_of").select_option(label="打电话")
    expect(control(page, "one_of.1..number")).to_be_visible()
    expect(page.locator("#form--one_of")).to_have_attribute("data-same", "yes")
    expect(page.locator("#form--one_of")).to_be_focused()


def test_a_long_list_is_found_by_initials_and_its_count_is_said(sit: Sit) -> None:
    page = sit(CLERK)
    begin(page, WANG, TITLE)
    box = control(page, "search")
    box.press_sequentially("mdj")
    expect(page.locator("#live")).to_have_text("找到 13 项")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("牡丹江市第 3 中学")
    expect(page.locator(".yk-combo:visible")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_resident_fills_in_step_by_step_and_checks_at_the_end(sit: Sit, script: bool) -> None:
    page = sit(CLERK, java_script_enabled=script)
    begin(page, WANG, TITLE)
    page.get_by_role("button", name="分步填写").click()
    expect(page.get_by_text("第 1 步，共 6 步")).to_be_visible()
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("heading", level=1, name="文字和数字")).to_be_visible()
    if script:
        check_page(page, "everything-step")
    page.get_by_role("button", name="继续").click()
    expect(page.locator("#faults")).to_contain_text("没有填称呼")
    fill(page, {name: text for name, text in SINGLE.items() if name in list(SINGLE)[:12]} | {"date": "2026-03-17"})
    pick(page.locator("#form--file"), scan("photo"))
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("heading", level=1, name="选择")).to_be_visible()
    page.goto(page.url.replace("/steps/3", "/steps/check"))
    if script:
        check_page(page, "everything-check")
    page.get_by_role("link", name="更改 文字和数字").click()
    fill(page, {"text": "王小兰"})
    page.get_by_role("button", name="保存，回到核对").click()
    expect(page.locator("#main")).to_contain_text("王小兰")
