"""Every page with invented data, judged by a browser at both widths."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.judging import DESK, check_page
from tests.ui.samples import SAMPLES, Sample
from tests.ui.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_page_is_accessible_fits_and_breaks_no_policy(page: Page, address: str, sample: Sample) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size(DESK)
    page.goto(f"{address}/{sample.name}")
    check_page(page, sample.name)
    assert said == []
