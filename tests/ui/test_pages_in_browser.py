import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.ui.samples import SAMPLES, Sample
from tests.ui.serving import served

AXE = Path(__file__).parents[1] / "browser" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = "levels => axe.run(document, {runOnly: {type: 'tag', values: levels}})"
DESK, PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}

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
    page.evaluate(AXE.read_text())
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        _keep_picture(page, f"{sample.name}-{size['width']}")
        assert _violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert said == []


def _violations(page: Page) -> list[tuple[str, list[str]]]:
    found = page.evaluate(RUN_AXE, LEVELS)["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]


def _keep_picture(page: Page, name: str) -> None:
    folder = os.environ.get("YIKOU_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
