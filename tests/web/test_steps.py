"""The same form a section at a time: names, rules and draft are those of the one page."""

import pytest

from tests.web.filled import APPLICANT, COLLEAGUE, WHOLE, Window, site_of_everything, window


@pytest.fixture(scope="module")
def site(read_once, tmp_path_factory, drawn):
    with site_of_everything(tmp_path_factory.mktemp("steps"), drawn) as made:
        yield made


def sent(at, key, do="next", **typed):
    """A step as it is drawn, sent with some controls typed over."""
    named = {f"form.{name.replace('__', '.')}": text for name, text in typed.items()}
    post = at.get(f"/steps/{key}").page.post
    return at.send([(name, named.get(name, text)) for name, text in post], f"/steps/{key}", do=do)


def test_a_step_says_which_it_is_of_how_many_and_holds_its_section_alone(site):
    first = window(site).get("/steps/1")
    assert "第 1 步，共 6 步" in first.text
    assert "form.applicant.name" in dict(first.page.post)
    assert not any(name.startswith("form.text") for name, _ in first.page.post)


def test_going_on_leads_to_the_next_step(site):
    at = window(site, {"applicant": APPLICANT})
    assert sent(at, "1").to == f"/drafts/{at.id}/steps/2"


def test_going_on_is_refused_while_something_of_the_step_is_wrong(site):
    at = window(site)
    answer = sent(at, "1", applicant__name="")
    assert answer.status == 422
    assert {to.partition("--")[2].partition("--")[0] for to, _ in answer.faults} == {"applicant"}


def test_going_back_keeps_what_is_wrong_as_it_was_typed(site):
    at = window(site, WHOLE)
    assert sent(at, "2", do="back", money="一千").to == f"/drafts/{at.id}/steps/1"
    assert dict(at.get("/steps/2").page.post)["form.money"] == "一千"


def test_steps_fill_one_draft_that_the_one_page_shows(site):
    at = window(site, WHOLE)
    sent(at, "1", applicant__address="河沟街 15 号")
    sent(at, "2", text="王小兰")
    whole = dict(at.get().page.post)
    assert (whole["form.applicant.address"], whole["form.text"]) == ("河沟街 15 号", "王小兰")
    assert whole["form.email"] == "a@example.com"


def test_a_row_is_added_on_a_step_without_script(site):
    at = window(site, WHOLE)
    answer = sent(at, "4", do="add:form.rows")
    assert "form.rows.3.name" in dict(answer.page.post)
    assert "form.text" not in dict(answer.page.post)


def test_the_first_row_and_defaults_wait_on_a_step_that_nobody_has_seen(site):
    at = window(site, {"applicant": APPLICANT})
    sent(at, "1")
    assert "form.rows.1.name" in dict(at.get("/steps/4").page.post)


def test_all_answers_are_checked_with_a_link_to_change_each_part(site):
    at = window(site, WHOLE)
    check = at.get("/steps/check")
    assert "1,180.50 元" in check.text
    assert f'href="/drafts/{at.id}/steps/4?back=check"' in check.text


def test_a_part_that_was_changed_leads_back_to_the_check(site):
    at = window(site, WHOLE)
    post = at.get("/steps/1?back=check").page.post
    assert at.send(post, "/steps/1", do="next").to == f"/drafts/{at.id}/steps/check"


def test_what_is_wrong_at_the_end_leads_to_its_step(site):
    at = window(site, {**WHOLE, "money": None})
    answer = at.send(at.get("/steps/check").page.post, "/steps/check")
    assert answer.status == 422
    assert (f"/drafts/{at.id}/steps/2?back=check#form--money", "没有填存款") in answer.faults
    assert (f"/drafts/{at.id}/steps/papers?back=check#material-id_card") in [to for to, _ in answer.faults]
    assert "没有填存款" in at.get("/steps/2?back=check").text


def test_two_windows_of_steps_do_not_write_over_each_other(site):
    at = window(site, WHOLE)
    other = at.get("/steps/2").page.post
    sent(at, "2", text="王小兰")
    told = at.send([(name, "王大兰" if name == "form.text" else text) for name, text in other], "/steps/2", do="next")
    assert told.status == 422
    assert "称呼：那里填的是“王小兰”" in told.text


def test_a_refresh_keeps_the_step_and_leaves_the_other_answers(site):
    at = window(site, WHOLE)
    sent(at, "1", do="keep")
    answer = at.send(at.get("/steps/2").page.post, "/steps/2/refresh", do="")
    assert answer.status == 200
    assert at.kept().value("form.applicant.name") == "王桂兰"


@pytest.mark.parametrize("key", ["0", "9", "x", ""])
def test_no_such_step_is_not_found(site, key):
    assert window(site).get(f"/steps/{key}").status == 404


def test_steps_are_of_ones_own_draft_alone(site):
    at = window(site)
    assert Window(site, COLLEAGUE, at.id).get("/steps/1").status == 404
