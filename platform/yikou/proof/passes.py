"""`always: {when, passes}` (docs/format.md 4.16): whether every way on which a condition is yes passes a step.

Held against every way around the step, as far as its conditions tell; a way that cannot be told is looked for among the
examples, and named as undecided where they show nothing.
"""

from collections.abc import Iterator
from itertools import islice

from yikou.definition.model import Example, Prohibition
from yikou.errors import Problem, RuleError
from yikou.flow.program import Program
from yikou.proof.district import District
from yikou.proof.finding import finding, undecided
from yikou.proof.logic import Logic
from yikou.proof.messages import WORDS
from yikou.proof.trial_case import TrialCase
from yikou.proof.ways import ways_around
from yikou.rules.check import Checked
from yikou.rules.syntax import parse

MOST = 500  # ways that are tried


def check_passes(program: Program, checked: Checked, rule: Prohibition, district: District | None) -> Iterator[Problem]:
    """An example that shows the contrary, or a warning where a way around the step cannot be ruled out."""
    condition, step = rule.says["when"], rule.says["passes"]
    logic = Logic(checked, {condition.text: parse(condition.text)})
    around = list(islice(ways_around(program.affair.flow, step), MOST + 1))
    verdicts = [logic.can_be(condition.text, assumed) for assumed in around[:MOST]]
    if len(around) <= MOST and not any(verdict is not False for verdict in verdicts):
        return
    shown = [example for example in program.affair.examples if _shows(program, example, rule, district)]
    for example in shown[:1]:
        yield finding("error", "not_passed", rule, about=example.title, found=step, expected=condition.text)
    if not shown:
        yield undecided(rule, WORDS["way_around"].format(step=step))


def _shows(program: Program, example: Example, rule: Prohibition, district: District | None) -> bool:
    """Whether the case comes to its end without the step, though the condition is yes."""
    try:
        case = TrialCase(program, example, district)
        if not case.outcome or rule.says["passes"] in case.way:
            return False
        return program.rules.judge_text(rule.says["when"].text, case.end).value is True
    except RuleError:  # two rows of a table that fit at once, which are named where examples are run
        return False
