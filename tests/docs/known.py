"""What the reader of definitions knows, got from the reader itself while it reads the examples of docs/format.md.

A map of the rules file is called by where it stands: `steps.*`, `clocks.*.extend`, `accepts[]`, `flow.choose`,
`verbs.return`.
"""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests.docs.fragments import examples, problems
from yikou.definition import defaults
from yikou.definition.entry import Entry
from yikou.definition.nodes import MapNode
from yikou.settings import HOUSE

PACKAGE = HOUSE / "platform" / "yikou"
DEFINITION = PACKAGE / "definition"
MAPS = (
    *("places", "outcomes", "materials", "facts", "tables", "who", "clocks", "steps", "outputs", "tells", "access"),
    *("quotas", "parameters", "kinds"),
)
FILES = {"rules/parameters/": "parameters", "rules/i18n/": "translation", "rules/": "rules"}
# The reader looks at these before it lays an affair over them, without an Entry.
WITHOUT_ENTRY = {"defaults": (frozenset(defaults.KEYS) - {"note"}, frozenset({"format", "defaults"}))}


@dataclass
class Known:
    """One map. keys, required: what the reader knows; used: keys that a right example has."""

    keys: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set)


@cache
def known() -> Mapping[str, Known]:
    """Every map that a right example has."""
    found: dict[str, Known] = defaultdict(Known)
    for name, (keys, required) in WITHOUT_ENTRY.items():
        found[name] = Known(keys, required, _keys_of_defaults())
    for entry, words in _entries():
        if words in ("never!", "always!"):  # the map around a prohibition
            continue
        name = called(entry.mark.file, entry.mark.key, words)
        one = found[name]
        one.keys |= {word.rstrip("!") for word in words.split()}
        required = frozenset(word[:-1] for word in words.split() if word.endswith("!"))
        one.required = required if not one.used else one.required & required
        one.used |= set(entry._entries)
    return found


@cache
def seen() -> frozenset[str]:
    """Every list of keys that the reader asked for."""
    return frozenset(words for _, words in _entries())


def called(file: str, key: str, words: str) -> str:
    """The name of a map."""
    first = words.split()[0].rstrip("!")
    if not key:
        return next(name for start, name in FILES.items() if file.startswith(start))
    if re.search(r"(^flow|/do|/else|/cases/\w+|/together/\w+|^afterwards/\d+/do)/\d+$", key):
        return f"flow.{first}"
    if verb := re.fullmatch(r"(?:steps/\w+/)?verbs/(?:\d+/)?(\w+)", key):
        return f"verbs.{verb[1]}"
    if "/reasons/" in key:
        return "verbs.pause.reasons.*"
    if key.endswith(("/never", "/always")):
        return f"checks.{key.rpartition('/')[2]}"
    key = re.sub(r"^clocks/\w+/alarms", "alarms", key)
    key = re.sub(r"/\d+", "[]", key)
    return re.sub(rf"\b({'|'.join(MAPS)})/[a-z_0-9]+", r"\1.*", key).replace("/", ".")


@cache
def _entries() -> tuple[tuple[Entry, str], ...]:
    found: list[tuple[Entry, str]] = []
    plain = Entry.__init__

    def noting(self: Entry, reading: Any, node: Any, keys: str) -> None:
        plain(self, reading, node, keys)
        if isinstance(node, MapNode):
            found.append((self, keys))

    Entry.__init__ = noting  # type: ignore[method-assign]
    try:
        for example in examples():
            if not example.has("error"):
                problems(example)
    finally:
        Entry.__init__ = plain  # type: ignore[method-assign]
    return tuple(found)


def _keys_of_defaults() -> set[str]:
    texts = [block.text for one in examples() for block in one.blocks if block.file.startswith("rules/shared/")]
    return {found for text in texts for found in re.findall(r"^([a-z]+):", text, re.M)}


def lists_of_keys() -> Iterator[tuple[str, str]]:
    """File and text of every list of keys that stands in the reader's source."""
    for path in sorted(DEFINITION.glob("*.py")):
        module = importlib.import_module(f"yikou.definition.{path.stem}")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _is_reading(call.func) and len(call.args) > 1:
                yield from ((path.name, words) for words in _texts(call.args[-1], module))


def _is_reading(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id == "Entry"
    return isinstance(function, ast.Attribute) and function.attr in ("entry", "entries")


def _texts(argument: ast.expr, module: Any) -> Iterator[str]:
    """The texts that an argument can be, as far as the source says."""
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if isinstance(getattr(module, name, None), str):
            yield getattr(module, name)
        case ast.Subscript(value=ast.Name(id=name)) if isinstance(getattr(module, name, None), dict):
            yield from getattr(module, name).values()


def annotations() -> set[str]:
    """Every `x-` annotation that the source of definitions and forms asks for."""
    found: set[str] = set()
    for name in ("definition", "forms", "rules", "flow", "access", "proof", "usecases"):
        for path in (one for one in (PACKAGE / name).rglob("*.py") if one.name != "annotations.py"):
            found |= {text for text in _strings(path) if re.fullmatch(r"x-[a-z]+(-[a-z]+)*", text)}
    return found


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
