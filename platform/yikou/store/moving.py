"""Every row of one database in another, whichever the two are: how PostgreSQL gets into a backup, and any backup into
PostgreSQL. The one that rows come into has the same schema and no rows.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from yikou.store import dialect, fulltext
from yikou.store.copying import sync
from yikou.store.database import Row, Session

AT_ONCE = 500
FIRST = ("cases", "resident")
"""Tables that others refer to."""
LEFT = ("schema_version", "case_text", "case_words")
"""What the steps have written by themselves, and what each database makes of the texts in its own way."""


def to_file(s: Session, target: Path, *, schema: Callable[[Session], None]) -> None:
    """Writes a new SQLite file with every row that `s` sees, synced to disk. schema: makes the tables."""
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("begin")
        new = Session(connection, True, {})
        schema(new)
        move(s, new)
        connection.execute("commit")
    sync(target)


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """A session on an SQLite file that nobody writes, beside the one that this thread may have open."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield Session(connection, False, {})


def move(source: Session, target: Session) -> None:
    """Puts every row of `source` into `target`; columns are found by their names."""
    ours, theirs = ({name for (name,) in s.rows(dialect.TABLES[s.kind])} for s in (source, target))
    for table in sorted((ours & theirs).difference(LEFT), key=lambda name: (name not in FIRST, name)):
        _move(source, target, table)
    if "case_text" in ours & theirs:
        for texts in _read(source, "select case_id, text from case_text"):
            fulltext.many(target, [(int(case_id), str(text)) for case_id, text in texts])
    for statement in dialect.CATCH_UP[target.kind]:
        for (catch_up,) in target.rows(statement):
            target.rows(catch_up)


def _move(source: Session, target: Session, table: str) -> None:
    columns = target.rows(dialect.COLUMNS[target.kind], table)
    names = ", ".join(name for name, _ in columns)
    flags = [index for index, (_, kind) in enumerate(columns) if kind == "boolean"]
    sql = f"insert into {table} ({names}) values ({', '.join('?' * len(columns))})"  # noqa: S608 -- our own names
    for rows in _read(source, f"select {names} from {table}"):  # noqa: S608 -- our own names
        target.many(sql, [_flagged(row, flags) for row in rows])


def _read(source: Session, sql: str) -> Iterator[list[Row]]:
    """Some hundred rows at a time: a table may be larger than memory."""
    if source.kind == "postgresql":
        source.connection.execute(f"declare moved no scroll cursor for {sql}")
        while rows := source.rows(f"fetch {AT_ONCE} from moved"):
            yield rows
        source.connection.execute("close moved")
        return
    cursor: Any = source.connection.execute(sql)
    while rows := cursor.fetchmany(AT_ONCE):
        yield rows


def _flagged(row: Row, flags: list[int]) -> Row:
    """SQLite keeps a flag as 0 or 1."""
    if not flags:
        return row
    values = list(row)
    for index in flags:
        values[index] = bool(values[index])
    return tuple(values)
