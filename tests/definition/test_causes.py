"""A cause is told once, and what only follows from it is left out."""

import pytest

from tests.definition.make import SCHEMA, problems


def told(old="", new="", **files):
    return [(p.code, p.found) for p in problems(old, new, **files)]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("lanes:\n", "lane:\n", "lane"),
        ("steps:\n", "step:\n", "step"),
        ("who:\n", "whos:\n", "whos"),
        ("clocks:\n", "clock:\n", "clock"),
        ("materials:\n", "material:\n", "material"),
        ("outcomes:\n", "outcome:\n", "outcome"),
        ("places:\n", "place:\n", "place"),
        ("    title: 决定\n", "    titel: 决定\n", "titel"),
    ],
)
def test_a_misspelt_key_is_told_once_and_not_for_each_name_below_it(old, new, found):
    assert told(old, new) == [("unknown_key", found)]


@pytest.mark.parametrize("broken", ['{"title": ', '{"type": "text"}', "[]", '{"$ref": "http://a/b"}'])
def test_a_schema_that_cannot_be_read_is_told_without_the_fields_that_are_then_unknown(broken):
    found = problems(more={"schemas/small.schema.json": broken})
    assert {p.file for p in found} == {"schemas/small.schema.json"}


def test_a_shared_part_that_cannot_be_read_is_told_alone():
    found = problems(more={"schemas/shared/person.schema.json": '{"title" "个人"}'})
    assert [(p.code, p.file) for p in found] == [("not_json", "schemas/shared/person.schema.json")]


def test_a_fault_that_is_none_of_them_is_still_told_beside_it():
    schema = SCHEMA | {"type": "array"}
    assert ("unknown_clock", "revew") in told("clock: review", "clock: revew", schema=schema)


def test_defaults_that_are_not_there_leave_their_people_unasked_for():
    assert told("filed_by: [window,", "uses: [distrit]\nfiled_by: [desk,") == [("unknown_defaults", "distrit")]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("fills: [proposed]", "fills: [propsed]", {"unknown_field"}),
        ("{normal: 3 workdays, green: 1 workday}", "{normal: 3 workdays, gren: 1 workday}", {"unknown_lane"}),
        ("{lane: green, when", "{lane：green, when", {"full_width_colon"}),
        ("on: end.granted", "on: end.grented", {"unknown_event"}),
    ],
)
def test_a_misspelt_name_is_told_without_what_is_then_missing(old, new, codes):
    assert {p.code for p in problems(old, new)} == codes
