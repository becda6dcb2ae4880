"""Every act of staff, by person and time: the list of what somebody has done (已办)."""

from datetime import datetime

import msgspec

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.ledger import StoredEntry, actor_of
from yikou.store.moments import moment
from yikou.store.paging import Page, page_of, place_after


class DoneRow(msgspec.Struct, frozen=True):
    """An act of somebody. at, kind, no: of its entry; the rest as the case stands now."""

    case_id: int
    at: datetime
    no: int
    kind: str
    number: str
    slug: str
    title: str
    applicant_name: str
    place: str
    state: str
    waits: str
    outcome: str


_NOTE = "insert into acted (person, at, case_id, no, kind) values (?, ?, ?, ?, ?)"
_DONE = (
    "select a.case_id, a.at, a.no, a.kind, "
    "c.number, c.slug, c.title, c.applicant_name, c.place, c.state, c.waits, c.outcome "
    "from acted a cross join cases c where a.person = ? and (a.at, a.case_id, a.no) < (?, ?, ?) and c.id = a.case_id "
    "order by a.at desc, a.case_id desc, a.no desc limit ?"
)


def note_actor(s: Session, case_id: int, entry: StoredEntry) -> None:
    """Notes the act of a staff member; applicants and the clock have no such list."""
    actor = actor_of(entry)
    if actor.kind == "staff":
        s.run(_NOTE, actor.person, moment(entry.at), case_id, entry.no, entry.kind)


def done_by(s: Session, person: str, *, after: str = "", limit: int = 50) -> Page[DoneRow]:
    """What somebody did, latest first."""
    place = place_after(after, str, int, int) if after else ["~", 0, 0]
    found = [rowmap.read(DoneRow, row) for row in s.rows(_DONE, person, *place, limit + 1)]
    return page_of(found, limit, lambda row: [moment(row.at), row.case_id, row.no])


def count_done(s: Session, person: str, *, most: int) -> int:
    """How much somebody did; `most` + 1 means more."""
    sql = "select count(*) from (select 1 from acted where person = ? limit ?) q"
    return int(s.value(sql, person, most + 1))
