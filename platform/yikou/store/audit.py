"""The log of what is no act of a case: refused access, sign-ins, administration. Triggers refuse every change of it."""

from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment


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
