"""Older drafts of JSON Schema read as 2020-12: 04, 06, 07 and 2019-09, or what names no draft.

Only the tree in memory changes; the file stays as it was written. What cannot be said in 2020-12 is refused. Words
that are newer than the draft a file names mean what they mean today.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yikou.definition.json_source import escaped
from yikou.definition.schema_words import LISTS, MAPS, ONE, is_annotation

UNSAID, CURRENT = 0, 2020
DRAFTS = {
    "json-schema.org/draft-04/schema": 4,
    "json-schema.org/draft-06/schema": 6,
    "json-schema.org/draft-07/schema": 7,
    "json-schema.org/draft/2019-09/schema": 2019,
    "json-schema.org/draft/2020-12/schema": CURRENT,
}
BESIDE_REF = frozenset({"$ref", "definitions", "$defs", "id", "$id"})
OPEN_BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
Placed = tuple[tuple[str, ...], tuple[str, ...], Any]  # as it is written, as it stands now, the value


@dataclass(frozen=True, slots=True)
class Fault:
    """What is refused. pointer: as it is written."""

    code: str
    pointer: str
    found: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """value: in 2020-12. moved: pointer as written → pointer now, of the parts that stand elsewhere now."""

    value: Any
    moved: Mapping[str, str]
    faults: tuple[Fault, ...]


def upgraded(value: Any) -> Upgraded:
    """A schema file in 2020-12.

    >>> upgraded({"definitions": {"a": {"items": [True]}}}).value
    {'$defs': {'a': {'prefixItems': [True]}}}
    >>> upgraded({"$schema": "http://json-schema.org/draft-03/schema#"}).faults[0].code
    'unknown_draft'
    """
    named = value.get("$schema") if isinstance(value, dict) else None
    draft = UNSAID if named is None else draft_of(named)
    if draft is None:
        return Upgraded(value, {}, (Fault("unknown_draft", "/$schema", str(named), ", ".join(_names())),))
    work = _Upgrade(draft)
    new = work.part(value, "", "")
    if draft == 2019 and {"unevaluatedItems", "contains"} <= work.seen:  # there, contains evaluates nothing
        work.faults.append(Fault("old_meaning", "/$schema", "unevaluatedItems", "contains"))
    return Upgraded(new, work.moved, tuple(work.faults))


def draft_of(named: object) -> int | None:
    """The draft that `$schema` names, None for one that is not read.

    >>> draft_of("http://json-schema.org/draft-07/schema#"), draft_of("https://example.com/own")
    (7, None)
    """
    plain = str(named).removesuffix("#").removeprefix("https://").removeprefix("http://")
    return DRAFTS.get(plain)


def _names() -> Iterator[str]:
    for name in DRAFTS:
        yield name.removeprefix("json-schema.org/").removesuffix("/schema").removeprefix("draft/")


class _Upgrade:
    """One file on its way. seen: words that are used in it."""

    def __init__(self, draft: int) -> None:
        self._draft = draft
        self.moved: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.seen: set[str] = set()

    def part(self, part: Any, was: str, now: str) -> Any:
        """One schema. was, now: its pointer as written and as it will stand."""
        if not isinstance(part, dict):
            return part
        self.seen |= part.keys()
        self._refuse(part, was)
        out: dict[str, Any] = {}
        for word, value in part.items():
            for written, target, below in self._placed(part, word, value):
                self._put(out, target, self._below(target, below, was + _pointer(written), now + _pointer(target)))
        return out

    def _below(self, target: tuple[str, ...], value: Any, was: str, now: str) -> Any:
        if was != now:
            self.moved[was] = now
        holds = target[0] in ONE if len(target) == 1 else target[0] in MAPS | LISTS
        return self.part(value, was, now) if holds else value

    def _put(self, out: dict[str, Any], target: tuple[str, ...], value: Any) -> None:
        if len(target) == 1:
            out[target[0]] = value
        elif target[0] in LISTS:
            out.setdefault(target[0], []).append(value)
        else:
            out.setdefault(target[0], {})[target[1]] = value

    def _placed(self, part: Mapping[str, Any], word: str, value: Any) -> Iterator[Placed]:
        """Where a word goes, in pieces: each schema of a list or a map on its own."""
        match word, value:
            case "definitions", dict():
                yield from _each(word, "$defs", value)
            case "dependencies", dict():
                for name, needed in value.items():
                    new = "dependentRequired" if isinstance(needed, list) else "dependentSchemas"
                    yield (word, name), (new, name), needed
            case "items", list():
                yield from _each(word, "prefixItems", value)
            case "additionalItems", _:
                if isinstance(part.get("items"), list):
                    yield (word,), ("items",), value
            case "exclusiveMinimum" | "exclusiveMaximum", bool():
                if value and OPEN_BOUNDS[word] in part:
                    yield (OPEN_BOUNDS[word],), (word,), part[OPEN_BOUNDS[word]]
            case "minimum" | "maximum", _ if _is_open(part, word):
                return
            case "id", str():
                yield from self._placed(part, "$id", value)
            case "$id", str() if value.startswith("#") and len(value) > 1:
                yield (word,), ("$anchor",), value[1:]
            case "$recursiveRef", "#":
                yield (word,), ("$ref",), value
            case "$recursiveAnchor", bool():
                return
            case _ if word in MAPS and isinstance(value, dict) and value:
                yield from _each(word, word, value)
            case _ if word in LISTS and isinstance(value, list) and value:
                yield from _each(word, word, value)
            case _:
                yield (word,), (word,), value

    def _refuse(self, part: Mapping[str, Any], was: str) -> None:
        """Notes what has no meaning in 2020-12, or had none in its own draft."""
        for word in _old(part) if self._draft == CURRENT else ():
            self._fault("old_draft", was, word)
        if isinstance(part.get("items"), list) and "prefixItems" in part:
            self._fault("said_twice", was, "items", "prefixItems")
        for word, bound in OPEN_BOUNDS.items():
            if part.get(word) is True and bound not in part:
                self._fault("open_without_bound", was, word, bound)
        for name in _keys(part.get("definitions")) & _keys(part.get("$defs")):
            self._fault("said_twice", was, f"definitions/{name}", f"$defs/{name}")
        if part.get("$recursiveAnchor") is True and was:
            self._fault("dynamic_ref", was, "$recursiveAnchor")
        if "$ref" in part and UNSAID < self._draft <= 7:
            for word in part:
                if word not in BESIDE_REF and not is_annotation(word):
                    self._fault("beside_ref", was, word)

    def _fault(self, code: str, was: str, found: str, expected: str = "") -> None:
        self.faults.append(Fault(code, f"{was}/{found}", found, expected))


def _old(part: Mapping[str, Any]) -> Iterator[str]:
    """Words that 2020-12 would pass over in silence, or stumble on."""
    yield from (word for word in ("dependencies", "additionalItems", "$recursiveRef") if word in part)
    yield from (word for word in OPEN_BOUNDS if isinstance(part.get(word), bool))
    if isinstance(part.get("items"), list):
        yield "items"


def _each(word: str, new: str, value: Mapping[str, Any] | list[Any]) -> Iterator[Placed]:
    pairs = value.items() if isinstance(value, Mapping) else ((str(n), one) for n, one in enumerate(value))
    for key, one in pairs:
        yield (word, key), (new, key), one


def _is_open(part: Mapping[str, Any], word: str) -> bool:
    return any(bound == word and part.get(open_) is True for open_, bound in OPEN_BOUNDS.items())


def _keys(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def _pointer(path: tuple[str, ...]) -> str:
    return "".join(f"/{escaped(name)}" for name in path)
