import pytest

from yikou.definition.durations import UNITS, parse_duration, write_duration
from yikou.definition.model import Duration


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_read_in_plural_and_singular(unit):
    assert parse_duration(f"3 {unit}") == Duration(3, unit)
    assert parse_duration(f"1 {unit.removesuffix('s')}") == Duration(1, unit)


@pytest.mark.parametrize(
    "text", ["", "5", "workdays", "5 weeks", "-1 day", "5workdays", "1.5 days", "guide.promised", "５ days"]
)
def test_what_is_not_a_duration_is_left_for_the_expressions(text):
    assert parse_duration(text) is None


@pytest.mark.parametrize("text", ["0 workdays", "1 year", "15 minutes", "24 hours", "2 workhours"])
def test_a_duration_is_written_as_it_was_read(text):
    assert write_duration(parse_duration(text)) == text
