"""Every construct is drawn, sent back as it was entered, judged, and shown; its error stands at its control."""

import pytest

from tests.forms.browser import Page
from tests.forms.constructs import CONSTRUCTS
from tests.forms.make import form

EACH = pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
FORMS = {}


def made(construct):
    if construct.name not in FORMS:
        FORMS[construct.name] = form(construct.properties, **construct.more)
    return FORMS[construct.name]


@EACH
def test_every_construct_has_its_controls(construct):
    page = Page(made(construct).page(construct.value))
    drawn = {id_: page.elements[f"form--{id_}"] for id_ in construct.controls if f"form--{id_}" in page.ids}
    found = {id_: e.get("type", e["tag"]) if e["tag"] == "input" else e["tag"] for id_, e in drawn.items()}
    assert found == construct.controls
    assert len(page.ids) == len(set(page.ids))


@EACH
def test_what_is_answered_is_sent_back_and_is_valid(construct):
    whole = made(construct)
    bound = whole.bind(Page(whole.page(construct.value)).post)
    assert (bound.answers, bound.errors) == (construct.value, ())
    assert whole.check(bound.answers) == ()


@EACH
def test_a_page_drawn_from_a_post_posts_the_same(construct):
    whole = made(construct)
    bound = whole.bind(Page(whole.page(construct.value)).post)
    again = whole.bind(Page(whole.page(bound)).post)
    assert again.answers == construct.value


@EACH
def test_nothing_is_left_of_an_empty_page_but_what_is_fixed(construct):
    whole = made(construct)
    bound = whole.bind(Page(whole.page({})).post)
    assert bound.errors == ()
    assert set(bound.answers) <= {n for n, s in construct.properties.items() if "const" in s} | set(
        construct.more.get("required", ())
    )


@EACH
def test_an_error_stands_at_its_control(construct):
    whole = made(construct)
    errors = whole.check(construct.bad)
    assert errors
    assert construct.at in ("", *(error.field for error in errors))
    page = Page(whole.page(construct.bad, errors=errors))
    for error in errors:
        ((target, said),) = whole.faults([error], given=construct.bad)
        assert said
        assert not construct.at or target in page.ids, target
        assert not construct.at or f"{target}-fault" in page.ids


@EACH
def test_every_construct_can_be_read(construct):
    whole = made(construct)
    assert "<d" in whole.show(construct.value) or "<table" in whole.show(construct.value)
    changed = {
        "/" + name.replace("~", "~0").replace("/", "~1"): (value, "李", "更正") for name, value in construct.bad.items()
    }
    assert whole.show(construct.value, changed=changed)
    assert whole.show(construct.bad) is not None
    assert whole.settle(construct.value).answers == construct.value
