"""Built-in functions over lists: columns of repeated rows, or several values. Unknown cells: docs/format.md 3.3."""

from decimal import Decimal, DecimalException
from typing import Any

from yikou.definition.types import Bool, Date, ListOf, Number, Option, Other, Rows, Type
from yikou.rules import operators
from yikou.rules.functions.registry import ANY, LIST, Function, function
from yikou.rules.operators import NUMBERS, OUT_OF_RANGE, equal, unknown_of
from yikou.rules.values import Unknown

_COUNT = Number(Decimal(0), None, True)
EMPTY = Unknown(why="empty_list")


def common(types: tuple[Type, ...]) -> Type | None:
    """The one type that values of all these types have, or None. Option sets are joined; `unknown` fits everywhere."""
    types = tuple(kind for kind in types if not isinstance(kind, Other)) or (Other(),)
    first = types[0]
    if all(isinstance(kind, Number) for kind in types):
        whole = all(isinstance(kind, Number) and kind.integer for kind in types)
        return Number(integer=whole)
    if all(isinstance(kind, Option) for kind in types):
        return Option(tuple(dict.fromkeys(v for kind in types if isinstance(kind, Option) for v in kind.values)))
    return first if all(type(kind) is type(first) for kind in types) else None


def _cell(types: tuple[Type, ...]) -> Type | None:
    """Type of the cells of the one list given, or common type of the several values given."""
    if len(types) == 1:
        return types[0].item if isinstance(types[0], ListOf) else None
    return common(types)


def _ordered(types: tuple[Type, ...]) -> Type | None:
    cell = _cell(types)
    return cell if isinstance(cell, Number | Date) else None


def _same_list(types: tuple[Type, ...]) -> Type | None:
    return types[0] if isinstance(types[0], ListOf) else None


def _list_of(types: tuple[Type, ...]) -> Type | None:
    cell = common(types)
    return None if cell is None or isinstance(cell, ListOf | Rows) else ListOf(cell)


def _count_of(types: tuple[Type, ...]) -> Type | None:
    if not isinstance(types[0], ListOf):
        return None
    cell, value = types[0].item, types[1]
    if isinstance(cell, Option) and isinstance(value, Option):
        return _COUNT if set(value.values) <= set(cell.values) else None
    return _COUNT if common((cell, value)) else None


@function(label="行数", args=(LIST,), result=_COUNT, example=("count(list(5, unknown))", "2"), takes="cells")
def count(rows: list[Any]) -> Decimal:
    """How many rows or values a list has, unknown ones too."""
    return Decimal(len(rows))


@function(label="合计", args=(ListOf(Number()),), result=Number(), example=("sum(list(1.5, 2))", "3.5"))
def sum_(cells: list[Decimal]) -> Decimal | Unknown:
    """Sum of a list of numbers; 0 for an empty one."""
    total = Decimal(0)
    try:
        for cell in cells:
            total = NUMBERS.add(total, cell)
    except DecimalException:
        return OUT_OF_RANGE
    return total


@function(label="最小", args=(ANY,), many=True, result=_ordered, example=("min(5, 3)", "3"))
def min_(*values: Any) -> Any:
    """The smallest of a list, or of several numbers or dates; unknown for an empty list."""
    cells = values[0] if isinstance(values[0], list) else values
    return min(cells) if cells else EMPTY


@function(label="最大", args=(ANY,), many=True, result=_ordered, example=("max(list(5, 3))", "5"))
def max_(*values: Any) -> Any:
    """The largest of a list, or of several numbers or dates; unknown for an empty list."""
    cells = values[0] if isinstance(values[0], list) else values
    return max(cells) if cells else EMPTY


@function(label="任一为是", args=(ListOf(Bool()),), result=Bool(), example=("any_of([no, yes])", True), takes="cells")
def any_of(cells: list[Any]) -> bool | Unknown:
    """Yes if one is yes, else unknown if one is unknown, else no."""
    return operators.any_of(cells)


@function(label="全部为是", args=(ListOf(Bool()),), result=Bool(), example=("all_of([no, yes])", False), takes="cells")
def all_of(cells: list[Any]) -> bool | Unknown:
    """No if one is no, else unknown if one is unknown, else yes."""
    return operators.all_of(cells)


@function(label="等于某值的个数", args=(LIST, ANY), result=_count_of, example=("count_of(['a', 'b', 'a'], 'a')", "2"))
def count_of(cells: list[Any], value: Any) -> Decimal:
    """How many cells of a list are equal to a value."""
    return Decimal(sum(equal(cell, value) is True for cell in cells))


@function(label="去除重复", args=(LIST,), result=_same_list, example=("count(distinct([1, 2, 1]))", "2"), takes="cells")
def distinct(cells: list[Any]) -> Any:
    """The list without repetitions, in the order of first appearance."""
    unknowns = [cell for cell in cells if isinstance(cell, Unknown)]
    return unknown_of(unknowns) if unknowns else list(dict.fromkeys(cells))


@function(
    name="list",
    label="列表",
    args=(ANY,),
    many=True,
    result=_list_of,
    example=("count(list('a', 'b'))", "2"),
    takes="unknowns",
)
def list_of(*values: Any) -> list[Any]:
    """The values as a list."""
    return [*values]


FUNCTIONS: tuple[Function, ...] = (count, sum_, min_, max_, any_of, all_of, count_of, distinct, list_of)
