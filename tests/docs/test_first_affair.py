"""docs/first-affair.md and its English twin are followed by somebody who does exactly what they say."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.docs.guide import Reader
from yikou.settings import HOUSE

DOCS = HOUSE / "docs"
LANGUAGES = ("first-affair.md", "first-affair.en.md")
expect.set_options(timeout=60_000)


@pytest.fixture
def newcomer(tmp_path: Path, browser: Browser) -> Iterator[Reader]:
    """Somebody with a fresh copy of the program's folder."""
    house, var = tmp_path / "house", tmp_path / "var"
    for folder in ("rules", "schemas"):
        shutil.copytree(HOUSE / folder, house / folder)
    for folder in ("ui", "seeds"):
        (house / folder).symlink_to(HOUSE / folder)
    var.mkdir()
    reader = Reader(house, var, browser)
    yield reader
    reader.stop()
    for context in browser.contexts:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", LANGUAGES)
def test_what_the_page_says_is_what_happens(newcomer, name):
    newcomer.follow((DOCS / name).read_text(encoding="utf-8"))


def test_both_languages_show_the_same_files_and_commands():
    chinese, english = ((DOCS / name).read_text(encoding="utf-8") for name in LANGUAGES)
    assert re.findall(r"^```.*?^```$", chinese, re.M | re.S) == re.findall(r"^```.*?^```$", english, re.M | re.S)
