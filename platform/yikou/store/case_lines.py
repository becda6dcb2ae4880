# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Lists of cases that a row of `viewer` lets somebody see: everything, what waits, and an applicant's history.

Rows of `viewer` are computed by `access` and written with the case; nothing else gives a right to see one.
"""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.keys import InboxKey, barring, key_texts
from yikou.store.moments import moment
from yikou.store.paging import Page, marks, page_of, place_after


class CaseLine(msgspec.Struct, frozen=True):
    """One line about a case; its columns are those of `flow.rows.HeadRow`."""

    id: int
    number: str
    slug: str
    version: int
    title: str
    applicant_key: str
    applicant_name: str
    place: str
    state: str
    waits: str
    lane: str
    lane_rank: int
    outcome: str
    counts_as: str
    registered_on: date
    accepted_on: date | None
    ended_at: datetime | None
    due_at: datetime | None
    warn_at: datetime | None
    still_left: int | None
    confirmed: bool


NOT_BARRED = "not exists (select 1 from viewer b where b.case_id = v.case_id and b.key in (? || v.key, ? || v.key))"
LINE = ", ".join(f"c.{name}" for name in rowmap.plan(CaseLine).names)


def may_list(s: Session, number: str, keys: Sequence[InboxKey], *, person: str) -> bool:
    """Whether a row of `viewer` lets somebody know of the case."""
    seen, values = visible(keys, person)
    return s.row(f"select 1 from cases c where c.number = ? and {seen}", number, *values) is not None


def listed(
    s: Session,
    keys: Sequence[InboxKey],
    *,
    person: str,
    slug: str = "",
    place: str = "",
    state: str = "",
    after: str = "",
    limit: int = 50,
) -> Page[CaseLine]:
    """Every case that somebody may see, latest registration first; slug, place and state narrow."""
    texts = key_texts(keys, person)
    wanted = {"c.slug": slug, "c.place": place, "c.state": state}
    where = "".join(f" and {column} = ?" for column, value in wanted.items() if value)
    values = [value for value in wanted.values() if value]
    place_id = place_after(after, int) if after else [2**62]
    branch = (
        "select * from (select v.case_id from viewer v cross join cases c "
        f"where v.key = ? and v.case_id < ? and c.id = v.case_id and {NOT_BARRED}{where} "
        "order by v.case_id desc limit ?) b"
    )
    ids = " union ".join([branch] * len(texts))
    each = [value for key in texts for value in (key, *place_id, *barring(keys, person), *values, limit + 1)]
    sql = f"select {LINE} from cases c where c.id in ({ids}) order by c.id desc limit ?"
    found = [rowmap.read(CaseLine, row) for row in s.rows(sql, *each, limit + 1)]
    return page_of(found, limit, lambda line: [line.id])


def waiting(
    s: Session, why: str, keys: Sequence[InboxKey], *, person: str, places: Sequence[str], limit: int = 200
) -> tuple[CaseLine, ...]:
    """Cases that wait for something (`supplement`, `stuck`) and were accepted at one of the places, oldest first."""
    seen, values = visible(keys, person)
    where = f"c.waits = ? and c.place in ({marks(places)}) and {seen}"
    sql = f"select {LINE} from cases c where {where} order by c.id limit ?"
    return tuple(rowmap.read(CaseLine, row) for row in s.rows(sql, why, *places, *values, limit))


def by_applicant(s: Session, applicant_key: str, *, limit: int = 100) -> tuple[CaseLine, ...]:
    """Cases of an applicant, latest first. Who may see which of them is the caller's question (`may_list`)."""
    sql = f"select {LINE} from cases c where c.applicant_key = ? order by c.id desc limit ?"
    return tuple(rowmap.read(CaseLine, row) for row in s.rows(sql, applicant_key, limit))


def of_applicant(
    s: Session, applicant_key: str, keys: Sequence[InboxKey], *, person: str, after: str = "", limit: int = 30
) -> Page[CaseLine]:
    """Cases of an applicant that somebody may know of, latest first."""
    condition, values = visible(keys, person)
    place = place_after(after, int) if after else [2**62]
    sql = (
        f"select {LINE} from cases c where c.applicant_key = ? and c.id < ? and {condition} order by c.id desc limit ?"
    )
    rows = s.rows(sql, applicant_key, *place, *values, limit + 1)
    return page_of([rowmap.read(CaseLine, row) for row in rows], limit, lambda line: [line.id])


def granted(s: Session, slug: str, applicant_key: str, *, since: datetime, until: datetime) -> int:
    """How many cases of the affair were granted to the applicant in [since, until) and not revoked."""
    sql = (
        "select count(*) from cases where applicant_key = ? and slug = ? and counts_as = 'granted' "
        "and ended_at >= ? and ended_at < ?"
    )
    return int(s.value(sql, applicant_key, slug, moment(since), moment(until)))


def visible(keys: Sequence[InboxKey], person: str, *, of: str = "c.id") -> tuple[str, list[str]]:
    """The condition that somebody may know of a case `c`, and its values. of: the column that holds its id."""
    texts = key_texts(keys, person)
    found = f"select 1 from viewer v where v.case_id = {of} and v.key in ({marks(texts)}) and {NOT_BARRED}"
    return f"exists ({found})", [*texts, *barring(keys, person)]
