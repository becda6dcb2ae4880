"""What is chosen, added and named on a page: without scripts by buttons that post all of it, with them by its parts."""

import pytest

from tests.forms.browser import Page
from tests.forms.constructs import BY_MAIL, BY_PHONE, NAME, NODE, PERSON, group, rows
from tests.forms.make import form

CONTACT = {"contact": {"title": "联系", "oneOf": [BY_MAIL, BY_PHONE]}}
SHARED = {
    "to": {
        "title": "寄给",
        "oneOf": [
            group("个人", {"name": NAME, "age": NAME}, "name"),
            group("单位", {"name": NAME, "code": NAME}, "code"),
        ],
    }
}
FREE = {"a": {"type": "object", "title": "余额", "additionalProperties": {"type": "integer", "title": "元"}}}


def typed(page, **texts):
    """The post of a page after somebody typed: names without `form.`, `__` for a dot."""
    new = {f"form.{name.replace('__', '.')}": text for name, text in texts.items()}
    return [(name, value) for name, value in page.post if name not in new] + list(new.items())


def test_a_choice_asks_nothing_until_it_is_made():
    made = form(CONTACT)
    page = Page(made.page({}))
    assert "form--contact" in page.ids
    assert not [id_ for id_ in page.ids if id_.startswith("form--contact--")]
    assert made.bind(page.post).answers == {}


def test_choosing_opens_what_was_chosen_without_a_script():
    made = form(CONTACT)
    bound = made.bind(typed(Page(made.page({})), contact="1"))
    assert bound.answers == {"contact": {"kind": "phone"}}
    assert "form--contact--1----number" in Page(made.page(bound)).ids


def test_another_choice_drops_what_the_last_one_asked_even_under_the_same_name():
    made = form(SHARED)
    page = Page(made.page({"to": {"name": "王", "age": "三"}}))
    assert made.bind(typed(page, to="1")).answers == {"to": {}}
    assert made.bind(typed(page, to="")).answers == {}


def test_a_laid_choice_drops_only_its_own_names():
    made = form({"name": NAME}, anyOf=[BY_MAIL, BY_PHONE])
    page = Page(made.page({"name": "王", "kind": "mail", "address": "a@example.com"}))
    before = {"name": "王", "kind": "mail", "address": "a@example.com"}
    post = [pair for pair in page.post if pair[0] != "form.-way"] + [("form.-way", "1")]
    assert made.bind(post, before=before).answers == {"name": "王", "kind": "phone"}


def test_a_choice_that_there_is_not_is_refused():
    bound = form(CONTACT).bind([("form.contact", "7")])
    assert [(error.field, error.code) for error in bound.errors] == [("/contact", "choose")]


def test_identical_alternatives_keep_the_one_that_was_posted():
    same = [group("一", {"x": NAME}), group("二", {"x": NAME})]
    made = form({"a": {"title": "样", "oneOf": same}})
    bound = made.bind([("form.a", "1"), ("form.a.1.", ""), ("form.a.1..x", "甲")])
    assert "form--a--1----x" in Page(made.page(bound)).ids


def test_a_fragment_sends_what_a_choice_holds_and_not_the_choice():
    made = form(CONTACT)
    post = typed(Page(made.page({"contact": {"kind": "mail"}}, refresh_url="/r")), contact="1")
    ids = Page(made.fragment(made.bind(post))).ids
    assert "form--contact-in" in ids
    assert "form--contact--1----number" in ids
    assert "form--contact" not in ids


def test_a_fragment_leaves_a_choice_alone_that_stayed():
    made = form(CONTACT)
    post = typed(Page(made.page({"contact": {"kind": "mail"}})), **{"contact__0____address": "x"})
    assert Page(made.fragment(made.bind(post))).ids == ["form-said"]


def test_the_select_of_a_choice_asks_for_a_refresh():
    assert 'hx-trigger="change consume"' in form(CONTACT).page({}, refresh_url="/r")


def test_what_may_be_there_is_added_and_removed_by_buttons():
    made = form({"agent": group("代办人", {"name": NAME, "kind": {"const": "agent"}}, "name")})
    page = Page(made.page({}))
    assert made.bind(page.post).answers == {}
    added = made.bind([*page.post, ("_do", "add:form.agent")])
    assert (added.answers, added.focus) == ({"agent": {"kind": "agent"}}, "form--agent--0----name")
    page = Page(made.page(added))
    assert "form--agent--0----name" in page.ids
    assert made.bind([*page.post, ("_do", "remove:form.agent")]).answers == {}
    assert "form--agent-box" in Page(made.fragment(made.bind([*page.post, ("_do", "remove:form.agent")]))).ids


def test_a_part_that_holds_itself_is_opened_step_by_step():
    made = form({"node": {"$ref": "#/$defs/node"}}, **{"$defs": {"node": NODE}})
    page = Page(made.page({"node": {"name": "科"}}))
    assert "form--node--above--0----name" not in page.ids
    bound = made.bind([*page.post, ("_do", "add:form.node.above")])
    assert bound.answers == {"node": {"name": "科", "above": {}}}
    again = Page(made.page(bound))
    assert "form--node--above--0----name" in again.ids
    assert [n for n, _ in again.post if n.endswith(".above")] == ["form.node.above", "form.node.above.0..above"]


def test_a_row_of_a_tree_gets_rows_of_its_own():
    made = form({"root": {"$ref": "#/$defs/person"}}, **{"$defs": {"person": PERSON}})
    page = Page(made.page({"root": {"name": "甲", "children": [{"name": "乙"}]}}))
    add = [name for name, _ in page.post if name.endswith(".children")][-1]
    bound = made.bind([*page.post, ("_do", f"add:{add}")])
    assert bound.answers["root"]["children"][0] == {"name": "乙", "children": [{}]}


def test_nothing_is_read_deeper_than_a_page_goes():
    made = form({"node": {"$ref": "#/$defs/node"}}, **{"$defs": {"node": NODE}})
    name, post = "form.node", []
    for _ in range(400):
        post += [(name, "0"), (f"{name}.0.", ""), (f"{name}.0..name", "层")]
        name += ".0..above"
    bound = made.bind([("form.node", ""), ("form.node.above", "0"), *post])
    assert made.page(bound)


def deep(levels):
    return {"name": "层", **({"above": deep(levels - 1)} if levels else {})}


def test_what_is_too_deep_to_be_drawn_is_kept():
    made = form({"node": {"$ref": "#/$defs/node"}}, **{"$defs": {"node": NODE}})
    answers = {"node": deep(60)}
    assert made.bind(Page(made.page(answers)).post, before=answers).answers == answers


# --- names that people give -----------------------------------------------------------------------------------------


def pair(row, name, value):
    return [("form.a.-more", row), (f"form.a.-more.{row}.name", name), (f"form.a.-more.{row}.value", value)]


HEAD = [("form.a", ""), ("form.a.-more", "")]


def test_a_name_is_changed_by_typing_another():
    made = form(FREE)
    page = Page(made.page({"a": {"工行": 5, "农行": 6}}))
    post = typed(page, **{"a__-more__1__name": "建行"})
    assert made.bind(post, before={"a": {"工行": 5, "农行": 6}}).answers == {"a": {"建行": 5, "农行": 6}}


def test_a_new_row_has_neither_name_nor_value():
    made = form(FREE)
    bound = made.bind([*HEAD, ("_do", "add:form.a.-more")])
    assert (bound.answers, bound.errors, bound.focus) == ({}, (), "form--a---more--1--name")
    assert "form--a---more--1--value" in Page(made.page(bound)).ids


@pytest.mark.parametrize(
    ("rows_", "errors"),
    [
        ([pair("1", "甲", "1"), pair("2", "甲", "2")], [("/a/-more/2/name", "name_taken")]),
        ([pair("1", "", "1")], [("/a/-more/1/name", "name_missing")]),
        ([pair("1", "甲", "")], [("/a/甲", "required")]),
        ([pair("1", "甲", "x")], [("/a/甲", "number")]),
        ([pair("1", "", "x")], [("/a/-more/1", "number")]),
    ],
)
def test_what_is_wrong_with_a_row_stands_at_it_and_stays_as_it_was_typed(rows_, errors):
    made = form(FREE)
    post = [*HEAD, *(one for row in rows_ for one in row)]
    bound = made.bind(post)
    assert [(error.field, error.code) for error in bound.errors] == errors
    page = Page(made.page(bound, errors=bound.errors))
    sent = dict(page.post)
    assert all(sent[name] == value for name, value in post if name.endswith(("name", "value")))
    ((target, said),) = made.faults(bound.errors, bound)
    assert "-more" not in said
    assert f"{target}-fault" in page.ids


def test_a_name_of_its_own_property_is_taken():
    made = form({"a": {**FREE["a"], "properties": {"owner": NAME}}})
    bound = made.bind([*HEAD, ("form.a.owner", "王"), *pair("1", "owner", "1")])
    assert bound.answers == {"a": {"owner": "王"}}
    assert [error.code for error in bound.errors] == ["name_taken"]


# --- rows of values -------------------------------------------------------------------------------------------------

NUMBERS = {"n": rows("数", {"type": "integer", "title": "数"})}
POST = [("form.n", ""), ("form.n", "1"), ("form.n", "2"), ("form.n", "3")]


def test_an_error_in_a_row_does_not_move_to_the_next():
    made = form(NUMBERS)
    bound = made.bind([*POST, ("form.n.1.", "1"), ("form.n.2.", "x"), ("form.n.3.", "3")])
    assert bound.answers == {"n": [1, 3]}
    page = Page(made.page(bound, errors=bound.errors))
    assert [page.elements[f"form--n--{row}--"]["value"] for row in "123"] == ["1", "x", "3"]
    assert "form--n--2---fault" in page.ids
    assert made.faults(bound.errors, bound)[0][0] == "form--n--2--"


def test_an_empty_row_stays_on_the_page_where_it_was():
    made = form(NUMBERS)
    page = Page(made.page(made.bind([*POST, ("form.n.1.", "1"), ("form.n.2.", ""), ("form.n.3.", "3")])))
    assert [page.elements[f"form--n--{row}--"]["value"] for row in "123"] == ["1", "", "3"]


def test_a_place_of_a_tuple_that_was_left_out_is_missed():
    made = form({"a": {"type": "array", "title": "位置", "prefixItems": [NAME, NAME]}})
    bound = made.bind([("form.a", ""), ("form.a.0", ""), ("form.a.1", "乙")])
    assert [(error.field, error.code) for error in bound.errors] == [("/a/0", "required")]
    assert made.bind([("form.a", ""), ("form.a.0", ""), ("form.a.1", "")]).answers == {}


def test_read_only_columns_stay_with_their_rows():
    item = group("人", {"no": {"type": "integer", "readOnly": True}, "name": NAME})
    made = form({"r": rows("人", item)})
    before = {"r": [{"no": 1, "name": "甲"}, {"no": 2, "name": "乙"}]}
    post = [*Page(made.page(before)).post, ("form.r.1.no", "9"), ("_do", "up:form.r.2")]
    moved = made.bind(post, before=before)
    assert moved.answers == {"r": [{"no": 2, "name": "乙"}, {"no": 1, "name": "甲"}]}
    added = made.bind([*Page(made.page(moved)).post, ("_do", "add:form.r")], before=before)
    assert added.answers["r"][2] == {}


def test_a_new_row_begins_with_its_defaults_and_old_ones_keep_what_they_have():
    item = group(
        "人", {"name": {**NAME, "default": "某"}, "at": group("处", {"city": {**NAME, "default": "城"}}, "city")}, "at"
    )
    made = form({"r": rows("人", item)})
    post = [*Page(made.page({"r": [{"at": {}}]})).post, ("_do", "add:form.r")]
    assert made.bind(post).answers == {"r": [{"at": {}}, {"name": "某", "at": {"city": "城"}}]}


def test_an_option_that_another_answer_no_longer_offers_is_dropped():
    foods = {"猫": ["肉", "草"], "鱼": ["虫", "肉"]}
    when = [
        {
            "if": {"properties": {"animal": {"const": animal}}, "required": ["animal"]},
            "then": {"properties": {"food": {"title": "吃", "type": "string", "enum": own}}},
        }
        for animal, own in foods.items()
    ]
    made = form({"animal": {"type": "string", "title": "动物", "enum": list(foods)}}, allOf=when)
    page = Page(made.page({"animal": "猫", "food": "草"}))
    bound = made.bind(typed(page, animal="1"))
    again = made.fragment(bound)
    assert "虫" in again
    assert "草" not in again
    assert made.bind(Page(made.page(bound)).post).answers == {"animal": "鱼"}


def test_groups_of_nothing_are_nothing():
    made = form({"a": group("一", {"b": group("二", {"c": NAME}, "c")}, "b")})
    assert made.bind(Page(made.page({})).post).answers == {}
