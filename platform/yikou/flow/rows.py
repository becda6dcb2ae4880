"""The rows that lists need, computed from a case's state. Storage writes them; it never computes them.

They follow from the ledger and the calendar alone, so that rebuilding gives the same rows.
Moments are naive UTC, because that is how they are stored and compared.
"""

from datetime import date, datetime
from typing import Literal

import msgspec


class HeadRow(msgspec.Struct, frozen=True):
    """One line about the case.

    applicant_key: identity (`person:<id number>`), '' with kind none. state: filed, open, paused, ended. counts_as: of
    the outcome once ended. waits: '' or why nobody can act (`supplement`, `stuck`). due_at None while the total clock
    stands still or has not begun; still_left: what remains then, in seconds of the clock's own time.
    """

    number: str
    slug: str
    version: int
    title: str
    applicant_key: str
    applicant_name: str
    place: str
    state: Literal["filed", "open", "paused", "ended"]
    waits: str
    lane: str
    lane_rank: int
    lane_because: str
    outcome: str
    counts_as: str
    registered_on: date
    accepted_on: date | None
    ended_at: datetime | None
    due_at: datetime | None
    warn_at: datetime | None
    still_left: int | None
    confirmed: bool
    keep_until: date | None


class SeatRow(msgspec.Struct, frozen=True):
    """Who may take a task: everybody with `role` at `org` (scope `at`), or at or below it (`under`), or one person.

    Either role and org, or person, is set.
    """

    task: str
    role: str
    org: str
    scope: Literal["at", "under", "person"]
    person: str


class TaskRow(msgspec.Struct, frozen=True):
    """A task that stands in an inbox.

    task: number within the case (the entry that opened it). state: open, stuck, waiting. kind: step, refer, request,
    or supplement: the notice that waits for its answer, due when the notice runs out.
    seats: who sees it; barred: people excluded. claimed_by: '' or a person key. due_at None while its clock stands or
    it has none; then still_left may say what remains. voted: people who have voted already. urged: since it was opened.
    """

    task: str
    step: str
    title: str
    kind: Literal["step", "refer", "request", "supplement"]
    state: Literal["open", "stuck", "waiting"]
    opened_at: datetime
    lane_rank: int
    due_at: datetime | None
    warn_at: datetime | None
    still_left: int | None
    confirmed: bool
    claimed_by: str
    seats: tuple[SeatRow, ...]
    barred: tuple[str, ...] = ()
    voted: tuple[str, ...] = ()
    urged: bool = False


class GrantRow(msgspec.Struct, frozen=True):
    """A right to view the case: for a role at (or under) an org, or for a person who acted or may act.

    barred: the one person whom the row of that role and org gives nothing, '' for a row that gives.
    """

    role: str
    org: str
    scope: Literal["at", "under", "person"]
    person: str = ""
    barred: str = ""


class TimerRow(msgspec.Struct, frozen=True):
    """Something that the clock has to do. key is unique within the case and says what (`alarm/total/0/…`)."""

    key: str
    due_at: datetime


class UnderWayRow(msgspec.Struct, frozen=True):
    """What supervision counts of a case that has not ended; `flow.under_way` makes it.

    due_at: of the clock that runs out first, the total one or that of an open task; warn_at: from when the first of
    them is yellow; both None while none runs. stopped: '' or why clocks stand while none runs: what the case waits for,
    else `other`. nobody: a task has too few people. supplement_at: since when an answer is waited for. returned: how
    often it was. urged_at: of the last urging since an open task was opened.
    """

    slug: str
    place: str
    lane: str
    due_at: datetime | None
    warn_at: datetime | None
    stopped: str
    nobody: bool
    supplement_at: datetime | None
    returned: int
    urged_at: datetime | None


class Projection(msgspec.Struct, frozen=True):
    """Everything that lists and clocks know of one case. under_way: None once it has ended."""

    head: HeadRow
    tasks: tuple[TaskRow, ...]
    grants: tuple[GrantRow, ...]
    timers: tuple[TimerRow, ...]
    one_per: tuple[str, ...]
    under_way: UnderWayRow | None = None
