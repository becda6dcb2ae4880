"""Values of JSON as answers: no answer at all, what is the same, and any of them in words."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from yikou.forms.typed import number_text


class Nothing(Enum):
    """No answer, where `null` would be one."""

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING


def same(one: Any, other: Any) -> bool:
    """Whether JSON sees one value: 1 is 1.0, but neither is true.

    >>> same([1, {"a": True}], [Decimal("1.0"), {"a": True}]), same(1, True), same({"a": 0}, {"a": False})
    (True, False, False)
    """
    if isinstance(one, str):
        return bool(one == other)
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def kind_name(value: Any) -> str:
    """Its type as JSON Schema names it; a number without a fraction is an integer.

    >>> kind_name(Decimal("2.0")), kind_name(2.5), kind_name(None), kind_name(False)
    ('integer', 'number', 'null', 'boolean')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case int():
            return "integer"
        case float() | Decimal():
            return "integer" if value == value // 1 else "number"
        case Mapping():
            return "object"
    return "array"


def flat(value: Any) -> str:
    """Any value in one line: names and values one after another.

    >>> flat({"a": [1, 1200], "b": None})
    'a：1；1,200；b：—'
    """
    if value is None or isinstance(value, bool):
        return "—" if value is None else str(value).lower()
    if isinstance(value, Mapping):
        return "；".join(f"{name}：{flat(below)}" for name, below in value.items())
    if isinstance(value, list | tuple):
        return "；".join(map(flat, value))
    return number_text(value, None) if isinstance(value, int | float | Decimal) else str(value)
