from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.make import CAUSE, DAY, ID_NUMBER, MEMBERS, MONEY, TEXT, YES_NO, form
from yikou.forms.messages import message

MANY = {"type": "array", "title": "困难", "uniqueItems": True, "items": CAUSE}
EVERYTHING = form(
    {
        "name": TEXT,
        "sum": MONEY,
        "day": DAY,
        "cause": CAUSE,
        "many": MANY,
        "car": YES_NO,
        "id": ID_NUMBER,
        "members": MEMBERS,
        "words": {"type": "array", "title": "字", "items": {"type": "string"}},
        "free": {"title": "别的"},
    }
)
LISTS = [("form.members", "1"), ("form.members", "2"), ("form.members.1.name", "甲"), ("form.members.2.name", "乙")]


def bound(*post, before=None):
    return EVERYTHING.bind([(f"form.{name}", value) for name, value in post], before=before)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("sum", "１，１８０．５ 元", Decimal("1180.50")),
        ("sum", "1,180", Decimal("1180.00")),
        ("day", "2026年3月7日", "2026-03-07"),
        ("cause", "1", "illness"),
        ("car", "no", False),
        ("id", " 230199 19710614 3520", "230199197106143520"),
        ("id", "２３０１９９　１９７１０６１４　３５２０", "230199197106143520"),
        ("name", " 王\x00桂兰\u202e ", "王桂兰"),
        ("free", '{"a": [1, 2.5]}', {"a": [1, Decimal("2.5")]}),
    ],
)
def test_what_people_type_becomes_a_value(name, text, value):
    assert bound((name, text)).answers == {name: value}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("sum", "12,34", "number"),
        ("sum", "一千", "number"),
        ("sum", "1.234", "decimals"),
        ("day", "2026-02-30", "date"),
        ("cause", "9", "choose"),
        ("cause", "fire", "choose"),
        ("car", "maybe", "choose"),
    ],
)
def test_what_cannot_be_read_is_echoed_beside_its_error(name, text, code):
    result = bound((name, text))
    assert result.answers == {}
    assert [(e.field, e.code) for e in result.errors] == [(f"/{name}", code)]
    assert result.echoes == {f"/{name}": text}


def test_a_control_that_came_back_empty_has_no_answer():
    assert (
        bound(
            ("name", ""), ("many", ""), ("cause", ""), before={"name": "x", "many": ["fire"], "cause": "fire"}
        ).answers
        == {}
    )


def test_a_control_that_the_page_did_not_have_keeps_what_was_there():
    assert bound(("name", "乙"), before={"name": "甲", "sum": 3}).answers == {"name": "乙", "sum": 3}


def test_several_choices_come_with_their_marker():
    assert bound(("many", ""), ("many", "1"), ("many", "0"), ("many", "1")).answers == {"many": ["illness", "fire"]}


def test_rows_come_in_the_order_of_the_page_with_their_ids():
    result = EVERYTHING.bind(LISTS[1::-1] + LISTS[2:])
    assert result.answers == {"members": [{"name": "乙"}, {"name": "甲"}]}
    assert result.rows == {"/members": ("2", "1")}


@pytest.mark.parametrize(
    ("operation", "ids", "names"),
    [
        ("add:form.members", ("1", "2", "3"), ["甲", "乙", None]),
        ("remove:form.members.1", ("2",), ["乙"]),
        ("up:form.members.2", ("2", "1"), ["乙", "甲"]),
        ("down:form.members.1", ("2", "1"), ["乙", "甲"]),
        ("up:form.members.1", ("1", "2"), ["甲", "乙"]),
        ("copy:form.members.1", ("1", "3", "2"), ["甲", "甲", "乙"]),
    ],
)
def test_an_operation_on_rows_is_applied(operation, ids, names):
    result = EVERYTHING.bind([*LISTS, ("_do", operation)])
    assert result.rows["/members"] == ids
    assert [row.get("name") for row in result.answers["members"]] == names
    assert result.operation == operation.partition(":")[0]


def test_an_error_stays_with_its_row_when_rows_move():
    post = [*LISTS, ("form.members.2.income", "?"), ("_do", "up:form.members.2")]
    assert [e.field for e in EVERYTHING.bind(post).errors] == ["/members/0/income"]


def test_after_adding_a_row_its_first_control_is_where_one_goes_on():
    assert EVERYTHING.bind([*LISTS, ("_do", "add:form.members")]).focus == "form--members--3--name"


def test_no_more_rows_are_added_than_the_form_allows():
    full = [("form.members", str(n)) for n in range(1, 5)]
    assert len(EVERYTHING.bind([*full, ("_do", "add:form.members")]).rows["/members"]) == 4


@pytest.mark.parametrize("operation", ["add:office.x", "remove:form.members.9", "drop:form.members.1", "save", ""])
def test_what_is_no_operation_of_this_form_is_left_to_the_page(operation):
    assert EVERYTHING.bind([*LISTS, ("_do", operation)]).operation == ""


def test_lists_of_single_values_drop_empty_rows_and_keep_order():
    post = [
        ("words", ""),
        ("words", "1"),
        ("words", "2"),
        ("words", "3"),
        ("words.1.", "甲"),
        ("words.2.", ""),
        ("words.3.", "丙"),
    ]
    assert bound(*post).answers == {"words": ["甲", "丙"]}


def test_computed_fixed_and_read_only_fields_are_never_taken():
    made = form(
        {
            "a": {"type": "number", "x-computed": "1"},
            "b": {"type": "string", "const": "x"},
            "c": {"type": "string", "readOnly": True},
        }
    )
    post = [("form.a", "1"), ("form.b", "y"), ("form.c", "z")]
    assert made.bind(post, before={"c": "kept"}).answers == {"b": "x", "c": "kept"}


def test_a_part_binds_only_its_own_fields():
    part = EVERYTHING.part(("name",))
    assert part.bind([("form.name", "乙"), ("form.sum", "9")], before={"sum": 1}).answers == {"name": "乙", "sum": 1}


def test_an_org_that_was_not_offered_is_refused():
    made = form({"at": {"type": "string", "format": "org", "x-org-kind": "community", "title": "社区"}})
    offered = {"community": [("chunhui", "春晖社区")]}
    assert made.bind([("form.at", "chunhui")], org_choices=offered).answers == {"at": "chunhui"}
    assert [e.code for e in made.bind([("form.at", "jail")], org_choices=offered).errors] == ["choose"]


def test_a_post_of_too_many_or_too_long_values_is_refused():
    assert EVERYTHING.bind([("x", "1")] * 6000).errors[0].code == "too_many"
    assert bound(("name", "长" * 30_000)).errors[0].code == "too_long"


NAMES = st.sampled_from(
    [
        "name",
        "sum",
        "day",
        "cause",
        "many",
        "car",
        "id",
        "members",
        "members.1.name",
        "members.1.income",
        "words",
        "words.1.",
        "free",
        "members.1",
    ]
).map("form.{}".format)
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(["1", "2", "[[[", "9" * 400, "1e999", "NaN", "\ud800"]),
)
DOING = st.sampled_from(
    [f"{verb}:form.members{row}" for verb in ("add", "remove", "copy", "up") for row in ("", ".1", ".x")]
)


@given(st.lists(st.tuples(NAMES | st.text(), VALUES), max_size=30), DOING)
def test_whatever_was_posted_nothing_is_raised(post, doing):
    result = EVERYTHING.bind([*post, ("_do", doing)])
    EVERYTHING.settle(result.answers)
    assert all(not any("\ud800" <= c <= "\udfff" for c in echo) for echo in result.echoes.values())


def test_a_number_of_too_many_figures_is_told_so_and_not_called_none():
    made = form({"n": {"type": "integer", "title": "账号"}, "m": {"type": "number", "title": "系数"}})
    bound = made.bind([("form.n", "123456789012345678"), ("form.m", "0.12345678901")])
    assert [error.code for error in bound.errors] == ["number_long", "number_long"]


def test_rows_beyond_what_a_list_may_have_are_told_and_not_lost_in_silence():
    made = form({"rows": {"type": "array", "title": "名单", "items": {"type": "object", "properties": {"a": TEXT}}}})
    ids = [str(number) for number in range(1, 403)]
    bound = made.bind([*(("form.rows", id_) for id_ in ids), *((f"form.rows.{id_}.a", "x") for id_ in ids)])
    assert len(bound.answers["rows"]) == 400
    assert [message(error, made.record) for error in bound.errors] == ["名单最多 400 行，现在是 402 行"]


def test_a_moment_in_small_letters_is_a_moment():
    made = form({"at": {"type": "string", "format": "date-time", "title": "时间"}})
    assert made.bind([("form.at", "2026-03-17t09:30:00z")]).answers == {"at": "2026-03-17T09:30:00Z"}
