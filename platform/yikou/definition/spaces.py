"""Spaces of names (docs/format.md 1.5): facts, tables and places share one; steps, blocks and calls another."""

from collections.abc import Iterator

from yikou.definition.model import Mark
from yikou.definition.nodes import MapNode, Node, named
from yikou.definition.reading import Reading


def check_spaces(reading: Reading, root: MapNode) -> None:
    """Note names that are given twice in one space."""
    first = [(name, node.mark) for section in ("facts", "tables", "places") for name, node in _named(root, section)]
    second = [(name, node.mark) for name, node in _named(root, "steps")]
    second += [(block.name, block.mark) for block in reading.names.blocks if block.name]
    for space in (first, second):
        for name, mark in _twice(space):
            reading.add("name_taken", mark, found=name)


def _named(root: MapNode, section: str) -> Iterator[tuple[str, Node]]:
    yield from named(root.entries.get(section)).items()


def _twice(space: list[tuple[str, Mark]]) -> Iterator[tuple[str, Mark]]:
    seen: set[str] = set()
    for name, mark in space:
        if name in seen:
            yield name, mark
        seen.add(name)
