"""A form of forty fields, interrupted in every way in which a day at the window interrupts: nothing typed is lost, and
it becomes one case."""

import re
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.district import PASSWORD, District, served
from tests.browser.doing import begin, fill, sign_in
from tests.browser.families import WANG, add_papers
from tests.forms.forty import NAMES, TITLE, house_of_forty

pytestmark = pytest.mark.browser
CLERK = "lin.xiaoyan"
TYPED = {name: f"填在 {name}" for name in NAMES}


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """A district whose only affair asks for forty things."""
    folder = house_of_forty(tmp_path_factory.mktemp("house"))
    with served(tmp_path_factory.mktemp("var"), folder=folder) as district:
        yield district


def type_in(page: Page, names: Sequence[str]) -> None:
    fill(page, {name: TYPED[name] for name in names})


def holds(page: Page, names: Sequence[str]) -> bool:
    """Whether the page shows what was typed in these fields, and waits until it does."""
    for name in names:
        expect(page.locator(f"[name='form.{name}']")).to_have_value(TYPED[name])
    return True


def kept(page: Page) -> None:
    """Waits until the last change has been answered."""
    expect(page.locator("#intake")).not_to_have_class(re.compile("htmx-request"))


def sign_in_and_go_on(page: Page) -> None:
    page.get_by_label("账号", exact=True).fill(CLERK)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="继续提交").click()


@pytest.fixture
def page(browser: Browser, district: District) -> Iterator[Page]:
    """A clerk's page in a browser whose console may complain: the network goes away."""
    with browser.new_context(locale="zh-CN", base_url=district.address) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        sign_in(page, CLERK)
        yield page


def test_forty_fields_interrupted_five_times_lose_nothing_and_make_one_case(page: Page, district: District) -> None:
    begin(page, WANG, TITLE)
    draft = page.url
    type_in(page, NAMES[:8])

    # Signed out in another tab, while one types on.
    other = page.context.new_page()
    other.goto("/counter")
    other.locator(".yk-drop--account summary").click()
    other.get_by_role("button", name="退出").click()
    expect(other.get_by_role("heading", name="登录", exact=True)).to_be_visible()
    other.close()
    type_in(page, NAMES[8:9])
    sign_in_and_go_on(page)
    expect(page).to_have_url(draft)
    assert holds(page, NAMES[:9])
    type_in(page, NAMES[9:14])

    # The network goes away while one types, and even the button is pressed.
    page.context.set_offline(True)
    type_in(page, NAMES[14:20])
    page.get_by_role("button", name="受理并打印回执").click()
    expect(page.locator("#live")).to_contain_text("没有连上服务器")
    assert holds(page, NAMES[:20])
    type_in(page, NAMES[20:22])
    with page.expect_response(lambda answer: answer.url.endswith("/refresh") and answer.ok):
        page.context.set_offline(False)
    kept(page)

    # A second tab shows all of it, and goes on; the first one may not write over that unseen.
    second = page.context.new_page()
    second.goto(draft)
    assert holds(second, NAMES[:22])
    type_in(second, NAMES[22:30])
    kept(second)
    page.locator(f"[name='form.{NAMES[30]}']").fill("写在旧页上")
    page.locator(f"[name='form.{NAMES[30]}']").blur()
    expect(page.get_by_role("link", name="改用那里填的")).to_be_visible()
    page.get_by_role("link", name="改用那里填的").click()
    second.close()
    assert holds(page, NAMES[:30])

    # Away and back again.
    type_in(page, NAMES[30:])
    kept(page)
    page.goto("/counter")
    page.go_back()
    assert holds(page, NAMES)

    # Two clicks, and back, and once more.
    add_papers(page, "id_card")
    page.get_by_role("button", name="受理并打印回执").dblclick()
    number = page.locator("#number").inner_text()
    page.go_back()
    expect(page.locator("#number")).to_have_text(number)
    page.goto(draft)
    expect(page.locator("#number")).to_have_text(number)
    with district.house.store.session() as s:
        assert s.rows("select number from cases") == [(number,)]
    page.goto(f"/cases/{number}")
    for text in TYPED.values():
        expect(page.locator("#main")).to_contain_text(text)
