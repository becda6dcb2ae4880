"""The functions that every affair has: one value in, one value out. Those over lists are `lists.py`."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from yikou.definition.model import Duration, Unit
from yikou.definition.types import Bool as Truth
from yikou.definition.types import Date, Number, Option, Span, Text
from yikou.rules.dates import LONGEST, completed_years
from yikou.rules.functions import lists
from yikou.rules.functions.lists import common
from yikou.rules.functions.registry import ANY, Function, Functions, function
from yikou.rules.operators import OUT_OF_RANGE
from yikou.rules.values import Unknown

MAX_PLACES = 10
_LARGEST = Decimal(10) ** 17

_BIRTHDAY = re.compile(r"[0-9]{6}([0-9]{4})([0-9]{2})([0-9]{2})[0-9]{3}[0-9X]")


@function(label="四舍五入", args=(Number(), Number(integer=True)), result=Number(), example=("round(2.345, 2)", "2.35"))
def round_(x: Decimal, n: Decimal) -> Decimal | Unknown:
    """`x` to `n` decimal places (0 to 10), halves away from zero."""
    if not 0 <= n <= MAX_PLACES or abs(x) > _LARGEST:
        return OUT_OF_RANGE
    return x.quantize(Decimal(1).scaleb(-int(n)), ROUND_HALF_UP)


@function(label="已填写", args=(ANY,), result=Truth(), example=("known(unknown)", False), takes="unknowns")
def known(x: Any) -> bool:
    """Yes if the value is there, no if it is unknown; never unknown itself."""
    return not isinstance(x, Unknown)


@function(
    label="未填写时取",
    args=(ANY, ANY),
    result=lambda types: common(types),
    example=("default(unknown, 5)", "5"),
    takes="unknowns",
)
def default(x: Any, y: Any) -> Any:
    """`x`, or `y` where `x` is unknown."""
    return y if isinstance(x, Unknown) else x


@function(
    label="周岁",
    args=(Text(),),
    result=Number(Decimal(0), Decimal(200), True),
    example=("age('230199194611200015')", "80"),
    reads=("case.registered",),
)
def age(id_number: str, registered: date) -> Decimal | Unknown:
    """Completed years at registration, from an ID number of 18 digits. Born on 29 February: counts on 1 March."""
    digits = _BIRTHDAY.fullmatch(id_number)
    if digits is None:
        return Unknown(why="not_an_id_number")
    try:
        years = completed_years(date(int(digits[1]), int(digits[2]), int(digits[3])), registered)
    except ValueError:
        return Unknown(why="not_an_id_number")
    return Decimal(years) if 0 <= years <= 200 else Unknown(why="not_an_id_number")


@function(
    label="性别", args=(Text(),), result=Option(("female", "male")), example=("sex('230199194611200015')", "male")
)
def sex(id_number: str) -> str | Unknown:
    """`female` or `male`, from an ID number of 18 digits: its seventeenth is odd for men."""
    if not _BIRTHDAY.fullmatch(id_number):
        return Unknown(why="not_an_id_number")
    return "male" if int(id_number[16]) % 2 else "female"


@function(name="date", label="日期", args=(Text(),), result=Date(), example=("date('2026-12-01')", "2026-12-01"))
def date_of(text: str) -> date | Unknown:
    """The day that a text like 2026-12-01 names; unknown where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Unknown(why="not_a_date")


def _span(unit: Unit, label: str, *, pure: bool = True) -> Function:
    def span(n: Decimal) -> Duration | Unknown:
        return Duration(int(n), unit) if n == n.to_integral_value() and abs(n) <= LONGEST else OUT_OF_RANGE

    span.__doc__ = f"A duration of `n` {unit}, for `date + {unit}(n)` and wherever a duration stands."
    made = function(
        name=unit,
        label=label,
        args=(Number(integer=True),),
        result=Span(unit),
        example=(f"{unit}(3)", f"3 {unit}"),
        pure=pure,
    )
    return made(span)


def _all(*found: Function) -> Functions:
    return {each.name: each for each in found}


BUILT_IN: Functions = _all(
    *lists.FUNCTIONS,
    round_,
    known,
    default,
    age,
    sex,
    date_of,
    _span("days", "自然日"),
    _span("workdays", "工作日"),
    _span("years", "年"),
)
