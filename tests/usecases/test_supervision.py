"""Supervision counts and lists what a post may see, by clocks and by what stands still; urging goes by the case's verb."""

from yikou.usecases.supervision.asked import Asked
from yikou.usecases.supervision.page import supervision_view


def look(office, login="zhong.min", **asked):
    return supervision_view(office.house, office.reader(login), Asked(**{"mark": "all", **asked}))


def listed(office, login="zhong.min", **asked):
    return [row.number for row in look(office, login, **asked).rows]


def figures(office, login="zhong.min"):
    """Under way, fine, soon, late, stopped, stuck."""
    return [one.number for one in look(office, login).figures]


def test_what_is_under_way_is_counted_and_listed(office):
    number = office.relief()
    assert figures(office) == [1, 1, 0, 0, 0, 0]
    assert listed(office) == [number]
