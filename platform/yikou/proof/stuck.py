"""A step at which every verb that leads on has a condition: whether a case can be offered none of them there."""

from collections.abc import Iterator

from yikou.errors import Problem
from yikou.proof.course import Course, Seen
from yikou.proof.messages import WORDS
from yikou.proof.places import conditions_of_way_on
from yikou.proof.told import case_words
from yikou.proof.witness import Witnesses
from yikou.rules.scope import Scope


def check_stuck(course: Course, witnesses: Witnesses) -> Iterator[Problem]:
    """A finding for each such step, with a case that shows it; a warning where none can be filled in, or time helps."""
    for name, cases in course.stuck.items():
        if cases:
            yield _finding(course, name, witnesses)


def _finding(course: Course, name: str, witnesses: Witnesses) -> Problem:
    step = course.space.affair.steps[name]
    offers = conditions_of_way_on(course.space.affair, name)

    def is_offered_none(_: Seen, scope: Scope) -> bool:
        return all(witnesses.program.rules.judge(expr, scope).value is not True for expr in offers)

    lasting = [seen for seen in course.stuck[name] if not any("today" in key for key in seen.supposed)]
    found, mark = witnesses.of(lasting, is_offered_none), step.mark
    if found is None:
        reason = WORDS["no_verb"].format(step=step.title)
        return Problem("warning", "not_proved", mark.file, mark.line, mark.key, reason)
    about, texts = case_words(witnesses.space, *found), "、".join(expr.text for expr in offers)
    return Problem("error", "stuck", mark.file, mark.line, mark.key, texts, about, about=step.title)
