"""The demo district behind the API, and programs that act in it."""

import pytest

from tests.usecases.conftest import office
from tests.web.api.program import District, district_of
from tests.web.conftest import drawn

__all__ = ["drawn", "office"]


@pytest.fixture
def district(office, drawn) -> District:
    return district_of(office, drawn)
