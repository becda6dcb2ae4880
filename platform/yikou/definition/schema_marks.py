"""Where the expressions of a schema stand: `x-computed` and `x-visible`, by the field that they belong to."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from yikou.definition.model import Mark
from yikou.definition.schema_checks import parts_of
from yikou.definition.schema_refs import Resolved

KEYS = ("x-computed", "x-visible")
OFFICE = "/$defs/office"


def marks_of(resolved: Resolved) -> Mapping[str, Mark]:
    """Marks by `form/members/total/x-computed`; of a field that is declared twice the first."""
    marks: dict[str, Mark] = {}
    for pointer, part in parts_of(resolved.schema, ""):
        for key in KEYS:
            if key in part:
                name = f"{_field(pointer)}/{key}"
                marks.setdefault(name, replace(resolved.mark(f"{pointer}/{key}"), key=name))
    return marks


def _field(pointer: str) -> str:
    """The path of the field that a part of the schema describes.

    >>> _field("/$defs/office/allOf/0/then/properties/members/items/properties/total")
    'office/members/total'
    """
    root = "office" if pointer.startswith(OFFICE) else "form"
    parts = pointer.removeprefix(OFFICE).split("/")
    names = [name for before, name in pairwise(parts) if before == "properties"]
    return "/".join((root, *names))
