"""Exactly one row of a decision table fits every possible form (docs/format.md 4.5, 6.4): gaps, overlaps, dead rows.

A table is proved as a product of the parts of its columns (`domains.py`), for every set of parameter values that is in
force on some day to come. Facts are taken as free, and what the schema's `if` and `then` exclude is not left out: that
can give a false alarm, answered with a row or `else`, and never a false proof.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

from yikou.definition.model import Cell, Expr, Parameter, Row, Table
from yikou.definition.types import Type
from yikou.errors import Problem
from yikou.forms.words import words_of
from yikou.proof.boxes import Boxes, Point
from yikou.proof.district import District
from yikou.proof.domains import Sample, samples
from yikou.proof.messages import WORDS
from yikou.proof.words import shown
from yikou.rules.check import Checked
from yikou.rules.tables import ReadyTable
from yikou.rules.typing_rules import type_of
from yikou.rules.values import Unknown

MOST = 3  # findings of one kind about one table; the next ones show when these are mended


@dataclass(frozen=True, slots=True)
class Column:
    """A given of a table, ready to be cut: its title and type, and its cells from top to bottom."""

    expr: Expr
    title: str
    type: Type
    cells: tuple[Cell, ...]


def check_tables(checked: Checked, district: District | None = None) -> tuple[Problem, ...]:
    """What keeps each table from fitting every form exactly once, each with values that show it."""
    found = (problem for ready in checked.tables.values() for problem in _check(checked, ready, district))
    return tuple(dict.fromkeys(found))


def _check(checked: Checked, ready: ReadyTable, district: District | None) -> Iterator[Problem]:
    columns = [_column(checked, ready.table, at) for at in range(len(ready.table.given))]
    proofs = [_Proof(checked, ready, columns, day) for day in _days(checked, ready.table, district)]
    for proof in proofs:
        yield from proof.gaps()
        yield from proof.overlaps()
    dead = [dict(proof.boxes.empty()) for proof in proofs]
    for number in sorted(set(dead[0]).intersection(*dead[1:])) if dead else ():
        row, column = ready.table.rows[number], columns[dead[0][number]]
        yield _problem("table_unreachable", ready.table, row, f"{column.title}：{row.cells[dead[0][number]].text}")


def _column(checked: Checked, table: Table, at: int) -> Column:
    expr = table.given[at]
    kind = type_of(checked.trees[expr.text], checked.names, checked.functions).type
    return Column(expr, _title(checked, expr), kind, tuple(row.cells[at] for row in table.rows))


def _title(checked: Checked, expr: Expr) -> str:
    if expr.text in checked.affair.facts:
        return checked.affair.facts[expr.text].title
    path = checked.trees[expr.text].paths[:1]
    field = checked.names.find(path[0].parts).of if path and path[0].dotted == expr.text else None
    return field.title if field else expr.text


def _days(checked: Checked, table: Table, district: District | None) -> Sequence[date | None]:
    """A day for each set of parameter values that the table can meet; [None] where it reads no parameter."""
    names = {word.removeprefix("param.") for cell in _cells(table) for word in (cell.low, cell.high)}
    read = [checked.names.parameters[name] for name in sorted(names) if name in checked.names.parameters]
    if not read:
        return [None]
    known = max((one.values[0].since for one in read if one.values), default=date.max)
    since = max(known, district.on) if district else known
    return [since, *sorted({value.since for one in read for value in one.values if value.since > since})]


def _cells(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        for cell in row.cells:
            yield cell
            yield from cell.cells


class _Proof:
    """One table under the parameters of one day."""

    def __init__(self, checked: Checked, ready: ReadyTable, columns: Sequence[Column], day: date | None) -> None:
        self.checked = checked
        self.table = ready.table
        self.columns = columns
        bound = partial(_bound, checked.names.parameters, day)
        self.parts = [samples(column.cells, column.type, bound) for column in columns]
        rows = [
            tuple(
                frozenset(i for i, value in enumerate(parts) if test(value, bound) is True)
                for test, parts in zip(tests, self.parts, strict=True)
            )
            for tests in ready.tests
        ]
        known = [[i for i, value in enumerate(parts) if not isinstance(value, Unknown)] for parts in self.parts]
        self.boxes = Boxes(rows, known)

    def gaps(self) -> Iterator[Problem]:
        if self.table.otherwise is None:
            for point in islice(self.boxes.gaps(), MOST):
                yield _problem("table_gap", self.table, None, self.shown(point))

    def overlaps(self) -> Iterator[Problem]:
        for one, other, point in islice(self.boxes.overlaps(), MOST):
            rows = WORDS["rows"].format(one=one + 1, other=other + 1)
            yield _problem("table_overlap", self.table, self.table.rows[other], self.shown(point), expected=rows)

    def shown(self, point: Point) -> str:
        """The values of a point, each with the title of its given."""
        values = [parts[at] for parts, at in zip(self.parts, point, strict=True)]
        return "，".join(f"{c.title}：{self.word(c, value)}" for c, value in zip(self.columns, values, strict=True))

    def word(self, column: Column, value: Sample) -> str:
        path = self.checked.trees[column.expr.text].paths[:1]
        is_field = path and path[0].dotted == column.expr.text
        field = self.checked.names.find(path[0].parts).of if is_field else None
        return words_of(field, value) if field and not isinstance(value, Unknown) else shown(value)


def _bound(parameters: Mapping[str, Parameter], day: date | None, dotted: str) -> Sample:
    value = parameters[dotted.removeprefix("param.")].on(day) if day else None
    return value.value if value else Unknown((dotted,))


def _problem(code: str, table: Table, row: Row | None, found: str, *, expected: str = "") -> Problem:
    mark = row.mark if row else table.mark
    return Problem("error", code, mark.file, mark.line, mark.key, found, expected, about=table.title)
