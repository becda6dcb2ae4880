# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Making every row that follows from the ledger again, and saying where it differed from what was there.

A difference means that somebody changed rows past the program, or that the program computes otherwise than it did.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from yikou.flow.rows import Projection
from yikou.store import acted, copied, counting, fulltext, ledger, projecting, remaking, seals
from yikou.store.counting import Counted
from yikou.store.database import Row, Session, Store
from yikou.store.ledger import StoredEntry

_REMADE = (
    *("task", "seat", "under_way", "viewer", "timer", "one_per", "acted", "copied", "seal_use", "day_count"),
    "case_text",
)


@dataclass(frozen=True, slots=True)
class Remade:
    """What a case's whole ledger gives: snapshot, projection, everything that statistics count, and the texts that a
    search finds."""

    state: bytes
    projection: Projection
    counts: Sequence[Counted] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that was `stored` and is not made by the ledger, or that is `made` and was not there. number: of its case,
    '' for sums over many cases."""

    table: str
    kind: Literal["stored", "made"]
    number: str
    row: Row


Remake = Callable[[Session, str, int, tuple[tuple[StoredEntry, ...], ...]], Remade]
"""What a case's ledger gives, from its slug, its version and its entries in the groups that were written together."""


def rebuild(store: Store, remake: Remake) -> tuple[Difference, ...]:
    """Makes all rows again in one transaction; what differed."""
    with store.writing() as s:
        before = _rows(s)
        for table in _REMADE:
            s.run(f"delete from {table}")
        fulltext.clear(s)
        for case_id, slug, version in s.rows("select id, slug, version from cases order by id"):
            acts = ledger.by_act(s, case_id)
            _remake(s, case_id, remake(s, slug, version, acts), last=acts[-1][-1].no)
            remaking.written(s, case_id)
        return _differences(before, _rows(s))


def _remake(s: Session, case_id: int, made: Remade, *, last: int) -> None:
    """The rows of one case, of which nothing is there but the head."""
    head_hash = s.value("select hash from entry where case_id = ? and no = ?", case_id, last)
    columns = [f"{name} = ?" for name in (*projecting.HEAD, "entry_no", "head_hash", "snapshot")]
    values = (*projecting.head_values(made.projection.head), last, head_hash, made.state)
    s.run(f"update cases set {', '.join(columns)} where id = ?", *values, case_id)
    projecting.write_difference(s, case_id, None, made.projection)
    counting.count(s, made.projection.head.slug, made.counts)
    fulltext.put(s, case_id, made.text)
    for act in ledger.acts(s, case_id):
        acted.note_actor(s, case_id, act)
        copied.note_copy(s, case_id, act)
    seals.note_seals(s, case_id, ledger.entries(s, case_id))


def _rows(s: Session) -> Mapping[str, frozenset[Row]]:
    """Every row of the tables that are remade, the number of its case in front."""
    of_case = "select coalesce(c.number, ''), t.* from {} t left join cases c on c.id = t.case_id"
    named = {table: of_case.format(table) for table in _REMADE}
    named |= {"cases": "select number, c.* from cases c", "day_count": "select '', d.* from day_count d"}
    return {table: frozenset(s.rows(named[table])) for table in ("cases", *_REMADE)}


def _differences(before: Mapping[str, frozenset[Row]], after: Mapping[str, frozenset[Row]]) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for table, made in after.items():
        found += [Difference(table, "stored", *_parted(row)) for row in sorted(before[table] - made, key=repr)]
        found += [Difference(table, "made", *_parted(row)) for row in sorted(made - before[table], key=repr)]
    return tuple(found)


def _parted(row: Row) -> tuple[str, Row]:
    return str(row[0]), row[1:]
