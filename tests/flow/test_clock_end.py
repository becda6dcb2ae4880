"""How the clock of an ended case stood against its limit: never a figure that is not known."""

from tests.flow.world import CALENDAR, Case, checked, program, relief, relief_form
from yikou.definition.model import Duration
from yikou.flow.clock_end import clock_end


def withdrawn(case, day):
    case.on(day).do("withdraw", "wang", reason="不再需要")
    return clock_end(case.state, CALENDAR)


def test_the_days_that_counted_are_what_a_case_took():
    end = withdrawn(relief(day="12-01"), "12-08")
    assert (end.used, end.limit, end.over) == (Duration(5, "workdays"), Duration(10, "workdays"), None)


def test_days_in_which_it_stood_are_not_among_them():
    case = checked(relief(day="12-01")).on("12-03").do("supplement", "chen", "review", items={"text": "说明"})
    assert withdrawn(case, "12-08").used == Duration(1, "workdays")


def test_a_case_that_ended_after_its_limit_says_by_how_much():
    end = withdrawn(relief(day="12-01"), "12-18")
    assert (end.used, end.over.days) == (Duration(13, "workdays"), -2)


def test_a_clock_that_began_anew_has_no_days_of_its_own():
    case = relief(day="12-01").on("12-02").do("set_lane", "lin", lane="green", reason="孕妇")
    assert withdrawn(case, "12-03").used is None


def test_what_ended_before_its_clock_began_has_none():
    case = Case(program("hardship-relief")).do("file", "wang", form=relief_form(), papers={})
    assert withdrawn(case, "12-08") is None


def test_a_case_under_way_has_no_end():
    assert clock_end(relief().state, CALENDAR) is None
