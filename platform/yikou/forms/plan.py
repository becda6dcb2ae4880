"""What a page is made of: sections of controls, worked out once from the fields of a record.

A control is one field in one form of input; groups and rows hold controls of their own. Nothing here depends on
answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from yikou.definition.types import Field, ListOf, Record, Rows, Text, inner
from yikou.forms.branches import Branch, always_required, branches, with_triggers
from yikou.forms.kinds import Choice, Kind, choices_of, kind_of
from yikou.forms.names import control_name, segment


@dataclass(frozen=True, slots=True)
class Control:
    """One field as it stands on a page.

    path: from the root of the record, without row ids; name: the last of it; key: its name within its scope (the
    record, or one row). optional: neither required always nor by the branch that shows it. always: no condition hides
    it. shape: of the object that a group or one of its rows is.
    """

    field: Field
    path: tuple[str, ...]
    name: str
    key: str
    kind: Kind
    optional: bool
    always: bool
    choices: tuple[Choice, ...] = ()
    parts: tuple["Control", ...] = ()
    shape: "Shape | None" = None

    @property
    def title(self) -> str:
        """What people read above it."""
        return self.field.title

    @property
    def schema(self) -> Mapping[str, Any]:
        """Its sub-schema."""
        return self.field.schema

    @property
    def unit(self) -> str:
        """What its number counts, or ''."""
        return str(self.schema.get("x-unit", ""))

    @property
    def decimals(self) -> int | None:
        """Decimals of its number, or None where any number of them may come."""
        found = self.schema.get("x-decimals")
        return None if found is None else int(found)

    @property
    def hint(self) -> str:
        """What helps to fill it in, or ''."""
        return str(self.schema.get("x-hint", ""))

    @property
    def placeholder(self) -> str:
        """An example inside it, or ''."""
        return str(self.schema.get("x-placeholder", ""))

    @property
    def figures(self) -> bool:
        """Whether it holds the number of a card: long, and read figure by figure."""
        return self.schema.get("format") in ("id-number", "credit-code") or self.field.mask in ("id-number", "account")

    @property
    def row_title(self) -> str:
        """What one of its rows is called."""
        items = self.schema.get("items")
        return str(items.get("title", self.title)) if isinstance(items, Mapping) else self.title


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of the record: what it always requires, its branches, and the expressions that show its fields.

    conditional: names that only branches declare; deep: whether anything in it, however far below, can be hidden.
    """

    required: tuple[str, ...]
    branches: tuple[Branch, ...]
    conditional: frozenset[str]
    visible: Mapping[str, str]
    ordered: bool = False
    deep: bool = False

    def triggers(self, name: str) -> frozenset[str]:
        """Properties on which it depends whether a conditional one is asked."""
        return frozenset(trigger for branch in self.branches if name in branch.names for trigger in branch.triggers)


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
    shape = _shape(record.schema, record.fields)
    fields = {name: field for name, field in record.fields.items() if only is None or name in only}
    sections = tuple(_sections(record, _controls(fields, shape, key=())))
    deepened = _deepened(shape, _controls(record.fields, shape, key=()))
    return Plan(record, sections, tuple(c for section in sections for c in section.controls), deepened)


def walk(controls: Sequence[Control]) -> Iterator[Control]:
    """Every control, those within groups and rows included, in order of the page."""
    for control in controls:
        yield control
        yield from walk(control.parts)


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


def _shape(schema: Mapping[str, Any], fields: Mapping[str, Field]) -> Shape:
    closed = with_triggers(schema)
    found = branches(closed)
    base = frozenset(closed.get("properties", ()))
    conditional = frozenset(name for branch in found for name in branch.names) - base
    visible = {name: str(f.schema["x-visible"]) for name, f in fields.items() if "x-visible" in f.schema}
    deep = bool(conditional or visible)
    return Shape(always_required(closed), found, conditional, visible, "x-order" in schema, deep)


def _deepened(shape: Shape, controls: Sequence[Control]) -> Shape:
    """The shape, told whether anything below it can be hidden."""
    if shape.deep or not any(c.shape and c.shape.deep for c in controls):
        return shape
    return replace(shape, deep=True)


def _controls(fields: Mapping[str, Field], shape: Shape, *, key: tuple[str, ...]) -> tuple[Control, ...]:
    """Controls of an object; what a condition shows follows what it depends on, unless the schema gives an order."""
    controls = [_control(name, field, shape, key) for name, field in fields.items()]
    if shape.ordered:
        return tuple(controls)
    placed = [control for control in controls if control.name not in shape.conditional]
    for control in controls:
        if control.name in shape.conditional:
            before = [at for at, other in enumerate(placed) if _leads_to(control, other, shape)]
            placed.insert(before[-1] + 1 if before else len(placed), control)
    return tuple(placed)


def _leads_to(control: Control, other: Control, shape: Shape) -> bool:
    """Whether a conditional control stands after the other: its trigger, or one with the same triggers."""
    if control.schema.get("x-section") != other.schema.get("x-section"):
        return False
    triggers = shape.triggers(control.name)
    return other.name in triggers or (other.name in shape.conditional and shape.triggers(other.name) == triggers)


def _control(name: str, field: Field, shape: Shape, key: tuple[str, ...]) -> Control:
    kind = kind_of(field)
    needed = {*shape.required, *(n for branch in shape.branches for n in branch.required)}
    own: Shape | None = None
    parts: tuple[Control, ...] = ()
    if kind in ("group", "rows"):
        own = _shape(_object_schema(field), inner(field.type))
        parts = _controls(inner(field.type), own, key=(*key, name) if kind == "group" else ())
        own = _deepened(own, parts)
    elif kind == "list":
        parts = (_element(field),)
    return Control(
        field=field,
        path=field.path,
        name=name,
        key=control_name((*key, name)),
        kind=kind,
        optional=name not in needed,
        always=name not in shape.conditional and name not in shape.visible,
        choices=choices_of(field),
        parts=parts,
        shape=own,
    )


def _element(field: Field) -> Control:
    """The one control of each row of a list of scalars."""
    items: Any = field.schema.get("items", {})
    kind = field.type.item if isinstance(field.type, ListOf) else Text()
    element = Field((*field.path, ""), str(items.get("title", field.title)), kind, required=True, schema=items)
    choices = choices_of(element)
    return Control(element, element.path, "", "", kind_of(element), optional=False, always=True, choices=choices)


def _object_schema(field: Field) -> Mapping[str, Any]:
    items: Any = field.schema.get("items", {}) if isinstance(field.type, Rows) else field.schema
    return items if isinstance(items, Mapping) else {}
