"""The regions of a page and the order of actions, as the visual target has them. Titles are read in page order."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment

from tests.ui.samples import CASE, SAMPLES
from yikou.web.templates import make_environment, render

UI = Path(__file__).parents[2] / "ui"
REGIONS = {
    "counter": ["窗口受理", "王桂兰", "办之前请看", "以前办过", "办哪件事？"],
    "intake-errors": ["最低生活保障申请", "还不能受理，有", "材料", "不予受理"],
    "inbox": ["待办"],
    "case": ["申请表", "材料", "意见", "政策依据", "流转记录", "我现在可以", "时限", "办件的路"],
}
ACTIONS = {
    "intake-errors": ["submit", "register", "keep", "told", "steps"],
}


@pytest.fixture(scope="module")
def env() -> Environment:
    return make_environment(UI, zone=ZoneInfo("Asia/Shanghai"), static_url="/static/0/{}".format)


def page_of(env: Environment, name: str) -> str:
    sample = next(sample for sample in SAMPLES if sample.name == name)
    return render(env, sample.template, sample.context)


def titles(page: str) -> list[str]:
    found = re.findall(r"<h[123][^>]*>(.*?)</h[123]>", page, re.S)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in found]


@pytest.mark.parametrize("name", REGIONS)
def test_the_regions_of_a_page_stand_in_their_order(env: Environment, name: str) -> None:
    found = titles(page_of(env, name))
    places = [next(n for n, title in enumerate(found) if title.startswith(wanted)) for wanted in REGIONS[name]]
    assert places == sorted(places), found


def test_the_form_ends_with_its_actions_the_solid_one_first(env: Environment) -> None:
    bar = page_of(env, "intake-errors").partition('id="bar"')[2]
    assert re.findall(r'name="_do" value="([a-z]+)"', bar) == ACTIONS["intake-errors"]
    assert bar.index("btn-primary") < bar.index("btn-plain")


def test_the_verbs_of_a_case_stand_in_the_order_of_the_definition(env: Environment) -> None:
    given = [verb.title for verb in CASE.tasks[0].verbs]
    panel = page_of(env, "case").partition('id="do-title"')[2]
    places = [panel.index(f"<b>{title}</b>") for title in given]
    assert places == sorted(places)


def test_a_list_shows_lane_and_clock_before_everything_else(env: Environment) -> None:
    heads = re.findall(r"<th[^>]*>(.*?)</th>", page_of(env, "inbox"), re.S)
    shown = [re.sub(r"<[^>]+>", "", head).strip() for head in heads]
    assert [head for head in shown if head] == [
        "通道",
        "本环节时限",
        "事项",
        "办件号",
        "申请人",
        "环节",
        "来自",
        "到达",
    ]


def test_the_address_book_begins_with_its_search_and_what_was_found_comes_before_the_tree(env: Environment) -> None:
    whole, sought = page_of(env, "people"), page_of(env, "people-none")
    assert whole.index('role="search"') < whole.index("data-tree") < whole.index('id="who"')
    assert sought.index('role="search"') < sought.index('id="who"') < sought.index("data-tree")
