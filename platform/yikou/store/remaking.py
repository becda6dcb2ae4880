"""Rows that a change of the calendar has moved and that wait to be written anew.

A case's rows are found by what they were, so the calendar under which they were written is kept until the last of them
has been written under the new one. Whoever writes a case meanwhile does it first, under the same lock: no two
processes ever disagree about what a case's rows are.
"""

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

import msgspec

from yikou.store.database import Session
from yikou.workdays.model import Calendar


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case whose rows were written under the calendar of `version`."""

    case_id: int
    number: str
    slug: str
    version: int


class _Past(msgspec.Struct):
    """A calendar as it is kept, but for its sources: nothing is computed of them."""

    zone: str
    special: dict[date, bool]
    published: list[int]
    hours: list[tuple[time, time]]


def mark_open(s: Session, before: Calendar) -> int:
    """Says that the rows of every open case have to be written anew; how many wait now.

    before: the calendar under which those are written that do not wait already.
    """
    content = msgspec.json.encode(
        _Past(before.zone.key, dict(before.special), sorted(before.published), list(before.hours))
    ).decode()
    s.run("insert into calendar_past values (?, ?) on conflict (version) do nothing", before.version, content)
    sql = (
        "insert into to_remake (case_id, version) select id, ? from cases where state <> 'ended' on conflict do nothing"
    )
    s.run(sql, before.version)
    return waiting(s)


def waiting(s: Session) -> int:
    """How many cases wait."""
    return int(s.value("select count(*) from to_remake"))


def written_under(s: Session, case_id: int) -> Calendar | None:
    """The calendar under which the rows of a case were written; None for the one of today."""
    row = s.row("select version from to_remake where case_id = ?", case_id)
    return _past(s, row[0]) if row else None


def next_waiting(s: Session, *, after: int, limit: int) -> tuple[Waiting, ...]:
    """Cases that wait, by id, from behind `after` on."""
    sql = (
        "select t.case_id, c.number, c.slug, c.version from to_remake t join cases c on c.id = t.case_id "
        "where t.case_id > ? order by t.case_id limit ?"
    )
    return tuple(Waiting(*row) for row in s.rows(sql, after, limit))


def written(s: Session, case_id: int) -> None:
    """The rows of a case are as the calendar of today gives them."""
    s.run("delete from to_remake where case_id = ?", case_id)


def forget_past(s: Session) -> None:
    """Drops calendars under which no case's rows are written any more."""
    s.run("delete from calendar_past where version not in (select version from to_remake)")


def _past(s: Session, version: int) -> Calendar:
    """The calendar as it was, kept per process: it never changes, and remembers the clocks that it was asked for."""
    key = f"calendar/{version}"
    kept = s.cache.get(key)
    if kept is None:
        row = msgspec.json.decode(s.value("select content from calendar_past where version = ?", version), type=_Past)
        past = Calendar(ZoneInfo(row.zone), row.special, frozenset(row.published), tuple(row.hours), version=version)
        kept = s.cache[key] = (version, past)
    calendar: Calendar = kept[1]
    return calendar
