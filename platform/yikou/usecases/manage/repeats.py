"""The same form sent twice, as by a second press while the first was on its way: it was done, and is not refused."""

from collections.abc import Sequence
from datetime import timedelta

from yikou.store import audit
from yikou.store.database import Session
from yikou.usecases.acting import Acting
from yikou.usecases.around.edits import Change, detail_of
from yikou.usecases.house import House

LATELY = timedelta(minutes=10)


def just_made(house: House, s: Session, acting: Acting, what: str, which: str, changes: Sequence[Change]) -> bool:
    """Whether the latest edit of this kind was made by the same person a short while ago, with the same changes."""
    found = audit.page(s, kinds=(what,), which=which, since=house.now - LATELY, limit=1).rows
    return any(one.person == acting.person.key and detail_of(one).changes == tuple(changes) for one in found)
