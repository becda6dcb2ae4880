"""What programs are answered, as JSON. The OpenAPI document is made from these classes and their docstrings."""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

MOST_ROWS = 200


class Slice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which part of a list. after: `next` of the part before, as it came."""

    after: Annotated[str, Meta(max_length=300)] = ""
    limit: Annotated[int, Meta(ge=1, le=MOST_ROWS)] = 50


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a case is looked at. numbers: ID and account numbers in full for whoever may see them, which is noted."""

    numbers: bool = False


class AffairLine(msgspec.Struct, frozen=True):
    """An affair in a list. may_file: whether the caller's post files such applications."""

    slug: str
    title: str
    version: int
    may_file: bool


class AffairPage(msgspec.Struct, frozen=True):
    """Affairs by slug. next: for the following part, '' on the last one."""

    items: list[AffairLine]
    next: str


class GuideText(msgspec.Struct, frozen=True):
    """What residents read. authority: the office that answers for it, by its title. promised, statutory: limits in
    words, '' where there is none."""

    category: str
    kind: str
    authority: str
    conditions: str
    promised: str
    statutory: str
    fee: str
    phone: str
    results: str
    basis: list[str]


class MaterialLine(msgspec.Struct, frozen=True):
    """A paper. needed: `always`, `never` (welcome), or the condition. at: the step that wants it, or `filed`. count:
    how many files at least. types: endings of the kinds of file that are taken. may_follow: may be promised for
    later."""

    name: str
    title: str
    needed: str
    at: str
    count: int
    types: list[str]
    may_follow: bool


class AffairDetail(msgspec.Struct, frozen=True):
    """An affair. code: its number in the district's list of affairs, '' where it has none. form: JSON Schema of what is
    filled in (2020-12, every `$ref` resolved). accepts: lines of acceptance by number, as `warned` names them."""

    slug: str
    code: str
    title: str
    version: int
    may_file: bool
    form: dict[str, Any]
    guide: GuideText
    materials: list[MaterialLine]
    accepts: list[str]


class FileKept(msgspec.Struct, frozen=True):
    """A file that is kept for a day, until it is given to a case. key: what names it."""

    key: str
    name: str
    media_type: str
    size: int


class Filed(msgspec.Struct, frozen=True):
    """A case that was begun. entry: number of its last ledger entry; open: whether it goes on."""

    number: str
    entry: int
    open: bool


class Performed(msgspec.Struct, frozen=True):
    """What a verb did. entry: number of the last ledger entry; said: what became of it, in one sentence."""

    number: str
    entry: int
    open: bool
    outcome: str
    said: str


class Choice(msgspec.Struct, frozen=True):
    """A value that may be sent, and what people call it."""

    value: str
    title: str


class Take(msgspec.Struct, frozen=True):
    """A member of the body that a verb wants. choices: the values that it may have, none where it is free."""

    name: str
    title: str
    required: bool
    choices: list[Choice]


class VerbLine(msgspec.Struct, frozen=True):
    """A verb that the caller may perform. effect: what will happen; closed: why not just now, '' if it can be done.
    takes: members of the body; fields: what it requires of `fields`, as JSON Pointers into it."""

    verb: str
    title: str
    effect: str
    closed: str
    takes: list[Take]
    fields: list[str]


class FieldLine(msgspec.Struct, frozen=True):
    """A field that may be written at a task, in `fields.form` or `fields.office`. known: its value now, or as it is
    suggested; null for none."""

    name: str
    title: str
    schema: dict[str, Any]
    known: Any


class Fields(msgspec.Struct, frozen=True):
    """What a task writes into the two records."""

    form: list[FieldLine]
    office: list[FieldLine]


class TaskLine(msgspec.Struct, frozen=True):
    """A task at which the caller may act. kind: step, refer or request; due: when its clock runs out."""

    task: str
    step: str
    title: str
    kind: str
    claimed_by: str
    due: datetime | None
    fields: Fields
    verbs: list[VerbLine]


class FileLine(msgspec.Struct, frozen=True):
    """A file of a material."""

    key: str
    name: str
    version: int


class CaseMaterial(msgspec.Struct, frozen=True):
    """A paper of a case. state: given, follow (promised) or todo; may_upload: by the caller, with the verb `upload`."""

    name: str
    title: str
    state: str
    files: list[FileLine]
    may_upload: bool


class OutputLine(msgspec.Struct, frozen=True):
    """A document that the case made. void: why it no longer counts, '' while it does."""

    title: str
    number: str
    code: str
    on: date
    void: str


class CaseDetail(msgspec.Struct, frozen=True):
    """A case as the caller may see it. entry: number of its last ledger entry, to be sent with a verb. form and office:
    without what is hidden from the caller; numbers of cards are masked unless asked for. asked: what an open notice
    asks of the applicant. verbs: those of the case itself."""

    number: str
    affair: str
    version: int
    title: str
    applicant: str
    entry: int
    open: bool
    outcome: str
    lane: str
    due: datetime | None
    form: dict[str, Any]
    office: dict[str, Any]
    materials: list[CaseMaterial]
    asked: list[str]
    outputs: list[OutputLine]
    tasks: list[TaskLine]
    verbs: list[VerbLine]


class LedgerEntry(msgspec.Struct, frozen=True):
    """An entry as a sentence. kind: of the entry; via: the program that acted for `who`; why: what a rule read."""

    entry: int
    at: datetime
    kind: str
    who: str
    via: str
    text: str
    why: list[str]


class LedgerPage(msgspec.Struct, frozen=True):
    """Entries that say something, oldest first. next: for the following part, '' on the last one."""

    items: list[LedgerEntry]
    next: str


class InboxLine(msgspec.Struct, frozen=True):
    """A task that waits for the caller's post. light: late, soon, fine or stopped; waits: for whom it waits, ''."""

    number: str
    task: str
    affair: str
    title: str
    step: str
    kind: str
    applicant: str
    place: str
    lane: str
    opened: datetime
    due: datetime | None
    light: str
    waits: str
    claimed_by: str


class InboxPage(msgspec.Struct, frozen=True):
    """Tasks in the order of the desk. next: for the following part, '' on the last one."""

    items: list[InboxLine]
    next: str
