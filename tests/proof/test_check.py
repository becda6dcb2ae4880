"""Everything is said at once, errors first; nothing is kept back because something else is wrong."""

import re

import pytest

from tests.flow.world import FILES, PARAMETERS
from tests.proof.small import findings
from yikou.proof.check import check_affair
from yikou.rules.functions.builtin import BUILT_IN


def test_the_small_affair_is_good():
    assert [p for p in findings() if p.level != "warning"] == []


def test_errors_come_before_warnings():
    spoiled = (("  - accept\n  - decide\n", "  - accept\n  - {when: form.amount > 100, do: [decide]}\n"),)
    levels = [p.level for p in findings(*spoiled, ("lane: green, needed", "lane: normal, needed"))]
    assert levels == sorted(levels)
    assert set(levels) == {"error", "warning"}


def test_everything_is_said_at_once():
    codes = {
        p.code
        for p in findings(
            ("lane: green, needed", "lane: normal, needed"),
            ("up to param.line, street", "below param.line, street"),
            ("verbs: [approve, object, return]", "verbs: [approve]"),
            ("choose: done.decide.result", "choose: high"),
        )
    }
    assert codes >= {"example_lane", "table_gap", "paper_deadlock"}


def test_what_is_not_supported_keeps_nothing_else_back():
    pause = ("verbs: [approve, object, return]", "verbs: [approve, pause]")
    reads = ("choose: done.decide.result", "choose: high")
    gap = ("up to param.line, street", "below param.line, street")
    assert {p.code for p in findings(pause, reads, gap)} >= {"not_supported", "table_gap"}


SHIPPED = sorted(path.split("/")[1].split(".")[0] for path in FILES if re.fullmatch(r"rules/[^/]*\.rules\.yaml", path))


@pytest.mark.parametrize("slug", SHIPPED)
def test_a_shipped_affair_raises_nothing_but_what_needs_the_tree(slug):
    found = check_affair(FILES, slug, PARAMETERS, BUILT_IN)
    assert {p.code for p in found} <= {"no_directory", "not_decided"}
