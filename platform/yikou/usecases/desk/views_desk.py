"""The desk: the inbox of a post and what was done from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from yikou.usecases.views import NO_PAGES, NORMAL, Chip, Fault, Filter, Lane, Light, Option, Pager


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A task in an inbox.

    task: its number within the case. place: where the case comes from. tag: what is special about it (请示).
    claimed: name of whoever took it. fresh: came since this person last looked. seen: entry number of the case as it
    is listed. batch: affair and step, as people read them, where it may be approved without opening it, else ''.
    chosen: ticked. urged: since it was opened.
    """

    number: str
    task: str
    affair: str
    applicant: str
    step: str
    place: str
    opened: datetime
    light: Light
    lane: Lane = NORMAL
    tag: str = ""
    claimed: str = ""
    fresh: bool = False
    seen: int = 0
    batch: str = ""
    chosen: bool = False
    urged: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A list of the desk, with its count."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class InboxView:
    """rows: lanes first, then by due moment. kept: what a chip says, which goes along with the selects. query: the
    query string of this list, without `?`, for its refresh. is_narrowed: something is left out. error: why what was
    ticked cannot be approved together."""

    place: str
    rows: tuple[InboxRow, ...]
    chips: tuple[Chip, ...]
    filters: tuple[Filter, ...]
    pager: Pager
    query: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    tabs: tuple[Tab, ...] = ()
    is_narrowed: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class InboxSheet:
    """An inbox for paper. narrowed: what it was narrowed by, in words; is_cut: rows are missing at the end."""

    place: str
    person: str
    at: datetime
    rows: tuple[InboxRow, ...]
    total: int
    is_cut: bool
    narrowed: tuple[str, ...]
    back: str


BatchState = Literal["ready", "done", "already", "closed"]


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One case of a batch. value: as the form posts it; text: what approving brings or brought, or what is against
    it."""

    value: str
    number: str
    applicant: str
    state: BatchState
    text: str


@dataclass(frozen=True, slots=True)
class BatchView:
    """Cases to be approved together, or (is_done) what became of each. verb: as the affair calls approving."""

    affair: str
    step: str
    verb: str
    rows: tuple[BatchRow, ...]
    is_done: bool = False

    def count(self, state: BatchState) -> int:
        """How many stand so."""
        return sum(row.state == state for row in self.rows)


@dataclass(frozen=True, slots=True)
class DoneRow:
    """Something this person did. did: the sentence (同意，送公示). now: where the case stands today."""

    number: str
    affair: str
    applicant: str
    did: str
    at: datetime
    now: str


@dataclass(frozen=True, slots=True)
class DoneView:
    """What this person has done, newest first. total: of all pages."""

    rows: tuple[DoneRow, ...]
    pager: Pager
    total: int = 0
    tabs: tuple[Tab, ...] = ()


@dataclass(frozen=True, slots=True)
class CopiedLine:
    """A case that was sent to this person to read. words: what the sender wrote; read_at: None while unread."""

    number: str
    affair: str
    applicant: str
    sender: str
    words: str
    at: datetime
    read_at: datetime | None
    now: str


@dataclass(frozen=True, slots=True)
class CopiedView:
    """What was sent to this person, newest first. total: of all pages."""

    rows: tuple[CopiedLine, ...]
    pager: Pager
    total: int = 0
    tabs: tuple[Tab, ...] = ()


@dataclass(frozen=True, slots=True)
class StandInRow:
    """A stand-in. last: the last day on which it holds; mine: the reader stands in."""

    key: str
    person: str
    holder: str
    title: str
    since: date
    last: date
    is_on: bool
    may_end: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class StandInsView:
    """Who stands in for whom, as far as it concerns the reader, and the form for another.

    posts: for which the reader may enter one; people: who could, () until a post is chosen. given, errors: by field;
    faults: the same errors in a row. is_passed_on: the reader acts as a stand-in now and can enter none.
    """

    rows: tuple[StandInRow, ...]
    posts: tuple[Option, ...]
    people: tuple[Option, ...]
    given: Mapping[str, str]
    today: date
    errors: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    is_passed_on: bool = False
    tabs: tuple[Tab, ...] = ()
    pager: Pager = NO_PAGES
