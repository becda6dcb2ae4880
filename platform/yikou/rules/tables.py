"""Decision tables, made ready: cells as small tests of a value, outputs as values (docs/format.md 3.5, 4.5).

That exactly one row fits every possible form is for the proof; here two rows that fit at once are refused loudly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from yikou.definition.model import Expr, Row, Table
from yikou.definition.types import Type
from yikou.rules.cells import Bound, Test, cell_test, output
from yikou.rules.operators import unknown_of
from yikou.rules.values import Plain, Unknown, Value
from yikou.rules.wrong import wrong

NO_ROW = "no_row"


@dataclass(frozen=True, slots=True)
class ReadyTable:
    """A table made ready. rows: tests and outputs, in the order of the file; an output is a value or an expression."""

    table: Table
    tests: tuple[tuple[Test, ...], ...]
    outputs: tuple[tuple[Plain | Expr, ...], ...]
    otherwise: tuple[Plain | Expr, ...] | None


def find_row(ready: ReadyTable, given: Sequence["Value | Unknown"], bound: Bound) -> "int | Unknown":
    """Number of the row that fits, from 1; 0 for `else`; Unknown where that cannot be said, or none fits.

    RuleError if two rows fit.
    """
    fits, perhaps = [], False
    for number, tests in enumerate(ready.tests, 1):
        verdict = _fits(tests, given, bound)
        if verdict:
            fits.append(number)
        perhaps = perhaps or verdict is None
    if len(fits) > 1:
        raise wrong(ready.table.name, 1, "two_rows", found=ready.table.name, expected=fits)
    if fits:
        return fits[0]
    unknowns = [value for value in given if isinstance(value, Unknown)]
    if perhaps or unknowns:
        return unknown_of(unknowns or [Unknown(why="no_parameter")])
    return Unknown(why=NO_ROW) if ready.otherwise is None else 0


def _fits(tests: Sequence[Test], given: Sequence["Value | Unknown"], bound: Bound) -> bool | None:
    verdict: bool | None = True
    for test, value in zip(tests, given, strict=True):
        cell = test(value, bound)
        if cell is False:
            return False
        if cell is None:
            verdict = None
    return verdict


def row_tests(row: Row, given: Sequence[Type]) -> tuple[Test, ...]:
    """The tests of a row, for givens of these types. BadCellError names the first cell that does not fit its column."""
    return tuple(cell_test(cell, kind) for cell, kind in zip(row.cells, given, strict=True))


def ready_table(table: Table, tests: Sequence[tuple[Test, ...]]) -> ReadyTable:
    """The table made ready, from the tests of its rows."""
    rows = tuple(tuple(output(word) for word in row.gives) for row in table.rows)
    otherwise = None if table.otherwise is None else tuple(output(word) for word in table.otherwise)
    return ReadyTable(table, tuple(tests), rows, otherwise)
