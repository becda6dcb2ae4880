"""The normal form of a resolved schema: what `allOf` lays on an object is laid there, as far as that can be said.

What cannot be merged stays in `allOf`, for validation alone: conditions, second choices, second patterns, parts that
close themselves. The verdict on every value is the same before and after; `merging.py` holds the rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yikou.definition.json_source import escaped
from yikou.definition.merging import Clash, Merging
from yikou.definition.schema_words import LISTS, MAPS, ONE


@dataclass(frozen=True, slots=True)
class Normal:
    """schema: in normal form; clashes: demands that no value can meet, with both places in the schema as it came."""

    schema: dict[str, Any]
    clashes: tuple[Clash, ...]


def normal_form(schema: Mapping[str, Any]) -> Normal:
    """A schema with its `allOf` merged.

    >>> normal_form({"type": ["string", "null"], "allOf": [{"type": "string", "maxLength": 5}]}).schema
    {'type': 'string', 'maxLength': 5}
    >>> normal_form({"enum": ["a"], "allOf": [{"enum": ["b"]}]}).clashes[0]
    Clash(code='contradiction', pointer='/allOf/0/enum', found='enum', other='/enum')
    """
    merging = Merging()
    found = _part(schema, "", merging)
    return Normal(found, tuple(merging.clashes))


def _part(part: Any, pointer: str, merging: Merging) -> Any:
    """One schema, what is inside of it first."""
    if not isinstance(part, Mapping):
        return part
    below = {word: _word(word, value, f"{pointer}/{escaped(word)}", merging) for word, value in part.items()}
    laid = below.pop("allOf", [])
    return merging.all_of(below, laid, pointer)


def _word(word: str, value: Any, here: str, merging: Merging) -> Any:
    if word in ONE:
        return _part(value, here, merging)
    if word in LISTS:
        return [_part(one, f"{here}/{number}", merging) for number, one in enumerate(value)]
    if word in MAPS:
        return {name: _part(one, f"{here}/{escaped(name)}", merging) for name, one in value.items()}
    return value
