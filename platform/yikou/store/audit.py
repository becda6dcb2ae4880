# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""The log of what is no act of a case: refused access, sign-ins, administration. Triggers refuse every change of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment
from yikou.store.paging import MOST, Page, marks, page_of, place_after


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. person: '' if nobody was signed in; what: `signed_in`, `refused`, `password_changed` …;
    which: the page, case or person it was about; detail: free text without secrets."""

    at: datetime
    person: str
    what: str
    which: str = ""
    ip: str = ""
    detail: str = ""


def note(s: Session, event: Event) -> None:
    """Adds an event."""
    rowmap.insert(s, "audit", [event])


def events(s: Session, *, since: datetime, person: str = "", limit: int = 500) -> tuple[Event, ...]:
    """Events from a moment on, latest first; person: of that person only."""
    tail = "from audit where at >= ? and (? = '' or person = ?) order by id desc limit ?"
    return rowmap.select(s, Event, tail, moment(since), person, person, limit)


def page(
    s: Session,
    *,
    kinds: Sequence[str] = (),
    person: str = "",
    which: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    after: str = "",
    limit: int = 50,
) -> Page[Event]:
    """Events, latest first, page by page. kinds: values of `what`, none for all; which: what they are about; until:
    the first moment left out."""
    conditions: list[tuple[str, Sequence[object]]] = [("id < ?", place_after(after, int) if after else [MOST])]
    if kinds:
        conditions.append((f"what in ({marks(kinds)})", kinds))
    if person:
        conditions.append(("person = ?", [person]))
    if which:
        conditions.append(("which = ?", [which]))
    if since:
        conditions.append(("at >= ?", [moment(since)]))
    if until:
        conditions.append(("at < ?", [moment(until)]))
    where = " and ".join(condition for condition, _ in conditions)
    values = [value for _, some in conditions for value in some]
    columns = rowmap.plan(Event).columns
    rows = s.rows(f"select id, {columns} from audit where {where} order by id desc limit ?", *values, limit + 1)
    found = page_of(rows, limit, lambda row: [row[0]])
    return Page(tuple(rowmap.read(Event, row[1:]) for row in found.rows), found.next)


def people(s: Session, kinds: Sequence[str]) -> tuple[str, ...]:
    """Who any event of these kinds names as its person, in order."""
    sql = f"select distinct person from audit where what in ({marks(kinds)}) order by person"
    return tuple(person for (person,) in s.rows(sql, *kinds))
