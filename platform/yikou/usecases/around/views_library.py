"""Regulations and notices: lists, texts, and the form in which they are edited."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from yikou.usecases.views import Chip, Fault, Link, Pager


@dataclass(frozen=True, slots=True)
class TextRow:
    """A line of the library. issued: kind and number in words; until: first day on which it no longer holds."""

    title: str
    href: str
    issued: str
    by: str
    since: date
    until: date | None = None
    standing: Literal["in_force", "ahead", "over"] = "in_force"


@dataclass(frozen=True, slots=True)
class LibraryView:
    """Texts of a kind. standing: the chip that is chosen; total: how many texts that is."""

    kind: Literal["regulation", "notice"]
    query: str
    standing: str
    rows: tuple[TextRow, ...]
    chips: tuple[Chip, ...]
    pager: Pager
    total: int
    may_edit: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph of a text. id: what a link to it names; title: number of an article."""

    id: str
    title: str
    text: str
    kind: Literal["text", "head", "item"] = "text"


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A wording that the text has or had. href: '' for the one that is shown."""

    number: int
    since: date
    until: date | None
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class TextView:
    """A regulation or an announcement in full. rows: label and value; bears_on: the affairs that rest on it; notes:
    what to know before relying on it; edit: address for whoever may."""

    kind: Literal["regulation", "notice"]
    title: str
    rows: tuple[tuple[str, str], ...]
    clauses: tuple[Clause, ...]
    bears_on: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    wordings: tuple[WordingRow, ...] = ()
    edit: str = ""


@dataclass(frozen=True, slots=True)
class TextForm:
    """The form for a new text or a new wording. slug: '' for a new text; number: of the wording that it becomes.

    values: what stands in the fields, by name; errors: field and sentence; bears_on: titles of the affairs that rest
    on it.
    """

    kind: Literal["regulation", "notice"]
    slug: str
    number: int
    values: dict[str, str]
    faults: tuple[Fault, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
    bears_on: tuple[str, ...] = ()
