"""A step that changes what a condition of the form reads must also reach what that condition then requires."""

from collections.abc import Iterator, Mapping
from typing import Any

from yikou.definition.model import Step
from yikou.definition.reading import Reading
from yikou.definition.schema_types import object_parts


def check_edits(reading: Reading, steps: Mapping[str, Step]) -> None:
    """Note edits after which a field would be required that the step can neither fill nor edit."""
    for step in steps.values():
        reached = {*step.edits, *(("office", name) for name in step.fills)}
        for edited in step.edits:
            for name in _follow(reading, edited):
                if (edited[0], name) not in reached and (edited[0],) not in reached:
                    reading.add("edit_without_follow", step.mark, found=".".join(edited), expected=name)


def _follow(reading: Reading, edited: tuple[str, ...]) -> Iterator[str]:
    record = reading.record(edited[0])
    if record is None or len(edited) < 2:
        return
    for part, _ in object_parts(record.schema, False):
        if edited[1] in set(_read_by(part.get("if"))):
            for keyword in ("then", "else"):
                below = part.get(keyword)
                yield from below.get("required", ()) if isinstance(below, Mapping) else ()


def _read_by(condition: Any) -> Iterator[str]:
    """Top-level fields that an `if` reads."""
    if not isinstance(condition, Mapping):
        return
    yield from condition.get("properties", {})
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in condition.get(keyword, ()):
            yield from _read_by(part)
    yield from _read_by(condition.get("not"))
