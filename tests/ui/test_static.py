import hashlib
import json
import re
from pathlib import Path

import pytest

from yikou.usecases.case.views_verbs import VERB_ICONS

UI = Path(__file__).parents[2] / "ui"
VENDOR = UI / "static" / "vendor"
LISTED = json.loads((VENDOR / "VENDOR.json").read_text())
SPRITE = (UI / "static" / "icons.svg").read_text()
TEMPLATES = "\n".join(path.read_text() for path in sorted((UI / "templates").rglob("*.html")))
FORMS = Path(__file__).parents[2] / "platform" / "yikou" / "forms"
SAMPLES = "\n".join(path.read_text() for path in sorted(Path(__file__).parent.glob("samples*.py")))
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


@pytest.mark.parametrize("item", LISTED, ids=lambda item: item["name"])
def test_a_vendored_file_is_the_one_that_is_listed(item: dict[str, str]) -> None:
    content = (VENDOR / item["file"]).read_bytes()
    assert item["sha256"] in (hashlib.sha256(content).hexdigest(), "")
    assert (VENDOR / item["licence_file"]).read_text().strip()


def test_every_vendored_file_is_listed() -> None:
    known = {"VENDOR.json", *(item["file"] for item in LISTED), *(item["licence_file"] for item in LISTED)}
    assert {path.name for path in VENDOR.iterdir()} <= known


def test_the_sprite_holds_the_symbols_in_use_and_no_others() -> None:
    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', SPRITE))
    forms = "\n".join(path.read_text() for path in (*FORMS.glob("*.py"), FORMS.parent / "usecases" / "shell.py"))
    named = set(re.findall(r"""["'#]([a-z][a-z-]+)["']""", TEMPLATES + SAMPLES + forms)) | set(VERB_ICONS.values())
    assert set(re.findall(r"""icon\(["']([a-z-]+)["']""", TEMPLATES + forms)) | set(VERB_ICONS.values()) <= drawn
    assert drawn <= named


def test_style_sheets_need_nothing_that_a_counter_browser_lacks() -> None:
    ours = (UI / "static" / "yikou.css").read_text()
    kit = (VENDOR / "bootstrap.min.css").read_text()
    for missing in ("light-dark(", "color-mix(", "oklch(", "url(data:", "url('data:", 'url("data:', "@import"):
        assert missing not in ours + kit


def test_colours_stand_in_the_token_block_only() -> None:
    rules = (UI / "static" / "yikou.css").read_text().split("/* base */")[1]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", rules) == []


def test_every_text_of_a_template_is_marked_for_translation() -> None:
    outside = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", TEMPLATES, flags=re.DOTALL)
    languages = ">中文<"
    assert re.findall(r"[\u4e00-\u9fff]+", outside.replace(languages, "").replace("}中文<", "")) == []


def test_every_chinese_text_inside_a_tag_goes_through_the_translator() -> None:
    inside = re.findall(r"\{\{.*?\}\}|\{%.*?%\}", TEMPLATES, flags=re.DOTALL)
    marked = re.compile(r"""_\((["']).*?\1\)""", re.DOTALL)
    assert [tag for tag in inside if re.search(r"[\u4e00-\u9fff]", marked.sub("", tag))] == []


def test_the_accessibility_checker_is_the_one_that_is_named() -> None:
    checker = Path(__file__).parents[1] / "browser" / "axe.min.js"
    text = checker.read_text()
    assert "axe v4.14.1" in text[:40]
    assert hashlib.sha256(text.encode()).hexdigest() == AXE_SHA256
    assert (checker.parent / "axe.LICENSE").read_text().strip()
