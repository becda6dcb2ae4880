from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.forms.make import form
from tests.ui.serving import served

pytestmark = pytest.mark.browser
UNITS = [{"const": f"u{n}", "title": f"单位 {n}"} for n in range(100)]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page with one long list, as the form draws it."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}/inbox")
    html = form({"a": {"type": "string", "title": "单位", "oneOf": UNITS}}).page({})
    page.evaluate("html => { document.getElementById('main').innerHTML = `<form>${html}</form>`; }", str(html))
    yield page
    context.close()


def test_a_long_list_is_narrowed_by_typing_and_chosen_by_keys(page: Page) -> None:
    field = page.get_by_label("单位")
    field.focus()
    expect(field).to_have_role("combobox")
    field.press_sequentially("9")
    expect(page.get_by_role("option")).to_have_count(19)
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text("单位 19")
    field.press("Enter")
    expect(field).to_have_value("单位 19")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_escape_closes_a_long_list_and_keeps_what_was_typed(page: Page) -> None:
    field = page.get_by_label("单位")
    field.focus()
    field.press_sequentially("单位 4")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("单位 4")
    expect(field).to_be_focused()


def test_a_long_list_is_chosen_by_a_click(page: Page) -> None:
    field = page.get_by_label("单位")
    field.focus()
    field.press_sequentially("42")
    page.get_by_role("option", name="单位 42").click()
    expect(field).to_have_value("单位 42")
