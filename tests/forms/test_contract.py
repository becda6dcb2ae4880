"""Every type of field keeps one contract: label, hint, error, keyboard, mask, source, round trip."""

import re

import pytest

from tests.forms.browser import Page
from tests.forms.contract import ANSWERS, ASKED, BY_NAME, HINT, TYPES, WRONG, properties, whole
from tests.forms.make import record
from yikou.forms import compile_form

EACH = pytest.mark.parametrize("one", TYPES, ids=lambda one: one.name)
EACH_ASKED = pytest.mark.parametrize("one", ASKED, ids=lambda one: one.name)
EACH_TYPED = pytest.mark.parametrize("one", WRONG, ids=lambda one: one.name)
FOCUSABLE = re.compile(r"<(?:input(?![^>]*type=\"hidden\")|select|textarea|button|summary)\b[^>]*>")
ABOUT = {name: part for name, part in whole().items() if name not in ("type", "properties", "unevaluatedProperties")}
FORM = compile_form(record(properties(), **ABOUT), rules=lambda _, scope: scope["form"].get("money", 0) / 2)


def wrong_post(one):
    """The page of all answers, sent with what is no answer to one of them."""
    typed = {f"form.{one.name}{suffix}": text for suffix, text in one.typed.items()}
    post = Page(FORM.page(ANSWERS)).post
    assert typed.keys() <= {name for name, _ in post}
    return [(name, typed.get(name, text)) for name, text in post]


def drawn_empty():
    bound = FORM.bind(Page(FORM.page({})).post)
    errors = FORM.settle(bound.answers).errors
    return Page(FORM.page(bound, errors=errors)), FORM.faults(errors, bound)


@EACH
def test_it_has_its_label(one):
    html = FORM.page(ANSWERS)
    page = Page(html)
    is_named = page.labels.get(f"form--{one.name}", "").strip().startswith(one.schema["title"])
    assert is_named or re.search(
        rf"<legend[^>]*>\s*{one.schema['title']}|<span>{one.schema['title']} <output", str(html)
    )


@EACH
def test_its_hint_is_read_with_it(one):
    html = str(FORM.page(ANSWERS))
    if one.name != "computed":
        assert f'<p class="yk-hint" id="form--{one.name}-hint">{HINT}</p>' in html
        assert f'aria-describedby="form--{one.name}-hint' in html


@EACH_ASKED
def test_left_empty_it_says_so_at_its_control(one):
    page, faults = drawn_empty()
    mine = [(target, said) for target, said in faults if target.startswith(f"form--{one.name}")]
    assert mine
    for target, said in mine:
        assert one.schema["title"] in said
        assert target in page.ids
        assert f"{target}-fault" in page.ids


@EACH_TYPED
def test_what_is_no_answer_is_told_at_its_control_and_stays_as_it_was_typed(one):
    bound = FORM.bind(wrong_post(one))
    errors = bound.with_invalid(FORM.settle(bound.answers).errors)
    page = Page(FORM.page(bound, errors=errors))
    target = f"form--{one.name}{one.at}"
    assert target in [found for found, _ in FORM.faults(errors, bound)]
    assert page.elements[target]["aria-invalid"] == "true"
    assert f"{target}-fault" in page.elements[target]["aria-describedby"].split()
    assert dict(page.post)[f"form.{one.name}{next(iter(one.typed))}"] == next(iter(one.typed.values()))


@EACH
def test_its_controls_are_reached_by_tab_in_the_order_of_the_page(one):
    controls = FOCUSABLE.findall(str(FORM.page(ANSWERS)))
    assert [tag for tag in controls if "tabindex" in tag and 'aria-hidden="true"' not in tag] == []
    mine = [tag for tag in controls if re.search(rf'(?:id|name)="form(?:--|\.){one.name}\b', tag)]
    assert mine or one.name == "computed"
    assert [tag for tag in mine if "disabled" in tag] == []


@EACH
def test_the_source_of_an_answer_that_was_brought_is_said(one):
    if one.value is None or not one.single or one.name in ("consent", "const"):  # never brought from anywhere
        return
    html = str(FORM.page(ANSWERS, prefilled={f"/{one.name}": "人口库"}))
    assert len(re.findall(r'<span class="from" id="[a-z_-]+-from">人口库</span>', html)) == 1


@EACH
def test_it_comes_back_as_it_was_answered(one):
    bound = FORM.bind(Page(FORM.page(ANSWERS)).post)
    assert bound.errors == ()
    assert bound.answers.get(one.name) == (one.value if one.value is not None else None)


@EACH
def test_masked_it_shows_none_of_its_figures(one):
    if one.value is None or one.name in ("const", "password", "file"):  # never shown, or known to everybody
        return
    shown = str(FORM.show({one.name: one.value}, masked=[f"/{one.name}"]))
    plain = str(FORM.show({one.name: one.value}))
    assert shown != plain, plain


def test_a_form_of_every_type_is_valid_as_a_whole():
    assert FORM.settle(FORM.bind(Page(FORM.page(ANSWERS)).post).answers).errors == ()


def test_every_id_of_the_page_stands_once_and_whatever_it_names_is_there():
    bound = FORM.bind(Page(FORM.page({})).post)
    html = str(FORM.page(bound, errors=FORM.settle(bound.answers).errors))
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    named = re.findall(r'(?:aria-describedby|for|list)="([^"]+)"', html)
    assert {id_ for names in named for id_ in names.split()} <= set(page.ids)


def test_a_mask_of_one_column_leaves_the_others():
    shown = FORM.show({"rows": BY_NAME["rows"].value}, masked=["/rows/name"])
    assert "王桂兰" not in shown
    assert "1,180.50" in shown
