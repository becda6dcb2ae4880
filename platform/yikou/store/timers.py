"""What the clock has to do next. Rows come and go with the projection of their case; nothing else writes them."""

from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment
from yikou.store.paging import Page, page_of, place_after


@dataclass(frozen=True, slots=True)
class DueTimer:
    """A timer whose moment has come. key: what it does, unique within the case (`alarm/total/0`)."""

    number: str
    key: str
    due_at: datetime
    case_id: int


_DUE = (
    "select c.number, t.key, t.due_at, t.case_id from timer t cross join cases c "
    "where t.due_at <= ? and (t.due_at, t.case_id, t.key) > (?, ?, ?) and c.id = t.case_id "
    "order by t.due_at, t.case_id, t.key limit ?"
)


def due(s: Session, now: datetime, *, limit: int = 100, after: str = "") -> Page[DueTimer]:
    """Timers that are due, earliest first. Each is then decided under its case's lock, where it may have gone.

    A timer that cannot be done stays: whoever works through them goes on with `after`, and comes back next time.
    """
    place = place_after(after, str, int, str) if after else ["", 0, ""]
    found = [rowmap.read(DueTimer, row) for row in s.rows(_DUE, moment(now), *place, limit + 1)]
    return page_of(found, limit, lambda row: [moment(row.due_at), row.case_id, row.key])
