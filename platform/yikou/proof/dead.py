"""What is written and never comes to bear: tables, outcomes, lanes, places, papers (warnings).

Steps, people, clocks and events that nothing uses are found when a definition is read.
"""

from collections.abc import Callable, Iterator

from yikou.definition.model import Affair, Expr, LaneEntry, Mark
from yikou.errors import Problem
from yikou.proof.course import Course, TooManyError, looks
from yikou.proof.loose_ends import read_in
from yikou.proof.space import CannotTellError, Supposed
from yikou.proof.staffing import places_used
from yikou.proof.supposing import Supposing
from yikou.proof.table_walk import Looking

MarkOf = Callable[[str, str], Mark | None]  # section and name → where it stands; None where a defaults file has it


def check_dead(course: Course, mark_of: MarkOf, texts: str) -> Iterator[Problem]:
    """Warnings, by section of the file. texts: the templates of the affair, which may ask for what rules say."""
    affair = course.space.affair
    yield from _tables(affair, texts)
    yield from _papers(course)
    yield from _lanes(course, mark_of)
    used = {name for name, _ in places_used(affair)} | {affair.guide.authority}
    for section, names in (("places", set(affair.places) - used), ("outcomes", set(_unreached(course)))):
        for name in sorted(names):
            yield from _at(mark_of, section, name, "no_outcome" if section == "outcomes" else "unused_place")


def _at(mark_of: MarkOf, section: str, name: str, code: str) -> Iterator[Problem]:
    mark = mark_of(section, name)
    if mark is not None:
        yield Problem("warning", code, mark.file, mark.line, mark.key, name)


def _tables(affair: Affair, texts: str) -> Iterator[Problem]:
    read = {name.partition(".")[0] for name in read_in(affair)}
    for table in affair.tables.values():
        if table.name not in read and f"'{table.name}" not in texts:
            yield Problem("warning", "unread_table", table.mark.file, table.mark.line, table.mark.key, table.name)


def _unreached(course: Course) -> Iterator[str]:
    """Outcomes at which no way and no verb ends; none where the walk was not looked at to its end."""
    affair = course.space.affair
    verbs = [*affair.verbs.values(), *(verb for step in affair.steps.values() for verb in step.verbs.values())]
    reached = {*course.outcomes, *(quota.then for quota in affair.quotas.values())}
    reached |= {word for verb in verbs for word in (verb.outcome, *verb.outcomes)}
    reached |= {"rejected"} if any(verb.unanswered == "reject" for verb in verbs) else set()
    reached |= (
        {"rejected"} if any(alarm.do == "reject" for c in affair.clocks.values() for alarm in c.alarms) else set()
    )
    if course.is_whole:
        yield from (name for name in affair.outcomes if name not in reached)


def _papers(course: Course) -> Iterator[Problem]:
    for paper in course.space.affair.materials.values():
        if isinstance(paper.needed, Expr) and _can_be(course, (paper.needed,)) is False:
            mark = paper.needed.mark
            yield Problem(
                "warning", "never_needed", mark.file, mark.line, mark.key, paper.needed.text, about=paper.title
            )


def _lanes(course: Course, mark_of: MarkOf) -> Iterator[Problem]:
    """Lines that never match, and lanes into which nothing leads."""
    lanes = course.space.affair.lanes
    for number, line in enumerate(lanes.enter):
        if _can_be(course, (line.when,), but_not=lanes.enter[:number]) is False:
            mark = line.when.mark
            yield Problem("warning", "lane_never", mark.file, mark.line, mark.key, line.when.text, about=line.lane)
    entered = {"normal", *(line.lane for line in lanes.enter)}
    for name in lanes.kinds:
        if name not in entered and lanes.by_hand is None:
            yield from _at(mark_of, "lanes/kinds", name, "lane_unentered")


def _can_be(course: Course, wanted: tuple[Expr, ...], *, but_not: tuple[LaneEntry, ...] = ()) -> bool | None:
    """Whether the conditions can be yes where none of those lines is; None where there is too much to look at."""

    def verdict(supposed: Supposed) -> bool:
        at = Supposing(course.space, supposed, anywhere=True)
        if any(at.judge(line.when.text) is True for line in but_not):
            return False
        return all(at.judge(expr.text) is True for expr in wanted)

    try:
        return any(found for _, found in looks(verdict, {}, Looking(left=3_000).counter()))
    except (TooManyError, CannotTellError, RecursionError):
        return None
