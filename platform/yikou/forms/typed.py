"""Numbers and days as people type them, and as a control shows them.

A reader gives the value, or the code of what is wrong with it (a key of `messages.py`).
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from yikou.forms.cleaning import compact

_LONG = re.compile(r"[+-]?[\d,]{16,}(?:\.\d*)?|[+-]?[\d,]+\.\d{11,}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,10}))?", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))", re.ASCII)


class UnreadableError(ValueError):
    """Typed text that is no value of its kind; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_number(text: str, *, unit: str = "", decimals: int | None = None) -> Decimal:
    """A number with or without thousands separators, unit or currency sign, in any width.

    >>> read_number("１，１８０.5 元", unit="元", decimals=2)
    Decimal('1180.50')
    >>> read_number("1.234", decimals=2)
    Traceback (most recent call last):
    yikou.forms.typed.UnreadableError: decimals
    """
    plain = compact(text).replace("，", ",").replace("−", "-").lstrip("¥￥").removesuffix(compact(unit))
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise UnreadableError("number_long" if _LONG.fullmatch(plain) else "number")
    value = Decimal(plain.replace(",", ""))
    if decimals is None:
        return value
    if len((found[1] or "").rstrip("0")) > decimals:
        raise UnreadableError("decimals")
    return value.quantize(Decimal(1).scaleb(-decimals))


def read_integer(text: str, *, unit: str = "") -> int:
    """A whole number.

    >>> read_integer("3 人", unit="人")
    3
    >>> read_integer("2.5")
    Traceback (most recent call last):
    yikou.forms.typed.UnreadableError: integer
    """
    value = read_number(text, unit=unit)
    if value != value.to_integral_value():
        raise UnreadableError("integer")
    return int(value)


def read_day(text: str) -> str:
    """A day in ISO form, from what a date control sends or what people type without one.

    >>> read_day("2026年3月7日"), read_day("20260307")
    ('2026-03-07', '2026-03-07')
    >>> read_day("2026-02-30")
    Traceback (most recent call last):
    yikou.forms.typed.UnreadableError: date
    """
    found = _DAY.fullmatch(compact(text))
    if found is None:
        raise UnreadableError("date")
    year, month, day, month_, day_ = found.groups()
    try:
        return date(int(year), int(month or month_), int(day or day_)).isoformat()
    except ValueError:
        raise UnreadableError("date") from None


def is_grouped(schema: Mapping[str, Any]) -> bool:
    """Whether the figures of a number stand in groups of three: not in one that never has more than four, such as a
    year (GB/T 15835-2011).

    >>> is_grouped({"type": "integer", "maximum": 2100}), is_grouped({"type": "integer"})
    (False, True)
    """
    most = schema.get("maximum")
    return not (schema.get("type") == "integer" and isinstance(most, int | float | Decimal) and most < 10_000)


def number_text(value: object, decimals: int | None, *, grouped: bool = True) -> str:
    """A number as a control and a page show it: grouped by thousands, with the decimals of its field.

    >>> number_text(Decimal("1180"), 2), number_text(48.6, None), number_text("?", 2)
    ('1,180.00', '48.6', '?')
    >>> number_text(2026, None, grouped=False)
    '2026'
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    number = value if isinstance(value, int | Decimal) else Decimal(repr(value))
    text = f"{number:,}" if decimals is None else f"{number:,.{decimals}f}"
    return text if grouped else text.replace(",", "")
