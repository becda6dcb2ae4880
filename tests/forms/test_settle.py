from decimal import Decimal

from tests.forms.make import CAUSE, MONEY, TEXT, YES_NO, form, record, when
from yikou.forms import compile_form


def hospital_form():
    return form({"cause": CAUSE}, required=["cause"], allOf=[when("cause", "illness", {"hospital": TEXT}, "hospital")])


def test_a_field_whose_condition_fell_is_taken_out_and_handed_back():
    settled = hospital_form().settle({"cause": "fire", "hospital": "市一院"})
    assert (settled.answers, settled.pruned, settled.errors) == ({"cause": "fire"}, {"/hospital": "市一院"}, ())


def test_a_field_whose_condition_holds_is_required():
    errors = hospital_form().settle({"cause": "illness"}).errors
    assert [(e.field, e.code) for e in errors] == [("/hospital", "required")]


def test_required_now_follows_the_branch():
    assert hospital_form().required_now({"cause": "fire"}) == ("cause",)
    assert hospital_form().required_now({"cause": "illness"}) == ("cause", "hospital")


def test_an_absent_trigger_chooses_no_branch_even_where_the_schema_forgot_to_say_so():
    forgetful = when("cause", "illness", {"hospital": TEXT}, "hospital")
    del forgetful["if"]["required"]
    assert form({"cause": CAUSE}, allOf=[forgetful]).settle({"hospital": "市一院"}).pruned == {"/hospital": "市一院"}


def test_pruning_goes_on_until_nothing_more_falls():
    chain = [when("a", True, {"b": YES_NO}), when("b", True, {"c": YES_NO}), when("c", True, {"d": TEXT})]
    settled = form({"a": YES_NO}, allOf=chain).settle({"a": False, "b": True, "c": True, "d": "x"})
    assert settled.answers == {"a": False}
    assert list(settled.pruned) == ["/b", "/c", "/d"]


def test_else_is_chosen_where_the_condition_does_not_hold():
    branch = {
        **when("cause", "illness", {"hospital": TEXT}),
        "else": {"properties": {"place": TEXT}, "required": ["place"]},
    }
    assert form({"cause": CAUSE}, allOf=[branch]).settle({"cause": "fire", "place": "河沟街"}).errors == ()


def test_a_dependent_schema_is_chosen_by_an_answer():
    made = form({"card": TEXT}, dependentSchemas={"card": {"properties": {"bank": TEXT}, "required": ["bank"]}})
    assert [e.field for e in made.settle({"card": "1"}).errors] == ["/bank"]
    assert made.settle({"bank": "龙江"}).answers == {}


def test_conditions_in_rows_read_their_own_row():
    row = {"type": "object", "properties": {"car": YES_NO}, "allOf": [when("car", True, {"plate": TEXT})]}
    made = form({"rows": {"type": "array", "title": "车", "items": row}})
    settled = made.settle({"rows": [{"car": True, "plate": "黑A"}, {"car": False, "plate": "黑B"}]})
    assert settled.answers == {"rows": [{"car": True, "plate": "黑A"}, {"car": False}]}
    assert settled.pruned == {"/rows/1/plate": "黑B"}


def test_computed_values_come_from_the_rules_and_never_from_the_client():
    total = {"type": "number", "title": "合计", "x-computed": "form.a + 1"}
    made = compile_form(record({"a": MONEY, "total": total}), rules=lambda _, scope: scope["form"]["a"] + 1)
    assert made.settle({"a": Decimal("2.00"), "total": Decimal("99")}).answers["total"] == Decimal("3.00")


def test_a_computed_value_that_is_unknown_is_left_out():
    made = compile_form(
        record({"t": {"type": "number", "title": "合计", "x-computed": "form.a"}}), rules=lambda *_: None
    )
    assert made.settle({"t": 1}).answers == {}


def test_a_computed_column_reads_its_row():
    row = {"type": "object", "properties": {"n": MONEY, "double": {"type": "number", "x-computed": "row.n * 2"}}}
    made = compile_form(record({"rows": {"type": "array", "items": row}}), rules=lambda _, scope: scope["row"]["n"] * 2)
    assert made.settle({"rows": [{"n": Decimal("3")}]}).answers["rows"][0]["double"] == Decimal("6")


def test_x_visible_that_is_unknown_hides():
    made = compile_form(record({"note": {**TEXT, "x-visible": "form.a"}}), rules=lambda *_: None)
    assert made.settle({"note": "x"}).pruned == {"/note": "x"}


def test_x_visible_that_holds_shows():
    made = compile_form(record({"note": {**TEXT, "x-visible": "form.a"}}), rules=lambda *_: True)
    assert made.settle({"note": "x"}).answers == {"note": "x"}


def test_defaults_are_filled_in_only_where_asked_for():
    made = form({"place": {**TEXT, "default": "南岗区"}})
    assert made.settle({}).answers == {}
    assert made.settle({}, defaults=True).answers == made.start() == {"place": "南岗区"}


def test_a_constant_is_never_asked():
    assert form({"version": {"const": "a", "type": "string"}}).start() == {"version": "a"}


def test_x_visible_in_a_row_reads_the_row_and_the_record():
    row = {"type": "object", "properties": {"n": MONEY, "why": {**TEXT, "x-visible": "row.n > form.limit"}}}
    made = compile_form(
        record({"limit": MONEY, "rows": {"type": "array", "items": row}}),
        rules=lambda _, scope: scope["row"]["n"] > scope["form"]["limit"],
    )
    settled = made.settle({"limit": 2, "rows": [{"n": 1, "why": "x"}, {"n": 3, "why": "y"}]})
    assert settled.pruned == {"/rows/0/why": "x"}
