"""The walk through an affair, proved for every set of parameter values that is in force on some day to come."""

from collections.abc import Iterator, Sequence
from datetime import date

from yikou.errors import Problem
from yikou.flow.program import Program
from yikou.proof.course import Course, walk_all
from yikou.proof.district import District
from yikou.proof.known import check_given_up, check_known
from yikou.proof.space import space_of
from yikou.proof.terms import Terms
from yikou.proof.witness import Witnesses
from yikou.rules.check import Checked

DAYS = 6  # sets of parameter values that are looked at


def check_ways(program: Program, checked: Checked, district: District | None) -> tuple[Problem, ...]:
    """Findings about the ways of an affair that can be run."""
    found: list[Problem] = []
    for day in days(checked, district):
        course, witnesses = course_on(program, checked, day, district)
        found += [*check_known(course, witnesses), *check_given_up(course)]
    return tuple(dict.fromkeys(found))


def course_on(
    program: Program, checked: Checked, day: date | None, district: District | None
) -> tuple[Course, Witnesses]:
    """The course of the affair under the parameters of a day, and who finds counter-examples for it."""
    space = space_of(program, Terms(checked, day))
    return walk_all(space), Witnesses(program, space, district)


def days(checked: Checked, district: District | None) -> Sequence[date | None]:
    """A day for each set of parameter values that the rules can meet; [None] where they read none."""
    names = {path.parts[1] for tree in checked.trees.values() for path in tree.paths if path.parts[0] == "param"}
    names |= {word.removeprefix("param.") for word in _bounds(checked) if word.startswith("param.")}
    read = [checked.names.parameters[name] for name in sorted(names) if name in checked.names.parameters]
    if not read:
        return [None]
    known = max((one.values[0].since for one in read if one.values), default=date.max)
    since = max(known, district.on) if district else known
    return [since, *sorted({value.since for one in read for value in one.values if value.since > since})][:DAYS]


def _bounds(checked: Checked) -> Iterator[str]:
    for ready in checked.tables.values():
        for row in ready.table.rows:
            for cell in row.cells:
                yield from (cell.low, cell.high, *(end for one in cell.cells for end in (one.low, one.high)))
