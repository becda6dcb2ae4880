"""Seals: which are stopped, and where each was put on, as the ledger tells. A seal is its org's; there is one each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.ledger import StoredEntry
from yikou.store.moments import from_text, moment
from yikou.store.paging import Page, page_of, place_after

KINDS = frozenset({"completed", "concluded", "made"})
"""Entries that may put a seal on."""


@dataclass(frozen=True, slots=True)
class SealStop:
    """A seal that must not be put on. org: whose; since when, by whom and why."""

    org: str
    since: datetime
    person: str
    reason: str


class Used(msgspec.Struct, frozen=True):
    """A seal that was put on. kind: of the entry: completed, concluded, made; slug: of the affair; title: of the case;
    actor: JSON of whoever acted."""

    case_id: int
    at: datetime
    no: int
    kind: str
    slug: str
    title: str
    actor: str


class _Payload(msgspec.Struct):
    """What is read of the entry."""

    seal: str = ""


_NOTE = "insert into seal_use (org, at, case_id, no, kind) values (?, ?, ?, ?, ?)"
_USED = (
    "select u.case_id, u.at, u.no, u.kind, c.slug, c.title, e.actor from seal_use u cross join cases c "
    "cross join entry e "
    "where u.org = ? and (u.at, u.case_id, u.no) < (?, ?, ?) and c.id = u.case_id "
    "and e.case_id = u.case_id and e.no = u.no "
    "order by u.at desc, u.case_id desc, u.no desc limit ?"
)


def note_seals(s: Session, case_id: int, entries: Sequence[StoredEntry]) -> None:
    """Notes whose seal these entries put on, where they do."""
    for one in entries:
        if one.kind in KINDS:
            note_seal_of(s, case_id, no=one.no, at=moment(one.at), kind=one.kind, payload=one.payload)


def note_seal_of(s: Session, case_id: int, *, no: int, at: str, kind: str, payload: bytes) -> None:
    """The same for an entry in the words of the database."""
    org = msgspec.json.decode(payload, type=_Payload).seal
    if org:
        s.run(_NOTE, org, at, case_id, no, kind)


def used(s: Session, org: str, *, after: str = "", limit: int = 50) -> Page[Used]:
    """Where the seal was put on, latest first."""
    place = place_after(after, str, int, int) if after else ["~", 0, 0]
    found = [rowmap.read(Used, row) for row in s.rows(_USED, org, *place, limit + 1)]
    return page_of(found, limit, lambda row: [moment(row.at), row.case_id, row.no])


def uses(s: Session) -> dict[str, tuple[int, datetime]]:
    """How often each seal was put on, and when last, by org; who never did is not in it."""
    sql = "select org, count(*), max(at) from seal_use group by org"
    return {org: (int(n), from_text(at)) for org, n, at in s.rows(sql)}


def uses_of(s: Session, org: str) -> int:
    """How often the seal of one org was put on."""
    return int(s.value("select count(*) from seal_use where org = ?", org))


def stops(s: Session) -> dict[str, SealStop]:
    """Seals that are stopped, by org."""
    return {one.org: one for one in rowmap.select(s, SealStop, "from seal_stop order by org")}


def stop(s: Session, one: SealStop) -> None:
    """Stops a seal; one that is stopped already raises `dialect.IntegrityError`."""
    rowmap.insert(s, "seal_stop", [one])


def restore(s: Session, org: str) -> bool:
    """Lets a seal be put on again; False for one that was not stopped."""
    return bool(s.run("delete from seal_stop where org = ?", org))
