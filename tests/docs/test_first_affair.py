"""docs/first-affair.md is followed by somebody who does exactly what it says; its English twin says the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.docs.guide import Reader, steps
from tests.houses import house_with
from yikou.settings import HOUSE

DOCS = HOUSE / "docs"
expect.set_options(timeout=60_000)


def texts() -> tuple[str, str]:
    """The Chinese document and the English one."""
    return tuple((DOCS / name).read_text(encoding="utf-8") for name in ("first-affair.md", "first-affair.en.md"))


@pytest.fixture
def newcomer(tmp_path: Path, browser: Browser) -> Iterator[Reader]:
    """Somebody with a fresh copy of the program's folder."""
    var = tmp_path / "var"
    var.mkdir()
    reader = Reader(house_with(tmp_path / "house", "first-child-certificate"), var, browser)
    yield reader
    reader.stop()
    for context in browser.contexts:
        context.close()


@pytest.mark.browser
def test_what_the_page_says_is_what_happens(newcomer):
    newcomer.follow(texts()[0])


def test_both_languages_show_the_same_files_and_commands():
    chinese, english = texts()
    assert re.findall(r"^```.*?^```$", chinese, re.M | re.S) == re.findall(r"^```.*?^```$", english, re.M | re.S)


def test_both_languages_lead_through_the_same_steps():
    chinese, english = map(steps, texts())
    assert len(chinese) > 50
    assert chinese == english
