"""Findings about a line of `checks`, at the place where it stands."""

from yikou.definition.model import Prohibition
from yikou.errors import Level, Problem


def finding(
    level: Level, code: str, rule: Prohibition, *, about: str = "", found: str = "", expected: str = ""
) -> Problem:
    """A finding about a prohibition; its key names the kind: `checks/4/never`."""
    mark = rule.mark
    return Problem(level, code, mark.file, mark.line, f"{mark.key}/{rule.kind}", found, expected, about=about)


def undecided(rule: Prohibition, why: str) -> Problem:
    """A warning that it could not be told whether the prohibition holds, and why."""
    return finding("warning", "not_decided", rule, found=why)
