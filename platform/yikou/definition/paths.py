"""Paths into the two records, the materials and the masks, and places (docs/format.md 2, 3.7, 4.13)."""

from yikou.definition.levels import kind_of_place, leads_nowhere
from yikou.definition.model import PlacePath
from yikou.definition.nodes import ListNode, Node, TextNode, is_empty
from yikou.definition.problems import nearest
from yikou.definition.reading import Reading
from yikou.definition.scalars import text
from yikou.definition.types import ListOf, Place

Path = tuple[str, ...]
STEPS_UP = ("community", "street", "district", "parent")
PLACE_ROOTS = ("applicant", "form", "office", "row", "case", "guide")


def path_of(reading: Reading, node: Node, *, roots: tuple[str, ...] = ("form", "office")) -> Path | None:
    """A path that begins with one of `roots`; None where it names nothing (then that is noted).

    roots may hold `materials` and `mask` besides the records. A path of a defaults file that the affair lacks is
    passed over.
    """
    written = text(node, reading.problems)
    if is_empty(node) or not written:
        return None
    if written.startswith("mask:") and "mask" in roots:
        return (written,)
    path = tuple(written.split("."))
    if path[0] in roots and _names_something(reading, path):
        return path
    if not reading.is_default(node.mark):
        near = _nearest(reading, path, roots)
        reading.add("unknown_path", node.mark, found=written, expected=", ".join(roots), nearest=near)
    return None


def place_of(reading: Reading, node: Node) -> PlacePath:
    """A place as written; whether an org of that kind stands above is known only with the org tree."""
    written = text(node, reading.problems)
    parts = tuple(written.split("."))
    place = PlacePath(parts, node.mark)
    if is_empty(node) or not written:
        return place
    if _is_place(reading, parts):
        _check_levels(reading, node, parts)
        return place
    known = [*reading.names.known("place"), *PLACE_ROOTS]
    near = nearest(parts[0], known) if parts[0] not in known else reading.nearest_field(_of_applicant(reading, parts))
    reading.add("unknown_place", node.mark, found=written, nearest=near)
    return place


def _check_levels(reading: Reading, node: Node, parts: Path) -> None:
    base = parts
    while len(base) > 1 and base[-1] in STEPS_UP and not _is_place_field(reading, base):
        base = base[:-1]
    field = reading.field(base) if reading.records and base[0] in ("applicant", "form", "office") else None
    if field and (step := leads_nowhere(kind_of_place(field.type), parts[len(base) :])):
        reading.add("nothing_above", node.mark, found=".".join(base), expected=step)


def is_material(reading: Reading, path: Path) -> bool:
    """Whether it is `materials.<name>` with a name that is known."""
    return len(path) == 2 and path[0] == "materials" and path[1] in reading.names.known("material")


def _names_something(reading: Reading, path: Path) -> bool:
    if path[0] == "materials":
        return is_material(reading, path)
    return reading.is_field(path)


def _nearest(reading: Reading, path: Path, roots: tuple[str, ...]) -> str:
    if path[0] == "materials":
        found = nearest(path[-1], reading.names.known("material"))
        return f"materials.{found}" if found else ""
    return reading.nearest_field(path) if path[0] in roots else nearest(path[0], roots)


def _of_applicant(reading: Reading, parts: Path) -> Path:
    return (*reading.applicant, *parts[1:]) if parts[0] == "applicant" and reading.applicant else parts


def _is_place(reading: Reading, parts: Path) -> bool:
    if parts[0] == "row":
        in_each = any(block.kind == "each" for block in reading.names.blocks)
        return in_each and len(parts) > 1 and all(part in STEPS_UP for part in parts[2:])
    while len(parts) > 1 and parts[-1] in STEPS_UP and not _is_place_field(reading, parts):
        parts = parts[:-1]
    if len(parts) == 1:
        return parts[0] in reading.names.known("place")
    return parts in (("case", "place"), ("guide", "authority")) or _is_place_field(reading, parts)


def _is_place_field(reading: Reading, parts: Path) -> bool:
    if parts[0] not in ("applicant", "form", "office"):
        return False
    if reading.records is None:
        return True
    found = reading.field(parts)
    kind = found.type if found else None
    return isinstance(kind, Place) or (isinstance(kind, ListOf) and isinstance(kind.item, Place))


def texts(node: Node, reading: Reading) -> tuple[TextNode, ...]:
    """One text or a list of them."""
    nodes = node.nodes if isinstance(node, ListNode) else (node,)
    for one in nodes:
        if not isinstance(one, TextNode):
            reading.add("want_text", one.mark)
    return tuple(one for one in nodes if isinstance(one, TextNode) and not is_empty(one))
