"""Whether the system can work at all, and whether anything has happened in it."""

from yikou.store import outbox
from yikou.store.database import Store
from yikou.store.migrations import require_current
from yikou.usecases.acting import Acting


def check_health(store: Store) -> None:
    """Reads from the database; what it raises is what is wrong."""
    with store.session() as s:
        require_current(s)


def latest_change(store: Store) -> int:
    """A number that moves whenever an inbox has changed. Cheap: live pages ask for it every second."""
    with store.session() as s:
        return outbox.whole_pulse(s)


def inbox_pulse(store: Store, acting: Acting) -> int:
    """A number that moves whenever the inbox of this post has changed."""
    with store.session() as s:
        return outbox.pulse(s, acting.seats, person=acting.person.key)
