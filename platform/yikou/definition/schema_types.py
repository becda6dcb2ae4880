"""From a resolved JSON Schema to fields with types (docs/format.md 3.2)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from yikou.definition.types import (
    Bool,
    Date,
    Field,
    Group,
    ListOf,
    Number,
    Option,
    Other,
    Person,
    Place,
    Record,
    Rows,
    Text,
    Type,
)

Schema = Mapping[str, Any]


def record(name: str, schema: Schema) -> Record:
    """The form or the office record with its fields, conditional ones included."""
    return Record(name, str(schema.get("title", name)), schema, fields_of(schema, ()))


def fields_of(schema: Schema, path: tuple[str, ...]) -> dict[str, Field]:
    """Fields of an object by name, in order of display: `x-order` first, then as they are declared."""
    found: dict[str, Field] = {}
    for part, conditional in object_parts(schema, False):
        for name, below in _properties(part).items():
            required = name in _names(part.get("required"))
            read = _field((*path, name), below, required=required, conditional=conditional)
            found[name] = _merged(found[name], read) if name in found else read
    return {name: found[name] for name in ordered(list(found), _names(schema.get("x-order")))}


def object_parts(schema: Schema, conditional: bool) -> Iterator[tuple[Schema, bool]]:
    """The object itself and the parts that are laid on it; whether each holds only under a condition."""
    yield schema, conditional
    for part in schema.get("allOf") or ():
        if isinstance(part, Mapping):
            yield from object_parts(part, conditional)
    for keyword in ("then", "else"):
        if isinstance(schema.get(keyword), Mapping) and "if" in schema:
            yield from object_parts(schema[keyword], True)
    dependent = schema.get("dependentSchemas")
    for part in dependent.values() if isinstance(dependent, Mapping) else ():
        if isinstance(part, Mapping):
            yield from object_parts(part, True)


def ordered(names: list[str], order: tuple[str, ...]) -> list[str]:
    """Names as `x-order` says; `*` (or the end) stands for those that it leaves out.

    >>> ordered(["a", "b", "c"], ("c", "*", "a"))
    ['c', 'b', 'a']
    """
    known = [name for name in dict.fromkeys(order) if name in names or name == "*"]
    rest = [name for name in names if name not in known]
    if "*" not in known:
        return known + rest
    star = known.index("*")
    return known[:star] + rest + known[star + 1 :]


def type_of(schema: Schema, path: tuple[str, ...]) -> Type:
    """The type that expressions see; Other for what they cannot read."""
    options = option_values(schema)
    if options is not None:
        return Option(options)
    match kind_of(schema):
        case "boolean":
            return Bool()
        case "integer" | "number" as kind:
            return _number(schema, integer=kind == "integer")
        case "string":
            return _string(schema)
        case "array":
            return _array(schema, path)
        case "object":
            return Group(fields_of(schema, path))
    return Other()


def option_values(schema: Schema) -> tuple[str, ...] | None:
    """Codes of a choice in their order, or None where it is none."""
    if isinstance(schema.get("const"), str):
        return (schema["const"],)
    branches = schema.get("oneOf")
    if isinstance(branches, list) and branches and all(isinstance(b, Mapping) and "const" in b for b in branches):
        codes: list[Any] = [b["const"] for b in branches]
    else:
        codes = schema["enum"] if isinstance(schema.get("enum"), list) else []
    texts = [code for code in codes if code is not None]
    return tuple(dict.fromkeys(texts)) if texts and all(isinstance(code, str) for code in texts) else None


def kind_of(schema: Schema) -> str:
    """The one type that is not null, or '' where there is none or several."""
    declared = schema.get("type")
    kinds = [k for k in (declared if isinstance(declared, list) else [declared]) if k not in (None, "null")]
    if len(kinds) == 1 and isinstance(kinds[0], str):
        return kinds[0]
    if not kinds and "properties" in schema:
        return "object"
    return "boolean" if not kinds and isinstance(schema.get("const"), bool) else ""


def _field(path: tuple[str, ...], schema: Any, *, required: bool, conditional: bool) -> Field:
    if not isinstance(schema, Mapping):
        return Field(path, path[-1], Other(), required, conditional)
    flat = _flat(schema)
    return Field(
        path=path,
        title=str(flat.get("title", path[-1])),
        type=type_of(flat, path),
        required=required,
        conditional=conditional,
        nullable=_nullable(flat),
        mask=str(flat.get("x-mask", "")),
        schema=schema,
    )


def _flat(schema: Schema) -> Schema:
    """The schema with what its `allOf` says about a scalar laid under it."""
    below: dict[str, Any] = {}
    for part in schema.get("allOf") or ():
        if isinstance(part, Mapping) and "properties" not in part:
            below |= _flat(part)
    return {**below, **schema}


def _nullable(schema: Schema) -> bool:
    declared = schema.get("type")
    return (isinstance(declared, list) and "null" in declared) or None in (_list(schema.get("enum")))


def _merged(one: Field, other: Field) -> Field:
    """The same name declared twice: the first says what it is, an unconditional one makes it unconditional."""
    bare = not one.schema.get("type") and isinstance(one.type, Other)
    first = other if bare else one
    kind = first.type
    if isinstance(one.type, Option) and isinstance(other.type, Option) and one.conditional and other.conditional:
        kind = Option(tuple(dict.fromkeys(one.type.values + other.type.values)))
    conditional = one.conditional and other.conditional
    required = (one.required and (conditional or not one.conditional)) or (other.required and not other.conditional)
    return Field(first.path, first.title, kind, required, conditional, first.nullable, first.mask, first.schema)


def _number(schema: Schema, *, integer: bool) -> Number:
    """Bounds as Decimals; an open bound of a whole number is closed by one, any other is taken as closed."""
    step = Decimal(1) if integer else Decimal(0)
    lows = [_decimal(schema, "minimum", Decimal(0)), _decimal(schema, "exclusiveMinimum", step)]
    highs = [_decimal(schema, "maximum", Decimal(0)), _decimal(schema, "exclusiveMaximum", -step)]
    low = max((v for v in lows if v is not None), default=None)
    return Number(low, min((v for v in highs if v is not None), default=None), integer)


def _decimal(schema: Schema, key: str, shift: Decimal) -> Decimal | None:
    value = schema.get(key)
    return Decimal(str(value)) + shift if isinstance(value, int | float) else None


def _string(schema: Schema) -> Type:
    match schema.get("format"):
        case "date":
            return Date()
        case "org":
            return Place(str(schema.get("x-org-kind", "any")))
        case "person":
            return Person(str(schema.get("x-role", "")))
    return Text()


def _array(schema: Schema, path: tuple[str, ...]) -> Type:
    items = schema.get("items")
    if not isinstance(items, Mapping) or "prefixItems" in schema:
        return Other()
    kind = type_of(_flat(items), path)
    if isinstance(kind, Group):
        return Rows(kind.fields)
    return Other() if isinstance(kind, Other | ListOf | Rows) else ListOf(kind)


def _properties(schema: Schema) -> Mapping[str, Any]:
    found = schema.get("properties")
    return found if isinstance(found, Mapping) else {}


def _names(value: Any) -> tuple[str, ...]:
    return tuple(name for name in _list(value) if isinstance(name, str))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
