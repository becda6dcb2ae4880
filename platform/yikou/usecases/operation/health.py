"""Whether the system can work, what waits in it, and whether anything has happened in it."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from yikou.store import measuring, outbox
from yikou.store.database import Session, Store
from yikou.store.dialect import DAMAGE, Busy
from yikou.store.measuring import Backlog
from yikou.store.migrations import OldSchema, require_current
from yikou.usecases.accounts.signing_in import WINDOW
from yikou.usecases.acting import Acting
from yikou.usecases.house import House
from yikou.usecases.operation.leading import EVERY, clock_lease

LEAST_BYTES = 64 * 1024 * 1024
"""Room below which nothing can be relied on to be kept."""
LITTLE_BYTES = 2 * 1024 * 1024 * 1024
LATE = 6 * EVERY
"""A clock that has not done a round for so long has stopped."""
LATE_TIMER = timedelta(minutes=15)
State = Literal["ok", "warning", "down"]
WELL: State = "ok"
POORLY: State = "warning"
DOWN: State = "down"
RANKS = (WELL, POORLY, DOWN)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. says: the figures, without anything of any person."""

    state: State
    says: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures that are the same for every process, as of one moment."""

    open_cases: Mapping[str, int]
    inboxes: Mapping[str, tuple[int, int]]
    overdue: Backlog
    unsent: Mapping[str, Backlog]
    failed_sign_ins: int
    free_bytes: int
    round_at: datetime | None
    now: datetime


def examine(house: House) -> Mapping[str, Finding]:
    """Everything that is needed for work, by name. `down`: no request can be answered rightly; `warning`: somebody
    should look soon."""
    found = {"disk": _disk(house), "database": _database(house.store)}
    if found["database"].state == WELL:
        found["clock"] = _clock(house)
        with house.store.session() as s:
            found["outbox"] = _outbox(s)
    return found


def worst(found: Mapping[str, Finding]) -> State:
    """What all of them together mean."""
    return max((one.state for one in found.values()), key=RANKS.index)


def measure(house: House) -> Measures:
    """The figures of `/metrics` that lie in the database."""
    lease, now = clock_lease(house), house.now
    with house.store.session() as s:
        return Measures(
            measuring.open_cases(s),
            measuring.inboxes(s),
            measuring.overdue_timers(s, now),
            measuring.unsent(s),
            measuring.failed_sign_ins(s, now - WINDOW),
            free_bytes(house),
            lease.round_at if lease else None,
            now,
        )


def free_bytes(house: House) -> int:
    """Room for database and files."""
    return shutil.disk_usage(house.settings.var).free


def latest_change(store: Store) -> int:
    """A number that moves whenever an inbox has changed. Cheap: live pages ask for it every second."""
    with store.session() as s:
        return outbox.whole_pulse(s)


def inbox_pulse(store: Store, acting: Acting) -> int:
    """A number that moves whenever the inbox of this post has changed."""
    with store.session() as s:
        return outbox.pulse(s, acting.seats, person=acting.inbox_of or acting.person.key)


def _disk(house: House) -> Finding:
    free = free_bytes(house)
    return Finding(DOWN if free < LEAST_BYTES else POORLY if free < LITTLE_BYTES else WELL, {"free_bytes": free})


def _database(store: Store) -> Finding:
    try:
        with store.session() as s:
            require_current(s)
    except (OldSchema, Busy, DAMAGE) as error:
        return Finding(DOWN, {"error": type(error).__name__})
    return Finding(WELL, {})


def _clock(house: House) -> Finding:
    lease, now = clock_lease(house), house.now
    with house.store.session() as s:
        overdue = measuring.overdue_timers(s, now)
    is_late = lease is None or lease.round_at is None or now - lease.round_at > LATE
    waits_long = overdue.oldest is not None and now - overdue.oldest > LATE_TIMER
    says = {
        "round_at": lease.round_at.isoformat() if lease and lease.round_at else None,
        "done": lease.done if lease else 0,
        "failed": lease.failed if lease else 0,
        "overdue": overdue.count,
    }
    return Finding(POORLY if is_late or waits_long or (lease and lease.failed) else WELL, says)


def _outbox(s: Session) -> Finding:
    return Finding(WELL, {channel: backlog.count for channel, backlog in measuring.unsent(s).items()})
