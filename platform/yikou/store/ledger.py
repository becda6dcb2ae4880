"""Entries of a case as they are written: chained by hash, never changed (triggers of `dialect` refuse it).

The hash of an entry covers the hash before it, the header (case number, entry number, kind, moment, actor) and the hash
of the payload, so that a payload can be erased when its time is up and the chain still holds.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from yikou.errors import Conflict
from yikou.flow.acts import Actor
from yikou.store.database import Row, Session
from yikou.store.moments import from_text, moment


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry. no: from 1, without gaps; actor: JSON of `flow.acts.Actor`; payload: bytes of the caller's making.

    The first of the entries that are appended together is the act itself: its kind says what the actor did.
    """

    no: int
    kind: str
    at: datetime
    actor: str
    payload: bytes


_encode = msgspec.json.Encoder().encode
_actor = msgspec.json.Decoder(Actor).decode


def link(previous: str, number: str, entry: StoredEntry) -> tuple[str, str]:
    """Hash of the payload and hash of the entry, in hex; previous: '' for the first entry."""
    payload_hash = hashlib.sha256(entry.payload).hexdigest()
    return payload_hash, header_hash(previous, number, entry, payload_hash)


def header_hash(previous: str, number: str, entry: StoredEntry, payload_hash: str) -> str:
    """Hash of an entry whose payload is known by its hash alone."""
    header = _encode((previous, number, entry.no, entry.kind, moment(entry.at), entry.actor, payload_hash))
    return hashlib.sha256(header).hexdigest()


def chained(previous: str, number: str, entries: Sequence[StoredEntry]) -> list[Row]:
    """Rows of entries behind `previous`, the hash of the last one: number to payload, the entry's own hash last."""
    rows: list[Row] = []
    for entry in entries:
        payload_hash, previous = link(previous, number, entry)
        rows.append((entry.no, entry.kind, moment(entry.at), entry.actor, entry.payload, payload_hash, previous))
    return rows


def write(s: Session, case_id: int, rows: Sequence[Row]) -> None:
    """Adds what `chained` made."""
    s.many(
        "insert into entry (case_id, no, kind, at, actor, payload, payload_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(case_id, *row) for row in rows],
    )


def entries(s: Session, case_id: int, *, after: int = 0) -> tuple[StoredEntry, ...]:
    """The ledger of a case from entry number `after` + 1 on, in order."""
    sql = "select no, kind, at, actor, payload from entry where case_id = ? and no > ? order by no"
    return tuple(StoredEntry(no, kind, from_text(at), *rest) for no, kind, at, *rest in s.rows(sql, case_id, after))


def actor_of(entry: StoredEntry) -> Actor:
    """Who acted."""
    return _actor(entry.actor)


def conflict(s: Session, case_id: int, *, seen: int) -> Conflict:
    """Who did what first since entry number `seen`: the error to raise for a page that is stale."""
    first = entries(s, case_id, after=seen)[0]
    return Conflict(actor_of(first).name, first.at, first.kind)
