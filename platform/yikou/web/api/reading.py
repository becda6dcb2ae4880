"""JSON as it must be: every name once, numbers that are numbers, bounded in depth and size; nothing is guessed.

What is wrong is told with its place. The values of the form itself are judged where pages judge them, not here.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from yikou.errors import YikouError
from yikou.forms.names import pointer

T = TypeVar("T")
MOST_DEPTH = 24
MOST_FIGURES = 18
MOST_VALUES = 10_000
LONGEST_NAME = 100
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?(?:[eE][+-]?\d)?")
_PLACE = re.compile(r"(?P<what>.*?)(?: - at `(?:key in )?\$(?P<path>.*)`)?", re.S)
_STEPS = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with a request. pointer: JSON Pointer in the body; code: key of `messages.BODY`."""

    pointer: str
    code: str
    name: str = ""


class Unreadable(YikouError):
    """A body or query that cannot be taken. is_shape: readable JSON of another shape, 422; else no JSON, 400."""

    def __init__(self, wrong: Wrong, *, is_shape: bool, parameter: str = "") -> None:
        super().__init__(wrong.code)
        self.wrong = wrong
        self.is_shape = is_shape
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class _Bad:
    """Stands for a value that cannot be taken, until its place is known."""

    code: str
    name: str = ""


def parse(body: bytes) -> Any:
    """The value of a JSON text, numbers with a point as Decimal.

    >>> parse(b'{"a": 1.50}')
    {'a': Decimal('1.50')}
    >>> parse(b'{"a": {"b": 1, "b": 2}}')
    Traceback (most recent call last):
    yikou.web.api.reading.Unreadable: twice
    """
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_number,
        )
    except (ValueError, RecursionError):
        raise Unreadable(Wrong("", "no_json"), is_shape=False) from None
    if _check(value, ()) > MOST_VALUES:
        raise Unreadable(Wrong("", "many"), is_shape=False)
    return value


def shaped(value: Any, kind: type[T]) -> T:
    """The value as one of our types; members that the type has not are refused."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise Unreadable(_wrong_of(error), is_shape=True) from None


def asked(pairs: Sequence[tuple[str, str]], kind: type[T]) -> T:
    """The query as one of our types; each name once at most."""
    given = dict(pairs)
    if len(given) != len(pairs):
        raise Unreadable(Wrong("", "twice"), is_shape=True, parameter=pairs[-1][0])
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        wrong = _wrong_of(error)
        raise Unreadable(wrong, is_shape=True, parameter=wrong.pointer.removeprefix("/") or wrong.name) from None


def _object(pairs: list[tuple[str, Any]]) -> Any:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
    return _Bad("twice", twice)


def _number(text: str) -> Any:
    """A number of at most eighteen figures on either side; more, or NaN, is no amount of anything here."""
    if not _NUMBER.fullmatch(text):
        return _Bad("number")
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def _check(value: Any, path: tuple[str | int, ...]) -> int:
    """Refuses what the parser marked, and what lies too deep; texts must be writable. How many values there are."""
    if isinstance(value, _Bad):
        raise Unreadable(Wrong(_shown(path), value.code, _plain(value.name)), is_shape=False)
    if isinstance(value, str) and not _is_writable(value):
        raise Unreadable(Wrong(_shown(path), "text"), is_shape=False)
    if len(path) > MOST_DEPTH:
        raise Unreadable(Wrong(_shown(path), "deep"), is_shape=False)
    if isinstance(value, Mapping):
        return 1 + sum(_check(name, path) + _check(part, (*path, name)) for name, part in value.items())
    if isinstance(value, list):
        return 1 + sum(_check(part, (*path, at)) for at, part in enumerate(value))
    return 1


def _is_writable(text: str) -> bool:
    """Whether it has no half of a character, which no database keeps."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def _shown(path: tuple[str | int, ...]) -> str:
    return _plain(pointer(path))


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()[:LONGEST_NAME]


def _wrong_of(error: msgspec.ValidationError) -> Wrong:
    """What the converter says in English, as code and place.

    >>> class Body(msgspec.Struct, forbid_unknown_fields=True):
    ...     rows: list[int]
    >>> shaped({"rows": [1, "2"]}, Body)
    Traceback (most recent call last):
    yikou.web.api.reading.Unreadable: type
    """
    found = _PLACE.fullmatch(str(error))
    what, path = (found["what"], found["path"] or "") if found else (str(error), "")
    steps = tuple(name or int(at) for name, at in _STEPS.findall(path))
    member = re.search(r"(missing required|contains unknown) field `(.*)`", what, re.S)
    if member:
        code = "missing" if member[1].startswith("missing") else "unknown"
        return Wrong(_shown((*steps, member[2])), code, _plain(member[2]))
    return Wrong(_shown(steps), "type" if ", got `" in what else "value")
