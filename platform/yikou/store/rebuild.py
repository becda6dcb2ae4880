# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Making every row that follows from the ledger again, and saying where it differed from what was there.

A difference means that somebody changed rows past the program, or that the program computes otherwise than it did.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from yikou.flow.rows import Projection
from yikou.store import acted, counting, ledger, projecting
from yikou.store.counting import Counted
from yikou.store.database import Row, Session, Store
from yikou.store.ledger import StoredEntry

_REMADE = ("task", "seat", "viewer", "timer", "one_per", "acted", "counted", "day_count")


@dataclass(frozen=True, slots=True)
class Remade:
    """What a case's whole ledger gives: snapshot, projection, and everything that statistics count."""

    state: bytes
    projection: Projection
    counts: Sequence[Counted] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that was `stored` and is not made by the ledger, or that is `made` and was not there."""

    table: str
    kind: str
    row: Row


Project = Callable[[str, int, tuple[StoredEntry, ...]], Remade]


def rebuild(store: Store, project: Project) -> tuple[Difference, ...]:
    """Makes all rows again in one transaction; what differed. project: of slug, version and entries of a case."""
    with store.writing() as s:
        before = _rows(s)
        for table in _REMADE:
            s.run(f"delete from {table}")
        for case_id, slug, version in s.rows("select id, slug, version from cases order by id"):
            entries = ledger.entries(s, case_id)
            _remake(s, case_id, project(slug, version, entries), last=entries[-1].no)
        return _differences(before, _rows(s))


def _remake(s: Session, case_id: int, made: Remade, *, last: int) -> None:
    """The rows of one case, of which nothing is there but the head."""
    head_hash = s.value("select hash from entry where case_id = ? and no = ?", case_id, last)
    columns = [f"{name} = ?" for name in (*projecting.HEAD, "entry_no", "head_hash", "snapshot")]
    values = (*projecting.head_values(made.projection.head), last, head_hash, made.state)
    s.run(f"update cases set {', '.join(columns)} where id = ?", *values, case_id)
    projecting.write_difference(s, case_id, None, made.projection)
    counting.count(s, case_id, made.projection.head.slug, made.counts)
    for act in ledger.acts(s, case_id):
        acted.note_actor(s, case_id, act)


def _rows(s: Session) -> Mapping[str, frozenset[Row]]:
    return {table: frozenset(s.rows(f"select * from {table}")) for table in ("cases", *_REMADE)}


def _differences(before: Mapping[str, frozenset[Row]], after: Mapping[str, frozenset[Row]]) -> tuple[Difference, ...]:
    found = []
    for table, made in after.items():
        found += [Difference(table, "stored", row) for row in sorted(before[table] - made, key=repr)]
        found += [Difference(table, "made", row) for row in sorted(made - before[table], key=repr)]
    return tuple(found)
