from decimal import Decimal

import pytest

from tests.forms.make import CAUSE, DAY, ID_NUMBER, MEMBERS, MONEY, TEXT, YES_NO, form, record
from yikou.definition.types import Record
from yikou.forms import compile_form
from yikou.forms.mask import masked
from yikou.forms.prefill import prefill

FORM = form(
    {
        "name": TEXT,
        "id": {**ID_NUMBER, "x-mask": "id-number"},
        "sum": MONEY,
        "day": DAY,
        "cause": CAUSE,
        "car": YES_NO,
        "many": {"type": "array", "title": "困难", "items": CAUSE},
        "at": {"type": "string", "format": "org", "title": "社区"},
        "members": MEMBERS,
        "year": {"type": "integer", "title": "年份", "minimum": 2020, "maximum": 2100, "x-unit": "年"},
        "people": {"type": "integer", "title": "人数", "x-unit": "人"},
    }
)
ROWS = {"members": [{"name": "刘淑珍", "income": Decimal("1280.00")}]}


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("sum",), Decimal("1180"), "1,180.00 元"),
        (("day",), "2026-03-17", "2026 年 3 月 17 日"),
        (("cause",), "illness", "重病"),
        (("car",), False, "否"),
        (("many",), ["fire", "illness"], "火灾；重病"),
        (("members", "income"), 0, "0.00 元"),
        (("at",), "chunhui", "CHUNHUI"),
        (("gone",), 5, "5"),
        (("sum",), None, ""),
        (("year",), 2026, "2026 年"),
        (("people",), 2026, "2,026 人"),
    ],
)
def test_a_value_is_put_as_people_read_it(path, value, words):
    assert FORM.words(path, value, org_names=str.upper) == words


def test_rows_are_shown_as_a_table_and_the_rest_as_pairs():
    html = FORM.show({"name": "王桂兰", **ROWS})
    assert "<dt>名字</dt><dd>王桂兰</dd>" in html
    assert '<td class="right num wide" data-th="月收入">1,280.00 元</td>' in html


def test_masked_values_keep_their_ends():
    assert "230199********3520" in FORM.show({"id": "230199197106143520"}, masked={"/id"})


def test_a_hidden_value_says_so_and_is_nowhere_in_the_page():
    html = FORM.show(
        {"name": "王桂兰", **ROWS}, hidden={"/name", "/members/income"}, changed={"/name": ("王桂花", "郭明", "")}
    )
    assert html.count("您的岗位不显示") == 2
    assert "王桂" not in html
    assert "1,280" not in html


def test_a_changed_value_shows_what_was_there_first_and_who_changed_it():
    changed = {"/members/0/income": (Decimal("1080.00"), "郭明，3 月 20 日", "依据：养老金存折")}
    html = FORM.show(ROWS, changed=changed)
    assert '<span class="sub">原填 <s>1,080.00 元</s></span>' in html
    assert "月收入：郭明，3 月 20 日。依据：养老金存折" in html
    assert '<tr class="is-on">' in html


def test_rows_that_came_or_went_say_how_many_there_were():
    html = FORM.show(ROWS, changed={"/members": ([{"name": "刘淑珍"}, {"name": "李浩然"}], "郭明，3 月 20 日", "")})
    assert "家庭成员：原填 家庭成员 2 行。郭明，3 月 20 日" in html


def test_answers_are_escaped():
    assert "<b>" not in FORM.show({"name": "<b>"}).replace("<b>", "", 0)
    assert "&lt;b&gt;" in FORM.show({"name": "<b>"})


HOME = {"type": "object", "title": "住址", "properties": {"street": {**TEXT, "title": "街道"}}}


def test_a_part_stands_under_its_title():
    made = form({"name": TEXT, "home": HOME})
    html = made.show({"name": "王桂兰", "home": {"street": "河沟街"}})
    assert '<h4 class="yk-label mt-2">住址</h4><dl class="yk-kv yk-kv--2"><dt>街道</dt><dd>河沟街</dd></dl>' in html
    assert "住址" not in made.show({"name": "王桂兰"})


def test_a_part_that_fills_its_section_has_no_second_title():
    html = form({"home": HOME}, **{"x-sections": [{"id": "home", "title": "住址"}]}).show(
        {"home": {"street": "河沟街"}}
    )
    assert html.count("住址") == 1


def test_a_record_without_a_title_has_no_heading():
    fields = record({"note": TEXT}, name="office")
    untitled = Record("office", "office", fields.schema, fields.fields)
    assert "<h3" not in compile_form(untitled).show({"note": "齐"})


def test_nothing_answered_is_said():
    assert "没有填写" in FORM.show({})


@pytest.mark.parametrize(("text", "kind"), [("1", "phone"), ("12345", "account"), ("", "other")])
def test_a_mask_never_shows_a_short_value_whole(text, kind):
    assert text == "" or masked(text, kind) != text


def test_what_is_known_of_a_resident_is_laid_in_with_its_source():
    made = form({"name": {**TEXT, "x-prefill": "name"}, "note": TEXT, "phone": {**TEXT, "x-prefill": "phone"}})
    assert prefill(made.plan, {"name": "王桂兰", "phone": ""}) == ({"name": "王桂兰"}, {"/name": "人口库"})


def test_the_applicants_part_is_filled_by_its_own_names():
    person = {"type": "object", "title": "申请人", "x-applicant": "person", "properties": {"name": TEXT, "phone": TEXT}}
    made = form({"applicant": person}, required=["applicant"])
    assert prefill(made.plan, {"name": "王桂兰"})[0] == {"applicant": {"name": "王桂兰"}}
