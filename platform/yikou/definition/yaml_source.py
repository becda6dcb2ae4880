"""Strict reading of YAML text (docs/format.md 1): every scalar is text, and what YAML would guess is refused.

Works on the parser's events, so that anchors, tags and merge keys are seen and nothing is ever expanded.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from yikou.definition.model import Mark
from yikou.definition.nodes import ListNode, MapNode, Node, TextNode
from yikou.definition.problems import Problems
from yikou.errors import Problem
from yikou.texts import N_

MOST_BYTES = 256 * 1024
DEEPEST = 40
FOLDED = ("|", ">")
WIDE_COLON = re.compile(r"[A-Za-z_][\w-]*：")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
WIDE_COLON_LINE = re.compile(r"\s*(?:- +)*[{\[]?\s*[A-Za-z_][\w-]*：")
SAID: Mapping[str, str] = {
    "flow sequence": N_("方括号没有配对，或少一个逗号"),
    "flow mapping": N_("大括号没有配对，或少一个逗号"),
    "quoted scalar": N_("引号没有配对"),
    "could not find expected ':'": N_("前一行或这一行少了冒号，或列表项少了“- ”"),
    "mapping values are not allowed": N_("缩进不对，或一行里有两个冒号"),
    "block sequence": N_("列表项的缩进没有对齐"),
    "block mapping": N_("键的缩进没有对齐，或引号没有配对"),
    "cannot start any token": N_("有不能放在开头的符号"),
}
"""What the parser says, in its words, and what is then the case."""
OPENED = (SAID["flow sequence"], SAID["flow mapping"], SAID["quoted scalar"])
"""What begins on another line than the one where it is noticed."""
OTHERWISE = N_("读不下去")


def read_yaml(data: bytes, file: str, problems: Problems) -> MapNode | None:
    """The document as a map of texts, or None where it cannot be parsed; what is wrong is added to `problems`."""
    root, found = _read(data, file)
    problems.take(found)
    return root


@lru_cache(maxsize=64)
def _read(data: bytes, file: str) -> tuple[MapNode | None, tuple[Problem, ...]]:
    """Parsing takes most of the time of reading an affair, and its files are asked for again and again."""
    problems = Problems()
    return _parsed(data, file, problems), problems.all()


def _parsed(data: bytes, file: str, problems: Problems) -> MapNode | None:
    text = decoded(data, file, problems)
    if text is None:
        return None
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            problems.add("tab", Mark(file, number, "", line.index("\t") + 1))
        if found := UNPRINTABLE.search(line):
            problems.add("bad_character", Mark(file, number, "", found.start() + 1))
    try:
        return _Builder(text, file, problems).document()
    except YAMLError as error:
        _not_yaml(error, text, file, problems)
        return None


def decoded(data: bytes, file: str, problems: Problems) -> str | None:
    """UTF-8 text of a definition file, or None with the reason noted."""
    if len(data) > MOST_BYTES:
        problems.add("too_large", Mark(file, 0, ""), found=str(len(data)), expected=str(MOST_BYTES))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add("not_utf8", Mark(file, data.count(b"\n", 0, error.start) + 1, ""))
        return None


def _not_yaml(error: YAMLError, text: str, file: str, problems: Problems) -> None:
    """A full-width colon is the usual reason and reads better than what the parser says about it."""
    wide = [n for n, line in enumerate(text.splitlines(), 1) if WIDE_COLON_LINE.match(line)]
    for number in wide:
        problems.add("full_width_colon", Mark(file, number, ""))
    if wide:
        return
    mark, opened = (error.problem_mark, error.context_mark) if isinstance(error, MarkedYAMLError) else (None, None)
    about = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    found = next((word for words, word in SAID.items() if words in about), "")
    at = opened if found in OPENED and opened else mark
    problems.add("not_yaml", Mark(file, at.line + 1 if at else 0, ""), found=found or OTHERWISE)


class _StopError(YAMLError):
    """Reading on would only repeat the problem that was just noted."""


class _Builder:
    """Builds the tree from the parser's events, noting what the format forbids."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self._events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(text))
        self._file = file
        self._problems = problems

    def document(self) -> MapNode | None:
        """The one document of the text."""
        first = [e for e in self._events_until_content() if isinstance(e, DocumentStartEvent)]
        if not first:
            self._problems.add("want_map", self._mark(1, ""))
            return None
        if first[0].version or first[0].tags:
            self._problems.add("directive", self._mark(1, ""))
        try:
            root = self._node(next(self._events), None, "", 0)
        except _StopError:
            return None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                self._problems.add("many_documents", self._mark(event.start_mark.line + 1, ""))
                break
        if not isinstance(root, MapNode):
            self._problems.add("want_map", self._mark(1, ""))
            return None
        return root

    def _events_until_content(self) -> Iterator[Any]:
        for event in self._events:
            yield event
            if isinstance(event, DocumentStartEvent):
                return

    def _mark(self, line: int, key: str) -> Mark:
        return Mark(self._file, line, key)

    def _mark_of(self, event: Any, under: Any, key: str) -> Mark:
        """A value is marked where its key stands."""
        head, at = (under or event).start_mark, event.start_mark
        style = getattr(event, "style", None) or ""
        text = 0 if at.line != head.line or style in FOLDED else at.column + 1 + len(style)
        return Mark(self._file, head.line + 1, key, head.column + 1, text)

    def _node(self, event: Any, under: Any, key: str, depth: int) -> Node:
        """under: event of the key it stands under; None where it has none of its own."""
        mark = self._mark_of(event, under, key)
        if depth > DEEPEST:
            self._problems.add("too_deep", mark, expected=str(DEEPEST))
            raise _StopError
        self._refuse_magic(event, mark)
        if isinstance(event, MappingStartEvent):
            return self._map(mark, depth)
        if isinstance(event, SequenceStartEvent):
            return self._list(mark, depth)
        if isinstance(event, ScalarEvent):
            if UNPRINTABLE.search(event.value):
                self._problems.add("bad_character", mark)
                raise _StopError
            return TextNode(event.value, mark, plain=event.style in (None, ""))
        return TextNode(f"*{event.anchor}", mark)  # an alias, already reported

    def _refuse_magic(self, event: Any, mark: Mark) -> None:
        if isinstance(event, AliasEvent):
            self._problems.add("alias", mark, found=f"*{event.anchor}")
        elif event.anchor:
            self._problems.add("anchor", mark, found=f"&{event.anchor}")
        if getattr(event, "ctag", None):
            self._problems.add("tag", mark, found=str(event.ctag))

    def _list(self, mark: Mark, depth: int) -> ListNode:
        nodes: list[Node] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            node = self._node(event, None, f"{mark.key}/{len(nodes)}".lstrip("/"), depth + 1)
            self._check_value(node)
            if isinstance(node, TextNode) and node.plain and WIDE_COLON.match(node.text):
                self._problems.add("full_width_colon", node.mark, found=node.text)
            nodes.append(node)
        return ListNode(tuple(nodes), mark)

    def _map(self, mark: Mark, depth: int) -> MapNode:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            name = self._key(event, mark, depth)
            node = self._node(next(self._events), event, f"{mark.key}/{name}".lstrip("/"), depth + 1)
            if name in entries:
                self._problems.add("duplicate_key", node.mark, found=name)
                continue
            if not WIDE_COLON.match(name):
                self._check_value(node)
            entries[name] = node
        return MapNode(entries, mark)

    def _key(self, event: Any, mark: Mark, depth: int) -> str:
        node = self._node(event, None, mark.key, depth + 1)
        if not isinstance(node, TextNode):
            self._problems.add("complex_key", node.mark)
            raise _StopError
        if node.text == "<<" and node.plain:
            self._problems.add("merge_key", node.mark)
        if WIDE_COLON.match(node.text):
            self._problems.add("full_width_colon", node.mark, found=node.text)
        return node.text

    def _check_value(self, node: Node) -> None:
        if isinstance(node, TextNode) and node.plain and not node.text:
            self._problems.add("empty_value", node.mark)
