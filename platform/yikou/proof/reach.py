"""What no way reaches: items and branches of the flow, outcomes; and steps from which no verb leads on.

Said only where the walk was looked at to its end: whatever it gave up may lead anywhere, and what lies behind an error
will be asked again when that is mended.
"""

from collections.abc import Iterator

from yikou.definition.model import Affair, Choose, DoStep, Item, When
from yikou.errors import Problem
from yikou.proof.course import Course
from yikou.proof.messages import WORDS
from yikou.proof.places import LEADS_ON
from yikou.rules.name_types import inner_items


def check_reach(course: Course) -> Iterator[Problem]:
    """Steps without a way on, then what is not reached, in the order of the flow."""
    affair = course.space.affair
    closed = list(_without_way_on(affair))
    yield from closed
    if course.is_whole and not closed and not course.unknown:
        yield from _unreached(affair, course, affair.flow)


def _without_way_on(affair: Affair) -> Iterator[Problem]:
    for step in affair.steps.values():
        by_clock = affair.clocks[step.clock].alarms if step.clock in affair.clocks else ()
        if not set(LEADS_ON) & set(step.verbs) and not any(alarm.do for alarm in by_clock):
            verbs, mark = ", ".join(step.verbs), step.mark
            expected = ", ".join(LEADS_ON)
            yield Problem("error", "no_way_on", mark.file, mark.line, mark.key, verbs, expected, about=step.title)


def _unreached(affair: Affair, course: Course, items: tuple[Item, ...]) -> Iterator[Problem]:
    for item in items:
        if item.mark not in course.reached:
            yield _problem("not_reached", item, _words(affair, item))
            return
        for branch, below in _branches(item):
            if (item.mark, branch) in course.taken:
                yield from _unreached(affair, course, below)
            elif below:
                yield _problem("never_taken", item, _condition(item), expected=WORDS.get(branch, branch))


def _branches(item: Item) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Branches by what the condition gives."""
    if isinstance(item, Choose):
        yield from item.cases.items()
        yield "else", item.otherwise or ()
    elif isinstance(item, When):
        yield "yes", item.do


def _condition(item: Item) -> str:
    return item.expr.text if isinstance(item, Choose) else item.cond.text if isinstance(item, When) else ""


def _words(affair: Affair, item: Item) -> str:
    """What stands there, as people call it."""
    if isinstance(item, DoStep):
        return affair.steps[item.step].title
    below = inner_items(item)
    return _condition(item) or getattr(item, "outcome", "") or (str(len(below)) if below else "")


def _problem(code: str, item: Item, found: str, *, expected: str = "") -> Problem:
    mark = item.mark
    return Problem("warning", code, mark.file, mark.line, mark.key, found, expected)
