"""The form of input of a field: which control it is drawn as, and the options that it offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from yikou.definition.types import Bool, Date, Field, Group, ListOf, Number, Option, Person, Place, Rows, Text

Kind = Literal[
    "text", "textarea", "number", "integer", "date", "choice", "search", "several", "yes_no", "consent", "group",
    "rows", "list", "org", "orgs", "person", "fixed", "computed", "plain",
]  # fmt: skip
MANY = 30  # options above which a list is searched instead of unfolded


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
    if isinstance(field.type, Bool):
        return "consent" if schema.get("const") is True else "yes_no"
    if "const" in schema or schema.get("readOnly") is True:
        return "fixed"
    return _kind_of_type(field)


def _kind_of_type(field: Field) -> Kind:
    match field.type:
        case Number(integer=whole):
            return "choice" if "enum" in field.schema else "integer" if whole else "number"
        case Option():
            return _kind_of_choice(field)
        case Date():
            return "date"
        case Place():
            return "org"
        case Person():
            return "person"
        case Text():
            return "textarea" if field.schema.get("x-widget") == "textarea" else "text"
        case ListOf(item=Option()):
            return "several"
        case ListOf(item=Place()):
            return "orgs"
        case ListOf():
            return "list"
        case Rows():
            return "rows"
        case Group():
            return "group"
        case _:
            return "choice" if choices_of(field) else "plain"


def _kind_of_choice(field: Field) -> Kind:
    """Titles are what a search posts, so two options of one title are unfolded instead."""
    titles = [choice.title for choice in choices_of(field)]
    return "search" if len(titles) > MANY and len(set(titles)) == len(titles) else "choice"


def choices_of(field: Field) -> tuple[Choice, ...]:
    """Options of a field, from `oneOf` of const and title, or `enum`; () where it has none."""
    schema: Any = field.schema
    if isinstance(field.type, ListOf):
        schema = schema.get("items", {})
    if not isinstance(schema, Mapping):
        return ()
    branches_ = schema.get("oneOf") or schema.get("anyOf") or ()
    if branches_ and all(isinstance(b, Mapping) and "const" in b for b in branches_):
        return tuple(Choice(b["const"], str(b.get("title", b["const"]))) for b in branches_ if b["const"] is not None)
    codes = schema.get("enum", ())
    return tuple(Choice(code, str(code)) for code in codes if code is not None) if codes else ()
