"""The reference validator: `jsonschema`, with formats as they are pinned here and patterns as ECMA-262 reads them."""

import re
from decimal import Decimal
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from yikou.forms.formats import verdicts


def _pattern(validator, wanted, instance, _schema):
    if validator.is_type(instance, "string") and not python(wanted).search(instance):
        yield ValidationError("pattern")


def python(text: str) -> re.Pattern[str]:
    """A pattern of ECMA-262 for Python: figures and letters of ASCII, `$` is the very end."""
    return re.compile(re.sub(r"(?<!\\)\$", r"\\Z", text), re.ASCII)


def formats() -> FormatChecker:
    """Formats, each judged by the function that judges it when the program runs."""
    checker = FormatChecker(formats=())
    for name, verdict in verdicts().items():
        checker.checks(name)(lambda value, verdict=verdict: not isinstance(value, str) or verdict(value))
    return checker


PINNED = extend(Draft202012Validator, {"pattern": _pattern})
CHECKER = formats()


def is_valid(schema: Any, value: Any) -> bool:
    """The verdict of the reference."""
    return PINNED(schema, format_checker=CHECKER).is_valid(value)


def as_json(value: Any) -> Any:
    """A value with plain numbers, as the reference computes with them: exact Decimals are whole or floats."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return {name: as_json(one) for name, one in value.items()} if isinstance(value, dict) else value
