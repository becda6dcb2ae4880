"""The fenced examples of docs/format.md, each laid into the small affair with which the document begins.

What stands behind the language of a fence says what the example is:

    yaml                      a fragment of the rules file
    json form, json office    a fragment of the form, of the office record
    … file=rules/x.yaml       a whole file beside them
    … base file=…             a file of the small affair itself
    … and                     belongs to the example before it
    … error                   does not pass; the `text` fence behind it shows what `yikou check` says, by line
    … later                   is right, and refused because it is not executed yet
"""

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from yikou.cli.common import sentence_of
from yikou.definition.json_source import read_json
from yikou.definition.parameters import read_parameters
from yikou.definition.problems import Problems
from yikou.errors import DefinitionRefused, Problem
from yikou.proof.check import check_affair
from yikou.rules.functions.builtin import BUILT_IN
from yikou.settings import HOUSE

DOCUMENT = HOUSE / "docs" / "format.md"
SLUG = "repair-grant"
RULES, SCHEMA = f"rules/{SLUG}.rules.yaml", f"schemas/{SLUG}.schema.json"
FENCE = re.compile(r"^ *```(\w+) ?(.*)\n((?:.*\n)*?) *```$", re.M)
KEY = re.compile(r"( *)([^\s#:：\-{\[][^:：]*)[:：](.*)")
Line = tuple[str, int]  # a line, and its number in the fragment, 0 for one of the base


@dataclass(frozen=True)
class Block:
    """One fence. line: of its opening; words: what stands behind its language."""

    line: int
    language: str
    words: tuple[str, ...]
    text: str

    @property
    def file(self) -> str:
        """The file that it is, '' for a fragment."""
        return next((word.removeprefix("file=") for word in self.words if word.startswith("file=")), "")


@dataclass(frozen=True)
class Example:
    """Fences that are tried together. says: what is shown as the answer to an error, a line each."""

    blocks: tuple[Block, ...]
    says: tuple[str, ...] = ()

    @property
    def line(self) -> int:
        return self.blocks[0].line

    def has(self, word: str) -> bool:
        """Whether one of its fences is marked so."""
        return any(word in block.words for block in self.blocks)


@cache
def blocks() -> tuple[Block, ...]:
    """Every fence of the document that is tested."""
    text = DOCUMENT.read_text(encoding="utf-8")
    return tuple(
        Block(text.count("\n", 0, found.start()) + 1, found[1], tuple(found[2].split()), _dedented(found[3]))
        for found in FENCE.finditer(text)
    )


@cache
def examples() -> tuple[Example, ...]:
    """The examples in their order, the small affair itself as the first."""
    found: list[Example] = [Example(tuple(block for block in blocks() if "base" in block.words))]
    for block in blocks():
        if "base" in block.words:
            continue
        if block.language == "text" and not block.file:
            if found[-1].has("error"):
                found[-1] = Example(found[-1].blocks, tuple(block.text.splitlines()))
        elif "and" in block.words:
            found[-1] = Example((*found[-1].blocks, block))
        else:
            found.append(Example((block,)))
    return tuple(found)


@cache
def base() -> dict[str, str]:
    """The files of the small affair, and the shared parts that it refers to."""
    shared = (HOUSE / "schemas" / "shared" / "person.schema.json").read_text(encoding="utf-8")
    own = {block.file: block.text for block in examples()[0].blocks}
    return {"schemas/shared/person.schema.json": shared, **own}


def problems(example: Example) -> tuple[Problem, ...]:
    """What keeps the small affair from being published with the example in it; lines are those of the fragment."""
    files, lines = dict(base()), [(line, 0) for line in base()[RULES].splitlines()]
    schema, pointers = json.loads(base()[SCHEMA]), {}
    for block in example.blocks:
        if block.file:
            files[block.file] = block.text
        elif block.language == "yaml":
            lines = merged(lines, [(line, n) for n, line in enumerate(block.text.splitlines(), 1)])
        else:
            where = schema["$defs"]["office"] if "office" in block.words else schema
            _lay(where, json.loads(block.text))
            pointers |= _pointers(block)
    if not example.has("base"):
        files[RULES] = "\n".join(line for line, _ in lines) + "\n"
        files[SCHEMA] = json.dumps(schema, ensure_ascii=False, indent=2)
    found = checked({path: text.encode() for path, text in files.items()})
    placed = (_placed(problem, lines, pointers) for problem in found if problem.level != "warning")
    return tuple(sorted(placed, key=lambda problem: (problem.line, problem.key)))


def checked(sources: dict[str, bytes]) -> tuple[Problem, ...]:
    """What the check of the affair says, parameters included."""
    try:
        parameters = read_parameters(sources)
    except DefinitionRefused as refused:
        return refused.problems
    return check_affair(sources, SLUG, parameters, BUILT_IN)


def said(problem: Problem) -> str:
    """A finding as the document shows it: line of the fragment, key, sentence."""
    return "  ".join(filter(None, (str(problem.line), problem.key, sentence_of(problem))))


def merged(below: list[Line], above: list[Line]) -> list[Line]:
    """Two maps in block style laid over each other; whatever else it is, the upper one goes before."""
    old, new = _entries(below), _entries(above)
    if old is None or new is None:
        return above
    out: list[Line] = []
    for key in dict.fromkeys([*old, *new]):
        if key in old and key in new and _is_open(old[key]) and _is_open(new[key]):
            out += [new[key][0], *merged(old[key][1:], new[key][1:])]
        else:
            out += new.get(key) or old[key]
    return out


def _entries(lines: list[Line]) -> dict[str, list[Line]] | None:
    """The lines of each key of a map, its own first; None where it is no map in block style."""
    found: dict[str, list[Line]] = {}
    depth, key = -1, ""
    for line, number in lines:
        if not line.strip() or line.strip().startswith("#"):
            continue
        parts = KEY.match(line)
        indent = len(line) - len(line.lstrip(" "))
        depth = indent if depth < 0 else depth
        if indent == depth and not parts:
            return None
        if indent == depth and parts:
            key = parts[2]
            while key in found:  # a key that is written twice stays so
                key += " "
        found.setdefault(key, []).append((line, number))
    return found


def _is_open(lines: list[Line]) -> bool:
    """Whether the entry is `key:` with more lines below it."""
    parts = KEY.match(lines[0][0])
    return parts is not None and not parts[3].partition(" #")[0].strip() and len(lines) > 1


def _lay(below: dict[str, Any], above: dict[str, Any]) -> None:
    """Objects key by key; `required` grows, everything else is replaced."""
    for name, value in above.items():
        old = below.get(name)
        if isinstance(old, dict) and isinstance(value, dict) and not {"type", "$ref"} & {*value}:
            _lay(old, value)
        elif name == "required" and isinstance(old, list):
            below[name] = [*old, *value]
        else:
            below[name] = value


def _pointers(block: Block) -> dict[str, int]:
    """Line of the fragment by the key that a problem has."""
    read = read_json(block.text.encode(), "", Problems())
    above = "$defs/office/" if "office" in block.words else ""
    return {above + pointer.lstrip("/"): read.mark(pointer).line for pointer in (read.lines if read else ())}


def _placed(problem: Problem, lines: list[Line], pointers: dict[str, int]) -> Problem:
    if problem.file == RULES and 0 < problem.line <= len(lines):
        return replace(problem, line=lines[problem.line - 1][1])
    if problem.file == SCHEMA:
        key = problem.key
        while key and key not in pointers:
            key = key.rpartition("/")[0]
        return replace(problem, line=pointers.get(key, 0))
    return problem


def _dedented(text: str) -> str:
    lines = text.splitlines()
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    return "".join(f"{line[margin:]}\n" for line in lines)
