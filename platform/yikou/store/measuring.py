"""Figures for whoever watches the system: how much is open, overdue, unsent. Counts only, nothing of any case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from yikou.store.database import Session
from yikou.store.moments import from_optional, moment

PERSONAL = "person"
"""Stands in place of a role for what waits for one person alone."""
NEWEST = 10_000
"""Attempts to sign in that are looked through: far more than a quarter of an hour has."""

_OPEN = (
    "select c.slug, count(*) from (select case_id from task union select case_id from timer) o "
    "join cases c on c.id = o.case_id where c.ended_at is null group by c.slug order by c.slug"
)
_OVERDUE = "select count(*), min(due_at) from timer where due_at <= ?"
_UNSENT = (
    "select channel, count(*), min(at) from message where channel in ('sms', 'mail') and state = 'waiting' "
    "group by channel order by channel"
)
_FAILED = (
    "select count(*) from login_attempt where id > (select coalesce(max(id), 0) - ? from login_attempt) "
    "and not ok and at >= ?"
)


@dataclass(frozen=True, slots=True)
class Backlog:
    """Something that waits: how much, and since when the oldest of it does; None where nothing waits."""

    count: int
    oldest: datetime | None = None


def open_cases(s: Session) -> Mapping[str, int]:
    """Cases that have not ended, by affair."""
    return dict(s.rows(_OPEN))


def inboxes(s: Session) -> Mapping[str, tuple[int, int]]:
    """Tasks by the role at whose seats they lie: all of them, and those of the fullest seat."""
    found: dict[str, tuple[int, int]] = {}
    for key, count in s.rows("select key, count(*) from seat group by key order by key"):
        role = _role_of(key)
        total, most = found.get(role, (0, 0))
        found[role] = (total + int(count), max(most, int(count)))
    return found


def overdue_timers(s: Session, now: datetime) -> Backlog:
    """What the clock should have done by now."""
    count, oldest = s.rows(_OVERDUE, moment(now))[0]
    return Backlog(int(count), from_optional(oldest))


def unsent(s: Session) -> Mapping[str, Backlog]:
    """Messages that wait to be sent, by channel; both are named even where nothing waits."""
    found = {channel: Backlog(int(count), from_optional(oldest)) for channel, count, oldest in s.rows(_UNSENT)}
    return {channel: found.get(channel, Backlog(0)) for channel in ("mail", "sms")}


def failed_sign_ins(s: Session, since: datetime) -> int:
    """Attempts to sign in that failed since a moment, at most `NEWEST` of them."""
    return int(s.value(_FAILED, NEWEST, moment(since)))


def _role_of(key: str) -> str:
    """The role of a seat's key.

    >>> _role_of("at:reviewer@huayuan"), _role_of("person:p7")
    ('reviewer', 'person')
    """
    scope, _, rest = key.partition(":")
    return PERSONAL if scope == PERSONAL else rest.partition("@")[0]
