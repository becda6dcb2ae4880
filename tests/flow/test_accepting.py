"""受理 at a step that is not the window's: the post that filed is judged, with the form as it now stands."""

from dataclasses import replace

import pytest

from tests.flow.world import Case, applicant, directory, program, relief_form, with_affair
from yikou.errors import NotAllowed, Refused
from yikou.flow.acts import Actor
from yikou.flow.program import Program


def reviewed() -> Program:
    """Hardship relief that a reviewer accepts, and residents may file as well."""
    affair = program("hardship-relief").affair
    steps = dict(affair.steps)
    steps["accept"] = replace(steps["accept"], who=("community_reviewer",), edits=(("form",),))
    return with_affair("hardship-relief", steps=steps, filed_by=(*affair.filed_by, "applicant"))


def registered() -> Case:
    """Filed by Wang at the window; Wang has left since."""
    case = Case(reviewed()).do("file", "wang", form=relief_form(), papers={"id_card": ("a",)})
    case.directory = directory(without=("wang",), id_numbers={"wang": "230199193803152344"})
    return case


def test_a_case_is_accepted_when_whoever_filed_it_has_left():
    assert registered().do("approve", "li", "accept").open == ["check"]


def test_but_not_where_the_post_that_filed_it_could_not_file_it_now():
    moved = relief_form(applicant=applicant(community="huayuan-2"))
    with pytest.raises((NotAllowed, Refused)):
        registered().do("approve", "li", "accept", form=moved)


def test_nor_where_it_turns_out_to_be_the_clerks_own():
    own = relief_form(applicant=applicant(id_number="230199193803152344"))
    with pytest.raises((NotAllowed, Refused)):
        registered().do("approve", "li", "accept", form=own)


def test_a_case_that_the_applicant_filed_is_accepted_where_no_window_is():
    own = Actor("applicant", "person:230199196803152348", "刘淑珍")
    case = Case(reviewed()).do("file", own, form=relief_form(), papers={"id_card": ("a",)})
    assert case.do("approve", "li", "accept").open == ["check"]
