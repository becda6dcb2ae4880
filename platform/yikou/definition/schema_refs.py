"""Putting `$ref` in place: one schema without references, and for each of its parts the file it came from.

Only `shared/<name>.schema.json` and `#/…` of the same file are followed; nothing is ever fetched.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yikou.definition.json_source import JsonFile, escaped, read_json
from yikou.definition.model import Mark
from yikou.definition.problems import Problems, nearest

ONE = frozenset(
    {"items", "unevaluatedItems", "contains", "if", "then", "else", "not"}
    | {"additionalProperties", "unevaluatedProperties", "propertyNames"}
)
LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
MAPS = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs"})
OLD = frozenset({"definitions", "dependencies", "additionalItems", "$recursiveRef"})
DYNAMIC = frozenset({"$dynamicRef", "$anchor", "$dynamicAnchor"})
MOST_PARTS = 4_000
REF = re.compile(r"(?:(?:shared/)?(?P<file>[a-z][a-z0-9_-]*\.schema\.json))?(?:#(?P<pointer>(?:/.*)?))?")


@dataclass
class Resolved:
    """schema: without `$ref`; origins: file and pointer of each part, by its own JSON Pointer."""

    schema: dict[str, Any]
    origins: dict[str, tuple[str, str]] = field(default_factory=dict)
    files: dict[str, JsonFile] = field(default_factory=dict)

    def origin(self, pointer: str) -> tuple[str, str]:
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


class _Resolver:
    def __init__(self, sources: Mapping[str, bytes], problems: Problems) -> None:
        self._sources = sources
        self._problems = problems
        self._done = Resolved({})

    def root(self, file: str) -> Resolved | None:
        opened = self._open(file)
        if opened is None:
            return None
        if not isinstance(opened.value, dict):
            self._problems.add("want_object", opened.mark(""))
            return None
        schema = self._part(opened.value, (file, ""), "", ())
        if len(self._done.origins) > MOST_PARTS:
            self._problems.add("too_many_parts", opened.mark(""), expected=str(MOST_PARTS))
            return None
        self._done.schema = schema if isinstance(schema, dict) else {}
        return self._done

    def _open(self, file: str) -> JsonFile | None:
        if file not in self._done.files and file in self._sources:
            read = read_json(self._sources[file], file, self._problems)
            if read:
                self._done.files[file] = read
        return self._done.files.get(file)

    def _part(self, part: Any, origin: tuple[str, str], pointer: str, stack: tuple[tuple[str, str], ...]) -> Any:
        """One schema. origin: where it stands; pointer: where it will stand; stack: references being followed."""
        if not isinstance(part, dict):
            return part
        if len(self._done.origins) > MOST_PARTS:
            return {}
        self._done.origins[pointer] = origin
        if "$ref" not in part:
            return self._keywords(part, origin, pointer, stack)
        return self._follow(part, origin, pointer, stack)

    def _follow(
        self, part: dict[str, Any], origin: tuple[str, str], pointer: str, stack: tuple[tuple[str, str], ...]
    ) -> Any:
        target = self._target(part["$ref"], origin)
        if target is None:
            return {}
        if target in stack or self._is_inside(origin, target):
            self._complain("recursive_ref", origin, found=str(part["$ref"]), level="unsupported")
            return {}
        found = _at(self._done.files[target[0]].value, target[1])
        if not isinstance(found, dict):
            self._complain("unknown_ref", origin, found=str(part["$ref"]))
            return {}
        below = self._part(found, target, pointer, (*stack, target))
        own = self._keywords({k: v for k, v in part.items() if k != "$ref"}, origin, pointer, stack)
        self._done.origins[pointer] = origin
        for name in below.keys() - own.keys():
            self._done.origins.setdefault(f"{pointer}/{escaped(name)}", (target[0], f"{target[1]}/{escaped(name)}"))
        return _joined(below, own)

    def _is_inside(self, origin: tuple[str, str], target: tuple[str, str]) -> bool:
        """Whether the reference stands in the very part that it refers to."""
        return origin[0] == target[0] and f"{origin[1]}/".startswith(f"{target[1]}/")

    def _target(self, ref: object, origin: tuple[str, str]) -> tuple[str, str] | None:
        parts = REF.fullmatch(ref) if isinstance(ref, str) else None
        if parts is None:
            self._complain("remote_ref", origin, found=str(ref))
            return None
        file = f"schemas/shared/{parts['file']}" if parts["file"] else origin[0]
        if file not in self._sources:
            near = nearest(file, (name for name in self._sources if name.startswith("schemas/shared/")))
            self._complain("unknown_ref", origin, found=str(ref), nearest=near.removeprefix("schemas/"))
            return None
        return (file, parts["pointer"] or "") if self._open(file) else None

    def _keywords(
        self, part: dict[str, Any], origin: tuple[str, str], pointer: str, stack: tuple[tuple[str, str], ...]
    ) -> dict[str, Any]:
        file, at = origin
        out: dict[str, Any] = {}
        for name, value in part.items():
            here = (file, f"{at}/{escaped(name)}")
            there = f"{pointer}/{escaped(name)}"
            if name in OLD or (name == "items" and isinstance(value, list)):
                self._complain("old_draft", here, found=name)
            elif name in DYNAMIC:
                self._complain("dynamic_ref", here, found=name)
            elif name in ONE:
                out[name] = self._part(value, here, there, stack)
            elif name in LISTS and isinstance(value, list):
                out[name] = [
                    self._part(each, (file, f"{here[1]}/{n}"), f"{there}/{n}", stack) for n, each in enumerate(value)
                ]
            elif name in MAPS and isinstance(value, dict):
                out[name] = {
                    k: self._part(v, (file, f"{here[1]}/{escaped(k)}"), f"{there}/{escaped(k)}", stack)
                    for k, v in value.items()
                    if name != "$defs" or (pointer == "" and k == "office")
                }
            elif name not in ("$id", "$comment"):
                out[name] = value
        if pointer == "" and not isinstance(out.get("$defs", {}), dict):
            out.pop("$defs")
        return out

    def _complain(self, code: str, origin: tuple[str, str], *, level: Any = "error", **facts: str) -> None:
        file, pointer = origin
        self._problems.note(level, code, self._done.files[file].mark(pointer), **facts)


def _at(value: Any, pointer: str) -> Any:
    """What stands at a JSON Pointer, or None."""
    for name in pointer.split("/")[1:]:
        name = name.replace("~1", "/").replace("~0", "~")
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _joined(below: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What is said beside a `$ref` replaces texts and presentation; what it demands is demanded as well."""
    annotations = {"title", "description", "default", "examples", "readOnly", "writeOnly", "deprecated", "$schema"}
    clash = {k: v for k, v in own.items() if k in below and k not in annotations and not k.startswith("x-")}
    joined = {**below, **{k: v for k, v in own.items() if k not in clash}}
    return {**joined, "allOf": [*joined.get("allOf", []), clash]} if clash else joined
