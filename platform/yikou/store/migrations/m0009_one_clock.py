"""Leases: of several processes that serve, one does the clock's work."""

from yikou.store.database import Session

TABLE = (
    "create table lease (name text not null primary key, holder text not null, until text not null, round_at text, "
    "done bigint not null, failed bigint not null)"
)


def up(s: Session) -> None:
    """The table; the first process that serves takes the lease."""
    s.run(TABLE)
