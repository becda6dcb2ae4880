import re

import pytest

from tests.forms.browser import Page
from tests.forms.make import CAUSE, DAY, ID_NUMBER, MEMBERS, MONEY, TEXT, YES_NO, form, record, when
from yikou.forms import compile_form

KINDS = {
    "text": TEXT,
    "textarea": {**TEXT, "x-widget": "textarea"},
    "money": MONEY,
    "integer": {"type": "integer", "title": "人数"},
    "date": DAY,
    "radios": CAUSE,
    "select": {"type": "string", "title": "月份", "oneOf": [{"const": f"m{n}", "title": f"{n} 月"} for n in range(12)]},
    "search": {"type": "string", "title": "国家", "oneOf": [{"const": f"c{n}", "title": f"国 {n}"} for n in range(31)]},
    "several": {"type": "array", "title": "困难", "items": CAUSE, "uniqueItems": True},
    "yes_no": YES_NO,
    "consent": {"type": "boolean", "const": True, "title": "同意核对"},
    "org": {"type": "string", "format": "org", "x-org-kind": "community", "title": "社区"},
    "person": {"type": "string", "format": "person", "title": "经手人"},
    "id_number": ID_NUMBER,
    "list": {"type": "array", "title": "别名", "items": {"type": "string"}},
    "rows": MEMBERS,
    "free": {"title": "其他"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_label_a_hint_and_an_error_at_its_control(kind):
    made = form({"f": {**KINDS[kind], "x-hint": "按证件填"}}, required=["f"])
    html = made.page({}, errors=made.check({}))
    page = Page(html)
    assert KINDS[kind]["title"] in html
    assert "form--f" in page.ids
    assert "按证件填" in html
    assert page.elements["form--f-fault"]["class"] == "yk-fault"


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"radios", "several", "yes_no", "list", "rows"}))
def test_a_single_control_is_labelled_and_described_by_hint_and_error(kind):
    made = form({"f": {**KINDS[kind], "x-hint": "按证件填"}}, required=["f"])
    page = Page(made.page({}, errors=made.check({})))
    control = page.elements["form--f"]
    assert page.labels["form--f"].startswith(KINDS[kind]["title"])
    assert control["aria-describedby"].split() == ["form--f-hint", "form--f-fault"]
    assert control["aria-invalid"] == "true"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_left_empty(kind):
    made = form({"f": KINDS[kind]})
    assert made.bind(Page(made.page({})).post).answers == {}


def test_optional_fields_say_so_and_required_ones_are_not_starred():
    html = form({"a": TEXT, "b": {**TEXT, "title": "备注"}}, required=["a"]).page({})
    assert html.count("选填") == 1
    assert "*" not in html


def test_text_of_a_definition_is_never_read_as_a_template_or_as_markup():
    hostile = "{{ 7*7 }}{% raw %}[[ 1 ]][% if %]<script>&\"'"
    row = {
        "type": "object",
        "title": hostile,
        "properties": {"a": {**TEXT, "title": hostile, "x-placeholder": hostile}},
    }
    schema = {
        "a": {**TEXT, "title": hostile, "x-hint": hostile},
        "n": {**MONEY, "x-unit": hostile},
        "r": {"type": "array", "title": hostile, "items": row},
        "c": {"type": "string", "title": hostile, "oneOf": [{"const": "x", "title": hostile}]},
    }
    made = form(schema, **{"x-sections": [{"id": hostile, "title": hostile}]})
    html = made.page({"a": hostile, "r": [{"a": hostile}]})
    assert "49" not in html
    assert "<script>" not in html
    assert Page(html).labels["form--a"].startswith(hostile)


def test_what_could_not_be_read_is_shown_as_it_was_typed():
    made = form({"sum": MONEY, "day": DAY})
    bound = made.bind([("form.sum", "一千"), ("form.day", "2026-02-30")])
    page = Page(made.page(bound, errors=bound.errors))
    assert page.elements["form--sum"]["value"] == "一千"
    assert (page.elements["form--day"]["type"], page.elements["form--day"]["value"]) == ("text", "2026-02-30")


def test_a_prefilled_answer_shows_its_source():
    html = form({"name": TEXT}).page({"name": "王桂兰"}, prefilled={"/name": "人口库"})
    assert re.search(r'<span class="from" id="[a-z_-]+-from">人口库</span>', html)
    assert "is-prefilled" in html


def test_a_section_that_is_complete_closes_to_one_line():
    fields = {"name": {**TEXT, "x-section": "who"}, "cause": {**CAUSE, "x-section": "why"}}
    sections = [{"id": "who", "title": "申请人"}, {"id": "why", "title": "原因"}]
    made = form(fields, required=["name", "cause"], **{"x-sections": sections})
    page = Page(made.page({"name": "王桂兰"}))
    assert "open" not in page.elements["form-who"]
    assert "open" in page.elements["form-why"]
    assert "王桂兰" in made.page({"name": "王桂兰"})


def test_a_section_with_an_error_stays_open():
    made = form({"name": TEXT}, required=["name"])
    page = Page(made.page({"name": "x" * 60}, errors=made.check({"name": "x" * 60})))
    assert "open" in page.elements["form-part0"]


def test_a_section_with_a_value_that_does_not_fit_stays_open_before_anybody_is_told():
    made = form({"name": TEXT}, required=["name"])
    page = Page(made.page({"name": "x" * 60}))
    assert "open" in page.elements["form-part0"]
    assert "open" not in Page(made.page({"name": "x"})).elements["form-part0"]


def test_every_row_button_names_its_row():
    html = form({"members": MEMBERS}).page({"members": [{"name": "甲"}, {"name": "李浩然"}]})
    assert 'aria-label="删除 家庭成员 2 李浩然"' in html
    assert 'value="remove:form.members.2"' in html
    assert 'value="add:form.members"' in html


def test_enter_presses_a_button_that_does_no_harm():
    html = str(form({"members": MEMBERS}).page({"members": [{}]}))
    assert html.index('value="refresh"') < html.index('value="remove:')


def conditional():
    return form(
        {"cause": CAUSE, "name": TEXT},
        allOf=[when("cause", "illness", {"hospital": {**TEXT, "title": "医院"}}, "hospital")],
    )


def test_a_conditional_field_stands_after_its_trigger_and_only_when_it_is_asked():
    shown, hidden = conditional().page({"cause": "illness"}), conditional().page({"cause": "fire"})
    assert str(shown).index('"form--cause"') < str(shown).index('"form--hospital"') < str(shown).index('"form--name"')
    assert "form--hospital" not in [i for i in Page(hidden).ids if not i.endswith("-part")]
    assert "选填" not in str(shown).split("医院")[1][:40]


def test_a_fragment_sends_what_came_and_never_the_control_that_changed():
    made = conditional()
    post = [*Page(made.page({"cause": "fire"}, refresh_url="/r")).post, ("form.cause", "1")]
    html = made.fragment(made.bind(post))
    assert Page(html).ids == ["form-said", "form--hospital-part", "form--hospital"]
    assert "现在还要填：医院" in html


def test_a_fragment_empties_what_went_and_leaves_alone_what_stayed():
    made = conditional()
    post = Page(made.page({"cause": "illness"})).post
    assert Page(made.fragment(made.bind(post))).ids == ["form-said"]
    gone = made.fragment(made.bind([*post, ("form.cause", "0")]))
    assert 'id="form--hospital-part" hx-swap-oob="true" hidden>' in gone


def test_a_row_button_sends_the_whole_list_again():
    made = form({"members": MEMBERS, "name": TEXT})
    post = [*Page(made.page({"members": [{"name": "甲"}]})).post, ("_do", "add:form.members")]
    page = Page(made.fragment(made.bind(post)))
    assert "form--members-rows" in page.ids
    assert "autofocus" in page.elements["form--members--2--name"]
    assert "form--name" not in page.ids


def test_only_triggers_ask_for_a_refresh():
    html = str(conditional().page({}, refresh_url="/drafts/7"))
    assert html.count('hx-trigger="change consume"') == 1
    assert str(conditional().page({})).count("hx-post") == 0


def test_computed_values_are_shown_and_sent_again():
    total = {"type": "number", "title": "合计", "x-computed": "form.sum", "x-unit": "元", "x-decimals": 2}
    made = compile_form(record({"sum": MONEY, "total": total}), rules=lambda _, scope: scope["form"].get("sum"))
    answers = made.settle({"sum": 3}).answers
    assert "3.00 元" in made.page(answers, refresh_url="/r")
    assert "form--total-sum" in Page(made.fragment(made.bind([("form.sum", "4")]))).ids


def test_rows_with_conditions_are_cards_and_send_only_the_part_of_their_row():
    row = {
        "type": "object",
        "title": "车",
        "properties": {"car": YES_NO},
        "allOf": [when("car", True, {"plate": TEXT})],
    }
    made = form({"rows": {"type": "array", "title": "车辆", "items": row}})
    post = [*Page(made.page({"rows": [{"car": False}, {"car": False}]})).post, ("form.rows.2.car", "yes")]
    assert Page(made.fragment(made.bind(post))).ids == [
        "form-said",
        "form--rows--2--plate-part",
        "form--rows--2--plate",
    ]


def test_faults_lead_to_the_control_of_the_row_that_was_moved():
    made = form({"members": MEMBERS})
    post = [
        ("form.members", "4"),
        ("form.members", "2"),
        ("form.members.4.income", "?"),
        ("form.members.2.income", "1"),
    ]
    bound = made.bind(post)
    assert made.faults(bound.errors, bound) == [
        ("form--members--4--income", "家庭成员 1：月收入应为数字，例如 1,180 或 1180.50")
    ]


def test_an_org_that_is_not_offered_any_more_stays_chosen():
    made = compile_form(record({"at": KINDS["org"]}), org_names=lambda slug: "老社区")
    assert '<option value="old" selected>老社区</option>' in made.page({"at": "old"}, org_choices={"community": []})


def test_a_part_of_a_record_is_one_grid_without_sections():
    html = form({"a": TEXT, "b": TEXT}).part(("b",)).page({})
    assert "<details" not in html
    assert "form.a" not in html


def test_a_translated_page_has_its_own_template():
    made = form({"a": TEXT})
    assert "optional" in made.page({}, translate=lambda text: {"选填": "optional"}.get(text, text))
    assert "选填" in made.page({})


def test_a_new_page_has_the_first_of_rows_that_must_be_there():
    made = form({"members": MEMBERS, "others": {**MEMBERS, "minItems": 0}})
    assert made.start() == {"members": [{}]}
    assert made.start({"members": [{"name": "甲"}]}) == {"members": [{"name": "甲"}]}


def test_errors_come_in_the_order_of_sections_and_not_of_the_schema():
    fields = {"late": {**TEXT, "x-section": "why"}, "early": {**TEXT, "x-section": "who"}}
    sections = [{"id": "who", "title": "申请人"}, {"id": "why", "title": "原因"}]
    made = form(fields, required=["late", "early"], **{"x-sections": sections})
    assert [e.field for e in made.check({})] == ["/early", "/late"]


def calculated():
    """A sum of rows, each of which has a product of its own."""
    columns = {
        "n": {"type": "integer", "title": "件数"},
        "twice": {"title": "双数", "x-computed": "row.n", "x-unit": "件"},
    }
    row = {
        "type": "object",
        "title": "物品",
        "properties": {"n": columns["n"], "twice": {"type": "integer", **columns["twice"]}},
    }
    schema = {
        "things": {"type": "array", "title": "物品", "items": row},
        "total": {"type": "integer", "title": "合计", "x-computed": "sum(form.things.n)"},
    }

    def value(text, scope):
        if text == "row.n":
            return scope["row"]["n"] * 2 if "n" in scope["row"] else None
        return sum(row.get("n", 0) for row in scope["form"].get("things", ()))

    return compile_form(record(schema), rules=value)


POSTED = [("form.things", "1"), ("form.things", "2"), ("form.things.1.n", "3"), ("form.things.2.n", "4")]


def test_computed_values_are_seen_while_the_form_is_filled():
    made = calculated()
    html = made.page(made.bind(POSTED))
    assert '<output id="form--things--2--twice">8 件</output>' in html
    assert '<output id="form--total"><b>7</b></output>' in html


def test_computed_values_come_anew_with_every_change():
    made = calculated()
    html = made.fragment(made.bind(POSTED))
    assert '<output id="form--things--1--twice" hx-swap-oob="true">6 件</output>' in html
    assert '<output id="form--total"><b>7</b></output>' in html


def test_a_list_that_is_sent_again_swaps_nothing_within_it():
    made = calculated()
    html = made.fragment(made.bind([*POSTED, ("_do", "add:form.things")]))
    assert '<output id="form--things--1--twice">6 件</output>' in html


def test_what_is_computed_is_never_optional():
    assert "选填" in calculated().page({"things": [{"n": 1}]})
    assert "选填" not in str(calculated().page({"things": [{"n": 1}]})).split("双数")[1].split("</th>")[0]


def test_what_a_condition_hides_stays_on_the_page_and_out_of_the_sum():
    total = {"type": "number", "title": "合计", "x-computed": "form.worth"}
    made = compile_form(
        record({"car": YES_NO, "total": total}, allOf=[when("car", True, {"worth": MONEY})]),
        rules=lambda _, scope: scope["form"].get("worth", 0),
    )
    assert "<b>9</b>" in made.page({"car": True, "worth": 9})
    assert "<b>0</b>" in made.page({"car": False, "worth": 9})
    assert made.bind([("form.car", "no")], before={"worth": 9}).answers == {"car": False, "worth": 9}


def test_a_section_that_is_closed_names_orgs_and_opens_where_somebody_is_sent():
    made = form(
        {"at": {"type": "string", "format": "org", "title": "社区"}, "more": TEXT},
        required=["at"],
    )
    answers = {"at": "chunhui"}
    assert '<span class="sum">春晖社区</span>' in made.page(answers, org_names={"chunhui": "春晖社区"}.get)
    assert 'id="form-part0" open>' in made.page(answers, opened={"at"})
    assert 'id="form-part0">' in made.page(answers)


@pytest.mark.parametrize(
    ("count", "widget", "drawn"),
    [
        *((3, "", "radio"), (3, "select", "select"), (6, "", "select"), (6, "radio", "radio"), (3, "search", "text")),
        *((40, "", "text"), (40, "select", "select")),
    ],
)
def test_a_choice_is_drawn_as_the_schema_says_or_by_its_options(count, widget, drawn):
    options = [{"const": f"c{n}", "title": f"第 {n} 项"} for n in range(count)]
    named = {"x-widget": widget} if widget else {}
    made = form({"f": {"type": "string", "title": "选", "oneOf": options, **named}})
    control = Page(made.page({"f": "c1"})).elements["form--f"]
    assert control.get("type", control["tag"]) == drawn
    assert made.bind(Page(made.page({"f": "c1"})).post).answers == {"f": "c1"}
