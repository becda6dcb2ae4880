"""What somebody searched for stays at hand while they are signed in: behind a key, and never in an address."""

from yikou.store.database import Session

TABLES = (
    "create table kept_search (id integer primary key autoincrement, key text unique not null, session text not null, "
    "asked text not null, shown boolean not null)",
    "create index idx_kept_search__session on kept_search (session)",
)


def up(s: Session) -> None:
    """Nothing is kept yet."""
    for statement in TABLES:
        s.run(statement)
