"""`always: {when, passes}` (docs/format.md 4.16): whether every way on which a condition is yes passes a step.

A way around the step is shown with a case that takes it; where none can be filled in, it is named as undecided.
"""

from collections.abc import Iterator

from yikou.definition.model import Affair, Prohibition
from yikou.errors import Problem
from yikou.proof.course import Course, Seen
from yikou.proof.finding import finding, undecided
from yikou.proof.messages import WORDS
from yikou.proof.told import case_words
from yikou.proof.witness import Witnesses
from yikou.rules.check import Checked
from yikou.rules.scope import Scope
from yikou.rules.syntax import Tree, parse
from yikou.rules.typing_rules import type_of


def rules_of(affair: Affair) -> tuple[Prohibition, ...]:
    """The prohibitions of that kind."""
    return tuple(rule for rule in affair.prohibitions if "passes" in rule.says)


def trees_of(checked: Checked) -> dict[str, Tree]:
    """Their conditions, parsed, by text; they have been typed before."""
    trees = {rule.says["when"].text: parse(rule.says["when"].text) for rule in rules_of(checked.affair)}
    for tree in trees.values():
        type_of(tree, checked.names, checked.functions)
    return trees


def check_around(course: Course, witnesses: Witnesses) -> Iterator[Problem]:
    """A finding for each prohibition that has a way around its step."""

    def is_yes(seen: Seen, scope: Scope) -> bool:
        return witnesses.program.rules.judge_text(seen.expr.text, scope).value is True

    for number, rule in enumerate(course.rules):
        cases = course.around.get(number)
        if not cases:
            continue
        found, step = witnesses.of(cases, is_yes), rule.says["passes"]
        if found is None:
            yield undecided(rule, WORDS["way_around"].format(step=step))
        else:
            about = case_words(witnesses.space, *found)
            yield finding("error", "not_passed", rule, about=about, found=step, expected=rule.says["when"].text)
