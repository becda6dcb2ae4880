"""What a schema says of one answer, found by the path of the answer alone: through groups, rows, tuples, alternatives,
free names and parts that hold themselves.

Several parts may speak of one answer; the nearest text is shown. Nothing here looks at answers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jsonschema_rs

from yikou.forms.branches import validator

Schema = Mapping[str, Any]
Path = Sequence[str | int]
_LAID = ("allOf", "oneOf", "anyOf")
_ASKED = ("then", "else")
_REST = ("additionalProperties", "unevaluatedProperties")
MOST = 200  # parts that may speak of one answer


@dataclass(frozen=True, slots=True)
class Said:
    """name: the last of the path. said: words by the first part that has them; parts: all of them, nearest first.

    number: of a row or an item, from 1; 0 for a property. holder: title of the list that an item stands in.
    """

    name: str
    said: Schema
    parts: tuple[Schema, ...]
    number: int = 0
    holder: str = ""

    @property
    def title(self) -> str:
        """What people read above it; an untitled item is called as its list."""
        return str(self.said.get("title") or self.holder or self.name)

    @property
    def is_rows(self) -> bool:
        """Whether its items are objects."""
        items = self.said.get("items")
        return isinstance(items, Mapping) and ("properties" in items or items.get("type") == "object")


def located(root: Schema, path: Path) -> tuple[Said, ...]:
    """What is said of the whole, and of each step of a path below it.

    >>> schema = {"title": "表", "properties": {"a": {"title": "甲", "items": {"type": "string", "maxLength": 2}}}}
    >>> [(step.title, step.number) for step in located(schema, ("a", 0))]
    [('表', 0), ('甲', 0), ('甲', 1)]
    """
    steps = [_said("", _laid([root], root))]
    for part in path:
        below = _laid(_below(steps[-1].parts, str(part)), root)
        is_item = isinstance(part, int) or (part.isdecimal() and not _is_property(steps[-1].parts, part))
        number, holder = (int(part) + 1, steps[-1].title) if is_item else (0, "")
        steps.append(_said(str(part), below, number=number, holder=holder))
    return tuple(steps)


def spoken_of(root: Schema, evaluation: Path) -> tuple[Any, Any]:
    """What a validator was at, by its own path: the value of the word, and the object that it stands in."""
    holder: Any = root
    found: Any = root
    for key in evaluation:
        holder = found
        found = _target(root, str(found["$ref"])) if key == "$ref" else found[key]
    return found, holder


def _said(name: str, parts: Iterable[Schema], *, number: int = 0, holder: str = "") -> Said:
    found = tuple(parts)
    words: dict[str, Any] = {}
    for part in found:
        for word, value in part.items():
            words.setdefault(word, value)
    return Said(name, words, found, number, holder)


def _laid(parts: Iterable[Any], root: Schema) -> list[Schema]:
    """These parts and all that are laid on the same value, those that count always first."""
    found: dict[int, Schema] = {}
    waiting = [part for part in parts if isinstance(part, Mapping)]
    while waiting and len(found) < MOST:
        part = waiting.pop(0)
        if id(part) in found:
            continue
        found[id(part)] = part
        waiting.extend(sub for sub in _beside(part, root) if isinstance(sub, Mapping))
    return list(found.values())


def _beside(part: Schema, root: Schema) -> Iterator[Any]:
    if isinstance(part.get("$ref"), str):
        yield _target(root, part["$ref"])
    for word in _LAID:
        yield from (sub for sub in part.get(word, ()) if not (isinstance(sub, Mapping) and "const" in sub))
    for word in _ASKED:
        yield part.get(word)
    yield from part.get("dependentSchemas", {}).values()


def _target(root: Schema, ref: str) -> Any:
    name = ref.removeprefix("#/$defs/").replace("~1", "/").replace("~0", "~")
    return root.get("$defs", {}).get(name)


def _below(parts: Iterable[Schema], name: str) -> Iterator[Any]:
    """Parts that speak of a property or an item: those that name it first."""
    later: list[Any] = []
    for part in parts:
        properties = part.get("properties", {})
        named = [properties[name]] if name in properties else []
        named += [sub for text, sub in part.get("patternProperties", {}).items() if _judge(text).is_valid(name)]
        first = part.get("prefixItems", ())
        if name.isdecimal():
            named += [first[int(name)]] if int(name) < len(first) else [part.get("items"), part.get("unevaluatedItems")]
        yield from named
        later += [] if name in properties else [part.get(word) for word in _REST]
    yield from later


@lru_cache(maxsize=512)
def _judge(pattern: str) -> jsonschema_rs.Draft202012Validator:
    return validator({"pattern": pattern})


def _is_property(parts: Iterable[Schema], name: str) -> bool:
    parts = tuple(parts)
    return any(name in part.get("properties", {}) for part in parts) or not any(
        word in part for part in parts for word in ("items", "prefixItems", "unevaluatedItems")
    )
