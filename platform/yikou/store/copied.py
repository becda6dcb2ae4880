# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Cases that were sent to somebody to read (抄送), by person and time. That it was read follows from `seen`."""

from datetime import datetime

import msgspec

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.ledger import StoredEntry, actor_of
from yikou.store.moments import moment
from yikou.store.paging import Page, page_of, place_after

KIND = "copied"


class CopiedRow(msgspec.Struct, frozen=True):
    """A case that lies with somebody to read. at, no: of the entry; sender: key; words: what the sender wrote; read_at:
    when the reader opened the case afterwards; the rest as it stands now."""

    case_id: int
    at: datetime
    no: int
    sender: str
    words: str
    number: str
    slug: str
    version: int
    applicant_name: str
    state: str
    outcome: str
    read_at: datetime | None


class _Payload(msgspec.Struct):
    """What is read of the entry."""

    to: list[tuple[str, str]]
    text: str = ""


_NOTE = "insert into copied (person, at, case_id, no, sender, words) values (?, ?, ?, ?, ?, ?)"
_READ = "select r.at from seen r where r.case_id = k.case_id and r.person = k.person and r.at >= k.at"
_LISTED = (
    "select k.case_id, k.at, k.no, k.sender, k.words, c.number, c.slug, c.version, c.applicant_name, c.state, "
    f"c.outcome, ({_READ}) from copied k cross join cases c "
    "where k.person = ? and (k.at, k.case_id, k.no) < (?, ?, ?) and c.id = k.case_id "
    "order by k.at desc, k.case_id desc, k.no desc limit ?"
)
_COUNTED = "select count(*) from (select 1 from copied k where k.person = ? limit ?) q"
_UNREAD = f"select count(*) from (select 1 from copied k where k.person = ? and not exists ({_READ}) limit ?) q"


def note_copy(s: Session, case_id: int, entry: StoredEntry) -> None:
    """Notes whom an entry sends the case to, where it is one that does."""
    if entry.kind != KIND:
        return
    sent, sender = msgspec.json.decode(entry.payload, type=_Payload), actor_of(entry).person
    s.many(_NOTE, [(person, moment(entry.at), case_id, entry.no, sender, sent.text) for person, _ in sent.to])


def copied_to(s: Session, person: str, *, after: str = "", limit: int = 50) -> Page[CopiedRow]:
    """What was sent to somebody to read, latest first."""
    place = place_after(after, str, int, int) if after else ["~", 0, 0]
    found = [rowmap.read(CopiedRow, row) for row in s.rows(_LISTED, person, *place, limit + 1)]
    return page_of(found, limit, lambda row: [moment(row.at), row.case_id, row.no])


def count_copied(s: Session, person: str, *, most: int, unread: bool = False) -> int:
    """How much was sent to somebody, or how much of it they have not read; `most` + 1 means more."""
    return int(s.value(_UNREAD if unread else _COUNTED, person, most + 1))
