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

import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import ModuleType

from yikou.errors import YikouError
from yikou.store import dialect, moving
from yikou.store.copying import copy_database
from yikou.store.database import Session, Store
from yikou.store.dialect import Away, Busy
from yikou.store.migrations import (
    m0001_begin,
    m0002_counts_of_the_ledger,
    m0003_programs_that_act,
    m0004_notices,
    m0005_stand_ins,
    m0006_opinions,
    m0007_search,
    m0008_around,
    m0009_one_clock,
    m0010_second_factor,
    m0011_under_way,
    m0012_administration,
    m0013_phrases_of_places,
    m0014_choices_found,
    m0015_kept_searches,
)
from yikou.store.moments import moment
from yikou.store.sqlite_store import SqliteStore

STEPS: tuple[ModuleType, ...] = (
    m0001_begin,
    m0002_counts_of_the_ledger,
    m0003_programs_that_act,
    m0004_notices,
    m0005_stand_ins,
    m0006_opinions,
    m0007_search,
    m0008_around,
    m0009_one_clock,
    m0010_second_factor,
    m0011_under_way,
    m0012_administration,
    m0013_phrases_of_places,
    m0014_choices_found,
    m0015_kept_searches,
)


PATIENCE_SECONDS = 1800.0
"""How long a second process waits for the one that migrates; it then finds that all is done."""
SPARE_BYTES = 64 * 1024 * 1024


class OldSchema(YikouError):
    """The database is of an older schema than this program's: `yikou migrate` brings it up."""

    def __init__(self, found: int, wanted: int) -> None:
        super().__init__(f"schema {found}, this program works with {wanted}")
        self.found = found
        self.wanted = wanted


class NewSchema(OldSchema):
    """The database is of a newer program. There is no way back but a backup: steps only go forward."""


class NoRoom(YikouError):
    """Too little room for the backup and the work. Nothing was changed. needed, free: bytes."""

    def __init__(self, needed: int, free: int) -> None:
        super().__init__(f"{needed} bytes are needed, {free} are free")
        self.needed = needed
        self.free = free


class MigrationFailed(YikouError):
    """A step broke, and all of it was rolled back. step: its name; backup: the copy taken before, None of nothing."""

    def __init__(self, step: str, backup: Path | None) -> None:
        super().__init__(step)
        self.step = step
        self.backup = backup


def migrate(store: Store, *, backup_to: Path | None) -> int:
    """Runs what is missing, all of it or nothing; how many steps that were. While another process does, this one waits.

    backup_to: the file to write the backup to; None only where the database is empty or up to date.
    """
    until = monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return _migrate(store, backup_to)
        except Busy as busy:
            if isinstance(busy, Away) or monotonic() > until:
                raise


def _migrate(store: Store, backup_to: Path | None) -> int:
    with store.writing() as s:
        done = version(s)
        _refuse_newer(done)
        if done == len(STEPS):
            return 0
        if done:
            if backup_to is None:
                raise ValueError("a database with data is migrated only after a backup")
            _require_room(store, s, backup_to.parent)
            copy_to(backup_to, store, s)
        try:
            run_steps(s, start=done, end=len(STEPS))
        except MigrationFailed as failed:
            failed.backup = backup_to if done else None
            raise
    return len(STEPS) - done


def _require_room(store: Store, s: Session, folder: Path) -> None:
    """Room for a copy, and for the log of a work that may write everything anew."""
    folder.mkdir(parents=True, exist_ok=True)
    size = store.path.stat().st_size if isinstance(store, SqliteStore) else int(s.value(_SERVER_SIZE))
    needed, free = 2 * size + SPARE_BYTES, shutil.disk_usage(folder).free
    if free < needed:
        raise NoRoom(needed, free)


_SERVER_SIZE = "select pg_database_size(current_database())"


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
        name = step.__name__.rpartition(".")[2]
        try:
            step.up(s)
        except Exception as error:
            raise MigrationFailed(name, None) from error
        values = (number, name, moment(datetime.now(UTC)))
        s.run("insert into schema_version (version, name, at) values (?, ?, ?)", *values)


def version(s: Session) -> int:
    """The number of the last step that ran; 0 for an empty database."""
    if not s.row(dialect.HAS_TABLE[s.kind], "schema_version"):
        return 0
    return int(s.value("select coalesce(max(version), 0) from schema_version"))


def require_current(s: Session) -> None:
    """Refuses (`OldSchema`) a database that this program cannot work with."""
    found = version(s)
    _refuse_newer(found)
    if found != len(STEPS):
        raise OldSchema(found, len(STEPS))


def _refuse_newer(found: int) -> None:
    if found > len(STEPS):
        raise NewSchema(found, len(STEPS))
