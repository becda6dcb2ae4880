"""Every condition that must be known is known whenever the walk reaches it (docs/format.md 3.3), on every way.

Where one is not, a filled form shows it, and the step that leaves the field open; where none can be filled in because
a sum or a function was taken as free, the finding says so.
"""

from collections.abc import Iterator

from yikou.definition.model import Mark
from yikou.errors import Problem
from yikou.proof.course import Course, Seen
from yikou.proof.messages import WORDS
from yikou.proof.told import case_words, open_words
from yikou.proof.witness import Witnesses
from yikou.rules.values import Unknown


def check_known(course: Course, witnesses: Witnesses) -> Iterator[Problem]:
    """A finding for each condition that can be unknown, in the order of the walk."""
    for (mark, text), cases in course.unknown.items():
        yield _finding(witnesses, mark, text, cases)


def _finding(witnesses: Witnesses, mark: Mark, text: str, cases: list[Seen]) -> Problem:
    shown = witnesses.of(cases, lambda seen, scope: isinstance(witnesses.value(seen, scope), Unknown))
    seen = shown[0] if shown else cases[0]
    about = case_words(witnesses.space, seen, shown[1] if shown else None)
    code = "not_known" if shown else "perhaps_not_known"
    return Problem("error", code, mark.file, mark.line, mark.key, text, open_words(witnesses.space, seen), about=about)


def check_given_up(course: Course) -> Iterator[Problem]:
    """What was not looked at to the end: named, never passed over. One line for each place."""
    for mark, why in course.given_up.items():
        reason = WORDS.get(why, WORDS["cannot_tell"].format(name=why))
        yield Problem("warning", "not_proved", mark.file, mark.line, mark.key, reason)
