import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, UndefinedError

from tests.ui.samples import INBOX, SAMPLES, Sample, desk_shell, map_texts
from tests.ui.samples_around import TOLD
from yikou.usecases.case.views_verbs import KeptView
from yikou.web.templates import make_environment, render

UI = Path(__file__).parents[2] / "ui"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def env() -> Environment:
    return make_environment(UI, zone=ZoneInfo("Asia/Shanghai"), static_url="/static/0/{}".format)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_page_shows_everything_that_its_view_may_hold(env: Environment, sample: Sample) -> None:
    page = render(env, sample.template, sample.context)
    assert page.startswith("<!doctype html>")
    assert "Undefined" not in page


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_script_in_any_text_is_shown_and_never_run(env: Environment, sample: Sample) -> None:
    hostile = map_texts(sample.context["view"], lambda text: text + SCRIPT if text else text)
    page = render(env, sample.template, {**sample.context, "view": hostile})
    assert SCRIPT not in page


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_nothing_on_a_page_needs_an_unsafe_content_policy(env: Environment, sample: Sample) -> None:
    page = render(env, sample.template, sample.context)
    for forbidden in (" style=", "<style", "<script>", "hx-on", "javascript:", "data:", " onclick", " onchange"):
        assert forbidden not in page, forbidden


def test_a_fragment_is_a_block_of_its_page(env: Environment) -> None:
    context = {"view": INBOX, "shell": None, "csrf": "token"}
    fragment = render(env, "pages/desk/inbox.html", context, block="rows")
    assert "<html" not in fragment
    assert "row-HJ07-2026-00131-4" in fragment


@pytest.mark.parametrize(
    ("sample", "block"),
    [
        ("intake-errors", "materials"),
        ("intake-errors", "missing"),
        ("intake", "kept"),
        ("error-409", "content"),
    ],
)
def test_a_part_needs_no_frame_around_it(env: Environment, sample: str, block: str) -> None:
    found = next(one for one in SAMPLES if one.name == sample)
    assert render(env, found.template, {**found.context, "shell": None}, block=block).strip()


def test_the_viewer_and_what_was_kept_are_parts_by_themselves(env: Environment) -> None:
    case = next(one for one in SAMPLES if one.name == "case").context["view"]
    viewer = render(env, "pages/case/viewer.html", {"view": case}, block="viewer")
    assert 'hx-get="/cases/DB01-2026-00318/viewer?paper=k2&amp;page=3"' in viewer
    told = KeptView(case.number, "12", case.ledger[0].at, case.tasks[0].verbs)
    kept = render(env, "pages/case/kept.html", {"view": told}, block="kept")
    assert 'id="act-12-supplement-effects" hx-swap-oob="true"' in kept


def test_the_bell_brings_the_counts_of_the_side_navigation(env: Environment) -> None:
    shell = desk_shell("/desk")
    part = render(env, "pages/bell.html", {"view": shell, "csrf": "token", "shell": None}, block="bell")
    page = render(env, "pages/messages.html", {"view": TOLD, "csrf": "token", "shell": shell})
    counts = re.findall(r'id="(count[^"]*)" hx-swap-oob', part)
    assert counts
    assert all(f'id="{name}"' in page for name in counts)


def test_a_name_that_a_view_lacks_is_an_error(env: Environment) -> None:
    with pytest.raises(UndefinedError):
        env.from_string("{{ view.no_such_thing }}").render(view=INBOX)


def test_a_symbol_that_the_sprite_lacks_is_an_error(env: Environment) -> None:
    with pytest.raises(ValueError, match="no symbol"):
        env.from_string("{{ icon('no-such-symbol') }}").render()


def test_every_component_is_known_by_its_file_name(env: Environment) -> None:
    names = {path.stem for path in (UI / "templates" / "components").glob("*.html")}
    assert names <= set(env.globals)


def test_a_section_folds_to_one_line(env: Environment) -> None:
    page = env.from_string('{% call section("家庭成员", "2", "3 人", "done", open=false) %}里面{% endcall %}').render()
    assert "<summary>" in page
    assert "3 人" in page
    assert " open" not in page


def test_a_number_leads_to_its_cases(env: Environment) -> None:
    page = env.from_string('{{ stat(13, "超期", "/desk?light=late", kind="late") }}').render()
    assert 'href="/desk?light=late"' in page


def test_a_document_carries_its_seal_and_a_code_without_inline_style(env: Environment) -> None:
    output = next(one for one in SAMPLES if one.name == "output")
    page = render(env, output.template, output.context)
    assert 'class="yk-seal"' in page
    assert 'class="yk-qr"' in page


def test_english_has_a_form_for_one_and_one_for_many() -> None:
    english = make_environment(UI, "en", zone=ZoneInfo("Asia/Shanghai"), static_url="/static/0/{}".format)
    batch = next(sample for sample in SAMPLES if sample.name == "batch")
    page = render(english, batch.template, batch.context)
    assert "1 case can be done." in page
    assert "cases can be done" not in page
