"""Leases: work that one process at a time does, however many serve, on this machine or on several.

A lease runs out by itself, so that whoever died holding it keeps nobody waiting for long.
"""

from dataclasses import dataclass
from datetime import datetime

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment


@dataclass(frozen=True, slots=True)
class Lease:
    """holder: a name that each process makes up for itself; until: when others may take it. round_at: when the work was
    last done to its end, with how many pieces done and failed; None before the first time."""

    name: str
    holder: str
    until: datetime
    round_at: datetime | None
    done: int
    failed: int


_TAKE = (
    "insert into lease (name, holder, until, done, failed) values (?, ?, ?, 0, 0) on conflict (name) do update "
    "set holder = excluded.holder, until = excluded.until where lease.holder = excluded.holder or lease.until < ?"
)


def lease(s: Session, name: str) -> Lease | None:
    """As it stands; None where nobody has ever taken it."""
    return next(iter(rowmap.select(s, Lease, "from lease where name = ?", name)), None)


def take(s: Session, name: str, holder: str, *, now: datetime, until: datetime) -> bool:
    """Takes or prolongs a lease; False while it is somebody else's."""
    return s.run(_TAKE, name, holder, moment(until), moment(now)) == 1


def note_round(s: Session, name: str, *, at: datetime, done: int, failed: int) -> None:
    """Writes down that the work was done once to its end."""
    s.run("update lease set round_at = ?, done = ?, failed = ? where name = ?", moment(at), done, failed, name)


def give_up(s: Session, name: str, holder: str, *, now: datetime) -> None:
    """Lets others take it at once; nothing, if it is theirs already."""
    s.run(
        "update lease set until = ? where name = ? and holder = ? and until > ?", moment(now), name, holder, moment(now)
    )
