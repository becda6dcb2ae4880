"""Formats of our own (docs/format.md 2), each as a function that says what is wrong, or '' where nothing is.

What it says is a key of `messages.py`. Whether an org or a person exists is not known here.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from stdnum import numdb
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from yikou.forms.standard_formats import STANDARD, UNCHECKED

_ID = re.compile(r"[0-9]{17}[0-9X]")
_ORG = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def id_number_fault(text: str) -> str:
    """What is wrong with a resident identity number of 18 places.

    >>> id_number_fault("230199197106143520"), id_number_fault("23019919710614352")
    ('', 'id_one_short')
    """
    if len(text) != 18:
        return _length_fault(len(text), "id")
    if not _ID.fullmatch(text):
        return "id_characters"
    if not _is_area(text[:6]):
        return "id_area"
    if not _is_day(text[6:14]):
        return "id_birthday"
    return "" if ric.calc_check_digit(text) == text[17] else "id_check"


def credit_code_fault(text: str) -> str:
    """What is wrong with a unified social credit code.

    >>> credit_code_fault("91110000600037341L"), credit_code_fault("9111")
    ('', 'credit_short')
    """
    if len(text) != 18:
        return _length_fault(len(text), "credit")
    try:
        return "" if uscc.validate(text) == text else "credit_characters"
    except InvalidChecksum:
        return "credit_check"
    except ValidationError:
        return "credit_characters"


def org_fault(text: str) -> str:
    """Whether it can be the slug of an org at all."""
    return "" if _ORG.fullmatch(text) else "choose"


def person_fault(text: str) -> str:
    """Whether it can be somebody's identity key at all."""
    return "" if 0 < len(text) <= 120 else "choose"


FAULTS: dict[str, Callable[[str], str]] = {
    "id-number": id_number_fault,
    "credit-code": credit_code_fault,
    "org": org_fault,
    "person": person_fault,
}


def verdicts() -> dict[str, Callable[[str], bool]]:
    """Every format as a validator wants it, those of the standard included."""
    unchecked = dict.fromkeys(UNCHECKED, _anything)
    return {**STANDARD, **unchecked, **{name: _verdict(fault) for name, fault in FAULTS.items()}}


def birthday_of(id_number: str) -> date:
    """The day that an identity number carries; ValueError where it carries none."""
    return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))


def _anything(_: str) -> bool:
    return True


def _verdict(fault: Callable[[str], str]) -> Callable[[str], bool]:
    return lambda text: not fault(text)


def _length_fault(length: int, family: str) -> str:
    if abs(length - 18) == 1:
        return f"{family}_one_{'short' if length < 18 else 'long'}"
    return f"{family}_{'short' if length < 18 else 'long'}"


@lru_cache(maxsize=4096)
def _is_area(code: str) -> bool:
    """Whether its province is one; counties came and went too often to judge an old number by them."""
    return bool(numdb.get("cn/loc").info(code)[0][1])


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
