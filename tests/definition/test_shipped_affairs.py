"""The affairs that ship can be read, and say what their offices expect."""

import pytest

from yikou.definition.examine import examine
from yikou.definition.parameters import read_parameters
from yikou.definition.reader import read_affair
from yikou.definition.sources import slugs
from yikou.definition.supported import unsupported
from yikou.settings import HOUSE
from yikou.usecases.definitions.sources_folder import read_folder

SOURCES = read_folder(HOUSE)
PARAMETERS = read_parameters(SOURCES)


@pytest.mark.parametrize("slug", slugs(SOURCES))
def test_a_shipped_affair_is_read_without_problems(slug):
    assert read_affair(SOURCES, slug, parameters=PARAMETERS).slug == slug


def test_hardship_relief_offers_an_extension_that_a_leader_agrees_to():
    affair = read_affair(SOURCES, "hardship-relief", parameters=PARAMETERS)
    assert affair.steps["review"].verbs["extend"].approved_by == ("street_leader",)


@pytest.mark.parametrize("slug", slugs(SOURCES))
def test_a_shipped_affair_can_be_performed(slug):
    assert unsupported(read_affair(SOURCES, slug, parameters=PARAMETERS)) == ()


@pytest.mark.parametrize("slug", slugs(SOURCES))
def test_a_shipped_affair_has_every_title_in_english(slug):
    examined = examine(SOURCES, slug, parameters=PARAMETERS)
    assert [problem.found for problem in examined.problems if problem.code == "not_translated"] == []


@pytest.mark.parametrize("slug", slugs(SOURCES))
def test_a_shipped_affair_has_three_examples_and_tells_residents_what_they_need(slug):
    affair = read_affair(SOURCES, slug, parameters=PARAMETERS)
    assert len(affair.examples) >= 3
    assert all((affair.guide.conditions, affair.guide.phone, affair.guide.results, affair.guide.basis))


def test_every_parameter_that_ships_is_read_by_an_affair():
    rules = b"".join(SOURCES[f"rules/{slug}.rules.yaml"] for slug in slugs(SOURCES))
    assert [name for name in PARAMETERS if f"param.{name}".encode() not in rules] == []


def test_a_first_child_is_registered_in_one_step():
    affair = read_affair(SOURCES, "first-child-certificate", parameters=PARAMETERS)
    assert (affair.guide.kind, list(affair.steps)) == ("instant", ["register"])
    assert affair.outputs["certificate"].number == "SY{year}{seq:6}"
