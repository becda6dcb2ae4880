"""Numbered steps from an empty database to the schema of `yikou.store.entities`.

Run by `yikou migrate` and `make run`, never by a starting worker. All that are missing run in one transaction, under
the write lock, after a backup.
"""

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from yikou.errors import YikouError
from yikou.store import dialect
from yikou.store.copying import copy_database
from yikou.store.database import Session, Store
from yikou.store.migrations import (
    m0001_begin,
    m0002_counts_of_the_ledger,
    m0003_programs_that_act,
    m0004_notices,
    m0008_around,
)
from yikou.store.moments import moment

STEPS: tuple[ModuleType, ...] = (
    m0001_begin,
    m0002_counts_of_the_ledger,
    m0003_programs_that_act,
    m0004_notices,
    m0008_around,
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
            copy_database(store.path, backup_to)
        for number, step in enumerate(missing, start=done + 1):
            step.up(s)
            values = (number, step.__name__.rpartition(".")[2], moment(datetime.now(UTC)))
            s.run("insert into schema_version (version, name, at) values (?, ?, ?)", *values)
    return len(missing)


def version(s: Session) -> int:
    """The number of the last step that ran; 0 for an empty database."""
    if not dialect.has_table(s.connection, "schema_version"):
        return 0
    return int(s.value("select coalesce(max(version), 0) from schema_version"))


def require_current(s: Session) -> None:
    """Refuses (`OldSchema`) a database that this program cannot work with."""
    found = version(s)
    if found != len(STEPS):
        raise OldSchema(f"schema {found}, this program works with {len(STEPS)}")
