"""The walk through an affair, proved for every set of parameter values that is in force on some day to come."""

from datetime import date

from yikou.errors import Problem
from yikou.flow.program import Program
from yikou.proof.around import check_around, rules_of, trees_of
from yikou.proof.course import Course, walk_all
from yikou.proof.days import days
from yikou.proof.dead import MarkOf, check_dead
from yikou.proof.district import District
from yikou.proof.known import check_given_up, check_known
from yikou.proof.reach import check_reach
from yikou.proof.space import space_of
from yikou.proof.stuck import check_stuck
from yikou.proof.terms import Terms
from yikou.proof.witness import Witnesses
from yikou.rules.check import Checked


def check_ways(
    program: Program, checked: Checked, district: District | None, *, mark_of: MarkOf, texts: str = ""
) -> tuple[Problem, ...]:
    """Findings about the ways of an affair that can be run. mark_of, texts: see `dead.py`."""
    found: list[Problem] = []
    for day in days(checked, district):
        course, witnesses = course_on(program, checked, day, district)
        found += [*check_known(course, witnesses), *check_given_up(course)]
        found += [*check_reach(course), *check_stuck(course, witnesses)]
        found += [*check_around(course, witnesses), *check_dead(course, mark_of, texts)]
    return tuple(dict.fromkeys(found))


def course_on(
    program: Program, checked: Checked, day: date | None, district: District | None
) -> tuple[Course, Witnesses]:
    """The course of the affair under the parameters of a day, and who finds counter-examples for it."""
    space = space_of(program, Terms(checked, day, trees_of(checked)))
    return walk_all(space, rules_of(checked.affair)), Witnesses(program, space, district)
