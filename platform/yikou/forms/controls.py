"""What a page is made of: controls, and the objects that they are parts of. Nothing here depends on answers.

A control is one field in one form of input. Groups, rows and tuples hold controls of their own; a box holds one of
several alternatives, each of which is only made when somebody needs it, so that a schema may hold itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jsonschema_rs

from yikou.definition.types import Field
from yikou.forms.branches import Branch, validator, with_triggers
from yikou.forms.formats import verdicts
from yikou.forms.kinds import BOXES, Choice, Kind
from yikou.forms.names import Token

WAY, MORE = Token("-way"), Token("-more")  # a choice of properties laid on an object; names or places beside its own


@dataclass(frozen=True, slots=True)
class Control:
    """One field as it stands on a page.

    path: from the root of the record, without row ids; name: the last of it; key: its name within its scope (the
    record, one row, one alternative). optional: neither required always nor by the branch that shows it. always: no
    condition hides it. shape: of the object that a group or one of its rows is. given: that there is a value is said
    by what holds it. offered: options that each branch offers, where they differ.
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
    alternatives: tuple["Alternative", ...] = ()
    given: bool = False
    offered: tuple[tuple[Branch, frozenset[int]], ...] = ()

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
        return str(self.schema.get("x-hint", self.schema.get("description", "")))

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

    @property
    def is_box(self) -> bool:
        """Whether it holds one of its alternatives."""
        return self.kind in BOXES

    @property
    def is_mark(self) -> bool:
        """Whether it only tells alternatives apart: a constant that has no title for people."""
        return self.kind == "fixed" and "const" in self.schema and "title" not in self.schema

    @property
    def laid(self) -> bool:
        """Whether what it holds are properties of the object that holds it."""
        return isinstance(self.name, Token) and self.kind != "list"

    @property
    def empty_is_null(self) -> bool:
        """Whether no answer is `null`: where something has to be there and may be null."""
        return self.field.nullable and (self.given or not self.optional)


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


class Alternative:
    """One of the things that a box can hold. Its control is made when it is first asked for.

    title: as the schema has it, or ''; word: what kind of value it is, for people, where it has no title; pattern: of
    the names that its value may stand under, '' for any. schema: by itself, with the definitions that it refers to.
    """

    def __init__(
        self,
        make: Callable[[], Control],
        schema: Mapping[str, Any],
        *,
        title: str = "",
        word: str = "",
        pattern: str = "",
    ) -> None:
        self._make = make
        self.schema = schema
        self.title = title
        self.word = word
        self.pattern = pattern

    @cached_property
    def control(self) -> Control:
        """What it is filled in with."""
        return self._make()

    @cached_property
    def names(self) -> frozenset[str]:
        """Properties that it declares, where it is an object."""
        return names_of(self.control.parts) if self.control.kind == "group" else frozenset()

    @cached_property
    def validator(self) -> jsonschema_rs.Draft202012Validator:
        """Judges a value by this alternative alone."""
        defs = {name: with_triggers(part) for name, part in self.schema.get("$defs", {}).items()}
        return validator({**with_triggers(self.schema), "$defs": defs}, verdicts())


def names_of(controls: Sequence[Control]) -> frozenset[str]:
    """Names of the properties that controls of an object are for, those laid into it included."""
    own = {control.name for control in controls if not control.laid}
    below = (a.names for control in controls if control.laid and control.is_box for a in control.alternatives)
    return frozenset(own).union(*below)


def walk(controls: Sequence[Control]) -> Iterator[Control]:
    """Every control, those within groups and rows included but not those in boxes, in order of the page."""
    for control in controls:
        yield control
        yield from walk(control.parts)
