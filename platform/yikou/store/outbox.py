# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Messages: on the desk of a person or a seat, and what is to be sent out by other programs; and pulses.

A pulse is how often the inbox of a seat has changed: a page that is open asks whether it has grown.
"""

from collections.abc import Sequence
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


class Told(msgspec.Struct, frozen=True):
    """Something to tell. key: as `keys.personal` or `InboxKey.text` make it for the desk; a phone number or address for
    the other channels; case_number: '' if it is about no case."""

    key: str
    channel: Channel
    title: str
    text: str
    case_number: str
    at: datetime


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


def tell(s: Session, told: Sequence[Told]) -> None:
    """Puts messages on desks and into the outbox."""
    sql = (
        "insert into message (key, channel, title, text, case_number, at, state, read_by) "
        "values (?, ?, ?, ?, ?, ?, 'waiting', '')"
    )
    if told:
        s.many(sql, [rowmap.stored(one) for one in told])


def messages(s: Session, keys: Sequence[InboxKey], *, person: str, after: str = "", limit: int = 50) -> Page[Message]:
    """Messages on somebody's desk, latest first."""
    texts = key_texts(keys, person)
    place = place_after(after, 1) if after else [2**62]
    tail = f"from message where key in ({marks(texts)}) and channel = 'desk' and id < ? order by id desc limit ?"
    found = rowmap.select(s, Message, tail, *texts, *place, limit + 1)
    return page_of(found, limit, lambda message: [message.id])


def unread(s: Session, keys: Sequence[InboxKey], *, person: str, most: int = 99) -> int:
    """How many messages on somebody's desk nobody has read; `most` + 1 means more."""
    texts = key_texts(keys, person)
    where = f"key in ({marks(texts)}) and channel = 'desk' and state = 'waiting'"
    return int(s.value(f"select count(*) from (select 1 from message where {where} limit ?) m", *texts, most + 1))


def mark_read(s: Session, id: int, keys: Sequence[InboxKey], *, person: str, at: datetime) -> None:
    """Notes that somebody read a message on their desk; `NotFound` if it does not lie there."""
    texts = key_texts(keys, person)
    if not s.row(f"select 1 from message where id = ? and channel = 'desk' and key in ({marks(texts)})", id, *texts):
        raise NotFound("message", str(id))
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


def pulse(s: Session, keys: Sequence[InboxKey], *, person: str) -> int:
    """A number that grows whenever somebody's inbox changes; cheap enough to ask every second."""
    texts = key_texts(keys, person)
    return int(s.value(f"select coalesce(sum(n), 0) from pulse where key in ({marks(texts)})", *texts))


def whole_pulse(s: Session) -> int:
    """A number that grows whenever anybody's inbox changes."""
    return int(s.value("select coalesce(sum(n), 0) from pulse"))
