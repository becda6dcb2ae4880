"""Every page is judged somewhere: by axe, at the width of a desk and of a phone."""

from pathlib import Path

from tests.ui.judged import ANSWERS, DOWNLOADS, NO_PAGES, PAGES, Story
from tests.ui.samples import SAMPLES
from yikou.web.app import GROUPS

TEMPLATES = Path(__file__).parents[2] / "ui" / "templates"
STORIES = Path(__file__).parents[1] / "browser"
BY_NAME = {sample.name: sample for sample in SAMPLES}


def test_every_page_of_the_application_has_its_line():
    paths = {page.path for group in GROUPS for page in group if page.method == "GET"}
    assert {path for path in paths if not path.endswith(DOWNLOADS)} == {*PAGES, *NO_PAGES}


def test_no_two_samples_share_a_name():
    assert len(BY_NAME) == len(SAMPLES)


def test_a_line_names_a_sample_that_there_is_or_a_story_that_judges():
    for where in (*PAGES.values(), *ANSWERS.values()):
        if isinstance(where, Story):
            assert f'check_page(page, "{where.name}")' in (STORIES / where.file).read_text(encoding="utf-8")
        else:
            assert where in BY_NAME


def test_every_template_of_a_page_is_judged():
    pages = {path for path in TEMPLATES.glob("pages/**/*.html") if "{% extends" in path.read_text(encoding="utf-8")}
    in_stories = {where.template for where in (*PAGES.values(), *ANSWERS.values()) if isinstance(where, Story)}
    assert {str(path.relative_to(TEMPLATES)) for path in pages} == {sample.template for sample in SAMPLES} | in_stories
