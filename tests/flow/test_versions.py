"""R14: what a case reads as of its acceptance, and what as of the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.flow.world import PARAMETERS, Case, checked, directory, program, relief, relief_form
from yikou.definition.model import ParameterValue
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


def merged(people: Directory) -> Directory:
    """The first community was merged into the second on 3 December; He reviews there."""
    closed = replace(people.orgs["huayuan-1"], until=date(2026, 12, 3), successor="huayuan-2")
    post = Post("he", "reviewer", "huayuan-2", date(2020, 1, 1))
    return replace(people, orgs={**people.orgs, "huayuan-1": closed}, posts=(*people.posts, post))


def test_a_closed_community_stands_for_its_successor():
    case = relief().on("12-07")
    case.directory = merged(directory())
    he = Actor("staff", "he", "何", "reviewer", "huayuan-2")
    case.do("approve", he, "check", office={"visit_note": "入户核查属实", "proposed": Decimal(800)})
    assert case.open == ["issue"]
    assert case.state.place == "huayuan-1"


def test_a_case_knows_its_version():
    assert relief().state.version == 1
