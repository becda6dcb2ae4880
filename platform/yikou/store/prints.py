"""What was printed, how often and by whom: the second print of a receipt says that it is one."""

from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment


@dataclass(frozen=True, slots=True)
class Print:
    """One print. what: the paper, as `receipt:HJ01-2026-00001`; n: the how-manieth of it."""

    what: str
    n: int
    person: str
    at: datetime


_ADD = (
    "insert into printed (what, n, person, at) select ?, coalesce(max(n), 0) + 1, ?, ? from printed where what = ? "
    "returning n"
)


def note(s: Session, what: str, *, person: str, at: datetime) -> int:
    """Notes a print; the how-manieth it is. Needs a writing session."""
    return int(s.give(_ADD, what, person, moment(at), what))


def times(s: Session, what: str) -> int:
    """How often it was printed."""
    return int(s.value("select coalesce(max(n), 0) from printed where what = ?", what))


def prints(s: Session, what: str) -> tuple[Print, ...]:
    """Every print, the first first."""
    return rowmap.select(s, Print, "from printed where what = ? order by n", what)
