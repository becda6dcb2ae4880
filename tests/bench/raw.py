"""The peer of a whole case: plain sqlite3, which is handed every value ready made and only writes it.

It has the store's own tables of cases, tasks, seats and entries with all their keys and indexes, and its settings of
the connection. It decides nothing, checks nothing, and keeps no rights, clocks, documents, messages or statistics.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.bench.footprint import Commit, Footprint
from yikou.store import dialect
from yikou.store.database import Row, open_store
from yikou.store.dialect import Synchronous
from yikou.store.migrations import migrate

KEYS = {"task": ("task",), "seat": ("key", "lane_rank", "due_at", "task")}
Statement = tuple[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Written:
    """One transaction as statements: of the case's row, and of the rows below it, whose first value is its id."""

    head: str
    values: Row
    below: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """Writes whole cases."""

    connection: sqlite3.Connection
    commits: tuple[Written, ...]
    numbers: Iterator[int] = field(default_factory=count)

    def whole_case(self) -> None:
        """Every transaction, for a case with a number and an applicant of its own."""
        execute, many, number, id = self.connection.execute, self.connection.executemany, next(self.numbers), 0
        for commit in self.commits:
            execute("begin immediate")
            if id:
                execute(commit.head, (*commit.values, id))
            else:
                own = (f"HY01-2026-{number:05}", f"person:{number:018}", *commit.values)
                id = execute(commit.head, own).lastrowid or 0
            for sql, rows in commit.below:
                many(sql, [(id, *row) for row in rows])
            execute("commit")


def raw_in(path: Path, pattern: Footprint, *, synchronous: Synchronous, without: Sequence[str] = ()) -> Raw:
    """A peer with an empty database that writes as the pattern does; without: columns that it leaves empty."""
    store = open_store(path, synchronous=synchronous)
    migrate(store, backup_to=None)
    store.close()
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    dialect.prepare(connection, synchronous)
    return Raw(connection, tuple(_written(pattern, commit, without) for commit in pattern.commits))


def _written(pattern: Footprint, commit: Commit, without: Sequence[str]) -> Written:
    case = {name: b"" if name in without else value for name, value in commit.case.items()}
    own = ("number", "applicant_key")
    if own[0] in case:
        names = (*own, *(name for name in case if name not in (*own, "id")))
        head, values = _insert("cases", names), tuple(case[name] for name in names[2:])
    else:
        kept = {name: value for name, value in case.items() if name not in without}
        head = f"update cases set {', '.join(f'{name} = ?' for name in kept)} where id = ?"
        values = tuple(kept.values())
    return Written(head, values, tuple(_below(pattern, commit, without)))


def _below(pattern: Footprint, commit: Commit, without: Sequence[str]) -> Iterator[Statement]:
    for table, key in KEYS.items():
        if gone := _cut(pattern, commit.gone, table, key):
            where = " and ".join(f"{name} = ?" for name in key)
            yield f"delete from {table} where case_id = ? and {where}", gone
    for table in commit.come:
        names = tuple(name for name in pattern.columns[table] if name != "case_id")
        if come := _cut(pattern, commit.come, table, names, without):
            yield _insert(table, ("case_id", *names)), come


def _cut(
    pattern: Footprint,
    rows: dict[str, tuple[Row, ...]],
    table: str,
    names: tuple[str, ...],
    without: Sequence[str] = (),
) -> tuple[Row, ...]:
    """Some columns of the rows of a table."""
    at = [pattern.columns[table].index(name) for name in names]
    return tuple(
        tuple("" if name in without else row[i] for i, name in zip(at, names, strict=True)) for row in rows[table]
    )


def _insert(table: str, names: tuple[str, ...]) -> str:
    return f"insert into {table} ({', '.join(names)}) values (?{', ?' * (len(names) - 1)})"
