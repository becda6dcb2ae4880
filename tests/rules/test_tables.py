from decimal import Decimal

import pytest

from tests.rules.small import FORM, changed, rules_with, small_scope
from tests.rules.test_check import codes
from yikou.definition.cells import parse_cell
from yikou.definition.model import Cell, Duration, Expr, Row, Table
from yikou.errors import RuleError


def cell(text):
    if text.startswith("["):
        return Cell("one_of", cells=tuple(parse_cell(word) for word in text[1:-1].split(", ")), text=text)
    return parse_cell(text)


def table(given, *rows, gives=("out",), otherwise=None):
    width = len(given)
    made = tuple(Row(tuple(cell(word) for word in row[:width]), tuple(row[width:])) for row in rows)
    return {"t": Table("t", "", tuple(Expr(text) for text in given), gives, made, otherwise)}


def judged(tables, form=FORM, **known):
    rules = rules_with(tables=tables, cond="known(t.out)")
    return rules.table("t", small_scope(rules, form=form, **known))["out"]


AMOUNTS = table(["form.amount"], ["up to 1000", "a"], ["above 1000 below param.limit", "b"], ["from param.limit", "c"])


@pytest.mark.parametrize(
    ("amount", "row", "out"),
    [(0, 1, "a"), (1000, 1, "a"), ("1000.01", 2, "b"), (4999, 2, "b"), (5000, 3, "c"), (9999, 3, "c")],
)
def test_bounds_are_read_as_written(amount, row, out):
    found = judged(AMOUNTS, form={"amount": amount})
    assert (found.row, found.value) == (row, out)


@pytest.mark.parametrize(
    ("rows", "form", "out"),
    [
        ([["yes", "a"], ["no", "b"]], {"local": False}, "b"),
        ([["unknown", "a"], ["any", "b"]], {"local": None}, None),
        ([["unknown", "a"], ["[yes, no]", "b"]], {}, "a"),
        ([["unknown", "a"], ["[yes, no]", "b"]], {"local": True}, "b"),
    ],
)
def test_words_unknown_and_lists_of_cells(rows, form, out):
    if out is None:
        with pytest.raises(RuleError, match="two_rows"):
            judged(table(["form.local"], *rows), form=form)
    else:
        assert judged(table(["form.local"], *rows), form=form).value == out


def test_dates_are_compared_as_dates():
    days = table(["form.on"], ["below 2026-02-01", "early"], ["from 2026-02-01", "late"])
    assert judged(days).value == "early"
    assert judged(days, form={"on": "2026-02-01"}).value == "late"


def test_any_fits_an_unknown_given():
    both = table(["form.local", "form.amount"], ["no", "any", "a"], ["yes", "up to 5", "b"], ["yes", "above 5", "c"])
    assert judged(both, form={"local": False}).value == "a"
    assert judged(both, form={"local": True}).missing == ("form.amount",)
    assert judged(both, form={}).missing == ("form.local", "form.amount")


def test_a_row_that_cannot_fit_any_more_asks_for_nothing():
    both = table(["form.local", "form.amount"], ["no", "any", "a"], ["yes", "any", "b"])
    assert judged(both, form={"local": True}).value == "b"


def test_else_stands_in_only_where_every_given_is_known():
    some = table(["form.cause"], ["fire", "a"], otherwise=("z",))
    assert judged(some, form={"cause": "other"}).value == "z"
    assert judged(some, form={}).missing == ("form.cause",)


def test_no_row_is_unknown_and_says_so():
    assert judged(table(["form.cause"], ["fire", "a"]), form={"cause": "other"}).value.why == "no_row"


def test_two_rows_that_fit_at_once_are_refused_loudly():
    twice = table(["form.amount"], ["up to 10", "a"], ["from 10", "b"])
    with pytest.raises(RuleError) as refused:
        judged(twice, form={"amount": 10})
    assert refused.value.params["expected"] == "[1, 2]"


def test_outputs_have_the_type_of_their_cells():
    gives = ("out", "seats", "share", "limit", "fits")
    many = table(
        ["form.cause"],
        ["fire", "a", "5", "= form.amount / 2", "3 workdays", "yes"],
        ["[illness, other]", "b", "6", "0", "5 workdays", "no"],
        gives=gives,
    )
    rules = rules_with(tables=many, cond="t.fits and t.seats > 4 and t.limit < workdays(5) and t.out == 'a'")
    outputs = rules.table("t", small_scope(rules))
    assert [outputs[name].value for name in gives] == ["a", 5, Decimal(1500), Duration(3, "workdays"), True]
    assert "form.amount" in [read.path for read in outputs["share"].reads]


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        (table(["form.cause"], ["fier", "a"]), "cell_option"),
        (table(["form.cause"], ["up to 5", "a"]), "cell_kind"),
        (table(["form.local"], ["5", "a"]), "cell_kind"),
        (table(["form.amount"], ["up to 2026-12-01", "a"]), "cell_kind"),
        (table(["form.on"], ["yes", "a"]), "cell_kind"),
        (table(["form.story"], ["any", "a"]), "not_for_tables"),
        (table(["form.kinds"], ["any", "a"]), "not_for_tables"),
        (table(["form.amount"], ["any", "a"], ["any", "5"]), "mixed_outputs"),
        (table(["form.amount"], ["any", "= form.cause"]), "computed_not_a_number"),
        (table(["form.on + workdays(3)"], ["any", "a"]), "impure"),
        (table(["t.out"], ["any", "a"]), "reads_itself"),
        (table(["form.amuont"], ["any", "a"]), "unknown_name"),
        (table(["form.amount"], ["up to param.limits", "a"], ["any", "b"]), "unknown_name"),
    ],
)
def test_a_table_is_refused(tables, code):
    assert code in codes(changed(tables=tables, cond="known(t.out)"))


def test_a_long_chain_of_facts_is_judged():
    facts = {f"f{n}": f"f{n - 1} + 1" for n in range(1, 100)} | {"f0": "form.amount"}
    rules = rules_with(facts=facts, cond="f99 > 0")
    assert rules.judge(Expr("f99 > 0"), small_scope(rules)).value is True
    assert rules.fact("f99", small_scope(rules)).value == 3099
