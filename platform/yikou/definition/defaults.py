"""Laying defaults files under an affair (docs/format.md 4.15): an entry of the affair replaces the same one whole."""

from collections.abc import Mapping

from yikou.definition.model import Mark
from yikou.definition.names import SLUG
from yikou.definition.nodes import ListNode, MapNode, Node, TextNode, is_empty, listed, named, text_of_node
from yikou.definition.problems import Problems, nearest
from yikou.definition.yaml_source import read_yaml

FOLDER = "rules/shared/"
MAPS = ("places", "who", "verbs", "access", "tells", "outputs")
KEYS = ("format", "defaults", *MAPS, "alarms", "note")


def defaults_file(name: str) -> str:
    """Path of the defaults file of that name."""
    return f"{FOLDER}{name}.rules.yaml"


def uses_of(root: MapNode) -> tuple[str, ...]:
    """Names of the defaults files that an affair uses."""
    node = root.entries.get("uses")
    nodes: tuple[Node, ...] = (node,) if isinstance(node, TextNode) else listed(node)
    return tuple(text_of_node(one) for one in nodes if text_of_node(one))


def with_defaults(root: MapNode, sources: Mapping[str, bytes], problems: Problems) -> MapNode:
    """The affair's map with the entries of the files that it uses; the marks tell them apart."""
    files = [found for name in uses_of(root) if (found := _open(root, name, sources, problems))]
    if len(set(uses_of(root))) < len(uses_of(root)):
        problems.add("duplicate_uses", root.entries["uses"].mark)
    merged = dict(root.entries)
    for section in MAPS:
        entries = _merged(section, root, files, problems)
        if entries and not _is_wrong(root.entries.get(section)):
            merged[section] = MapNode(entries, _mark(root, section))
    alarms = [file.entries["alarms"] for file in files if "alarms" in file.entries]
    if len(alarms) > 1 and "alarms" not in root.entries:
        problems.add("defaults_clash", alarms[1].mark, found="alarms")
    if alarms and "alarms" not in root.entries:
        merged["alarms"] = alarms[0]
    return MapNode(merged, root.mark)


def _open(root: MapNode, name: str, sources: Mapping[str, bytes], problems: Problems) -> MapNode | None:
    path = defaults_file(name)
    if path not in sources:
        known = [p.removeprefix(FOLDER).removesuffix(".rules.yaml") for p in sources if p.startswith(FOLDER)]
        problems.add("unknown_defaults", root.entries["uses"].mark, found=name, nearest=nearest(name, known))
        return None
    file = read_yaml(sources[path], path, problems)
    if file:
        _check(file, name, problems)
    return file


def _check(file: MapNode, name: str, problems: Problems) -> None:
    for key, node in file.entries.items():
        if key not in KEYS:
            problems.add("unknown_key", node.mark, found=key, nearest=nearest(key, KEYS))
        elif key in MAPS and not isinstance(node, MapNode) and not is_empty(node):
            problems.add("want_map", node.mark)
        elif key == "alarms" and not isinstance(node, ListNode) and not is_empty(node):
            problems.add("want_list", node.mark)
    for key, wanted in (("format", "1"), ("defaults", name)):
        found = text_of_node(file.entries.get(key))
        if found != wanted:
            mark = file.entries[key].mark if key in file.entries else file.mark
            problems.add("wrong_head", mark, found=found, expected=f"{key}: {wanted}")
    if not SLUG.fullmatch(name):
        problems.add("bad_slug", file.mark, found=name)


def _merged(section: str, root: MapNode, files: list[MapNode], problems: Problems) -> dict[str, Node]:
    own = named(root.entries.get(section))
    merged = dict(own)
    for file in files:
        for name, node in named(file.entries.get(section)).items():
            if name in own:
                continue
            if name in merged:
                problems.add("defaults_clash", node.mark, found=name)
            merged[name] = node
    taken = {*named(root.entries.get("facts")), *named(root.entries.get("tables"))} if section == "places" else set()
    return {name: node for name, node in merged.items() if name in own or name not in taken}


def _is_wrong(node: Node | None) -> bool:
    return node is not None and not isinstance(node, MapNode) and not is_empty(node)


def _mark(root: MapNode, section: str) -> Mark:
    node = root.entries.get(section)
    return node.mark if node else Mark(root.mark.file, root.mark.line, section)
