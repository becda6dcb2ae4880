"""The notification centre: what was told to the person signed in, by kind, and what of it was read."""

from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import urlencode

from yikou.store import case_lines, outbox
from yikou.store.database import Session
from yikou.store.outbox import KINDS
from yikou.store.outbox import Message as Stored
from yikou.texts import N_, say
from yikou.usecases.acting import Acting
from yikou.usecases.around.views_around import MessageRow, MessagesView
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.views import Chip, Pager

PAGE = 40
WORDS = {
    "red": N_("红牌"),
    "yellow": N_("黄牌"),
    "alarm": N_("到期提醒"),
    "urge": N_("催办"),
    "supplement": N_("补办"),
    "copy": N_("抄送"),
    "case": N_("办理进展"),
}
MESSAGES = {"all": N_("全部"), "unread": N_("未读 {n}"), "kind": N_("{word} {n}")}


def messages_view(
    house: House, reader: Reader, *, kind: str = "", is_unread: bool = False, after: str = ""
) -> MessagesView:
    """Messages, newest first; a case is linked where the reader may see it. kind: one of `outbox.KINDS`, '' for all."""
    acting, kind = reader.acting, kind if kind in KINDS else ""
    who = acting.person.key
    with house.store.session() as s:
        page = outbox.messages(s, acting.seats, person=who, kind=kind, is_unread=is_unread, after=after, limit=PAGE)
        counts = outbox.count_unread(s, acting.seats, person=who)
        rows = tuple(_row(s, one, reader) for one in page.rows)
    here = partial(_address, kind=kind, unread="yes" if is_unread else "")
    return MessagesView(
        rows=rows,
        chips=tuple(_chips(counts, reader, kind=kind, is_unread=is_unread)),
        pager=Pager(0, 0, 0, previous=here() if after else "", next=here(after=page.next) if page.next else ""),
        unread=sum(counts.values()),
        here=here(),
    )


def _row(s: Session, one: Stored, reader: Reader) -> MessageRow:
    acting = reader.acting
    is_seen = one.case_number and case_lines.may_list(s, one.case_number, acting.seats, person=acting.person.key)
    kind = one.kind or "case"
    return MessageRow(
        key=str(one.id),
        kind=kind,
        word=reader.translate(WORDS[kind]),
        text=f"{one.title}：{one.text}" if one.title not in one.text else one.text,
        at=one.at,
        href=f"/cases/{one.case_number}" if is_seen else "",
        unread=one.state == "waiting",
    )


def _chips(counts: Mapping[str, int], reader: Reader, *, kind: str, is_unread: bool) -> Iterator[Chip]:
    tell = partial(say, MESSAGES, translate=reader.translate)
    yield Chip(tell("all", {}), "/messages", current=not kind and not is_unread)
    total = sum(counts.values())
    yield Chip(tell("unread", {"n": total}), "/messages?unread=yes", current=is_unread and not kind)
    for one in KINDS:
        n, word = counts.get(one, 0), reader.translate(WORDS[one])
        if n or one == kind:
            said = tell("kind", {"word": word, "n": n}) if n else word
            yield Chip(said, f"/messages?kind={one}", current=one == kind)


def _address(**query: str) -> str:
    given = urlencode({name: text for name, text in query.items() if text})
    return f"/messages?{given}" if given else "/messages"


def mark_read(house: House, acting: Acting, key: str) -> None:
    """One message is read. NotFound for one that does not lie on this desk."""
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
    with house.store.writing() as s:
        outbox.mark_read(s, number, acting.seats, person=acting.person.key, at=house.now)


def mark_all_read(house: House, acting: Acting) -> int:
    """Everything on this desk is read; how many messages that were."""
    with house.store.writing() as s:
        return outbox.mark_all_read(s, acting.seats, person=acting.person.key, at=house.now)
