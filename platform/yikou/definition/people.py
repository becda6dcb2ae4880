"""Who acts (docs/format.md 4.6). Entries of defaults files are read only if somebody refers to them."""

import re
from collections.abc import Mapping

from yikou.definition.entry import Entry
from yikou.definition.model import WhoEntry
from yikou.definition.names import BUILT_IN_WHO
from yikou.definition.nodes import Node, TextNode
from yikou.definition.paths import path_of, texts
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.types import inner

KEYS = "title! role at under people but_not if_nobody pick picked_by prefer recorded_by"
ROLE = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def read_who(root: Entry) -> Mapping[str, WhoEntry]:
    """The affair's own entries, and those of the defaults that are referred to, from wherever it may be.

    Called last: everything else that is read notes whom it refers to.
    """
    nodes = root.named("who")
    own = [name for name, node in nodes.items() if not root.reading.is_default(node.mark)]
    waiting = dict.fromkeys([*own, *root.reading.used])
    found: dict[str, WhoEntry] = {}
    while left := [name for name in [*waiting, *root.reading.used] if name not in found]:
        for name in dict.fromkeys(left):
            found[name] = _read(root.reading, name, nodes[name])
    _check_circles(root.reading, found)
    return {name: found[name] for name in nodes if name in found}


def _read(reading: Reading, name: str, node: Node) -> WhoEntry:
    entry = Entry(reading, node, KEYS)
    reading.check_name(name, entry.mark, reserved=frozenset(BUILT_IN_WHO))
    _check_kind(entry)
    return WhoEntry(
        name=name,
        title=entry.text("title"),
        role=role_of(entry),
        place=entry.place("under" if entry.has("under") else "at"),
        under=entry.has("under"),
        people=_people(entry, "people"),
        but_not=_people(entry, "but_not"),
        if_nobody=entry.references("if_nobody", "who"),
        pick=entry.whole("pick", 0, least=1),
        picked_by=entry.reference("picked_by", "step"),
        prefer=_prefer(entry),
        recorded_by=entry.who("recorded_by"),
        mark=entry.mark,
    )


def role_of(entry: Entry) -> str:
    """The name of a role; roles belong to the directory, so only its form is checked."""
    role = entry.text("role")
    if role and not ROLE.fullmatch(role):
        entry.reading.add("bad_name", entry.mark_of("role"), found=role)
    return role


def _check_kind(entry: Entry) -> None:
    """Either a role at or under a place, or persons of the case."""
    places = [key for key in ("at", "under") if entry.has(key)]
    by_role = entry.has("role") and len(places) == 1 and not entry.has("people")
    by_name = entry.has("people") and not entry.has("role") and not places
    if not by_role and not by_name:
        entry.reading.add("who_kind", entry.mark, expected="role + at | role + under | people")
    if entry.has("pick") != entry.has("picked_by"):
        entry.reading.add("pick_without", entry.mark, expected="pick + picked_by")


def _people(entry: Entry, key: str) -> tuple[str, ...]:
    """Persons of the case: `applicant`, `case.accepted_by`, `done.<step>.by`, parts and rows of the form."""
    node = entry.node(key)
    found = texts(node, entry.reading) if node else ()
    for one in found:
        _check_person(entry.reading, one, steps=key == "but_not")
    return tuple(one.text for one in found)


def _check_person(reading: Reading, node: TextNode, *, steps: bool) -> None:
    if node.text == "applicant" or (steps and node.text == "case.accepted_by"):
        return
    done = re.fullmatch(r"done\.([a-z0-9_]+)\.by", node.text)
    if not done or not steps:
        _check_part(reading, node)
    elif done[1] not in reading.names.known("step"):
        known = reading.names.known("step")
        reading.add("unknown_step", node.mark, found=done[1], nearest=nearest(done[1], known))


def _check_part(reading: Reading, node: TextNode) -> None:
    """People are known by their ID number, so that a part without one would mean nobody."""
    path = path_of(reading, node, roots=("form",))
    field = reading.field(path) if path else None
    if field and "id_number" not in inner(field.type):
        reading.add("means_nobody", node.mark, found=node.text)


def _prefer(entry: Entry) -> str:
    node = entry.node("prefer")
    if isinstance(node, TextNode):
        _check_person(entry.reading, node, steps=True)
    return entry.text("prefer")


def _check_circles(reading: Reading, entries: Mapping[str, WhoEntry]) -> None:
    """Asking those who are asked when nobody is there must come to an end."""
    for name, entry in entries.items():
        asked: set[str] = set()
        waiting = list(entry.if_nobody)
        while waiting:
            other = waiting.pop()
            if other not in asked and other in entries:
                asked.add(other)
                waiting.extend(entries[other].if_nobody)
        if name in asked:
            reading.add("circle", entry.mark, found=name)
