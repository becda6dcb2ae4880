"""Numbered steps from an empty database to the schema of `yikou.store.entities`.

Run by `yikou migrate` and `make run`, never by a starting worker. All that are missing run in one transaction, under
the write lock, after a backup.

A table is defined in words that SQLite knows and `store.postgres.words` says to PostgreSQL: columns of `text`,
`bigint`, `integer`, `boolean`, `blob`; `not null`, `default`, `unique`, `references`, `on delete cascade`; keys
`id integer primary key autoincrement` or `primary key (…)`, then `without rowid` where the key is the order; `create
index`, `alter table … add column / rename to / rename column`, `drop table`. No `check`, no expression as a default, no
`insert or replace`, no `rowid`, no functions that only one of them has; a flag is written as Python's True or False,
never as 0 or 1, and asked for by itself (`where initial`). What only one database can do asks `s.kind` which it is.
"""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import ModuleType

from yikou.errors import YikouError
from yikou.store import dialect, moving
from yikou.store.copying import copy_database
from yikou.store.database import Session, Store
from yikou.store.migrations import (
    m0001_begin,
    m0002_counts_of_the_ledger,
    m0003_programs_that_act,
    m0004_notices,
    m0007_search,
    m0008_around,
    m0009_one_clock,
)
from yikou.store.moments import moment
from yikou.store.sqlite_store import SqliteStore

STEPS: tuple[ModuleType, ...] = (
    m0001_begin,
    m0002_counts_of_the_ledger,
    m0003_programs_that_act,
    m0004_notices,
    m0007_search,
    m0008_around,
    m0009_one_clock,
)


class OldSchema(YikouError):
    """The database is not of this program's schema: `yikou migrate` brings an older one up, a newer one needs a newer
    program."""


def migrate(store: Store, *, backup_to: Path | None) -> int:
    """Runs what is missing; how many steps that were. An empty database is not backed up, another must be.

    backup_to: the file to write the backup to; None only where the database is empty or up to date.
    """
    with store.writing() as s:
        done = version(s)
        missing = STEPS[done:]
        if not missing:
            return 0
        if done:
            if backup_to is None:
                raise ValueError("a database with data is migrated only after a backup")
            copy_to(backup_to, store, s)
        run_steps(s, start=done, end=len(STEPS))
    return len(missing)


def copy_to(target: Path, store: Store, s: Session) -> None:
    """Writes an SQLite file with every row of the database, whichever it is, as of one moment; a session is open on it.

    A copy of PostgreSQL has the schema that the database has: an older one is brought up like any other file.
    """
    if isinstance(store, SqliteStore):
        copy_database(store.path, target)
    else:
        moving.to_file(s, target, schema=partial(run_steps, start=0, end=version(s)))


def run_steps(s: Session, *, start: int, end: int) -> None:
    """Runs the steps behind number `start` up to and with number `end`."""
    for number, step in enumerate(STEPS[start:end], start=start + 1):
        step.up(s)
        values = (number, step.__name__.rpartition(".")[2], moment(datetime.now(UTC)))
        s.run("insert into schema_version (version, name, at) values (?, ?, ?)", *values)


def version(s: Session) -> int:
    """The number of the last step that ran; 0 for an empty database."""
    if not s.row(dialect.HAS_TABLE[s.kind], "schema_version"):
        return 0
    return int(s.value("select coalesce(max(version), 0) from schema_version"))


def require_current(s: Session) -> None:
    """Refuses (`OldSchema`) a database that this program cannot work with."""
    found = version(s)
    if found != len(STEPS):
        raise OldSchema(f"schema {found}, this program works with {len(STEPS)}")
