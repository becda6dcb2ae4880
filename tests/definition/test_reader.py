"""What a rules file says becomes frozen values, with what the format adds where nothing is said."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.definition.make import PARAMETERS, RULES, SCHEMA, affair, problems, sources
from yikou.definition.examine import examine
from yikou.definition.messages import text_of
from yikou.definition.model import Cell, Choose, Duration, Each, Expr, MayFollow, StepNeed, Together
from yikou.definition.reader import read_affair
from yikou.definition.supported import unsupported
from yikou.errors import DefinitionRefused

DEFAULTS = """\
format: 1
defaults: house
who:
  leader: {title: 领导, role: leader, at: bureau}
  nobody: {title: 没人用, role: leader, at: form.not_there}
  window: {title: 别的窗口, role: manager, at: bureau}
verbs:
  extend: {approved_by: leader, needs: [reason]}
  refer: {to: [somebody_else]}
  urge: {by: [leader]}
alarms:
  - {before: 1 workday, tell: [handlers]}
access:
  leaders: {role: leader, at: bureau, may: [view], hides: [form.not_there, form.amount]}
"""


def with_defaults(old="title: 小事", new="title: 小事\nuses: [house]", defaults=DEFAULTS):
    rules = RULES.replace(old, new, 1)
    return read_affair(sources(rules, more={"rules/shared/house.rules.yaml": defaults}), "small", parameters=PARAMETERS)


def test_what_nothing_is_said_about_has_the_defaults_of_the_format():
    read = affair()
    assert read.number == "{place}-{year}-{seq:5}"
    assert read.keep == Duration(10, "years")
    assert read.materials["id_card"].at == "accept"
    assert read.materials["id_card"].by == ("window", "applicant")
    assert read.steps["accept"].need == StepNeed("any")
    assert read.lanes.kinds["normal"].rank == 9


def test_expressions_stay_text_and_know_where_they_stand():
    rule = affair().facts["high"].expr
    assert rule == Expr("form.amount > 1000")
    assert (rule.mark.line, rule.mark.key) == (24, "facts/high/is")


def test_a_paper_may_follow_until_a_step():
    assert affair().materials["proof"].may_follow == MayFollow(Duration(5, "workdays"), "decide")
    assert affair().materials["proof"].carries is None


def test_cells_of_a_table_are_read():
    rows = affair().tables["way"].rows
    assert rows[0].cells == (Cell("equal", word="yes", text="yes"), Cell("any", text="any"))
    assert rows[1].cells[1] == Cell("between", high="param.line", text="up to param.line")
    assert rows[2].cells[1].low_open
    assert rows[2].gives == ("bureau",)


def test_a_limit_is_given_by_lane_or_for_all():
    clocks = affair().clocks
    assert clocks["review"].limit == {"normal": Duration(3, "workdays"), "green": Duration(1, "workdays")}
    assert clocks["total"].limit == {"": Expr("lane.limit")}
    assert (clocks["total"].starts, clocks["review"].starts) == ("accepted", "opened")


def test_a_step_has_the_verbs_that_it_names_and_those_of_every_step():
    verbs = affair().steps["decide"].verbs
    assert tuple(verbs) == (
        *("approve", "object", "return"),
        *("answer", "claim", "release", "take_back", "note", "copy", "withdraw", "terminate"),
    )


def test_options_of_a_verb_come_from_the_step_then_the_affair_then_the_format():
    step = affair().steps["accept"].verbs
    assert step["approve"].title == "受理"
    assert step["supplement"].title == "补办"
    assert step["supplement"].within == Duration(10, "workdays")
    assert step["supplement"].to == ("filer",)
    assert step["reject"].outcome == "rejected"
    assert affair().steps["decide"].verbs["return"].to == ("earlier",)


def test_a_step_that_names_no_verb_offers_approval():
    read = affair("    verbs: [approve, object, return]\n", "")
    assert "approve" in read.steps["decide"].verbs


def test_nobody_withdraws_where_nobody_applies():
    rules = RULES.replace("{kind: person, is: form.applicant}", "{kind: none}").replace(
        "to: [applicant]", "to: [window]"
    )
    rules = rules.replace("applicant.community.street", "bureau").replace("at: applicant.community", "at: bureau")
    read = read_affair(sources(rules), "small", parameters=PARAMETERS)
    assert "withdraw" not in read.verbs
    assert "withdraw" not in read.steps["accept"].verbs


def test_entries_of_defaults_are_there_if_they_are_used():
    read = with_defaults("title: 小事", "title: 小事\nuses: [house]\nnote: 说明")
    assert set(read.who) == {"window", "reviewer", "leader"}
    assert read.verbs["urge"].by == ("leader",)


def test_an_entry_of_the_affair_replaces_the_default_whole():
    assert with_defaults().who["window"].role == "clerk"


def test_alarms_of_the_defaults_hold_for_every_clock_without_its_own():
    assert with_defaults().clocks["review"].alarms[0].offset == Duration(1, "workdays")


def test_a_hidden_path_of_the_defaults_that_the_affair_lacks_is_passed_over():
    assert with_defaults().access["leaders"].hides == (("form", "amount"),)


def test_two_defaults_with_the_same_entry_are_refused_unless_the_affair_has_its_own():
    more = {
        "rules/shared/house.rules.yaml": DEFAULTS,
        "rules/shared/other.rules.yaml": DEFAULTS.replace("defaults: house", "defaults: other"),
    }
    found = problems("title: 小事", "title: 小事\nuses: [house, other]", more=more)
    assert {p.found for p in found if p.code == "defaults_clash"} == {
        *("leader", "nobody", "extend", "refer", "urge", "leaders", "alarms"),
    }


def test_an_unknown_key_of_a_defaults_file_is_refused_with_its_file():
    more = {"rules/shared/house.rules.yaml": DEFAULTS + "stepps: {}\n"}
    found = problems("title: 小事", "title: 小事\nuses: [house]", more=more)
    assert [(p.file, p.line, p.found) for p in found] == [("rules/shared/house.rules.yaml", 15, "stepps")]


def test_an_example_copies_another_and_replaces_field_by_field():
    first, second = affair().examples
    assert first.given["form"] == {"cause": "fire", "amount": Decimal(500)}
    assert second.given == {"form": {"cause": "fire", "amount": Decimal(5000)}, "office": {"proposed": Decimal(400)}}
    assert (second.today, dict(second.expect)) == (first.today, {"high": "yes"})


def test_a_choice_keeps_its_branches_and_knows_that_it_has_no_else():
    item = affair().flow[2]
    assert isinstance(item, Choose)
    assert (list(item.cases), item.otherwise) == (["yes", "no"], None)


BLOCKS = """\
  - accept
  - together:
      one: [decide]
      two:
        - when: high
          do: []
    name: both
    need: 1
    closes: first_no
  - each: member
    in: form.members
    name: all_members
    need: 2/3
    do: []
  - call: other-affair
    name: called
    with: {form.amount: form.amount}
    wait: no
"""


def test_blocks_are_read_with_their_votes():
    _, together, each, call, *_ = affair("  - accept\n  - decide\n", BLOCKS).flow
    assert isinstance(together, Together)
    assert (list(together.branches), together.need, together.closes) == (
        ["one", "two"],
        StepNeed("number", 1),
        "first_no",
    )
    assert isinstance(each, Each)
    assert (each.var, each.need, each.closes) == ("member", StepNeed("share", 2, 3), "all_in")
    assert call.fills == {"form.amount": Expr("form.amount")}
    assert call.wait is False


def test_what_is_read_but_cannot_be_performed_is_named():
    read = affair("  - accept\n  - decide\n", BLOCKS)
    assert [(p.level, p.line, p.found) for p in unsupported(read)][:3] == [
        ("unsupported", 63, "together"),
        ("unsupported", 71, "each"),
        ("unsupported", 76, "call"),
    ]


QUOTA = """\
quotas:
  seats: {title: 位, per: form.cause, capacity: '3', takes: '1', taken: decide, when_full: refuse}
"""
REST = [
    ("need: any", "need: majority", "need: majority"),
    ("need: any", "need: 2\n    order: one_by_one", "order: one_by_one"),
    ("need: any", "need: 2\n    closes: all_in", "closes: all_in"),
    ("need: any", "verbs: [approve, {pause: {reasons: {x: {title: 听证, at_most: 5 days}}}}]", "pause"),
    ("need: any", "verbs: [approve, {transfer: {to: [window]}}]", "transfer"),
]


@pytest.mark.parametrize(("old", "new", "what"), REST, ids=[row[2] for row in REST])
def test_this_is_not_performed_yet(old, new, what):
    rules = RULES.replace("    who: window\n    edits: [form]\n", f"    who: window\n    edits: [form]\n    {new}\n")
    rules = rules.replace("    verbs: [{approve: {title: 受理}}, supplement, reject]\n", "")
    read = read_affair(sources(rules), "small", parameters=PARAMETERS)
    assert [p.found for p in unsupported(read)] == [what]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("at: applicant.community}", "at: applicant.community, pick: 2, picked_by: accept}", "pick"),
        ("at: applicant.community}", "at: applicant.community, prefer: case.accepted_by}", "prefer"),
        ("at: applicant.community}", "at: applicant.community, recorded_by: [reviewer]}", "recorded_by"),
        ("role: clerk, at: applicant.community}", "people: [applicant, form.members]}", "people"),
        ("review: {limit:", "review: {again: remaining, limit:", "again: remaining"),
        ("review: {limit:", "review: {alarms: [{after: 1 day, do: object}], limit:", "alarms: do"),
        ("review: {limit:", "review: {alarms: [{after: 1 day, hand_to: window}], limit:", "alarms: hand_to"),
        ("supplement: {within", "revoke: {by: [window], outcome: rejected}\n  supplement: {within", "revoke"),
        ("outputs:", "afterwards:\n  - {when: high, do: [accept]}\noutputs:", "afterwards"),
        (
            "outputs:",
            f"{QUOTA}outputs:",
            "quotas",
        ),
    ],
)
def test_nor_is_this(old, new, what):
    assert [p.found for p in unsupported(affair(old, new))] == [what]


LINES = RULES.splitlines(keepends=True)


def is_read_or_refused(files):
    """Every finding also has a sentence, and what is whole can be read again."""
    draft = examine(files, "small", parameters=PARAMETERS)
    try:
        read_affair(files, "small", parameters=PARAMETERS)
    except DefinitionRefused:
        assert not draft.is_whole
    return all(text_of(problem) for problem in draft.problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    at=st.integers(0, len(LINES) - 1),
    much=st.integers(0, 3),
    text=st.text("abc:{}[],-#'\"&*!|>% \n0：中\t", max_size=20) | st.text(max_size=10),
)
def test_any_text_gives_an_affair_or_is_refused(at, much, text):
    rules = "".join([*LINES[:at], text, *LINES[at + much :]]).encode("utf-8", "replace").decode()
    assert is_read_or_refused(sources(rules))


WORDS = (
    *("$ref", "$defs", "office", "type", "properties", "items", "required", "oneOf", "allOf", "if", "then", "not"),
    *("const", "enum", "title", "minimum", "multipleOf", "x-sections", "x-order", "x-visible", "x-org-kind"),
)
LEAVES = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(("object", "array", "#", "x", "$ref"))
PARTS = st.recursive(
    LEAVES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(WORDS), below, max_size=4),
    max_leaves=10,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(schema=st.dictionaries(st.sampled_from(WORDS), PARTS, min_size=1, max_size=6))
def test_any_schema_gives_an_affair_or_is_refused(schema):
    assert is_read_or_refused(sources(schema=SCHEMA | schema))
