"""Cells of a decision table as small tests of a value, and the values that words in cells mean (docs/format.md 3.5)."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from yikou.definition.durations import parse_duration
from yikou.definition.model import Cell, Expr
from yikou.definition.scalars import parse_date, parse_number
from yikou.definition.types import Bool, Date, Number, Option, Span, Type
from yikou.rules.kinds import kind_word
from yikou.rules.values import Plain, Unknown, Value

Bound = Callable[[str], "Value | Unknown"]  # the value of `param.<name>`
Test = Callable[["Value | Unknown", Bound], bool | None]  # None: cannot be said, the value or a bound is unknown
WORDS = {"yes": True, "no": False}


class BadCellError(ValueError):
    """A cell that its column cannot hold. code: key of the messages; found: as written."""

    def __init__(self, code: str, found: str, expected: str = "") -> None:
        super().__init__(f"{code} {found}")
        self.code = code
        self.found = found
        self.expected = expected


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
        raise BadCellError("cell_kind", text, kind_word(kind))
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
        raise BadCellError("cell_kind", word, kind_word(kind))
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
    number = parse_number(word)
    return number if number is not None else parse_date(word) or word


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
