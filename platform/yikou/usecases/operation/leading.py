"""Who does the clock's work where several processes serve: one of them, as long as it renews its lease."""

from datetime import timedelta

from yikou.store import leases
from yikou.store.leases import Lease
from yikou.usecases.acts.ticking import Ticked
from yikou.usecases.house import House

CLOCK = "clock"
EVERY = timedelta(seconds=20)
LASTS = 3 * EVERY
"""A leader that is not heard of for so long is followed by another. Two at once would do no harm."""


def lead(house: House, holder: str) -> bool:
    """Whether this process does the clock's work in this round. Those who only wait do not write."""
    now = house.now
    with house.store.session() as s:
        found = leases.lease(s, CLOCK)
    if found and found.holder != holder and found.until >= now:
        return False
    with house.store.writing() as s:
        return leases.take(s, CLOCK, holder, now=now, until=now + LASTS)


def note_round(house: House, ticked: Ticked) -> None:
    """Writes down that a round was done, for whoever watches."""
    with house.store.writing() as s:
        leases.note_round(s, CLOCK, at=house.now, done=ticked.done, failed=len(ticked.failed))


def step_down(house: House, holder: str) -> None:
    """Lets another process follow at once: this one stops."""
    with house.store.writing() as s:
        leases.give_up(s, CLOCK, holder, now=house.now)


def clock_lease(house: House) -> Lease | None:
    """Who leads, and its last round."""
    with house.store.session() as s:
        return leases.lease(s, CLOCK)
