"""Putting `$ref` in place: one schema without references, and for each of its parts the file it came from.

Only `shared/<name>.schema.json` and names of the same file are followed; nothing is ever fetched. A part that holds
itself stays a reference, to `#/$defs/<name>` of the schema that comes out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yikou.definition.json_source import JsonFile, escaped
from yikou.definition.model import Mark
from yikou.definition.problems import Problems, nearest
from yikou.definition.schema_file import SchemaFile, read_schema_file
from yikou.definition.schema_words import DEEPER, GROUPS, LISTS, MAPS, ONE, UNEVALUATED, is_annotation

DYNAMIC = frozenset({"$dynamicRef", "$dynamicAnchor"})
NAMES = frozenset({"$id", "$anchor", "$comment", "$vocabulary"})
SEEN = frozenset().union(*GROUPS, LISTS, UNEVALUATED, {"dependentSchemas"})
OFFICE = "office"
MOST_PARTS = 4_000
DEEPEST_PART = 100  # names in the pointer of a part, and references on the way to it
REF = re.compile(r"(?:(?:shared/)?(?P<file>[a-z][a-z0-9_-]*\.schema\.json))?(?:#(?P<pointer>(?:/.*)?))?")
Place = tuple[str, str]  # a file, and a pointer in it


@dataclass
class Resolved:
    """schema: with every `$ref` in place but those of parts that hold themselves, which lead to its own `$defs`.

    origins: file and pointer of each part, by its own JSON Pointer.
    """

    schema: dict[str, Any]
    origins: dict[str, Place] = field(default_factory=dict)
    files: dict[str, JsonFile] = field(default_factory=dict)

    def origin(self, pointer: str) -> Place:
        """File and pointer of what stands at this pointer of the resolved schema."""
        near, below = pointer, ""
        while near not in self.origins:
            near, _, last = near.rpartition("/")
            below = f"/{last}{below}"
        file, at = self.origins[near]
        return file, at + below

    def mark(self, pointer: str) -> Mark:
        """Where the author finds it."""
        file, at = self.origin(pointer)
        return self.files[file].mark(at)


def resolve(sources: Mapping[str, bytes], file: str, problems: Problems) -> Resolved | None:
    """The schema of `file` (`schemas/x.schema.json`) with every reference in place; None where it cannot be read."""
    return _Resolver(sources, problems).root(file)


def refs_of(value: Any) -> set[str]:
    """Files that a schema refers to, directly: `schemas/shared/<name>.schema.json`."""
    if isinstance(value, list):
        return {found for part in value for found in refs_of(part)}
    if not isinstance(value, dict):
        return set()
    ref = value.get("$ref")
    parts = REF.fullmatch(ref) if isinstance(ref, str) else None
    own = {f"schemas/shared/{parts['file']}"} if parts and parts["file"] else set()
    return own | {found for part in value.values() for found in refs_of(part)}


@dataclass(frozen=True, slots=True)
class _Way:
    """How a part was reached. depth: how far below the whole value it judges; refs: those being followed, each with its
    own depth."""

    depth: int = 0
    refs: tuple[tuple[Place, int], ...] = ()

    def below(self, word: str) -> "_Way":
        return _Way(self.depth + 1, self.refs) if word in DEEPER else self

    def through(self, target: Place) -> "_Way":
        return _Way(self.depth, (*self.refs, (target, self.depth)))

    def entered(self, target: Place) -> int | None:
        """Depth at which this reference was followed before, None where it was not."""
        return next((depth for place, depth in reversed(self.refs) if place == target), None)


class _Resolver:
    def __init__(self, sources: Mapping[str, bytes], problems: Problems) -> None:
        self._sources = sources
        self._problems = problems
        self._done = Resolved({})
        self._opened: dict[str, SchemaFile | None] = {}
        self._loops: dict[Place, str] = {}

    def root(self, file: str) -> Resolved | None:
        opened = self._open(file)
        if opened is None:
            return None
        if not isinstance(opened.value, dict):
            self._problems.add("want_object", opened.mark(""))
            return None
        schema = self._part(opened.value, (file, ""), "", _Way())
        loops = self._looped()
        if len(self._done.origins) > MOST_PARTS:
            self._problems.add("too_many_parts", opened.mark(""), expected=str(MOST_PARTS))
            return None
        self._done.schema = {**schema, "$defs": {**schema.get("$defs", {}), **loops}} if loops else schema
        return self._done

    def _looped(self) -> dict[str, Any]:
        """The parts that hold themselves, by the names under which they are referred to; more turn up on the way."""
        found: dict[str, Any] = {}
        while waiting := [(place, name) for place, name in self._loops.items() if name not in found]:
            for place, name in waiting:
                part = _at(self._done.files[place[0]].value, place[1])
                found[name] = self._part(part, place, f"/$defs/{escaped(name)}", _Way().through(place))
        return found

    def _open(self, file: str) -> SchemaFile | None:
        if file not in self._opened:
            data = self._sources.get(file)
            read = None if data is None else read_schema_file(data, file, self._problems)
            self._opened[file] = read
            if read:
                self._done.files[file] = read
        return self._opened[file]

    def _part(self, part: Any, origin: Place, pointer: str, way: _Way) -> Any:
        """One schema. origin: where it stands; pointer: where it will stand."""
        if not isinstance(part, dict):
            return part
        if len(self._done.origins) > MOST_PARTS:
            return {}
        self._done.origins[pointer] = origin
        if pointer.count("/") + len(way.refs) > DEEPEST_PART:
            self._complain("too_deep", origin, expected=str(DEEPEST_PART))
            return {}
        if "$ref" not in part:
            return self._keywords(part, origin, pointer, way)
        return self._follow(part, origin, pointer, way)

    def _follow(self, part: dict[str, Any], origin: Place, pointer: str, way: _Way) -> Any:
        target = self._target(part["$ref"], origin)
        if target is None:
            return {}
        found = _at(self._done.files[target[0]].value, target[1])
        if not isinstance(found, dict | bool):
            self._complain("unknown_ref", origin, found=str(part["$ref"]))
            return {}
        own = self._keywords({k: v for k, v in part.items() if k != "$ref"}, origin, pointer, way)
        entered = way.entered(target)
        if entered is not None:
            return self._looping(target, found, own, origin=origin, endless=entered == way.depth)
        below = self._part(found, target, pointer, way.through(target))
        self._done.origins[pointer] = origin
        if isinstance(below, bool):
            return own if below else {"not": {}}
        for name in below.keys() - own.keys():
            self._done.origins.setdefault(f"{pointer}/{escaped(name)}", (target[0], f"{target[1]}/{escaped(name)}"))
        return _joined(below, own)

    def _looping(
        self, target: Place, found: Any, own: dict[str, Any], *, origin: Place, endless: bool
    ) -> dict[str, Any]:
        """A part that holds itself stays a reference, with the texts that it shows."""
        if endless:
            self._complain("endless_ref", origin, found=target[1] or "#")
            return {}
        texts = {k: v for k, v in found.items() if k in ("title", "description")}
        return {**texts, **own, "$ref": f"#/$defs/{escaped(self._loop(target))}"}

    def _loop(self, target: Place) -> str:
        """Name of a part that holds itself, no other's."""
        if target not in self._loops:
            stem = target[1].rpartition("/")[2] or target[0].rpartition("/")[2].partition(".")[0]
            taken = {OFFICE, *self._loops.values()}
            names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
            self._loops[target] = next(name for name in names if name not in taken)
        return self._loops[target]

    def _target(self, ref: object, origin: Place) -> Place | None:
        """Place that a reference means: a shared part, a place in this file, or a name that this file gives."""
        parts = REF.fullmatch(ref) if isinstance(ref, str) else None
        file = f"schemas/shared/{parts['file']}" if parts and parts["file"] else origin[0]
        if parts and parts["file"] and file in self._sources:
            opened = self._open(file)
            return (file, opened.now(parts["pointer"] or "")) if opened else None
        own = self._opened[origin[0]]
        named = own.ids.target(ref, origin[1]) if own and isinstance(ref, str) else None
        if own and named is not None:
            return origin[0], own.now(named)
        if parts and parts["file"]:
            near = nearest(file, (name for name in self._sources if name.startswith("schemas/shared/")))
            self._complain("unknown_ref", origin, found=str(ref), nearest=near.removeprefix("schemas/"))
        else:
            code = "unknown_ref" if isinstance(ref, str) and ref.startswith("#") else "remote_ref"
            self._complain(code, origin, found=str(ref))
        return None

    def _keywords(self, part: dict[str, Any], origin: Place, pointer: str, way: _Way) -> dict[str, Any]:
        file, at = origin
        out: dict[str, Any] = {}
        for name, value in part.items():
            here = (file, f"{at}/{escaped(name)}")
            there = f"{pointer}/{escaped(name)}"
            below = way.below(name)
            if name in DYNAMIC:
                self._complain("dynamic_ref", here, found=name)
            elif name in ONE:
                out[name] = self._part(value, here, there, below)
            elif name in LISTS and isinstance(value, list):
                out[name] = [
                    self._part(each, (file, f"{here[1]}/{n}"), f"{there}/{n}", below) for n, each in enumerate(value)
                ]
            elif name in MAPS and isinstance(value, dict):
                out[name] = {
                    k: self._part(v, (file, f"{here[1]}/{escaped(k)}"), f"{there}/{escaped(k)}", below)
                    for k, v in value.items()
                    if name != "$defs" or (pointer == "" and k == OFFICE)
                }
            elif name not in NAMES:
                out[name] = value
        if not isinstance(out.get("$defs", {}), dict) or not out.get("$defs", True):
            out.pop("$defs")
        return out

    def _complain(self, code: str, origin: Place, **facts: str) -> None:
        file, pointer = origin
        self._problems.add(code, self._done.files[file].mark(pointer), **facts)


def _at(value: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer, or None.

    >>> _at({"a": [{"b/c": 1}]}, "/a/0/b~1c"), _at([], "/-1")
    (1, None)
    """
    for name in pointer.split("/")[1:]:
        name = name.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            value = value[int(name)] if name.isdecimal() and int(name) < len(value) else None
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def _joined(below: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What is said beside a `$ref` replaces texts and presentation; what it demands is demanded as well."""
    if UNEVALUATED & below.keys() and SEEN & own.keys():  # a closed part knows nothing of what is laid beside it
        return {**own, "allOf": [*own.get("allOf", []), below]}
    clash = {k for k in own if k in below and not is_annotation(k)}
    for group in GROUPS:
        if group & own.keys() and group & below.keys():
            clash |= group & own.keys()
    joined = {**below, **{k: v for k, v in own.items() if k not in clash}}
    demanded = {k: own[k] for k in own if k in clash}
    return {**joined, "allOf": [*joined.get("allOf", []), demanded]} if demanded else joined
