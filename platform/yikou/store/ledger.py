"""Entries of a case as they are written: chained by hash, never changed (triggers of `dialect` refuse it).

The hash of an entry covers the hash before it, the header (case number, entry number, act, kind, moment, actor) and the
hash of the payload, so that a payload can be erased when its time is up and the chain still holds. `act` is the number
of the first of the entries that were written together.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

import msgspec

from yikou.errors import Conflict
from yikou.flow.acts import Actor
from yikou.store.database import Row, Session
from yikou.store.moments import from_text, moment
from yikou.store.paging import marks


class StoredEntry(msgspec.Struct, frozen=True):
    """One entry. no: from 1, without gaps; actor: JSON of `flow.acts.Actor`; payload: bytes of the caller's making.

    The first of the entries that are appended together is the act itself: its kind says what the actor did.
    """

    no: int
    kind: str
    at: datetime
    actor: str
    payload: bytes


ALL = 1_000_000
"""More entries than any case has."""
_WRITE = (
    "insert into entry (case_id, no, act, kind, at, actor, payload, payload_hash, hash) "
    "values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_encode = msgspec.json.Encoder().encode
_actor = msgspec.json.Decoder(Actor).decode


def link(previous: str, number: str, header: Sequence[object], payload_hash: str) -> str:
    """Hash of an entry. header: number, act, kind, moment and actor, as stored; previous: '' for the first entry."""
    return sha256(_encode((previous, number, *header, payload_hash))).hexdigest()


def chained(previous: str, number: str, entries: Sequence[StoredEntry]) -> list[Row]:
    """Rows of entries behind `previous`, the hash of the last one: number to payload, the entry's own hash last."""
    rows: list[Row] = []
    act, at = entries[0].no, {entry.at: moment(entry.at) for entry in entries}
    for entry in entries:
        header = (entry.no, act, entry.kind, at[entry.at], entry.actor)
        payload_hash = sha256(entry.payload).hexdigest()
        previous = link(previous, number, header, payload_hash)
        rows.append((*header, entry.payload, payload_hash, previous))
    return rows


def write(s: Session, case_id: int, rows: Sequence[Row]) -> None:
    """Adds what `chained` made."""
    s.many(_WRITE, [(case_id, *row) for row in rows])


def entries(s: Session, case_id: int, *, after: int = 0, most: int = ALL) -> tuple[StoredEntry, ...]:
    """The ledger of a case from entry number `after` + 1 on, in order; at most so many entries."""
    sql = "select no, kind, at, actor, payload from entry where case_id = ? and no > ? order by no limit ?"
    found = s.rows(sql, case_id, after, most)
    return tuple(StoredEntry(no, kind, from_text(at), *rest) for no, kind, at, *rest in found)


def acts(s: Session, case_id: int) -> tuple[StoredEntry, ...]:
    """The entries of a case that are acts: the first of each group that was written together."""
    sql = "select no, kind, at, actor, payload from entry where case_id = ? and no = act order by no"
    return tuple(StoredEntry(no, kind, from_text(at), *rest) for no, kind, at, *rest in s.rows(sql, case_id))


def by_act(s: Session, case_id: int) -> tuple[tuple[StoredEntry, ...], ...]:
    """The whole ledger of a case, in order, in the groups that were written together."""
    sql = "select act, no, kind, at, actor, payload from entry where case_id = ? order by no"
    groups = groupby(s.rows(sql, case_id), key=itemgetter(0))
    return tuple(
        tuple(StoredEntry(no, kind, from_text(at), *rest) for _, no, kind, at, *rest in rows) for _, rows in groups
    )


def payloads(s: Session, *kinds: str) -> Iterator[tuple[str, int, bytes]]:
    """Case number, entry number and payload of every entry of these kinds, in all ledgers."""
    sql = "select c.number, e.no, e.payload from entry e join cases c on c.id = e.case_id"
    yield from s.rows(f"{sql} where e.kind in ({marks(kinds)}) order by e.case_id, e.no", *kinds)


def actor_of(entry: StoredEntry) -> Actor:
    """Who acted."""
    return _actor(entry.actor)


def conflict(s: Session, case_id: int, *, seen: int) -> Conflict:
    """Who did what first since entry number `seen`: the error to raise for a page that is stale."""
    first = entries(s, case_id, after=seen)[0]
    return Conflict(actor_of(first).name, first.at, first.kind)
