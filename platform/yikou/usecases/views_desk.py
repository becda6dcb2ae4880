"""The desk: the inbox of a post and what was done from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from yikou.usecases.views import NORMAL, Chip, Fault, Filter, Lane, Light, Option, Pager


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A task in an inbox.

    task: its number within the case. place: where the case comes from. tag: what is special about it (请示).
    claimed: name of whoever took it. fresh: came since this person last looked. seen: entry number of the case as it
    is listed. batch: affair and step, as people read them, where it may be approved without opening it, else ''.
    chosen: ticked.
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


@dataclass(frozen=True, slots=True)
class InboxView:
    """rows: lanes first, then by due moment. query: the query string of this list, without `?`, for its refresh.
    error: why what was ticked cannot be approved together."""

    place: str
    rows: tuple[InboxRow, ...]
    chips: tuple[Chip, ...]
    filters: tuple[Filter, ...]
    pager: Pager
    query: str = ""
    error: str = ""


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
    step: str
    did: str
    at: datetime
    now: str


@dataclass(frozen=True, slots=True)
class DoneView:
    """What this post has done, newest first."""

    rows: tuple[DoneRow, ...]
    pager: Pager


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

    posts: for which the reader may enter one; people: who could, () until a post is chosen. given, errors: by field; faults: the same errors in a row.
    is_passed_on: the reader acts as a stand-in now and can enter none.
    """

    rows: tuple[StandInRow, ...]
    posts: tuple[Option, ...]
    people: tuple[Option, ...]
    given: Mapping[str, str]
    today: date
    errors: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    is_passed_on: bool = False
