"""The form of input of a field: which control it is drawn as, and the options that it offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from yikou.definition.types import Bool, Date, Field, Group, ListOf, Number, Option, Person, Place, Rows, Text
from yikou.forms.values import NOTHING, flat, same

Kind = Literal[
    "text", "textarea", "number", "integer", "date", "time", "moment", "email", "uri", "password", "file", "choice",
    "search", "several", "yes_no", "consent", "group", "rows", "list", "tuple", "pairs", "branch", "maybe", "inner",
    "org", "orgs", "person", "fixed", "computed", "plain",
]  # fmt: skip
BOXES = ("branch", "maybe", "inner")  # hold one of their alternatives, which has names of its own
LISTS = ("rows", "list", "pairs")  # repeated, with buttons to add and remove
MANY = 30  # options above which a list is searched instead of unfolded
_FORMATS: dict[object, Kind] = {
    "time": "time",
    "date-time": "moment",
    "email": "email",
    "uri": "uri",
    "password": "password",
    "data-url": "file",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: its code as it is kept, its title as people read it."""

    code: Any
    title: str


def kind_of(field: Field) -> Kind:
    """Form of input of a field; what nothing else fits is a plain text field."""
    schema = field.schema
    if "x-computed" in schema:
        return "computed"
    if schema.get("readOnly") is True:
        return "fixed"
    if "const" in schema or schema.get("type") == "null":
        return "consent" if schema.get("const") is True else "fixed"
    return _kind_of_type(field)


def _kind_of_type(field: Field) -> Kind:
    match field.type:
        case Bool():
            return "choice" if choices_of(field) else "yes_no"  # titles of their own for yes and no
        case Number(integer=whole):
            return "choice" if choices_of(field) else "integer" if whole else "number"
        case Option():
            return _kind_of_choice(field)
        case Date():
            return "date"
        case Place():
            return "org"
        case Person():
            return "person"
        case Text():
            return _kind_of_text(field)
        case ListOf(item=Place()):
            return "orgs"
        case ListOf():
            return "several" if choices_of(field) else "list"
        case Rows():
            return "several" if choices_of(field) else "rows"
        case Group():
            return "choice" if choices_of(field) else "group"
        case _:
            return "several" if _is_several(field) else "choice" if choices_of(field) else "plain"


def _kind_of_text(field: Field) -> Kind:
    if choices_of(field):
        return _kind_of_choice(field)
    named = _FORMATS.get(field.schema.get("format"))
    return named or ("textarea" if field.schema.get("x-widget") == "textarea" else "text")


def _kind_of_choice(field: Field) -> Kind:
    """Titles are what a search posts, so two options of one title are unfolded instead."""
    titles, named = [choice.title for choice in choices_of(field)], field.schema.get("x-widget")
    is_searched = named == "search" or (len(titles) > MANY and named not in ("select", "radio"))
    return "search" if is_searched and len(set(titles)) == len(titles) else "choice"


def _is_several(field: Field) -> bool:
    """Whether it is an array of options that are no texts."""
    return field.schema.get("type") == "array" and "prefixItems" not in field.schema and bool(choices_of(field))


def choices_of(field: Field) -> tuple[Choice, ...]:
    """Options of a field, from `oneOf` of const and title, or `enum`; () where it has none. `null` is no option."""
    schema: Any = field.schema
    if "prefixItems" in schema:
        return ()  # what may follow the places of a tuple is chosen row by row
    if isinstance(field.type, ListOf) or schema.get("type") == "array":
        schema = schema.get("items", {})
    if not isinstance(schema, Mapping):
        return ()
    branches = schema.get("oneOf") or schema.get("anyOf") or ()
    codes = [_only_code(branch) for branch in branches]
    if codes and all(code is not NOTHING for code in codes):
        titles = (branch.get("title") for branch in branches)
        found = [Choice(c, flat(c) if t is None else str(t)) for c, t in zip(codes, titles, strict=True)]
    else:
        found = [Choice(code, flat(code)) for code in schema.get("enum", ()) if not isinstance(field.type, Bool)]
    return tuple(choice for choice in found if choice.code is not None)


def _only_code(branch: Any) -> Any:
    """The one value that a branch allows."""
    match branch:
        case {"const": code} | {"enum": [code]}:
            return code
    return NOTHING


def option_of(choices: tuple[Choice, ...], value: Any) -> int | None:
    """Which option a value is; None for none of them."""
    return next((number for number, choice in enumerate(choices) if same(choice.code, value)), None)
