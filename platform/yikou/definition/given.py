"""Values of an example, from text to what a record holds: numbers as Decimal, yes and no as bool, all else as text."""

from collections.abc import Mapping
from typing import Any

from yikou.definition.nodes import ListNode, MapNode, Node, TextNode, text_of_node
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.scalars import day, number, word, yes_no
from yikou.definition.types import Bool, Date, Field, Group, ListOf, Number, Option, Rows, Type


def given_fields(reading: Reading, node: Node | None, fields: Mapping[str, Field]) -> dict[str, Any]:
    """A part of a record; unknown fields and values of the wrong kind are noted."""
    if not isinstance(node, MapNode):
        if node:
            reading.add("want_map", node.mark)
        return {}
    found: dict[str, Any] = {}
    for name, below in node.entries.items():
        field = fields.get(name)
        if field is None:
            reading.add("unknown_field", below.mark, found=name, nearest=nearest(name, fields))
        else:
            found[name] = given_value(reading, below, field.type)
    return found


def given_value(reading: Reading, node: Node, kind: Type) -> Any:
    """One value of that type."""
    match kind:
        case Group(fields):
            return given_fields(reading, node, fields)
        case Rows(columns):
            return [given_fields(reading, one, columns) for one in _nodes(reading, node)]
        case ListOf(item):
            return [given_value(reading, one, item) for one in _nodes(reading, node)]
        case Bool():
            return yes_no(node, reading.problems)
        case Number():
            return _number(reading, node, kind)
        case Option(values):
            return word(node, reading.problems, values)
        case Date():
            return day(node, reading.problems).isoformat()
    if not isinstance(node, TextNode):
        reading.add("want_text", node.mark)
    return text_of_node(node)


def _number(reading: Reading, node: Node, kind: Number) -> Any:
    value = number(node, reading.problems)
    low, high = kind.low, kind.high
    if (low is not None and value < low) or (high is not None and value > high) or (kind.integer and value % 1):
        reading.add("out_of_bounds", node.mark, found=str(value), expected=f"{low} … {high}")
    return value


def _nodes(reading: Reading, node: Node) -> tuple[Node, ...]:
    if not isinstance(node, ListNode):
        reading.add("want_list", node.mark)
        return ()
    return node.nodes


def plain(node: Node) -> Any:
    """Texts, lists and maps as they are written."""
    if isinstance(node, ListNode):
        return [plain(one) for one in node.nodes]
    if isinstance(node, MapNode):
        return {name: plain(one) for name, one in node.entries.items()}
    return node.text
