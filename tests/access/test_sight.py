"""Rights of rows add up; a field is hidden or masked only if every row that shows the case agrees."""

from dataclasses import replace

import pytest

from tests.flow.world import program
from tests.forms.make import record
from yikou.access.sight import BLIND, Sight, Standing, leaves_of, sight
from yikou.definition.model import Grant, PlacePath

AFFAIR = program("subsistence-allowance").affair
ACCOUNT = ("form", "bank_account")
PHONE = ("form", "applicant", "phone")
NUMBER = ("form", "applicant", "id_number")
INCOME = ("form", "members", "income")
HANDLER = Standing(handles=True)
APPLICANT = Standing(applies=True)


def row(*may, hides=(), masks=()):
    return Grant("g", "reviewer", PlacePath(("case", "place")), under=False, may=may, hides=hides, masks=masks)


def test_nobody_sees_nothing():
    assert sight(AFFAIR, [], Standing()) == BLIND
    assert not BLIND.may_view


def test_rights_of_matching_rows_add_up():
    assert sight(AFFAIR, [row("view"), row("print"), row("view", "urge")], Standing()).may == {"view", "print", "urge"}


def test_rows_without_view_show_nothing():
    assert sight(AFFAIR, [row("urge", "print")], Standing()) == BLIND


def test_a_field_is_hidden_only_if_every_showing_row_hides_it():
    both = sight(AFFAIR, [row("view", hides=(ACCOUNT, PHONE)), row("view", hides=(PHONE,))], Standing())
    assert both.hidden & {ACCOUNT, PHONE} == {PHONE}


def test_a_row_without_view_neither_hides_nor_shows():
    seen = sight(AFFAIR, [row("view", hides=(ACCOUNT,)), row("print")], Standing())
    assert ACCOUNT in seen.hidden


def test_a_field_is_masked_only_if_every_showing_row_masks_or_hides_it():
    assert sight(AFFAIR, [row("view", masks=(PHONE,)), row("view")], Standing()).shows(PHONE)
    mixed = sight(AFFAIR, [row("view", masks=(PHONE,)), row("view", hides=(PHONE,))], Standing())
    assert PHONE in mixed.masked
    assert PHONE not in mixed.hidden


def test_a_path_stands_for_everything_below_it():
    seen = sight(AFFAIR, [row("view", hides=(("form", "members"),))], Standing())
    assert INCOME in seen.hidden
    assert seen.hides(INCOME)
    assert not seen.shows(("form", "members"))
    assert seen.shows(PHONE)


def test_a_record_can_be_hidden_as_a_whole():
    seen = sight(AFFAIR, [row("view", hides=(("office",),))], Standing())
    assert not any(seen.shows(("office", name)) for name in AFFAIR.office.fields)
    assert seen.shows(PHONE)


def test_a_class_of_masks_reaches_such_fields_wherever_they_stand():
    seen = sight(AFFAIR, [row("view", hides=(("mask:id-number",),))], Standing())
    assert {NUMBER, ("form", "members", "id_number"), ("form", "agent", "id_number")} <= seen.hidden


def test_a_handler_without_a_row_sees_everything():
    seen = sight(AFFAIR, [], HANDLER)
    assert seen.may_view
    assert seen.shows(("form",))
    assert seen.shows(("office",))


def test_a_handler_with_a_row_sees_what_the_row_shows():
    assert not sight(AFFAIR, [row("view", hides=(ACCOUNT,))], HANDLER).shows(ACCOUNT)


def test_the_step_hides_before_all_of_that():
    at_visit = Standing(handles=True, at=frozenset({"visit"}))
    assert not sight(AFFAIR, [], at_visit).shows(ACCOUNT)
    assert not sight(AFFAIR, [row("view")], at_visit).shows(ACCOUNT)


def test_what_a_step_hides_is_not_merely_masked():
    at_visit = Standing(handles=True, at=frozenset({"visit"}))
    seen = sight(AFFAIR, [row("view", masks=(ACCOUNT,))], at_visit)
    assert ACCOUNT in seen.hidden
    assert ACCOUNT not in seen.masked


@pytest.mark.parametrize("how", ["hides", "masks"])
def test_a_paper_is_hidden_with_what_it_carries(how):
    seen = sight(AFFAIR, [row("view", **{how: (NUMBER,)})], Standing())
    assert not seen.shows(("materials", "id_card"))
    assert seen.shows(("materials", "visit_photo"))


def test_a_paper_can_be_hidden_by_name():
    assert not sight(AFFAIR, [row("view", hides=(("materials", "visit_photo"),))], Standing()).shows(
        ("materials", "visit_photo")
    )
    seen = sight(AFFAIR, [row("view", hides=(("materials", "visit_photo"),)), row("view")], Standing())
    assert seen.shows(("materials", "visit_photo"))


def test_the_applicant_sees_the_form_and_not_the_office_record():
    seen = sight(AFFAIR, [], APPLICANT)
    assert seen.may == {"view", "print"}
    assert seen.shows(("form",))
    assert not any(seen.shows(("office", name)) for name in AFFAIR.office.fields)


def test_a_computed_field_is_hidden_with_what_it_reads():
    total = replace(AFFAIR.form.fields["savings"], schema={"x-computed": "sum(form.members.income)"})
    form = replace(AFFAIR.form, fields={**AFFAIR.form.fields, "savings": total})
    seen = sight(replace(AFFAIR, form=form), [row("view", hides=(INCOME,))], Standing())
    assert not seen.shows(("form", "savings"))


def test_a_computed_column_is_hidden_with_the_column_it_reads():
    rows = AFFAIR.form.fields["members"]
    columns = dict(rows.type.columns)
    columns["disabled"] = replace(columns["disabled"], schema={"x-computed": "row.income > 1000"})
    members = replace(rows, type=replace(rows.type, columns=columns))
    form = replace(AFFAIR.form, fields={**AFFAIR.form.fields, "members": members})
    seen = sight(replace(AFFAIR, form=form), [row("view", masks=(INCOME,))], Standing())
    assert not seen.shows(("form", "members", "disabled"))


def test_a_hidden_part_is_not_shown_by_its_whole():
    assert not Sight(frozenset({"view"}), frozenset({INCOME})).shows(("form",))
    assert not Sight(frozenset({"view"}), frozenset({INCOME})).hides(("form", "members"))


def test_unknown_paths_name_nothing():
    assert leaves_of(AFFAIR, [("form", "nothing"), ("mask:nothing",)]) == frozenset()


NUMBERED = {"type": "string", "title": "证件号", "x-mask": "id-number"}
BY_CARD = {"type": "object", "title": "凭证件", "properties": {"number": NUMBERED}, "required": ["number"]}
BY_NAME = {"type": "object", "title": "凭姓名", "properties": {"name": {"type": "string"}}, "required": ["name"]}


def masked_in(properties, **more):
    """Leaves of a form of these properties that the mask of ID numbers covers."""
    return leaves_of(replace(AFFAIR, form=record(properties, **more)), [("mask:id-number",)])


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [BY_CARD, BY_NAME]},
        {"type": "array", "items": NUMBERED},
        {"type": "array", "prefixItems": [NUMBERED]},
        {"type": "object", "additionalProperties": NUMBERED},
    ],
)
def test_a_number_in_a_choice_a_list_or_a_free_name_is_masked_with_what_holds_it(schema):
    assert ("form", "who") in masked_in({"who": {"title": "谁", **schema}})


def test_a_number_that_only_an_alternative_lays_on_the_form_is_masked():
    assert ("form", "number") in masked_in({}, oneOf=[BY_CARD, BY_NAME])
    assert ("form", "name") not in masked_in({}, oneOf=[BY_CARD, BY_NAME])


def test_a_number_in_a_part_that_holds_itself_is_masked():
    unit = {"type": "object", "properties": {"head": NUMBERED, "above": {"$ref": "#/$defs/unit"}}}
    assert ("form", "unit", "above") in masked_in({"unit": {"$ref": "#/$defs/unit"}}, **{"$defs": {"unit": unit}})
