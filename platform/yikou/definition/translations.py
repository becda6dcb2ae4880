"""Texts of an affair in other languages (docs/format.md 4.15).

A text is named by where it stands: `rules/steps/check/title`, `form/properties/cause/oneOf/fire/title`,
`office/properties/proposed/title`. In lists the name counts where there is one: the code of an option, the id of a
section, the name of a verb (`rules/steps/accept/verbs/approve/title`); otherwise the number, from 0. The affair's own
translation goes before those of the shared parts and defaults that it uses.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from yikou.definition.entry import Entry
from yikou.definition.json_source import escaped, read_json
from yikou.definition.model import Affair, Mark
from yikou.definition.names import Names
from yikou.definition.nodes import ListNode, MapNode, Node, TextNode
from yikou.definition.problems import Problems, nearest
from yikou.definition.reading import Reading
from yikou.definition.schema_refs import Resolved
from yikou.definition.yaml_source import read_yaml
from yikou.errors import Problem

FOLDER = "rules/i18n/"
RULE_TEXTS = frozenset({"title", "say", "because", "text", "category", "conditions", "results", "clause"})
SCHEMA_TEXTS = frozenset({"title", "description", "x-hint", "x-placeholder", "x-unit"})
Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the affair. of: slug or `shared/<name>` of the file it stands in; path: its name in that file."""

    of: str
    path: str
    mark: Mark


def texts_of(affair: Affair, language: str) -> Mapping[str, str]:
    """Texts in that language by path; a path that it lacks is shown in the first language, marked with `lang`."""
    return affair.translations.get(language, {})


def read_translations(
    sources: Mapping[str, bytes], root: MapNode, resolved: Resolved | None, *, slug: str, problems: Problems
) -> Texts:
    """Every translation of the affair by language and path.

    sources: the files of this affair only; root: its rules with the defaults laid under them.
    """
    told = _told(root, resolved, slug)
    found: dict[str, dict[str, dict[str, str]]] = {}
    for path in sorted(sources):
        if path.startswith(FOLDER):
            language, of, texts = _file(sources[path], path, _known(sources, path, told, slug), problems)
            found.setdefault(language, {})[of] = texts
    return {language: _laid(told, files, slug) for language, files in found.items() if language}


def untranslated(
    root: MapNode, resolved: Resolved | None, texts: Mapping[str, str], *, slug: str, language: str
) -> tuple[Problem, ...]:
    """A warning for each title of the affair's own two files that a language lacks."""
    problems = Problems()
    for path, one in _told(root, resolved, slug).items():
        if path not in texts and one.of == slug and path.endswith("/title"):
            problems.note("warning", "not_translated", one.mark, found=path, expected=language)
    return problems.all()


def rules_in(root: MapNode, texts: Mapping[str, str]) -> MapNode:
    """The rules with every text replaced that `texts` has."""
    return MapNode({name: _node_in(node, f"rules/{name}", texts) for name, node in root.entries.items()}, root.mark)


def _node_in(node: Node, path: str, texts: Mapping[str, str]) -> Node:
    if isinstance(node, TextNode):
        return replace(node, text=texts.get(path, node.text))
    if isinstance(node, MapNode):
        return MapNode({k: _node_in(v, f"{path}/{k}", texts) for k, v in node.entries.items()}, node.mark)
    names = ("" if _is_verb(one, path) else f"/{number}" for number, one in enumerate(node.nodes))
    return ListNode(
        tuple(_node_in(one, path + name, texts) for one, name in zip(node.nodes, names, strict=True)), node.mark
    )


def schema_in(resolved: Resolved, texts: Mapping[str, str]) -> Resolved:
    """The schema with every text replaced that `texts` has."""
    by_pointer = {pointer: texts[path] for pointer, path in _texts(resolved.schema, "", "form") if path in texts}
    return replace(resolved, schema=_value_in(resolved.schema, "", by_pointer))


def _value_in(value: Any, pointer: str, texts: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_value_in(one, f"{pointer}/{number}", texts) for number, one in enumerate(value)]
    if isinstance(value, dict):
        return {name: _value_in(one, f"{pointer}/{escaped(name)}", texts) for name, one in value.items()}
    return texts.get(pointer, value) if isinstance(value, str) else value


def _told(root: MapNode, resolved: Resolved | None, slug: str) -> dict[str, Told]:
    return dict(_rules(root, "rules", slug)) | dict(_schema(resolved, slug) if resolved else ())


def _is_verb(node: Node, path: str) -> bool:
    """Whether it is a verb with options in a step's list: its name stands for its number."""
    return path.endswith("/verbs") and isinstance(node, MapNode) and len(node.entries) == 1


def _laid(told: Mapping[str, Told], files: Mapping[str, Mapping[str, str]], slug: str) -> dict[str, str]:
    laid = {}
    for path, one in told.items():
        text = files.get(slug, {}).get(path) or files.get(one.of, {}).get(one.path)
        if text:
            laid[path] = text
    return laid


def _known(sources: Mapping[str, bytes], path: str, told: Mapping[str, Told], slug: str) -> frozenset[str]:
    """Paths that a translation file may name."""
    of = _of(path)
    if of == slug:
        return frozenset(told)
    schema, rules = f"schemas/{of}.schema.json", f"rules/{of}.rules.yaml"
    known: set[str] = set()
    if schema in sources and (file := read_json(sources[schema], schema, Problems())):
        known |= {text for _, text in _texts(file.value, "", "form")}
    if rules in sources and (root := read_yaml(sources[rules], rules, Problems())):
        known |= {text for text, _ in _rules(root, "rules", of)}
    return frozenset(known)


def _of(path: str) -> str:
    """`rules/i18n/shared/person.en.yaml` → `shared/person`."""
    return path.removeprefix(FOLDER).rsplit(".", 2)[0]


def _file(data: bytes, path: str, known: frozenset[str], problems: Problems) -> tuple[str, str, dict[str, str]]:
    of = _of(path)
    node = read_yaml(data, path, problems)
    if node is None:
        return "", of, {}
    root = Entry(Reading(Names({}), None, problems), node, "format! language! of! texts!")
    language = path.rsplit(".", 2)[1]
    for key, wanted in (("format", "1"), ("of", of), ("language", language)):
        if root.has(key) and root.text(key) != wanted:
            problems.add("wrong_head", root.mark_of(key), found=root.text(key), expected=f"{key}: {wanted}")
    texts: dict[str, str] = {}
    for name, one in root.named("texts").items():
        if name not in known:
            problems.add("unknown_text", one.mark, found=name, nearest=nearest(name, known))
        elif isinstance(one, TextNode):
            texts[name] = one.text
        else:
            problems.add("want_text", one.mark)
    return language, of, texts


def _rules(node: Node, path: str, slug: str) -> Iterator[tuple[str, Told]]:
    """Texts of a rules file."""
    if isinstance(node, ListNode):
        for number, one in enumerate(node.nodes):
            yield from _rules(one, path if _is_verb(one, path) else f"{path}/{number}", slug)
    if not isinstance(node, MapNode):
        return
    for name, below in node.entries.items():
        if name in ("checks", "note"):
            continue
        here = f"{path}/{name}"
        if not isinstance(below, TextNode):
            yield from _rules(below, here, slug)
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
            shared[file] = dict(_texts(resolved.files[file].value, "", "form"))
    for pointer, path in _texts(resolved.schema, "", "form"):
        file, at = resolved.origin(pointer)
        of = file.removeprefix("schemas/").removesuffix(".schema.json") if file in shared else slug
        own = shared.get(file, {}).get(at, path)
        yield path, Told(of, own, resolved.mark(pointer))


def _texts(value: Any, pointer: str, path: str) -> Iterator[tuple[str, str]]:
    """JSON Pointer and name of every text of a schema."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, f"{pointer}/{number}", f"{path}/{_name(one, number)}")
    if not isinstance(value, dict):
        return
    for name, below in value.items():
        here = f"{pointer}/{escaped(name)}"
        if isinstance(below, str):
            if name in SCHEMA_TEXTS:
                yield here, f"{path}/{name}"
        elif name == "$defs" and not pointer:
            yield from _texts(below.get("office"), f"{here}/office", "office")
        elif name not in ("const", "enum", "default", "examples", "required"):
            yield from _texts(below, here, f"{path}/{name}")


def _name(value: Any, number: int) -> str:
    """How an element of a list is called: by the code of an option, the id of a section, or its number."""
    if isinstance(value, dict):
        for key in ("const", "id"):
            if isinstance(value.get(key), str):
                return str(value[key])
    return str(number)
