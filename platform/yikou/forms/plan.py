"""The plan of a page: sections of controls, worked out once from the fields of a record. Independent of answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yikou.definition.types import Record
from yikou.forms.controls import Control, Shape, walk
from yikou.forms.names import segment
from yikou.forms.planner import Planner, deepened

__all__ = ["Control", "Plan", "Section", "Shape", "plan_of", "walk"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with a number and a title."""

    id: str
    title: str
    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All sections of a record; controls: its top level, in order of the page."""

    record: Record
    sections: tuple[Section, ...]
    controls: tuple[Control, ...]
    shape: Shape


def plan_of(record: Record, only: Sequence[str] | None = None) -> Plan:
    """The plan of a record, or of some of its top-level fields."""
    planner = Planner(record.schema)
    shape = planner.shape(record.schema, record.fields)
    whole = planner.controls(record.schema, record.fields, shape, key=(), path=())
    sections = tuple(_sections(record, [control for control in whole if only is None or control.name in only]))
    return Plan(record, sections, tuple(c for section in sections for c in section.controls), deepened(shape, whole))


def _sections(record: Record, controls: Sequence[Control]) -> Iterator[Section]:
    listed: Any = record.schema.get("x-sections", ())
    titles = {str(s["id"]): str(s["title"]) for s in listed}
    first = next(iter(titles), "")
    for number, (id_, title) in enumerate((titles or {"": record.title}).items()):
        mine = tuple(c for c in controls if _section_of(c, titles, first) == id_)
        if mine:
            yield Section(segment(id_) or f"part{number}", title, mine)


def _section_of(control: Control, titles: Mapping[str, str], first: str) -> str:
    named = str(control.schema.get("x-section", ""))
    return named if named in titles else first
