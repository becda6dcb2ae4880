"""Exactly one row fits: gaps, overlaps and dead rows are found with values that show them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.definition.make import affair as small
from tests.flow.world import CALENDAR, directory
from tests.proof.small import LINE, PARAMETERS, findings, found, line_of
from tests.rules.affairs import affair, parameters
from yikou.definition.cells import parse_cell
from yikou.definition.model import Cell, Parameter, ParameterValue
from yikou.definition.types import Number
from yikou.proof.boxes import Boxes
from yikou.proof.days import check_days
from yikou.proof.district import District
from yikou.proof.domains import samples
from yikou.proof.table_walk import Looking
from yikou.proof.tables import check_tables
from yikou.rules.cells import cell_test
from yikou.rules.check import check
from yikou.rules.functions.builtin import BUILT_IN


@pytest.mark.parametrize("slug", ["subsistence-allowance", "hardship-relief"])
def test_the_tables_of_the_shipped_affairs_are_whole(slug):
    assert check_tables(check(affair(slug), parameters(), BUILT_IN)) == ()


def test_a_gap_is_shown_by_values_that_no_row_fits():
    problem = found("table_gap", ("up to param.line, street", "below param.line, street"))
    assert problem.found == "金额较高：否，拟定金额：1,000（金额：0）"
    assert problem.about == "走法"


def test_an_else_closes_every_gap():
    rows = "      - [no, above param.line, bureau]\n"
    assert not [p for p in findings((rows, "    else: [bureau]\n")) if p.level == "error"]


def test_two_rows_that_fit_at_once_are_named():
    change = ("[yes, any, bureau]", "[any, any, bureau]")
    problems = [p for p in findings(change) if p.code == "table_overlap"]
    assert [p.expected for p in problems] == ["第 1 行和第 2 行", "第 1 行和第 3 行"]
    assert "up to param.line" in line_of(problems[0], change)


def test_a_row_that_nothing_reaches_is_named():
    change = ("      - [yes, any, bureau]", "      - [no, below 0, bureau]\n      - [yes, any, bureau]")
    problem = found("table_unreachable", change)
    assert problem.found == "拟定金额：below 0"
    assert "below 0" in line_of(problem, change)


def test_a_value_to_come_is_proved_too():
    later = ParameterValue(date(2027, 1, 1), Decimal(800), "第 2 号通知")
    line = {"line": replace(PARAMETERS["line"], values=(LINE, later))}
    fixed = _line_in_words()
    assert check_tables(check(fixed, {"line": PARAMETERS["line"]}, BUILT_IN)) == ()
    assert {p.code for p in check_tables(check(fixed, line, BUILT_IN))} == {"table_overlap"}


def test_values_to_come_that_are_too_many_are_named_as_not_proved():
    later = [ParameterValue(date(2027 + n, 1, 1), Decimal(1000), f"第 {n} 号通知") for n in range(13)]
    line = {"line": replace(PARAMETERS["line"], values=(LINE, *later))}
    (problem,) = check_days(check(small(), line, BUILT_IN), None)
    assert (problem.level, problem.code) == ("warning", "not_proved")
    assert problem.found == "参数以后还会变动，只证明了前 12 组取值，2038-01-01 起的没有证明"


def test_a_row_that_was_looked_for_too_long_is_named_as_not_proved(monkeypatch):
    monkeypatch.setattr(Looking, "most", 0)
    monkeypatch.setattr(Looking, "__init__", lambda self: setattr(self, "left", 0))
    problems = check_tables(check(small(), PARAMETERS, BUILT_IN))
    assert {(p.level, p.code, p.found) for p in problems} == {("warning", "not_proved", "组合太多，没有逐一看完")}


def test_a_value_that_is_past_is_not_asked_for():
    former = ParameterValue(date(2020, 1, 1), Decimal(800), "旧通知")
    line = {"line": Parameter("line", "标准", "元", (former, LINE))}
    now = District(directory(), CALENDAR, date(2026, 12, 1))
    assert check_tables(check(_line_in_words(), line, BUILT_IN))
    assert check_tables(check(_line_in_words(), line, BUILT_IN), now) == ()


def _line_in_words():
    """The small affair where one row says 1000 and the other the parameter."""
    return small("up to param.line, street", "up to 1000, street")


WORDS = ["any", "5", "up to 5", "above 5", "from 2 below 8", "below 2", "above 8"]
CELLS = [*map(parse_cell, WORDS), Cell("one_of", cells=(parse_cell("2"), parse_cell("from 6 up to 7")))]
KIND = Number(Decimal(0), Decimal(10))
HALVES = [Decimal(n) / 2 for n in range(21)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CELLS), st.sampled_from(CELLS)), min_size=1, max_size=5))
def test_boxes_and_single_values_say_the_same(rows):
    """What is said of the parts holds of every half from 0 to 10, tried one by one."""
    parts = [samples([row[at] for row in rows], KIND, None) for at in (0, 1)]
    tests = [[cell_test(cell, KIND) for cell in row] for row in rows]
    boxes = Boxes([tuple(map(_taken, row, parts)) for row in tests], [range(len(part)) for part in parts])
    fits = [sum(all(map(_fits, row, point)) for row in tests) for point in product(HALVES, HALVES)]
    assert bool(list(boxes.gaps())) == (0 in fits)
    assert bool(list(boxes.overlaps())) == (max(fits) > 1)


def _taken(test, part):
    return frozenset(at for at, value in enumerate(part) if _fits(test, value))


def _fits(test, value):
    return test(value, None)
