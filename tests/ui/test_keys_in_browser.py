from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


def test_slash_goes_to_the_search_from_anywhere(page: Page, address: str) -> None:
    page.goto(f"{address}/inbox")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("j/k?")
    expect(page.locator("#find")).to_have_value("j/k?")


def test_question_mark_shows_the_keys(page: Page, address: str) -> None:
    page.goto(f"{address}/inbox")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_j_and_k_move_the_cursor_and_x_selects(page: Page, address: str) -> None:
    page.goto(f"{address}/inbox")
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    expect(page.locator("tr.is-cursor")).to_have_id("row-LN02-2026-00590-2")
    page.keyboard.press("x")
    expect(page.get_by_role("region", name="批量办理")).to_contain_text("已选 1 件")
    page.keyboard.press("Escape")
    expect(page.locator("[data-batch]")).to_be_hidden()


def test_a_refresh_leaves_the_cursor_where_it_is_and_marks_what_is_new(page: Page, address: str) -> None:
    page.goto(f"{address}/inbox")
    page.evaluate("document.querySelector('#row-CK03-2026-00088-7').remove()")
    page.keyboard.press("j")
    page.evaluate("htmx.ajax('GET', '/inbox', {target: '#rows', swap: 'outerHTML', select: '#rows'})")
    expect(page.locator("#row-CK03-2026-00088-7")).to_contain_text("刚到")
    expect(page.locator("tr.is-cursor")).to_have_id("row-HJ07-2026-00131-4")
    expect(page.locator("#row-HJ07-2026-00131-4 a.main")).to_be_focused()
    expect(page.locator("#arrived")).to_contain_text("新到 1 件")
    expect(page.locator("tr[data-row]").last).to_have_id("row-CK03-2026-00088-7")


def test_a_letter_moves_to_the_verb_and_sends_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/case")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.keyboard.press("a")
    expect(page.locator("#act-12-approve")).to_be_focused()
    page.keyboard.press("l")
    expect(page.locator("#act-12-refer")).to_have_attribute("open", "")
    assert "POST" not in sent


def test_the_list_of_papers_follows_the_keys_that_leaf_through_them(page: Page, address: str) -> None:
    shown = '<figure class="yk-viewer" id="viewer" data-shows="k3"></figure>'
    page.goto(f"{address}/case")
    page.route("**/viewer?**", lambda route: route.fulfill(body=shown, content_type="text/html"))
    page.evaluate("document.querySelector('.yk-papers > .yk-list').style.maxHeight = '60px'")
    page.locator("#viewer").scroll_into_view_if_needed()
    page.keyboard.press("]")
    current = page.locator(".yk-papers > .yk-list [aria-current]")
    expect(current).to_have_text("流水.pdf")
    expect(current).to_be_in_viewport()


def test_letters_do_nothing_once_they_are_switched_off(page: Page, address: str) -> None:
    page.goto(f"{address}/case")
    page.evaluate("document.body.removeAttribute('data-shortcuts')")
    page.keyboard.press("a")
    expect(page.locator("#act-12-approve")).not_to_be_focused()


def test_enter_goes_to_the_next_field_of_a_form(page: Page, address: str) -> None:
    page.goto(f"{address}/intake")
    page.locator("#f-name").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-id")).to_be_focused()


def test_errors_have_the_focus_and_lead_to_their_fields(page: Page, address: str) -> None:
    page.goto(f"{address}/intake-errors")
    expect(page.locator("#faults")).to_be_focused()
    page.get_by_role("link", name="身份证号少一位").click()
    expect(page.locator("#f-id")).to_be_focused()


def test_a_second_click_sends_nothing_more_and_the_button_keeps_its_name(page: Page, address: str) -> None:
    posted: list[str] = []
    page.goto(f"{address}/intake")
    page.route("**/drafts/**", lambda route: (posted.append(route.request.post_data or ""), route.fulfill(status=204)))
    button = page.get_by_role("button", name="受理并打印回执")
    button.click(no_wait_after=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(no_wait_after=True, force=True)
    assert len(posted) == 1
    assert "_do=submit" in posted[0]


def test_an_error_from_a_part_is_shown_above_and_what_was_typed_stays(page: Page, address: str) -> None:
    page.goto(f"{address}/intake")
    page.locator("#f-name").fill("王桂兰兰")
    page.route("**/refresh", lambda route: route.fulfill(status=409, body="<div><h1>有人先办了</h1></div>"))
    page.evaluate("htmx.ajax('POST', '/refresh', {source: '#f-name', swap: 'none'})")
    expect(page.locator("#oops h1")).to_have_text("有人先办了")
    expect(page.locator("#f-name")).to_have_value("王桂兰兰")


def test_leaving_with_unsaved_work_is_asked_about(page: Page, address: str) -> None:
    asked: list[str] = []
    page.goto(f"{address}/intake")
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#f-name").fill("王桂兰兰")
    page.goto(f"{address}/inbox")
    assert asked == ["beforeunload"]


def test_a_page_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/intake")
    expect(page.get_by_role("button", name="上传家庭经济状况核对授权书")).to_be_visible()
    page.goto(f"{address}/case")
    page.locator("summary", has_text="送主管领导").click()
    expect(page.get_by_role("button", name="送主管领导")).to_be_visible()
    context.close()


def test_arrows_go_through_the_tree_of_orgs(page: Page, address: str) -> None:
    page.goto(f"{address}/manage-orgs")
    page.get_by_role("link", name="花园街道 31").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="春晖社区 6")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("link", name="南岗区政务服务中心 148")).to_be_focused()
