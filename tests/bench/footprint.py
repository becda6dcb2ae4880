"""What one case leaves in the tables of cases, tasks and entries, by transaction, for a peer to write again.

The rows are read from the real store after each commit of a real case, so that the peer writes the same values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench.relief import Relief
from yikou.store.database import Row, Session

TABLES = ("cases", "task", "seat", "entry")
Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commit:
    """One transaction. case: the columns that it sets (all of them in the first one); gone, come: rows by table."""

    case: dict[str, Any]
    gone: dict[str, tuple[Row, ...]]
    come: dict[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Footprint:
    """Of one case. columns: of each table, in order."""

    columns: dict[str, Columns]
    commits: tuple[Commit, ...]

    @property
    def entries(self) -> int:
        """Entries in its ledger."""
        return sum(len(commit.come["entry"]) for commit in self.commits)

    @property
    def rows(self) -> str:
        """Rows written, in words."""
        lists = [commit.come for commit in self.commits] + [commit.gone for commit in self.commits]
        many = {table: sum(len(rows[table]) for rows in lists) for table in TABLES if table != "cases"}
        return f"{len(self.commits)} of cases, " + ", ".join(f"{n} of {table}" for table, n in many.items())


def footprint(relief: Relief) -> Footprint:
    """Does one case and reads what each of its transactions wrote."""
    store = relief.house.store
    with store.session() as s:
        columns = {table: tuple(row[1] for row in s.rows(f"pragma table_info({table})")) for table in TABLES}
    before: dict[str, tuple[Row, ...]] = dict.fromkeys(TABLES, ())
    commits = []
    for done in relief.acts(relief.prepare(1)[0]):
        with store.session() as s:
            after = {table: _rows(s, table, done.number) for table in TABLES}
        commits.append(_commit(columns["cases"], before, after))
        before = after
    return Footprint(columns, tuple(commits))


def _rows(s: Session, table: str, number: str) -> tuple[Row, ...]:
    column = "id" if table == "cases" else "case_id"
    return tuple(s.rows(f"select * from {table} where {column} = (select id from cases where number = ?)", number))


def _commit(names: Columns, before: dict[str, tuple[Row, ...]], after: dict[str, tuple[Row, ...]]) -> Commit:
    old = before["cases"][0] if before["cases"] else (object(),) * len(names)
    case = {name: new for name, was, new in zip(names, old, after["cases"][0], strict=True) if was != new}
    lists = [table for table in TABLES if table != "cases"]
    return Commit(
        case,
        gone={table: _without(before[table], after[table]) for table in lists},
        come={table: _without(after[table], before[table]) for table in lists},
    )


def _without(rows: Sequence[Row], others: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row not in others)
