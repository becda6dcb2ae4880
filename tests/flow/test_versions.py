"""R14: what a case reads as of its acceptance, and what as of the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.flow.world import PARAMETERS, Case, checked, directory, program, relief, relief_form, with_affair
from yikou.definition.model import DoStep, Expr, ParameterValue, When
from yikou.directory.model import Directory, Post
from yikou.flow.acts import Actor
from yikou.flow.program import Program, compile_program


def raised_from(day: date) -> Program:
    """Hardship relief, where the street may decide up to 9000 from that day on."""
    limit = PARAMETERS["relief_street_limit"]
    higher = replace(limit, values=(*limit.values, ParameterValue(day, Decimal(9000), "新规程")))
    return compile_program(program("hardship-relief").affair, {**PARAMETERS, "relief_street_limit": higher})


def test_a_parameter_is_that_of_the_day_of_acceptance():
    case = Case(raised_from(date(2026, 12, 5)))
    case.do("file", "wang", form=relief_form(), papers={"id_card": ("a",)}, then="accept")
    checked(case.on("12-07"), 6000).do("approve", "chen", "review")
    assert case.open == ["decide"]


def test_a_parameter_that_was_raised_before_acceptance_counts():
    case = Case(raised_from(date(2026, 12, 1)))
    case.do("file", "wang", form=relief_form(), papers={"id_card": ("a",)}, then="accept")
    checked(case, 6000).do("approve", "chen", "review")
    assert case.open == ["issue"]


def merged(people: Directory, into: str = "huayuan-2") -> Directory:
    """The first community was merged into another on 3 December; He reviews there."""
    closed = replace(people.orgs["huayuan-1"], until=date(2026, 12, 3), successor=into)
    post = Post("he", "reviewer", into, date(2020, 1, 1))
    return replace(people, orgs={**people.orgs, "huayuan-1": closed}, posts=(*people.posts, post))


def test_a_closed_community_stands_for_its_successor():
    case = relief().on("12-07")
    case.directory = merged(directory())
    he = Actor("staff", "he", "何", "reviewer", "huayuan-2")
    case.do("approve", he, "check", office={"visit_note": "入户核查属实", "proposed": Decimal(800)})
    assert case.open == ["issue"]
    assert case.state.place == "huayuan-1"


def test_a_seal_is_that_of_the_successor():
    case = relief().on("12-07")
    case.directory = merged(directory())
    he = Actor("staff", "he", "何", "reviewer", "huayuan-2")
    case.do("approve", he, "check", office={"visit_note": "入户核查属实", "proposed": Decimal(800)})
    assert case.state.completions["check"].seal == "huayuan-2"


def test_a_condition_reads_the_org_tree_of_the_day_of_acceptance():
    affair = program("hardship-relief").affair
    same = When(Expr("applicant.community.street == case.place.street"), (DoStep("review"),))
    changed = with_affair("hardship-relief", flow=(*affair.flow[:2], same, *affair.flow[3:]))
    case = Case(changed).do("file", "qian", form=relief_form(), papers={"id_card": ("a",)}, then="accept")
    case.on("12-07").directory = merged(directory(), into="dongfang-1")
    he = Actor("staff", "he", "何", "reviewer", "dongfang-1")
    case.do("approve", he, "check", office={"visit_note": "入户核查属实", "proposed": Decimal(800)})
    assert case.open == ["review"]
    assert [seat.org for seat in case.task("review").seats] == ["dongfang"]


def test_a_case_knows_its_version():
    assert relief().state.version == 1
