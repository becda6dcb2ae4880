"""Counts by day, kept in the transaction of what they count: a statistic costs the same at a million cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from yikou.store.database import Session
from yikou.store.paging import marks


class Counted(msgspec.Struct, frozen=True):
    """Something that statistics count: `registered`, `accepted`, `ended.granted`, `extended`, `supplemented` …

    no: the entry that says so; day: in the district's time zone; place and lane: of the case at that moment.
    """

    no: int
    event: str
    day: date
    place: str
    lane: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """How often something happened on a day, by affair, place and lane."""

    day: date
    slug: str
    place: str
    lane: str
    event: str
    n: int


_ADD = (
    "insert into day_count (day, slug, place, lane, event, n) values (?, ?, ?, ?, ?, 1) "
    "on conflict (day, slug, place, lane, event) do update set n = day_count.n + 1"
)


def count(s: Session, slug: str, counts: Sequence[Counted]) -> None:
    """Counts what happened at a case of that affair; rebuilding counts the whole ledger again."""
    if counts:
        s.many(_ADD, sorted((c.day.isoformat(), slug, c.place, c.lane, c.event) for c in counts))


def day_counts(s: Session, *, since: date, until: date) -> tuple[DayCount, ...]:
    """Every count from `since` up to and with `until`, ordered by its key."""
    sql = (
        "select day, slug, place, lane, event, n from day_count "
        "where day between ? and ? order by day, slug, place, lane, event"
    )
    found = s.rows(sql, since.isoformat(), until.isoformat())
    return tuple(DayCount(date.fromisoformat(day), *rest) for day, *rest in found)


def registered(s: Session, places: Sequence[str], *, since: date) -> dict[str, int]:
    """How many cases were registered at the places from a day on, by affair; affairs without one are not in it."""
    where = f"event = 'registered' and day >= ? and place in ({marks(places)})"
    sql = f"select slug, sum(n) from day_count where {where} group by slug"  # noqa: S608
    return {slug: int(n) for slug, n in s.rows(sql, since.isoformat(), *places)}
