"""What a schema is built of beside plain fields: alternatives, free names, places of a tuple. It reads only schemas.

Schemas are draft 2020-12; a `$ref` that is left leads to `#/$defs/…` of the record.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yikou.forms.branches import told_apart
from yikou.texts import N_

Schema = Mapping[str, Any]
SCALARS = ("string", "integer", "number", "boolean")
WORDS = {
    "string": N_("文字"),
    "integer": N_("整数"),
    "number": N_("数字"),
    "boolean": N_("是或否"),
    "array": N_("几项"),
    "object": N_("一组内容"),
    "": N_("其他内容"),
}
_SAYS_WHAT = frozenset(
    {"type", "properties", "items", "prefixItems", "const", "enum", "$ref", "oneOf", "anyOf", "additionalProperties"}
)
_OF_THE_WHOLE = frozenset({"oneOf", "anyOf", "title", "description", "default", "examples", "$schema"})


@dataclass(frozen=True, slots=True)
class Ways:
    """Schemas of which a value has one. null: whether it may be null as well; several: whether there is a choice."""

    schemas: tuple[Schema, ...]
    null: bool = False

    @property
    def several(self) -> bool:
        """Whether somebody has to choose."""
        return len(self.schemas) > 1


@dataclass(frozen=True, slots=True)
class Free:
    """Names that an object may have beside its properties. kinds: pattern ('' for any name) and schema of the value."""

    kinds: tuple[tuple[str, Schema], ...]
    names: Schema


def ways_of(schema: Schema) -> Ways | None:
    """What a value may be, where the schema says so by `oneOf`, `anyOf` or a list of types; None for one thing."""
    for key in ("oneOf", "anyOf"):
        found = schema.get(key)
        if isinstance(found, list) and found and _says_what(schema, found):
            return _ways_of_branches(schema, [way for way in found if isinstance(way, Mapping)])
    types = schema.get("type")
    if not isinstance(types, list):
        return None
    kinds = [kind for kind in types if kind != "null" and not (kind == "integer" and "number" in types)]
    return Ways(tuple(_of_type(schema, kind) for kind in kinds), "null" in types)


def _ways_of_branches(schema: Schema, found: Sequence[Schema]) -> Ways:
    base = {key: value for key, value in schema.items() if key not in _OF_THE_WHOLE and not key.startswith("x-")}
    rest = [way for way in found if not is_null(way)]
    if base.get("type") == "null" or isinstance(base.get("type"), list):
        base.pop("type")
    return Ways(tuple({**base, **way} for way in rest), len(rest) < len(found))


def _of_type(schema: Schema, kind: str) -> Schema:
    """The schema as it is for one type: its title stands above the choice."""
    return {**{key: value for key, value in schema.items() if key not in ("title", "default")}, "type": kind}


def _says_what(schema: Schema, ways: Sequence[Any]) -> bool:
    """Whether branches say what a value is, and not only what it must not be."""
    if "properties" in schema:
        return False  # laid on an object: see `laid_ways`
    own = schema.get("type")
    named = [way for way in ways if isinstance(way, Mapping) and _SAYS_WHAT & way.keys()]
    if own in SCALARS:
        return any({"const", "enum", "$ref"} & way.keys() for way in named)
    return bool(named)


def is_null(schema: Schema) -> bool:
    """Whether it is of `null` and nothing else."""
    return schema.get("type") == "null" or ("const" in schema and schema["const"] is None)


def laid_ways(schema: Schema) -> Iterator[Ways]:
    """Choices of properties that are laid on an object beside its own, those of its `allOf` too."""
    base = schema.get("properties")
    for key in ("oneOf", "anyOf"):
        ways = [way for way in schema.get(key, ()) if isinstance(way, Mapping)]
        if not any("properties" in way or "$ref" in way for way in ways):
            continue
        if isinstance(base, Mapping) and not told_apart(ways, sorted(base)):
            yield Ways(tuple({"type": "object", **way} for way in ways))
    for part in schema.get("allOf", ()):
        if isinstance(part, Mapping):
            yield from laid_ways({"properties": {}, **part})


def free_of(schema: Schema) -> Free | None:
    """Names beside the properties, where the schema says what they are; None where it only leaves them open."""
    found = schema.get("patternProperties")
    kinds: list[tuple[str, Schema]] = [
        (pattern, below if isinstance(below, Mapping) else {})
        for pattern, below in (found.items() if isinstance(found, Mapping) else ())
        if below is not False
    ]
    names = schema.get("propertyNames")
    others = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
    if others is True or (others is None and isinstance(names, Mapping) and not kinds and "properties" not in schema):
        others = {}
    if isinstance(others, Mapping):
        kinds.append(("", others))
    return Free(tuple(kinds), names if isinstance(names, Mapping) else {}) if kinds else None


def places_of(schema: Schema) -> tuple[tuple[Schema, ...], Schema | None]:
    """Schemas of the places of a tuple, and of what may follow them; None where nothing may."""
    first = tuple(part if isinstance(part, Mapping) else {} for part in schema.get("prefixItems", ()))
    rest = schema.get("items", schema.get("unevaluatedItems", False))
    return first, rest if isinstance(rest, Mapping) else {} if rest is True else None


def title_of(schema: Schema) -> tuple[str, str]:
    """Title of an alternative, and the word for its kind where it has none."""
    if "title" in schema:
        return str(schema["title"]), ""
    if "const" in schema and schema["const"] is not None and not isinstance(schema["const"], dict | list | bool):
        return str(schema["const"]), ""
    kind = schema.get("type")
    if kind in SCALARS or kind == "array":
        return "", WORDS[str(kind)]
    return _by_constant(schema), WORDS["object" if kind == "object" or "properties" in schema else ""]


def _by_constant(schema: Schema) -> str:
    """An untitled object is known by the text of its first constant."""
    for below in schema.get("properties", {}).values():
        if isinstance(below, Mapping) and isinstance(below.get("const"), str):
            return str(below["const"])
    return ""


def is_blank_safe(schema: Schema) -> bool:
    """Whether an object left empty on a page is one that is not there: nothing in it has a value by itself."""
    parts = [*schema.get("properties", {}).values(), *schema.get("prefixItems", ())]
    return not any(_has_value(part) for part in parts if isinstance(part, Mapping))


def _has_value(schema: Schema) -> bool:
    return "const" in schema or "default" in schema or not is_blank_safe(schema)
