"""Reading one name out of the plain data of a case: a field of a record, an org above another."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from yikou.definition.types import Type
from yikou.directory.lookup import nearest, parent, successor
from yikou.directory.model import Directory
from yikou.errors import NotFound
from yikou.rules.convert import typed
from yikou.rules.names import Name
from yikou.rules.values import Unknown, Value


def navigate(directory: Directory, slug: str, steps: Sequence[str], on: date) -> str | None:
    """The org reached from `slug` by steps like `street` or `parent`, as of that day; None where there is none."""
    try:
        here: str | None = successor(directory, slug, on)
        for step in steps:
            if here is None:
                return None
            here = parent(directory, here, on) if step == "parent" else nearest(directory, here, step, on)  # type: ignore[arg-type]
    except NotFound:
        return None
    return here


def read_field(record: Mapping[str, Any], name: Name) -> Value | Unknown:
    """The value of a field of a record; of a column of repeated rows the list of its cells."""
    dotted = ".".join((name.root, *name.path))
    kind = name.of.type if name.of else name.type
    found: Any = record
    for at, step in enumerate(name.path):
        if isinstance(found, list | tuple):
            return [_column(row, name.path[at:], kind, dotted) for row in found]
        found = found.get(step) if isinstance(found, Mapping) else None
    return typed(found, kind, dotted)


def _column(row: Any, path: tuple[str, ...], kind: Type, dotted: str) -> Any:
    for step in path:
        row = row.get(step) if isinstance(row, Mapping) else None
    return typed(row, kind, dotted)
