"""The affairs that ship can be read, and say what their offices expect."""

import pytest

from yikou.definition.parameters import read_parameters
from yikou.definition.reader import read_affair
from yikou.definition.sources import slugs
from yikou.settings import HOUSE
from yikou.usecases.sources_folder import read_folder

SOURCES = read_folder(HOUSE)
PARAMETERS = read_parameters(SOURCES)


@pytest.mark.parametrize("slug", slugs(SOURCES))
def test_a_shipped_affair_is_read_without_problems(slug):
    assert read_affair(SOURCES, slug, parameters=PARAMETERS).slug == slug


def test_hardship_relief_offers_an_extension_that_a_leader_agrees_to():
    affair = read_affair(SOURCES, "hardship-relief", parameters=PARAMETERS)
    assert affair.steps["review"].verbs["extend"].approved_by == ("street_leader",)
