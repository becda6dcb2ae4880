"""The window's form over HTTP: 422 on the same page with everything kept, sources, drafts of one's own, two windows."""

import pytest

from tests.forms.contract import ASKED, WRONG
from tests.usecases.office import PDF, PICTURE
from tests.web.filled import CLERK, COLLEAGUE, WHOLE, Window, control_of, site_of_everything, window

EACH_TYPED = pytest.mark.parametrize("one", WRONG, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def site(read_once, tmp_path_factory, drawn):
    with site_of_everything(tmp_path_factory.mktemp("everything"), drawn) as made:
        yield made


@pytest.fixture(scope="module")
def refused(site):
    """A page that was sent empty, and what came back."""
    at = window(site)
    return at.send(at.get().page.post)


@pytest.fixture(scope="module")
def wrong(site):
    """A page that was sent with what is no answer wherever that can be typed, and what came back."""
    at = window(site, WHOLE)
    typed = {f"form.{one.name}{suffix}": text for one in WRONG for suffix, text in one.typed.items()}
    return at.send([(name, typed.get(name, text)) for name, text in at.get().page.post]), typed


def test_a_page_that_is_refused_comes_again_with_the_summary_in_focus(refused):
    assert refused.status == 422
    assert "data-focus" in control_of(refused.text, "faults")


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.name)
def test_every_line_of_the_summary_leads_to_a_control_of_the_page(refused, one):
    mine = [to for to, _ in refused.faults if to.startswith(f"#form--{one.name}")]
    assert mine
    assert {to[1:] for to in mine} <= set(refused.page.ids)


@EACH_TYPED
def test_what_is_no_answer_is_told_once_where_it_was_typed(wrong, one):
    answer, typed = wrong
    mine = [to for to, _ in answer.faults if to == f"#form--{one.name}{one.at}"]
    assert mine == [f"#form--{one.name}{one.at}"]
    for suffix in one.typed:
        assert dict(answer.page.post)[f"form.{one.name}{suffix}"] == typed[f"form.{one.name}{suffix}"]


def test_nothing_else_is_called_wrong(wrong):
    places = [to for to, _ in wrong[0].faults]
    assert sorted(places) == sorted(
        [*(f"#form--{one.name}{one.at}" for one in WRONG), "#form--person", "#material-id_card"]
    )


def test_every_answer_comes_back_as_it_was_sent(site):
    at = window(site, WHOLE)
    first = at.get().page.post
    again = at.send(first, do="refresh").page.post
    assert [pair for pair in again if pair[0] != "_page"] == [pair for pair in first if pair[0] != "_page"]


@pytest.mark.parametrize("one", [one for one in WRONG if one.single], ids=lambda one: one.name)
def test_an_answer_that_was_brought_loses_its_source_with_its_value(site, one):
    at = window(site, WHOLE, {f"/{one.name}": "人口库"})
    first = at.get()
    brought = f'<span class="from" id="form--{one.name}-from">人口库</span>'
    assert brought in first.text
    typed = [(name, one.typed[""] if name == f"form.{one.name}" else text) for name, text in first.page.post]
    again = at.send(typed, do="refresh").text
    assert brought not in again
    assert f'<span class="from differs" id="form--{one.name}-from">' in again


def test_an_answer_that_stays_as_it_was_brought_keeps_its_source(site):
    at = window(site, WHOLE, {"/money": "社保库"})
    assert '<span class="from" id="form--money-from">社保库</span>' in at.send(at.get().page.post, do="refresh").text


def test_a_draft_is_resumed_by_the_same_person_from_another_browser_and_by_nobody_else(site):
    at = window(site)
    at.send([(name, "王小兰" if name == "form.text" else text) for name, text in at.get().page.post], do="keep")
    assert dict(Window(site, CLERK, at.id).get().page.post)["form.text"] == "王小兰"
    assert Window(site, COLLEAGUE, at.id).get().status == 404
    assert Window(site, COLLEAGUE, at.id).send([("form.text", "别人")]).status == 404
    assert at.kept().value("form.text") == "王小兰"


def typed_in(page, text):
    return [(name, text if name == "form.text" else value) for name, value in page.post]


def test_a_window_that_is_behind_is_told_what_the_other_one_holds(site):
    at = window(site)
    one, other = at.get().page, at.get().page
    at.send(typed_in(one, "王小兰"), do="keep")
    told = at.send(typed_in(other, "王大兰"), do="keep")
    assert told.status == 422
    assert "称呼：那里填的是“王小兰”" in told.text
    assert dict(told.page.post)["form.text"] == "王大兰"
    assert at.kept().value("form.text") == "王小兰"


def test_a_window_that_was_told_may_write_all_the_same(site):
    at = window(site)
    one, other = at.get().page, at.get().page
    at.send(typed_in(one, "王小兰"), do="keep")
    told = at.send(typed_in(other, "王大兰"), do="keep")
    assert at.send(told.page.post, do="keep").to == "/drafts"
    assert at.kept().value("form.text") == "王大兰"


def test_a_refresh_of_a_window_that_is_behind_keeps_nothing_and_says_so(site):
    at = window(site)
    one, other = at.get().page, at.get().page
    at.send(typed_in(one, "王小兰"), "/refresh")
    told = at.send(typed_in(other, "王大兰"), "/refresh")
    assert 'hx-swap-oob="true"' in control_of(told.text, "clash")
    assert "称呼：那里填的是“王小兰”" in told.text
    assert at.kept().value("form.text") == "王小兰"


def sent_with(at, content, *, name="photo.png", path="/refresh"):
    """The page as a browser sends it with a file chosen."""
    data = {"_do": ["submit"]}
    for key, text in at.get().page.post:
        data.setdefault(key, []).append(text)
    return at.site.post(at.login, f"/drafts/{at.id}{path}", data, files={"form.file": (name, content)})


def test_a_form_with_a_file_among_its_answers_sends_it_as_one(site):
    html = control_of(window(site).get().text, "intake")
    assert 'enctype="multipart/form-data"' in html
    assert 'hx-encoding="multipart/form-data"' in html


def test_a_file_among_the_answers_is_kept_by_what_it_is_and_sent_again(site):
    at = window(site)
    assert sent_with(at, PICTURE, name="photo.exe").status_code == 200
    kept = at.kept().value("form.file")
    assert kept.startswith("data:image/png;base64,")
    assert ("form.file", kept) in at.get().page.post
    sent_with(at, PDF)
    assert at.kept().value("form.file").startswith("data:application/pdf;base64,")


@pytest.mark.parametrize("content", [b"<script>", b"%PDF-" + b"x" * 700_000], ids=["no picture", "too large"])
def test_a_file_that_is_not_taken_is_told_and_the_one_before_stays(site, content):
    at = window(site, {"file": "data:image/png;base64,AAAA"})
    answer = at._sent(sent_with(at, content, path=""))
    assert ("#form--file", "照片没有传上来，只收 700 KB 以内的 JPG、PNG、PDF") in answer.faults
    assert ("form.file", "data:image/png;base64,AAAA") in answer.page.post


def test_a_computed_value_with_decimals_is_a_valid_answer(site):
    at = window(site, {**WHOLE, "money": 1180.5})
    assert "590.25 元" in at.get().text
    assert "computed" not in str(at.send(at.get().page.post).faults)


def test_no_section_closes_while_one_fills_in_without_script(site):
    at = window(site, WHOLE)
    post = at.get().page.post
    assert 'id="form-words" open' in at.send(post, do="refresh").text
