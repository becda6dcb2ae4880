"""Decision tables, made ready: cells as small tests of a value, outputs as values (docs/format.md 3.5, 4.5).

That exactly one row fits every possible form is for the proof; here two rows that fit at once are refused loudly.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yikou.definition.durations import parse_duration
from yikou.definition.model import Cell, Expr, Row, Table
from yikou.definition.types import Bool, Date, Number, Option, Span, Type
from yikou.rules.operators import unknown_of
from yikou.rules.values import Plain, Unknown, Value
from yikou.rules.wrong import wrong

Bound = Callable[[str], "Value | Unknown"]  # the value of `param.<name>`
Test = Callable[["Value | Unknown", Bound], bool | None]  # None: cannot be said, the value or a bound is unknown
NO_ROW = "no_row"
WORDS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class ReadyTable:
    """A table made ready. rows: tests and outputs, in the order of the file; an output is a value or an expression."""

    table: Table
    tests: tuple[tuple[Test, ...], ...]
    outputs: tuple[tuple[Plain | Expr, ...], ...]
    otherwise: tuple[Plain | Expr, ...] | None


class BadCellError(ValueError):
    """A cell that its column cannot hold. code: key of the messages; found: as written."""

    def __init__(self, code: str, found: str, expected: str = "") -> None:
        super().__init__(f"{code} {found}")
        self.code = code
        self.found = found
        self.expected = expected


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


def cell_test(cell: Cell, kind: Type) -> Test:
    """The test that a given cell stands for, in a column of that type."""
    if cell.kind == "any":
        return lambda _value, _bound: True
    if cell.kind == "unknown":
        return lambda value, _bound: isinstance(value, Unknown)
    if cell.kind == "one_of":
        return _one_of([cell_test(each, kind) for each in cell.cells])
    return _equal(given_word(cell.word, kind)) if cell.kind == "equal" else _between(cell, kind)


def _one_of(tests: Sequence[Test]) -> Test:
    def test(value: "Value | Unknown", bound: Bound) -> bool | None:
        verdicts = [each(value, bound) for each in tests]
        return True if True in verdicts else None if None in verdicts else False

    return test


def _equal(wanted: Plain) -> Test:
    return lambda value, _bound: None if isinstance(value, Unknown) else value == wanted


def _between(cell: Cell, kind: Type) -> Test:
    low, high = _bound(cell.low, kind), _bound(cell.high, kind)

    def test(value: "Value | Unknown", bound: Bound) -> bool | None:
        ends = [bound(end) if isinstance(end, str) else end for end in (low, high)]
        if isinstance(value, Unknown) or any(isinstance(end, Unknown) for end in ends):
            return None
        return _inside(value, cell, *ends)

    return test


def _inside(value: object, cell: Cell, low: object, high: object) -> bool:
    number: Decimal = value  # type: ignore[assignment]  # or a date: both are ordered
    if isinstance(low, Decimal | date) and (number <= low if cell.low_open else number < low):  # type: ignore[operator]
        return False
    return not (isinstance(high, Decimal | date) and (number >= high if cell.high_open else number > high))  # type: ignore[operator]


def _bound(text: str, kind: Type) -> "Decimal | date | str | None":
    """A number or a date; the text of a `param.<name>`; None where the cell is open at that end."""
    if not text:
        return None
    if text.startswith("param."):
        return text
    if not isinstance(kind, Number | Date):
        raise BadCellError("cell_kind", text, type_word(kind))
    value = given_word(text, kind)
    assert isinstance(value, Decimal | date)
    return value


def given_word(word: str, kind: Type) -> Plain:
    """The value that a word means in a given column of that type. BadCellError where it means none."""
    value = output_word(word)
    if isinstance(kind, Option):
        if word not in kind.values:
            raise BadCellError("cell_option", word, "、".join(kind.values))
        return word
    fits = {Bool: bool, Number: Decimal, Date: date}.get(type(kind))
    if fits is None or not isinstance(value, fits):
        raise BadCellError("cell_kind", word, type_word(kind))
    return value


def output(word: str) -> Plain | Expr:
    """What an output cell gives: a value, or the expression that stands after `=`."""
    return Expr(word[1:].strip()) if word.startswith("=") else output_word(word)


def output_word(word: str) -> Plain:
    """The value of a word that stands alone in a cell: yes or no, number, date, duration, or an option."""
    if word in WORDS:
        return WORDS[word]
    if span := parse_duration(word):
        return span
    try:
        return date.fromisoformat(word) if word[4:5] == "-" else Decimal(word)
    except (ValueError, ArithmeticError):
        return word


def output_type(words: Sequence[str]) -> Type | None:
    """Type of an output column: what its cells have in common, or None if that is nothing."""
    values = [output(word) for word in words]
    if all(isinstance(value, Decimal | Expr) for value in values):
        return Number(integer=all(isinstance(v, Decimal) and v == v.to_integral_value() for v in values))
    first = values[0]
    if any(type(value) is not type(first) for value in values):
        return None
    if isinstance(first, str):
        return Option(tuple(dict.fromkeys(words)))
    return Bool() if isinstance(first, bool) else Date() if isinstance(first, date) else Span(_unit(values))


def _unit(values: Sequence[object]) -> str:
    units = {getattr(value, "unit", "") for value in values}
    return units.pop() if len(units) == 1 else ""


def type_word(kind: Type) -> str:
    """Name of a type, as messages say it."""
    return type(kind).__name__.lower()
