"""Names that an author gives (docs/format.md 1.5) and those that a definition knows, gathered before it is read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yikou.definition.model import Mark
from yikou.definition.nodes import MapNode, Node, listed, named, text_of_node

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
SLUG = re.compile(r"[a-z][a-z0-9_-]{0,39}")
RESERVED = frozenset(
    {"form", "office", "applicant", "case", "done", "lane", "param", "guide", "today", "row", "yes", "no", "unknown"}
    | {"any", "and", "or", "not", "in", "end", "filed", "accepted"}
)
BUILT_IN_OUTCOMES = ("withdrawn", "terminated", "lapsed")
BUILT_IN_WHO = ("applicant", "filer", "handlers", "clock")
SECTIONS = {
    "steps": "step",
    "who": "who",
    "clocks": "clock",
    "places": "place",
    "outcomes": "outcome",
    "materials": "material",
    "quotas": "quota",
    "facts": "fact",
    "tables": "table",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A `together`, `each` or `call` as far as its names go. var and rows: of an `each` only."""

    name: str
    kind: str
    mark: Mark
    var: str = ""
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """What can be referred to. of: names by kind; blocks of the flow; rows: where a step inside `each` writes."""

    of: Mapping[str, frozenset[str]]
    blocks: tuple[Block, ...] = ()
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def known(self, kind: str) -> frozenset[str]:
        """All names of that kind."""
        return self.of.get(kind, frozenset())


def gather(root: MapNode, parameters: frozenset[str]) -> Names:
    """Every name that the (merged) rules file gives, whether it is right or not."""
    of = {kind: frozenset(named(root.entries.get(section))) for section, kind in SECTIONS.items()}
    lanes = root.entries.get("lanes")
    of["lane"] = frozenset(named(lanes.entries.get("kinds"))) if isinstance(lanes, MapNode) else frozenset()
    items = [*listed(root.entries.get("flow")), *_afterwards(root)]
    blocks = tuple(_blocks(items))
    of["block"] = frozenset(block.name for block in blocks if block.name)
    of["call"] = frozenset(block.name for block in blocks if block.kind == "call")
    of["parameter"] = parameters
    of["pause"] = frozenset(_pauses(root.entries))
    return Names(of, blocks, dict(_rows(items, ())))


def good_name(text: str) -> bool:
    """Whether it can be a name.

    >>> good_name("street_review"), good_name("Street"), good_name("2nd")
    (True, False, False)
    """
    return NAME.fullmatch(text) is not None


def branches(item: MapNode) -> Iterator[tuple[Node, ...]]:
    """The lists of items directly inside one item of the flow."""
    for key in ("cases", "together"):
        for branch in named(item.entries.get(key)).values():
            yield listed(branch)
    for key in ("else", "do"):
        yield listed(item.entries.get(key))


def _afterwards(root: MapNode) -> Iterator[Node]:
    for item in listed(root.entries.get("afterwards")):
        if isinstance(item, MapNode):
            yield from listed(item.entries.get("do"))


def _blocks(items: list[Node] | tuple[Node, ...]) -> Iterator[Block]:
    for item in items:
        if not isinstance(item, MapNode):
            continue
        kind = next((k for k in ("together", "each", "call") if k in item.entries), "")
        if kind:
            name = item.entries.get("name")
            yield Block(text_of_node(name), kind, name.mark if name else item.mark, *_each(item))
        for branch in branches(item):
            yield from _blocks(branch)


def _each(item: MapNode) -> tuple[str, tuple[str, ...]]:
    into = text_of_node(item.entries.get("into"))
    return text_of_node(item.entries.get("each")), tuple(into.split(".")) if into else ()


def _rows(items: list[Node] | tuple[Node, ...], rows: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in items:
        if not isinstance(item, MapNode):
            if rows:
                yield text_of_node(item), rows
            continue
        inside = _each(item)[1] if "each" in item.entries else rows
        for branch in branches(item):
            yield from _rows(branch, inside)


def _pauses(root: Mapping[str, Node]) -> Iterator[str]:
    """Reasons for a pause, of the affair and of its steps."""
    yield from _reasons(named(root.get("verbs")).get("pause"))
    for step in named(root.get("steps")).values():
        for verb in listed(step.entries.get("verbs")) if isinstance(step, MapNode) else ():
            yield from _reasons(named(verb).get("pause"))


def _reasons(verb: Node | None) -> Iterator[str]:
    yield from named(named(verb).get("reasons"))
