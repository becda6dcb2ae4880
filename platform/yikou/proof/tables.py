"""Exactly one row of a decision table fits every possible form (docs/format.md 4.5, 6.4): gaps, overlaps, dead rows.

A table is proved as a product of the parts of its columns (`domains.py`), for every set of parameter values that is in
force on some day to come. There every given is free. What is found so is looked for among the forms themselves
(`table_walk.py`), so that what the schema excludes is no finding; a sum or a function stays free in its range, which
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
from yikou.proof.course import TooManyError
from yikou.proof.days import days, of_table
from yikou.proof.district import District
from yikou.proof.domains import Sample, samples
from yikou.proof.messages import WORDS
from yikou.proof.space import Space
from yikou.proof.table_walk import Found, Looking, TableWalk
from yikou.proof.terms import Terms
from yikou.proof.told import values_words
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
    spaces = Spaces(checked)
    found = (problem for ready in checked.tables.values() for problem in _check(checked, ready, spaces, district))
    return tuple(dict.fromkeys(found))


class Spaces:
    """What forms can hold, by the day whose parameters are in force; made when it is first asked for."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.looking = Looking()
        self._found: dict[date | None, Space] = {}

    def on(self, day: date | None) -> Space:
        """The space of a day."""
        if day not in self._found:
            self._found[day] = Space(self.checked.affair, Terms(self.checked, day), {})
        return self._found[day]


def _check(checked: Checked, ready: ReadyTable, spaces: Spaces, district: District | None) -> Iterator[Problem]:
    columns = [_column(checked, ready.table, at) for at in range(len(ready.table.given))]
    on = days(checked, district, of_table(checked, ready.table))
    proofs = [_Proof(checked, ready, columns, day, spaces) for day in on]
    for proof in proofs:
        yield from proof.gaps()
        yield from proof.overlaps()
    for number, row in enumerate(ready.table.rows):
        verdicts = [proof.dead(number) for proof in proofs]
        if all(verdicts):
            yield _problem("table_unreachable", ready.table, row, str(verdicts[0]))
        elif all(verdict != "" for verdict in verdicts):
            yield Problem("warning", "not_proved", row.mark.file, row.mark.line, row.mark.key, WORDS["too_many"])


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


class _Proof:
    """One table under the parameters of one day."""

    def __init__(
        self, checked: Checked, ready: ReadyTable, columns: Sequence[Column], day: date | None, spaces: Spaces
    ) -> None:
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
        self.walk = TableWalk(spaces.on(day), ready, spaces.looking)

    def gaps(self) -> Iterator[Problem]:
        """Values that no row fits, where there is no `else`."""
        points = [] if self.table.otherwise is not None else list(islice(self.boxes.gaps(), MOST))
        if not points:
            return
        try:
            found = self.walk.gap()
        except TooManyError:
            yield from (_problem("table_gap", self.table, None, self.shown(point)) for point in points)
            return
        if found is not None:
            yield _problem("table_gap", self.table, None, self.told(found))

    def overlaps(self) -> Iterator[Problem]:
        """Every two rows that fit at once, the first few of them."""
        said = 0
        for one, other, point in self.boxes.overlaps():
            try:
                found = self.walk.overlap(one, other)
            except TooManyError:
                values = self.shown(point)
            else:
                values = self.told(found) if found else ""
            if values:
                rows = WORDS["rows"].format(one=one + 1, other=other + 1)
                yield _problem("table_overlap", self.table, self.table.rows[other], values, expected=rows)
                said += 1
            if said == MOST:
                return

    def dead(self, number: int) -> str | None:
        """Why nothing reaches a row: the cell that no value fits, or all of them; '' where something does, None where
        there was too much to look at."""
        empty = dict(self.boxes.empty())
        cells = self.table.rows[number].cells
        if number in empty:
            return self.cell(empty[number], cells[empty[number]])
        try:
            found = self.walk.row(number)
        except TooManyError:
            return None
        asked = [self.cell(at, cell) for at, cell in enumerate(cells) if cell.kind != "any"]
        return "" if found else "，".join(asked)

    def cell(self, column: int, cell: Cell) -> str:
        """A cell with the title of its column."""
        return f"{self.columns[column].title}：{cell.text}"

    def told(self, found: Found) -> str:
        """The values of the givens; and those of the form, where all of them stand for themselves."""
        givens = "，".join(f"{c.title}：{self.word(c, v)}" for c, v in zip(self.columns, found.given, strict=True))
        shown = {column.expr.text for column in self.columns}
        below = {key: value for key, value in found.supposed.items() if key not in shown}
        is_form = all(key.partition("?")[0].partition(".")[0] in ("form", "office") for key in below)
        values = values_words(self.walk.space, below) if is_form else ""
        return f"{givens}（{values}）" if values else givens

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
