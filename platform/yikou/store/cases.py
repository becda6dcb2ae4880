# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Cases: their head with the snapshot of their state, and the one way in which they change, by entries.

Every verb takes the case by `lock`, decides, and hands the new entries to `append`, all in one writing session. A
`CaseRow` that is no longer the latest is refused with `Conflict`; the unique key (case, entry number) stands behind it.
"""

from collections.abc import Sequence

import msgspec

from yikou.errors import NotFound
from yikou.flow.rows import Projection
from yikou.store import fulltext, ledger
from yikou.store.acted import note_actor
from yikou.store.copied import note_copy
from yikou.store.counting import Counted, count
from yikou.store.database import Session
from yikou.store.dialect import IntegrityError
from yikou.store.ledger import StoredEntry
from yikou.store.projecting import HEAD, changed_head, head_values, write_difference
from yikou.store.seals import note_seals


class CaseRow(msgspec.Struct, frozen=True):
    """A case as a verb needs it. version: of its definition; entry_no: of its last entry; head_hash: that entry's
    hash; state: snapshot of the state after it, as the caller encoded it."""

    id: int
    number: str
    slug: str
    version: int
    entry_no: int
    head_hash: str
    state: bytes


_READ = "select id, number, slug, version, entry_no, head_hash, snapshot from cases where number = ?"
_ADD = (
    f"insert into cases ({', '.join(HEAD)}, entry_no, head_hash, snapshot) "
    f"values (?{', ?' * (len(HEAD) + 2)}) returning id"
)


def read(s: Session, number: str) -> CaseRow:
    """The case with that number, or `NotFound`."""
    return _found(s, _READ, number)


def lock(s: Session, number: str) -> CaseRow:
    """As `read`, and nobody else changes it until this writing session ends."""
    return _found(s, _READ + s.locked, number)


def open_numbers(s: Session, *, after: str = "", limit: int = 200) -> list[str]:
    """Numbers of cases that have not ended, in order, from behind `after` on."""
    sql = "select number from cases where state <> 'ended' and number > ? order by number limit ?"
    return [number for (number,) in s.rows(sql, after, limit)]


def count_open(s: Session) -> int:
    """How many cases have not ended."""
    return int(s.value("select count(*) from cases where state <> 'ended'"))


def add(
    s: Session,
    number: str,
    entries: Sequence[StoredEntry],
    *,
    state: bytes,
    projection: Projection,
    counts: Sequence[Counted] = (),
) -> CaseRow:
    """A new case from its first entries, as it now stands.

    Raises `Refused` (`one_per`) with the number of the first case.
    """
    _require_order(entries, first=1)
    rows = ledger.chained("", number, entries)
    head, last = projection.head, (entries[-1].no, str(rows[-1][-1]), state)
    case_id = int(s.give(_ADD, *head_values(head), *last))
    ledger.write(s, case_id, rows)
    _follow(s, case_id, entries, before=None, after=projection, counts=counts)
    return CaseRow(case_id, number, head.slug, head.version, *last)


def append(
    s: Session,
    case: CaseRow,
    entries: Sequence[StoredEntry],
    *,
    state: bytes,
    before: Projection,
    after: Projection,
    counts: Sequence[Counted] = (),
) -> CaseRow:
    """Writes what a verb did: entries, head, snapshot, and of the projection only the rows that differ.

    Gives the case as it now stands. before: the projection of the state in `case`. Raises `Conflict` if `case` is not
    the latest, `Refused` (`one_per`) if another case holds a key.
    """
    _require_order(entries, first=case.entry_no + 1)
    rows = ledger.chained(case.head_hash, case.number, entries)
    changed = changed_head(before.head, after.head)
    names = "".join(f", {name} = ?" for name in changed)
    sql = f"update cases set entry_no = ?, head_hash = ?, snapshot = ?{names} where id = ? and entry_no = ?"
    last = (entries[-1].no, str(rows[-1][-1]), state)
    if not s.run(sql, *last, *changed.values(), case.id, case.entry_no):
        raise ledger.conflict(s, case.id, seen=case.entry_no)
    try:
        ledger.write(s, case.id, rows)
    except IntegrityError as error:
        raise ledger.conflict(s, case.id, seen=case.entry_no) from error
    _follow(s, case.id, entries, before=before, after=after, counts=counts)
    return CaseRow(case.id, case.number, case.slug, case.version, *last)


def rewrite(s: Session, case_id: int, *, before: Projection, after: Projection) -> bool:
    """Writes what differs between two projections of the same state; whether anything did."""
    changed = changed_head(before.head, after.head)
    if changed:
        columns = ", ".join(f"{name} = ?" for name in changed)
        s.run(f"update cases set {columns} where id = ?", *changed.values(), case_id)
    write_difference(s, case_id, before, after)
    return before != after


def _found(s: Session, sql: str, number: str) -> CaseRow:
    row = s.row(sql, number)
    if row is None:
        raise NotFound("case", number)
    return CaseRow(*row)


def _follow(
    s: Session,
    case_id: int,
    entries: Sequence[StoredEntry],
    *,
    before: Projection | None,
    after: Projection,
    counts: Sequence[Counted],
) -> None:
    """Everything that follows from the entries."""
    write_difference(s, case_id, before, after)
    note_actor(s, case_id, entries[0])
    note_copy(s, case_id, entries[0])
    note_seals(s, case_id, entries)
    fulltext.mark(s, case_id, (entry.kind for entry in entries))
    count(s, after.head.slug, counts)


def _require_order(entries: Sequence[StoredEntry], *, first: int) -> None:
    """Entry numbers go on from the last one, without gaps."""
    if [entry.no for entry in entries] != list(range(first, first + len(entries))) or not entries:
        raise ValueError(f"entries {[entry.no for entry in entries]} do not go on from {first}")
