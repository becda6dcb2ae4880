"""A definition text as a tree: every scalar is text and knows where it stands. No meaning lives here."""

from collections.abc import Mapping
from dataclasses import dataclass

from yikou.definition.model import Mark


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar as written, without its quotes. plain: it had none, so an empty one is a forgotten value."""

    text: str
    mark: Mark
    plain: bool = True


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list, in order."""

    nodes: tuple["Node", ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class MapNode:
    """A map, in the order of the file. The mark of a value is that of its key."""

    entries: Mapping[str, "Node"]
    mark: Mark


Node = TextNode | ListNode | MapNode


def is_empty(node: Node | None) -> bool:
    """Whether nothing stands there; a key without a value has been reported by the reader of the text."""
    return node is None or (isinstance(node, TextNode) and node.plain and not node.text)


def named(node: Node | None) -> Mapping[str, Node]:
    """The entries of a map of names, without its `note`; nothing where it is no map."""
    if not isinstance(node, MapNode):
        return {}
    return {k: v for k, v in node.entries.items() if not (k == "note" and isinstance(v, TextNode))}


def listed(node: Node | None) -> tuple[Node, ...]:
    """The nodes of a list; nothing where it is none."""
    return node.nodes if isinstance(node, ListNode) else ()


def text_of_node(node: Node | None) -> str:
    """Text of a scalar, '' for anything else; for messages and first looks."""
    return node.text if isinstance(node, TextNode) else ""
