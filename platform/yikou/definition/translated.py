"""An affair's rules and schema with their texts in another language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from yikou.definition.json_source import escaped
from yikou.definition.nodes import ListNode, MapNode, Node, TextNode
from yikou.definition.schema_refs import Resolved
from yikou.definition.text_paths import is_verb, schema_texts


def rules_in(root: MapNode, texts: Mapping[str, str]) -> MapNode:
    """The rules with every text replaced that `texts` has."""
    return MapNode({name: _node_in(node, f"rules/{name}", texts) for name, node in root.entries.items()}, root.mark)


def _node_in(node: Node, path: str, texts: Mapping[str, str]) -> Node:
    if isinstance(node, TextNode):
        return replace(node, text=texts.get(path, node.text))
    if isinstance(node, MapNode):
        return MapNode({k: _node_in(v, f"{path}/{k}", texts) for k, v in node.entries.items()}, node.mark)
    names = ("" if is_verb(one, path) else f"/{number}" for number, one in enumerate(node.nodes))
    return ListNode(
        tuple(_node_in(one, path + name, texts) for one, name in zip(node.nodes, names, strict=True)), node.mark
    )


def words_in(root: MapNode, resolved: Resolved | None, texts: Mapping[str, str]) -> Mapping[str, str]:
    """Translated texts by the original: what a ledger wrote in the first language can be read in the other."""
    found = {node.text: texts[path] for path, node in _texts(root, "rules") if path in texts}
    if resolved:
        at = dict(schema_texts(resolved.schema, "", "form"))
        found |= {_text_at(resolved.schema, pointer): texts[path] for pointer, path in at.items() if path in texts}
    return found


def _texts(node: Node, path: str) -> Iterator[tuple[str, TextNode]]:
    if isinstance(node, TextNode):
        yield path, node
    elif isinstance(node, MapNode):
        for name, below in node.entries.items():
            yield from _texts(below, f"{path}/{name}")
    else:
        for number, below in enumerate(node.nodes):
            yield from _texts(below, path if is_verb(below, path) else f"{path}/{number}")


def _text_at(schema: Any, pointer: str) -> str:
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        schema = schema[int(name)] if isinstance(schema, list) else schema[name]
    return str(schema)


def schema_in(resolved: Resolved, texts: Mapping[str, str]) -> Resolved:
    """The schema with every text replaced that `texts` has."""
    by_pointer = {pointer: texts[path] for pointer, path in schema_texts(resolved.schema, "", "form") if path in texts}
    return replace(resolved, schema=_value_in(resolved.schema, "", by_pointer))


def _value_in(value: Any, pointer: str, texts: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_value_in(one, f"{pointer}/{number}", texts) for number, one in enumerate(value)]
    if isinstance(value, dict):
        return {name: _value_in(one, f"{pointer}/{escaped(name)}", texts) for name, one in value.items()}
    return texts.get(pointer, value) if isinstance(value, str) else value
