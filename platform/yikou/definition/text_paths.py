"""How a text of an affair is called: by where it stands.

`rules/steps/check/title`, `form/properties/cause/oneOf/fire/title`, `office/properties/proposed/title`. In lists the
name counts where there is one: the code of an option, the id of a section, the name of a verb
(`rules/steps/accept/verbs/approve/title`); otherwise the number, from 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yikou.definition.json_source import escaped
from yikou.definition.model import Mark
from yikou.definition.nodes import ListNode, MapNode, Node, TextNode
from yikou.definition.schema_refs import Resolved

RULE_TEXTS = frozenset({"title", "say", "because", "text", "category", "conditions", "results", "clause"})
SCHEMA_TEXTS = frozenset({"title", "description", "x-hint", "x-placeholder", "x-unit"})


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the affair. of: slug or `shared/<name>` of the file it stands in; path: its name in that file."""

    of: str
    path: str
    mark: Mark


def told_texts(root: MapNode, resolved: Resolved | None, slug: str) -> dict[str, Told]:
    """Every text of an affair by its path; root: its rules with the defaults laid under them."""
    return dict(rules_texts(root, "rules", slug)) | dict(_schema(resolved, slug) if resolved else ())


def is_verb(node: Node, path: str) -> bool:
    """Whether it is a verb with options in a step's list: its name stands for its number."""
    return path.endswith("/verbs") and isinstance(node, MapNode) and len(node.entries) == 1


def rules_texts(node: Node, path: str, slug: str) -> Iterator[tuple[str, Told]]:
    """Texts of a rules file."""
    if isinstance(node, ListNode):
        for number, one in enumerate(node.nodes):
            yield from rules_texts(one, path if is_verb(one, path) else f"{path}/{number}", slug)
    if not isinstance(node, MapNode):
        return
    for name, below in node.entries.items():
        if name in ("checks", "note"):
            continue
        here = f"{path}/{name}"
        if not isinstance(below, TextNode):
            yield from rules_texts(below, here, slug)
        elif name in RULE_TEXTS:
            yield here, Told(_rules_of(below.mark, slug), here, below.mark)


def _rules_of(mark: Mark, slug: str) -> str:
    is_shared = mark.file.startswith("rules/shared/")
    return mark.file.removeprefix("rules/").removesuffix(".rules.yaml") if is_shared else slug


def _schema(resolved: Resolved, slug: str) -> Iterator[tuple[str, Told]]:
    """Texts of the form and the office record, and of the shared parts in them."""
    shared: dict[str, dict[str, str]] = {}
    for file in resolved.files:
        if file.startswith("schemas/shared/"):
            shared[file] = dict(schema_texts(resolved.files[file].value, "", "form"))
    for pointer, path in schema_texts(resolved.schema, "", "form"):
        file, at = resolved.origin(pointer)
        of = file.removeprefix("schemas/").removesuffix(".schema.json") if file in shared else slug
        own = shared.get(file, {}).get(at, path)
        yield path, Told(of, own, resolved.mark(pointer))


def schema_texts(value: Any, pointer: str, path: str) -> Iterator[tuple[str, str]]:
    """JSON Pointer and name of every text of a schema."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from schema_texts(one, f"{pointer}/{number}", f"{path}/{_name(one, number)}")
    if not isinstance(value, dict):
        return
    for name, below in value.items():
        here = f"{pointer}/{escaped(name)}"
        if isinstance(below, str):
            if name in SCHEMA_TEXTS:
                yield here, f"{path}/{name}"
        elif name == "$defs" and not pointer:
            yield from schema_texts(below.get("office"), f"{here}/office", "office")
        elif name not in ("const", "enum", "default", "examples", "required"):
            yield from schema_texts(below, here, f"{path}/{name}")


def _name(value: Any, number: int) -> str:
    """How an element of a list is called: by the code of an option, the id of a section, or its number."""
    if isinstance(value, dict):
        for key in ("const", "id"):
            if isinstance(value.get(key), str):
                return str(value[key])
    return str(number)
