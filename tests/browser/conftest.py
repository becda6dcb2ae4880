"""A served district per file, and a seat per person: a browser of one's own, signed in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.district import District, copied
from tests.browser.doing import sign_in
from tests.browser.judging import DESK

Sit = Callable[..., Page]
PATIENCE = 20_000
"""Milliseconds that a page may take while other tests use the machine too."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def district(prepared: Path | str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """The demo district without cases; its clock stands on Tuesday, 17 March 2026."""
    with copied(prepared, tmp_path_factory.mktemp("var")) as district:
        yield district


@pytest.fixture
def sit(browser: Browser, district: District) -> Iterator[Sit]:
    """`sit("lin.xiaoyan")` gives that person's page; whatever a console complains of fails the test at its end."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _is_refusal(message.text):
            said.append(message.text)

    def open_seat(login: str = "", **options: object) -> Page:
        context = browser.new_context(locale="zh-CN", viewport=DESK, base_url=district.address, **options)
        context.set_default_timeout(PATIENCE)
        context.on("console", listen)
        context.on("weberror", lambda error: said.append(str(error.error)))
        contexts.append(context)
        page = context.new_page()
        if login:
            sign_in(page, login)
        return page

    yield open_seat
    for context in contexts:
        context.close()
    assert said == []


def _is_refusal(text: str) -> bool:
    """Chromium writes every answer of 4xx to its console; a page that refuses is none the worse for it."""
    return text.startswith("Failed to load resource: the server responded with a status of 4")
