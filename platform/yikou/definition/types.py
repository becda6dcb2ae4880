"""Types of values that a form or an expression can hold (docs/format.md 3.2), and the fields of a record.

Only shapes live here: reading them from a JSON Schema is `schema.py`, computing with them is `yikou.rules`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bool:
    """`yes` or `no`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A Decimal in a closed interval; `low` and `high` are None where unbounded."""

    low: Decimal | None = None
    high: Decimal | None = None
    integer: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One of a finite set of codes."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar day."""


@dataclass(frozen=True, slots=True)
class Text:
    """Any text: can be compared for equality, nothing else."""


@dataclass(frozen=True, slots=True)
class Place:
    """Slug of an org. `kind` is the schema's `x-org-kind` (`any` where it says nothing)."""

    kind: str = "any"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, by identity key. In expressions also the people of `case.accepted_by` and `done.x.by`."""

    role: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A duration; `unit` is '' where any unit may come."""

    unit: str = ""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of scalars, or one column of repeated rows."""

    item: "Type"


@dataclass(frozen=True, slots=True)
class Rows:
    """Repeated rows; `columns` by name. A path through it (`form.members.income`) is a ListOf that column."""

    columns: Mapping[str, "Field"]


@dataclass(frozen=True, slots=True)
class Group:
    """A nested object: a path to go through, not a value."""

    fields: Mapping[str, "Field"]


@dataclass(frozen=True, slots=True)
class Other:
    """Anything that expressions cannot read (free JSON, unions of kinds); shown and kept, never computed with."""


Type = Bool | Number | Option | Date | Text | Place | Person | Span | ListOf | Rows | Group | Other


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form or of the office record.

    path: names from the root of its record (`('members', 'income')`); required: always asked; conditional:
    declared inside `then`, `else` or `dependentSchemas`; nullable: the schema lets it be null.
    mask: class of `x-mask`, or ''. schema: the resolved sub-schema, for presentation.
    """

    path: tuple[str, ...]
    title: str
    type: Type
    required: bool = False
    conditional: bool = False
    nullable: bool = False
    mask: str = ""
    schema: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def may_be_unknown(self) -> bool:
        """Whether a valid record can lack it."""
        return self.nullable or not self.required or self.conditional


@dataclass(frozen=True, slots=True)
class Record:
    """The form, or the office record: its schema with every `$ref` resolved in place, and its fields.

    fields: top level, by name, in order of display; conditional ones included.
    """

    name: str
    title: str
    schema: Mapping[str, object] = field(repr=False)
    fields: Mapping[str, Field] = field(default_factory=dict)

    def field(self, path: tuple[str, ...]) -> Field | None:
        """The field at `path`, through groups and rows, or None."""
        fields: Mapping[str, Field] = self.fields
        found: Field | None = None
        for name in path:
            found = fields.get(name)
            if found is None:
                return None
            fields = inner(found.type)
        return found


def inner(kind: Type) -> Mapping[str, Field]:
    """Fields below a type: those of a group, the columns of rows, nothing for a scalar."""
    if isinstance(kind, Group):
        return kind.fields
    return kind.columns if isinstance(kind, Rows) else {}
