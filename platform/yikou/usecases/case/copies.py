"""Whether a copy (抄送) has been read: told to whoever sent it, beside its line of the ledger."""

from collections.abc import Iterable, Mapping

from yikou.flow.entries import Copied, Entered
from yikou.flow.program import BETWEEN
from yikou.store import inbox
from yikou.store.database import Session
from yikou.texts import N_, Translate
from yikou.usecases.reader import Reader

READ, UNREAD = N_("{names}已阅"), N_("{names}还没有打开看")


def copies_read(s: Session, case_id: int, entries: Iterable[Entered], reader: Reader) -> Mapping[int, str]:
    """In words, by number of the entry, of the copies that the reader sent."""
    mine = (x for x in entries if isinstance(x.entry, Copied) and x.actor.person == reader.acting.person.key)
    return {x.no: _told(x, inbox.seen_since(s, case_id, x.at), reader.translate) for x in mine}


def _told(sent: Entered, looked: frozenset[str], translate: Translate) -> str:
    to = sent.entry.to if isinstance(sent.entry, Copied) else ()
    read = [one.name for one in to if one.key in looked]
    unread = [one.name for one in to if one.key not in looked]
    between = translate(BETWEEN)
    told = [
        translate(text).format(names=between.join(found)) for text, found in ((READ, read), (UNREAD, unread)) if found
    ]
    return between.join(told)
