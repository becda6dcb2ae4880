# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Messages: on the desk of a person or a seat, and what is to be sent out by other programs; and pulses.

A pulse is how often the inbox of a seat has changed: a page that is open asks whether it has grown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.keys import InboxKey, key_texts
from yikou.store.moments import moment
from yikou.store.paging import Page, marks, page_of, place_after

Channel = Literal["desk", "sms", "mail"]
KINDS = ("red", "yellow", "alarm", "urge", "supplement", "copy", "case")
"""What a message on a desk is about, the most pressing first: cards, a clock that runs out, urging, papers of the
applicant, something to read, and whatever else a case has to tell."""
_KIND = "case when kind = '' then 'case' else kind end"
_UNREAD = "and state = 'waiting'"


class Told(msgspec.Struct, frozen=True):
    """Something to tell. key: as `keys.personal` or `InboxKey.text` make it for the desk; a phone number or address for
    the other channels; case_number: '' if it is about no case; kind: what it is about, see `KINDS`."""

    key: str
    channel: Channel
    title: str
    text: str
    case_number: str
    at: datetime
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message that was told. state: `waiting` until it was read or sent, then `read`, `sent` or `failed`; read_by:
    who of the seat read it first."""

    id: int
    key: str
    channel: Channel
    title: str
    text: str
    case_number: str
    at: datetime
    state: str
    read_at: datetime | None
    read_by: str
    kind: str = ""


def tell(s: Session, told: Sequence[Told]) -> None:
    """Puts messages on desks and into the outbox."""
    sql = (
        "insert into message (key, channel, title, text, case_number, at, kind, state, read_by) "
        "values (?, ?, ?, ?, ?, ?, ?, 'waiting', '')"
    )
    if told:
        s.many(sql, [rowmap.stored(one) for one in told])
        bump(s, dict.fromkeys(one.key for one in told if one.channel == "desk"))


def messages(
    s: Session,
    keys: Sequence[InboxKey],
    *,
    person: str,
    kind: str = "",
    is_unread: bool = False,
    after: str = "",
    limit: int = 50,
) -> Page[Message]:
    """Messages on somebody's desk, latest first. kind: only of that kind; is_unread: only those nobody has read."""
    texts = key_texts(keys, person)
    place = place_after(after, int) if after else [2**62]
    tail = (
        f"from message where key in ({marks(texts)}) and channel = 'desk' and id < ? and (? = '' or {_KIND} = ?) "
        f"{_UNREAD if is_unread else ''} order by id desc limit ?"
    )
    found = rowmap.select(s, Message, tail, *texts, *place, kind, kind, limit + 1)
    return page_of(found, limit, lambda message: [message.id])


def count_unread(s: Session, keys: Sequence[InboxKey], *, person: str) -> Mapping[str, int]:
    """How many messages on somebody's desk nobody has read, by kind."""
    texts = key_texts(keys, person)
    where = f"key in ({marks(texts)}) and channel = 'desk' {_UNREAD}"
    return dict(s.rows(f"select {_KIND} as kind, count(*) from message where {where} group by 1", *texts))


def message(s: Session, id: int, keys: Sequence[InboxKey], *, person: str) -> Message:
    """A message on somebody's desk; `NotFound` if it does not lie there."""
    texts = key_texts(keys, person)
    tail = f"from message where id = ? and channel = 'desk' and key in ({marks(texts)})"
    found = rowmap.select(s, Message, tail, id, *texts)
    if not found:
        raise NotFound("message", str(id))
    return found[0]


def mark_all_read(s: Session, keys: Sequence[InboxKey], *, person: str, at: datetime) -> int:
    """Notes that somebody read everything on their desk; how many messages nobody had read."""
    texts = key_texts(keys, person)
    where = f"key in ({marks(texts)}) and channel = 'desk' {_UNREAD}"
    return s.run(
        f"update message set state = 'read', read_at = ?, read_by = ? where {where}", moment(at), person, *texts
    )


def unread(s: Session, keys: Sequence[InboxKey], *, person: str, most: int = 99) -> int:
    """How many messages on somebody's desk nobody has read; `most` + 1 means more."""
    texts = key_texts(keys, person)
    where = f"key in ({marks(texts)}) and channel = 'desk' and state = 'waiting'"
    return int(s.value(f"select count(*) from (select 1 from message where {where} limit ?) m", *texts, most + 1))


def mark_read(s: Session, id: int, keys: Sequence[InboxKey], *, person: str, at: datetime) -> None:
    """Notes that somebody read a message on their desk; `NotFound` if it does not lie there."""
    message(s, id, keys, person=person)
    sql = "update message set state = 'read', read_at = ?, read_by = ? where id = ? and state = 'waiting'"
    s.run(sql, moment(at), person, id)


def to_send(s: Session, channel: Channel, *, limit: int = 100) -> tuple[Message, ...]:
    """Messages that wait to be sent, oldest first."""
    return rowmap.select(
        s, Message, "from message where channel = ? and state = 'waiting' order by id limit ?", channel, limit
    )


def mark_sent(s: Session, id: int, *, ok: bool) -> None:
    """Notes what became of a message."""
    s.run("update message set state = ? where id = ?", "sent" if ok else "failed", id)


def bump(s: Session, keys: Iterable[str]) -> None:
    """Says that something on these desks has changed."""
    sql = "insert into pulse (key, n) values (?, 1) on conflict (key) do update set n = pulse.n + 1"
    rows = [(key,) for key in sorted(keys)]
    if rows:  # in one order, so that verbs that move the same inboxes at once do not wait in a circle
        s.many(sql, rows)


def pulse(s: Session, keys: Sequence[InboxKey], *, person: str) -> int:
    """A number that grows whenever somebody's inbox changes; cheap enough to ask every second."""
    texts = key_texts(keys, person)
    return int(s.value(f"select coalesce(sum(n), 0) from pulse where key in ({marks(texts)})", *texts))


def whole_pulse(s: Session) -> int:
    """A number that grows whenever anybody's inbox changes."""
    return int(s.value("select coalesce(sum(n), 0) from pulse"))
