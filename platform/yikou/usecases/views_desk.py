"""The desk: the inbox of a post and what was done from it."""

from dataclasses import dataclass
from datetime import datetime

from yikou.usecases.views import NORMAL, Chip, Filter, Lane, Light, Pager


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A task in an inbox.

    task: its number within the case. place: where the case comes from. tag: what is special about it (请示).
    claimed: name of whoever took it. fresh: came since this person last looked. batch: may be approved
    from the list without opening it.
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
    batch: bool = False


@dataclass(frozen=True, slots=True)
class InboxView:
    """rows: lanes first, then by due moment. query: the query string of this list, without `?`, for its refresh."""

    place: str
    rows: tuple[InboxRow, ...]
    chips: tuple[Chip, ...]
    filters: tuple[Filter, ...]
    pager: Pager
    query: str = ""


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
