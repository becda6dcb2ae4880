"""What an editor sees: a YAML file as YAML 1.2 reads it, and the meta-schemas of `schemas/meta/`."""

import json
import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from yikou.definition.nodes import ListNode, MapNode, Node
from yikou.definition.problems import Problems
from yikou.definition.yaml_source import read_yaml
from yikou.settings import HOUSE

META = HOUSE / "schemas" / "meta"
NAMES = ("rules", "defaults", "parameters", "translation", "form")
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")


@cache
def meta(name: str) -> Any:
    """One meta-schema as data."""
    return json.loads((META / f"{name}.schema.json").read_text(encoding="utf-8"))


@cache
def judge(name: str) -> Draft202012Validator:
    """Its validator; the others are found beside it."""
    known = [(f"{one}.schema.json", Resource.from_contents(meta(one))) for one in NAMES]
    return Draft202012Validator(meta(name), registry=Registry().with_resources(known))


def refusals(name: str, text: str | bytes) -> list[str]:
    """What an editor underlines in a YAML file."""
    data = text.encode() if isinstance(text, str) else text
    node = read_yaml(data, "x.yaml", Problems())
    assert node is not None
    return complaints(name, plain(node))


def complaints(name: str, value: Any) -> list[str]:
    """Where and why a meta-schema refuses a value."""
    return [f"{error.json_path}: {error.message[:200]}" for error in judge(name).iter_errors(value)]


def plain(node: Node) -> Any:
    """Data as YAML 1.2 has it: numbers, true and false are none of text."""
    if isinstance(node, MapNode):
        return {name: plain(one) for name, one in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(one) for one in node.nodes]
    if node.plain and NUMBER.fullmatch(node.text):
        return json.loads(node.text.lstrip("+"))
    return {"true": True, "false": False}.get(node.text, node.text) if node.plain else node.text
