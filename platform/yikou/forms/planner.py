"""From the fields and the schema of a record to its controls: one kind of control for each construct."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from yikou.definition.schema_types import fields_of, type_of
from yikou.definition.types import Field, Group, ListOf, Option, Rows, inner
from yikou.forms.branches import always_required, branches, with_triggers
from yikou.forms.choosing import target_of
from yikou.forms.constructs import (
    Free,
    Schema,
    Ways,
    free_of,
    is_blank_safe,
    laid_ways,
    places_of,
    title_of,
    ways_of,
)
from yikou.forms.controls import MORE, WAY, Alternative, Control, Shape
from yikou.forms.kinds import Choice, Kind, choices_of, kind_of, option_of
from yikou.forms.names import Token, control_name

_LEAVES = ("computed", "fixed", "consent", "choice", "search", "several", "org", "orgs", "person")


class Planner:
    """Makes controls for one record. A part that holds itself is made once, however often it is referred to."""

    def __init__(self, schema: Schema) -> None:
        self._defs: Schema = schema.get("$defs", {})
        self._loops: dict[str, Alternative] = {}

    def shape(self, schema: Schema, fields: Mapping[str, Field]) -> Shape:
        """What an object always has, and what it has on conditions."""
        closed = with_triggers(schema)
        found = branches(closed)
        base = frozenset(closed.get("properties", ()))
        conditional = frozenset(name for branch in found for name in branch.names) - base
        visible = {name: str(f.schema["x-visible"]) for name, f in fields.items() if "x-visible" in f.schema}
        deep = bool(conditional or visible)
        return Shape(always_required(closed), found, conditional, visible, "x-order" in schema, deep)

    def controls(
        self, schema: Schema, fields: Mapping[str, Field], shape: Shape, *, key: tuple[str, ...], path: tuple[str, ...]
    ) -> tuple[Control, ...]:
        """Controls of an object: its fields, choices of more of them, and names of its own."""
        every = {**fields, **_conditional_fields(shape, fields, path)}
        own = _placed([self._field_control(name, field, shape, key) for name, field in every.items()], shape)
        ways = [self._laid(w, Token(f"{WAY}{n or ''}"), key, path) for n, w in enumerate(laid_ways(schema))]
        free = free_of(schema)
        more = [self._pairs(free, schema, key, path)] if free else []
        return (*own, *ways, *more)

    def _field_control(self, name: str, field: Field, shape: Shape, key: tuple[str, ...]) -> Control:
        needed = {*shape.required, *(n for branch in shape.branches for n in branch.required)}
        made = self.control(name, field, key=key, optional=name not in needed)
        always = name not in shape.conditional and name not in shape.visible
        return _with_offers(replace(made, always=always), shape)

    def control(self, name: str, field: Field, *, key: tuple[str, ...], optional: bool, given: bool = False) -> Control:
        """The control of one field; key: of what holds it within its scope."""
        found = Control(
            field,
            field.path,
            name,
            control_name((*key, name)),
            kind_of(field),
            optional=optional,
            always=True,
            given=given,
        )
        if found.kind in _LEAVES:
            return replace(found, choices=choices_of(field))
        ways = ways_of(field.schema)
        if "$ref" in field.schema:
            return self._loop(found)
        if ways and ways.several:
            return self._box(found, "branch", ways)
        if ways and ways.schemas and ("type" not in field.schema or isinstance(field.schema["type"], list)):
            return self._one_way(found, ways, key)
        return self._whole(found, key)

    def _one_way(self, control: Control, ways: Ways, key: tuple[str, ...]) -> Control:
        """One thing, or nothing: a scalar is left empty, anything larger is added."""
        own = {k: v for k, v in control.schema.items() if k in ("title", "description", "default") or k[:2] == "x-"}
        schema = {**ways.schemas[0], **own}
        field = replace(self._field(control.path, schema, control.title), nullable=ways.null)
        made = self.control(control.name, field, key=key, optional=control.optional, given=control.given)
        if ways.null and made.kind in ("group", "rows", "list", "tuple", "plain"):
            return self._box(replace(control, field=field), "maybe", ways)
        return made

    def _whole(self, control: Control, key: tuple[str, ...]) -> Control:
        """What has parts."""
        field, schema = control.field, control.schema
        if "prefixItems" in schema:
            return self._tuple(control, key)
        if isinstance(field.type, Group) and control.kind == "group":
            return self._group(control, key)
        if isinstance(field.type, Rows) and self._are_plain_rows(schema):
            return self._rows(control)
        if schema.get("type") == "array" and isinstance(schema.get("items"), Mapping):
            return self._list(control)
        return replace(control, kind="plain") if isinstance(field.type, Rows | ListOf) else control

    def _group(self, control: Control, key: tuple[str, ...]) -> Control:
        field = control.field
        shape = self.shape(field.schema, inner(field.type))
        parts = self.controls(field.schema, inner(field.type), shape, key=(*key, control.name), path=field.path)
        if not parts and field.schema.get("additionalProperties", True) is not False:
            return replace(control, kind="plain")
        if control.optional and not control.given and not is_blank_safe(field.schema):
            return self._box(control, "maybe", Ways((field.schema,)))
        return replace(control, parts=parts, shape=deepened(shape, parts))

    def _are_plain_rows(self, schema: Schema) -> bool:
        """Whether each row is an object like the others, and no choice between kinds of rows."""
        items = schema["items"]
        return "$ref" not in items and not (ways_of(items) or Ways(())).schemas

    def _rows(self, control: Control) -> Control:
        items: Schema = control.schema["items"]
        shape = self.shape(items, inner(control.field.type))
        parts = self.controls(items, inner(control.field.type), shape, key=(), path=control.path)
        if not parts:
            return self._list(control)
        return replace(control, kind="rows", parts=parts, shape=deepened(shape, parts))

    def _list(self, control: Control) -> Control:
        """Rows of one value each."""
        return replace(control, kind="list", parts=(self._element(control, control.schema["items"]),))

    def _element(self, control: Control, schema: Any) -> Control:
        field = self._field((*control.path, ""), schema, control.title)
        return self.control("", field, key=(), optional=False, given=True)

    def _tuple(self, control: Control, key: tuple[str, ...]) -> Control:
        first, rest = places_of(control.schema)
        if control.optional and not control.given and not is_blank_safe(control.schema):
            return self._box(control, "maybe", Ways((control.schema,)))
        least = int(control.schema.get("minItems", len(first)))
        parts = [
            self.control(
                str(n),
                self._field((*control.path, str(n)), part, str(n + 1)),
                key=(*key, control.name),
                optional=n >= least,
            )
            for n, part in enumerate(first)
        ]
        if rest is not None:
            schema = {"type": "array", "items": rest, "title": rest.get("title", control.title)}
            more = self._field((*control.path, MORE), schema, control.title)
            holder = Control(
                more, more.path, MORE, control_name((*key, control.name, MORE)), "list", optional=True, always=True
            )
            parts.append(self._list(holder))
        return replace(control, kind="tuple", parts=tuple(parts))

    def _pairs(self, free: Free, schema: Schema, key: tuple[str, ...], path: tuple[str, ...]) -> Control:
        """Rows of a name and a value."""
        title = str(free.names.get("title", free.kinds[0][1].get("title", "") if len(free.kinds) == 1 else ""))
        whole = {"type": "array", "title": title, "maxItems": schema.get("maxProperties", 400)}
        field = Field((*path, MORE), title, type_of(whole, path), schema=whole)
        name = self._field((*path, MORE, "name"), {"title": "", **free.names, "type": "string"}, "")
        parts = (self.control("name", name, key=(), optional=False, given=True), self._pair_value(free, path))
        return Control(
            field, field.path, MORE, control_name((*key, MORE)), "pairs", optional=True, always=True, parts=parts
        )

    def _pair_value(self, free: Free, path: tuple[str, ...]) -> Control:
        field = self._field((*path, MORE, "value"), free.kinds[0][1], "")
        if len(free.kinds) == 1:
            return self.control("value", field, key=(), optional=False, given=True)
        ways = [self._alternative(schema, pattern=pattern) for pattern, schema in free.kinds]
        bare = Field(field.path, "", field.type)
        return Control(
            bare,
            field.path,
            "value",
            "value",
            "branch",
            optional=False,
            always=True,
            given=True,
            alternatives=tuple(ways),
        )

    def _laid(self, ways: Ways, name: str, key: tuple[str, ...], path: tuple[str, ...]) -> Control:
        field = Field((*path, name), "", type_of({}, path))
        made = Control(field, field.path, name, control_name((*key, name)), "branch", optional=True, always=True)
        return self._box(made, "branch", ways)

    def _box(self, control: Control, kind: Kind, ways: Ways) -> Control:
        found = tuple(self._alternative(schema) for schema in ways.schemas)
        field = replace(control.field, nullable=control.field.nullable or ways.null)
        return replace(control, field=field, kind=kind, alternatives=found)

    def _loop(self, control: Control) -> Control:
        """A part that holds itself: made as it is opened, page by page."""
        alternative = self._alternative({"$ref": control.schema["$ref"]})
        return replace(
            control,
            kind="inner" if control.given and not control.field.nullable else "maybe",
            alternatives=(alternative,),
        )

    def _alternative(self, schema: Schema, *, pattern: str = "") -> Alternative:
        whole = {**schema, "$defs": self._defs} if self._defs else schema
        target = target_of(whole)
        title, word = title_of(target)

        def make() -> Control:
            below = {name: value for name, value in target.items() if name != "$defs"}
            return self.control("", self._field(("",), below, title), key=(), optional=False, given=True)

        if not schema.keys() - {"$ref", "title", "description"} and "$ref" in schema and not pattern:
            known = f"{schema['$ref']} {title}"
            return self._loops.setdefault(known, Alternative(make, whole, title=title, word=word))
        return Alternative(make, whole, title=title, word=word, pattern=pattern)

    def _field(self, path: tuple[str, ...], schema: Any, title: str) -> Field:
        """A field that the record does not list, because only a page has a place for it."""
        schema = schema if isinstance(schema, Mapping) else {}
        types = schema.get("type")
        nullable = (isinstance(types, list) and "null" in types) or None in schema.get("enum", ())
        mask = str(schema.get("x-mask", ""))
        shown = str(schema.get("title", title))
        return Field(path, shown, type_of(schema, path), nullable=nullable, mask=mask, schema=schema)


def deepened(shape: Shape, controls: Sequence[Control]) -> Shape:
    """The shape, told whether anything below it can be hidden."""
    if shape.deep or not any(c.is_box or (c.shape and c.shape.deep) or _holds_box(c) for c in controls):
        return shape
    return replace(shape, deep=True)


def _holds_box(control: Control) -> bool:
    return control.kind in ("list", "tuple", "pairs") and any(c.is_box or c.parts or c.shape for c in control.parts)


def _conditional_fields(shape: Shape, fields: Mapping[str, Field], path: tuple[str, ...]) -> dict[str, Field]:
    """Fields that only a branch of `oneOf` declares, which the record does not list."""
    found: dict[str, Field] = {}
    for branch in shape.branches:
        missing = {name: schema for name, schema in branch.schemas.items() if name not in fields and name not in found}
        found |= fields_of({"properties": missing}, path)
    return found


def _placed(controls: Sequence[Control], shape: Shape) -> tuple[Control, ...]:
    """What a condition shows follows what it depends on, unless the schema gives an order."""
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


def _with_offers(control: Control, shape: Shape) -> Control:
    """A choice whose branches offer different options has all of them, and knows which offers what."""
    said = [branch for branch in shape.branches if control.name in branch.names]
    if control.always or len(said) < 2 or control.kind not in ("choice", "search"):
        return control
    fields = [replace(control.field, schema=branch.schemas[control.name]) for branch in said]
    every: list[Choice] = []
    for field in fields:
        every += [choice for choice in choices_of(field) if option_of(tuple(every), choice.code) is None]
    if all(len(choices_of(field)) == len(every) for field in fields):
        return control
    own = [frozenset(n for c in choices_of(f) if (n := option_of(tuple(every), c.code)) is not None) for f in fields]
    type_ = Option(tuple(str(c.code) for c in every)) if isinstance(control.field.type, Option) else control.field.type
    field = replace(control.field, type=type_)
    return replace(
        control, field=field, kind="choice", choices=tuple(every), offered=tuple(zip(said, own, strict=True))
    )
