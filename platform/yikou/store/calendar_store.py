# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""The working-day calendar as one `Calendar` value, read once per change and process, and day by day for editing.

Days of a year that is not published yet are a draft: they are kept and shown, and no `Calendar` has them.
"""

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.cached import cached, changed
from yikou.store.database import Session
from yikou.workdays.model import Calendar, Hours

_NAME = "calendar"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs from Monday to Friday. source: what it rests on where that is not the notice of its year."""

    day: date
    works: bool
    name: str
    source: str = ""


def calendar(s: Session) -> Calendar:
    """The calendar as this session sees it; the same object until somebody changes it. `NotFound` if none was put."""
    return cached(s, _NAME, _load)


def put_calendar(s: Session, calendar: Calendar) -> None:
    """Replaces the whole calendar; its version is given by the store."""
    for table in ("calendar_year", "special_day", "calendar_zone"):
        s.run(f"delete from {table}")
    s.run("insert into calendar_zone (zone) values (?)", calendar.zone.key)
    years = [(year, calendar.sources.get(year, "")) for year in sorted(calendar.published)]
    s.many("insert into calendar_year (year, source) values (?, ?)", years)
    days = [SpecialDay(day, works, calendar.names.get(day, "")) for day, works in sorted(calendar.special.items())]
    rowmap.insert(s, "special_day", days)
    put_hours(s, calendar.hours)


def put_hours(s: Session, hours: Hours) -> None:
    """Replaces the office hours."""
    s.run("delete from office_hours")
    rows = [(opens.isoformat(), closes.isoformat()) for opens, closes in hours]
    s.many("insert into office_hours (opens, closes) values (?, ?)", rows)
    changed(s, _NAME)


def days_of(s: Session, year: int) -> tuple[SpecialDay, ...]:
    """Days of a year that differ, in order, published or a draft."""
    first, last = date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
    return rowmap.select(s, SpecialDay, "from special_day where day between ? and ? order by day", first, last)


def put_day(s: Session, day: SpecialDay) -> None:
    """Adds a day that differs, or replaces what was said of it."""
    rowmap.put(s, "special_day", day, key=("day",))
    changed(s, _NAME)


def drop_day(s: Session, day: date) -> None:
    """The day is as its weekday says."""
    s.run("delete from special_day where day = ?", day.isoformat())
    changed(s, _NAME)


def publish_year(s: Session, year: int, *, source: str) -> None:
    """The days of a year count from now on. source: the notice that they rest on."""
    again = "on conflict (year) do update set source = excluded.source"
    sql = f"insert into calendar_year (year, source) values (?, ?) {again}"
    s.run(sql, year, source)
    changed(s, _NAME)


def _load(s: Session, revision: int) -> Calendar:
    zone = s.row("select zone from calendar_zone")
    if zone is None:
        raise NotFound("calendar", "")
    sources: dict[int, str] = dict(s.rows("select year, source from calendar_year order by year"))
    days = [one for year in sources for one in days_of(s, year)]
    hours = s.rows("select opens, closes from office_hours order by opens")
    return Calendar(
        zone=ZoneInfo(zone[0]),
        special={one.day: one.works for one in days},
        published=frozenset(sources),
        hours=tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in hours),
        names={one.day: one.name for one in days if one.name},
        sources={year: source for year, source in sources.items() if source},
        version=revision,
    )
