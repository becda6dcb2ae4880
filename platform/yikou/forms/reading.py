"""From the text of one control to its value: what a kind of control sends, read as what its field holds."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from yikou.forms.cleaning import clean_line, clean_text
from yikou.forms.controls import Control
from yikou.forms.kinds import Choice
from yikou.forms.moments import read_moment, read_time
from yikou.forms.spelling import spelled
from yikou.forms.typed import UnreadableError, read_day, read_integer, read_number
from yikou.forms.values import NOTHING

OrgChoices = Mapping[str, Sequence[tuple[str, str]]]
FILES = ("image/jpeg", "image/png", "application/pdf")
MOST_FILE = 700_000
"""Bytes of a file that travels in a text. Larger ones are materials, not answers."""
_DEEPEST = 60  # brackets in free JSON


def read_all(control: Control, texts: Sequence[str], choices: OrgChoices | None) -> Any:
    """The options of a control that were ticked; NOTHING for none."""
    return [_chosen(control, clean_line(text), choices) for text in dict.fromkeys(texts)] or NOTHING


def read_one(control: Control, raw: str, choices: OrgChoices | None) -> Any:
    """The value of a text; NOTHING for an empty one, UnreadableError for what is none."""
    if control.kind == "file":
        return _data_url(raw)
    text = clean_text(raw) if control.kind in ("textarea", "plain") else clean_line(raw)
    if not text:
        return NOTHING
    match control.kind:
        case "number":
            return read_number(text, unit=control.unit, decimals=control.decimals)
        case "integer":
            return read_integer(text, unit=control.unit)
        case "date":
            return read_day(text)
        case "time":
            return read_time(text)
        case "moment":
            return read_moment(text)
        case "choice" | "search" | "org":
            return _chosen(control, text, choices)
        case "yes_no" | "consent":
            return _yes_or_no(text)
        case "plain":
            return read_json(control.schema.get("type"), text)
        case _:
            return spelled(control.schema, text) if control.kind == "text" else text


def _chosen(control: Control, text: str, choices: OrgChoices | None) -> Any:
    """Option values travel as indexes, orgs as slugs, searched options as titles."""
    if control.kind in ("org", "orgs"):
        kind = str((control.schema.get("items") or control.schema).get("x-org-kind", "any"))
        if choices is not None and all(slug != text for slug, _ in choices.get(kind, ())):
            raise UnreadableError("choose")
        return text
    if control.kind == "search":
        return _searched(control.choices, text)
    return control.choices[index_of(text, len(control.choices))].code


def index_of(text: str, count: int) -> int:
    """The number of one of so many options.

    >>> index_of("2", 3)
    2
    >>> index_of("3", 3)
    Traceback (most recent call last):
    yikou.forms.typed.UnreadableError: choose
    """
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < count):
        raise UnreadableError("choose")
    return int(text)


def _searched(choices: Sequence[Choice], text: str) -> Any:
    for choice in choices:
        if clean_line(choice.title) == text:
            return choice.code
    raise UnreadableError("choose")


def _yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise UnreadableError("choose")
    return text == "yes"


def _data_url(text: str) -> Any:
    """A file in a text; what a browser sends of a file that it could not send is only its name."""
    if text in ("", "none"):
        return NOTHING
    if not text.startswith("data:") or not text.isascii() or not text.isprintable():
        raise UnreadableError("file")
    return text


def read_json(types: Any, text: str) -> Any:
    """Free JSON, or text where its schema lets it.

    >>> read_json(None, '{"a": [1.5]}'), read_json(None, "12 号"), read_json("string", "12"), read_json(None, '"12"')
    ({'a': [Decimal('1.5')]}, '12 号', '12', '12')
    """
    if types == "string":
        return text
    value: Any = NOTHING
    if not _is_too_deep(text):
        try:
            value = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            value = NOTHING
    if value is not NOTHING and _is_storable(value):
        return value
    if types is None or "string" in types:
        return text
    raise UnreadableError("json")


def _is_too_deep(text: str) -> bool:
    return text.count("[") + text.count("{") > _DEEPEST and len(text) > 0 and _depth(text) > _DEEPEST


def _depth(text: str) -> int:
    """How deep brackets stand in each other, those in texts counted as well."""
    deepest = depth = 0
    for letter in text:
        depth += (letter in "[{") - (letter in "]}")
        deepest = max(deepest, depth)
    return deepest


def _is_storable(value: Any) -> bool:
    """Whether every text and number in it can be kept: no lone surrogates, no numbers of a thousand figures."""
    match value:
        case str():
            return not any("\ud800" <= letter <= "\udfff" or letter == "\x00" for letter in value)
        case bool() | None:
            return True
        case int():
            return abs(value) < 10**30
        case Decimal():
            return value.is_finite() and abs(value.adjusted()) < 300
        case Mapping():
            return all(_is_storable(name) and _is_storable(below) for name, below in value.items())
    return all(map(_is_storable, value))


def _refuse_constant(text: str) -> Any:
    raise ValueError(text)
