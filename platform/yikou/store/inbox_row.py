"""What a row of an inbox carries, and the columns that it is read from."""

from datetime import datetime

import msgspec


class InboxRow(msgspec.Struct, frozen=True):
    """What the desk shows of a task.

    title: of the affair; step_title: of the task; because: why the lane; still_left: seconds of the clock's own time
    that remain while it stands still; waits: why nobody can act; urged: since it was opened; entry_no: of the case's
    last entry; is_new: not looked at since it was opened.
    """

    case_id: int
    number: str
    slug: str
    version: int
    title: str
    applicant_name: str
    place: str
    waits: str
    lane: str
    because: str
    task: str
    step: str
    step_title: str
    kind: str
    state: str
    opened_at: datetime
    lane_rank: int
    due_at: datetime | None
    warn_at: datetime | None
    still_left: int | None
    confirmed: bool
    claimed_by: str
    urged: bool
    entry_no: int
    is_new: bool


SHOWN = (
    "c.id, c.number, c.slug, c.version, c.title, c.applicant_name, c.place, c.waits, c.lane, c.lane_because, "
    "t.task, t.step, t.title, t.kind, t.state, t.opened_at, t.lane_rank, t.due_at, t.warn_at, t.still_left, "
    "t.confirmed, t.claimed_by, t.urged, c.entry_no, not exists "
    "(select 1 from seen where seen.case_id = c.id and seen.person = ? and seen.at >= t.opened_at)"
)
