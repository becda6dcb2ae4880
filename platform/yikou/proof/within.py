"""`always: {clock, within}` (docs/format.md 4.16): the limits of a clock in every lane, against a limit.

Stops and extensions are left out. Where units differ, both are taken at their worst over the published calendar (6.5).
"""

from collections.abc import Iterator

from yikou.definition.durations import write_duration
from yikou.definition.model import Duration, Limit, Prohibition
from yikou.errors import Problem
from yikou.proof.district import District
from yikou.proof.finding import finding, undecided
from yikou.proof.lengths import is_within
from yikou.proof.messages import WORDS
from yikou.rules.compiled import Rules
from yikou.rules.scope import Scope


def check_within(rules: Rules, rule: Prohibition, district: District | None) -> Iterator[Problem]:
    """Lanes in which the clock is longer than allowed, and those in which that cannot be told."""
    clock = rules.affair.clocks[rule.says["clock"]]
    for lane in rules.affair.lanes.kinds:
        scope = Scope(rules, lane=lane)
        limit = _length(rules, clock.limit.get(lane, clock.limit.get("")), scope)
        allowed = _length(rules, rule.says["within"], scope)
        if limit is None or allowed is None:
            yield undecided(rule, WORDS["without_limit"])
            continue
        fits = is_within(limit, allowed, district.calendar if district else None)
        if fits is None:
            yield undecided(rule, WORDS["without_calendar"])
        elif not fits:
            found = f"{lane} {write_duration(limit)}"
            yield finding("error", "not_within", rule, about=clock.name, found=found, expected=write_duration(allowed))


def _length(rules: Rules, limit: Limit | None, scope: Scope) -> Duration | None:
    """The length of a limit, where it can be told before any case."""
    if limit is None or isinstance(limit, Duration):
        return limit
    value = rules.judge_text(limit.text, scope).value
    return value if isinstance(value, Duration) else None
