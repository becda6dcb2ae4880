# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""The working-day calendar as one `Calendar` value, read once per change and process."""

from datetime import date, time
from zoneinfo import ZoneInfo

from yikou.errors import NotFound
from yikou.store.cached import cached, changed
from yikou.store.database import Session
from yikou.workdays.model import Calendar

_NAME = "calendar"


def calendar(s: Session) -> Calendar:
    """The calendar as this session sees it; the same object until somebody changes it. `NotFound` if none was put."""
    return cached(s, _NAME, _load)


def put_calendar(s: Session, calendar: Calendar) -> None:
    """Replaces the whole calendar; its version is given by the store."""
    for table in ("calendar_year", "special_day", "office_hours", "calendar_zone"):
        s.run(f"delete from {table}")
    s.run("insert into calendar_zone (zone) values (?)", calendar.zone.key)
    s.many("insert into calendar_year (year) values (?)", [(year,) for year in sorted(calendar.published)])
    days = [(day.isoformat(), works, calendar.names.get(day, "")) for day, works in sorted(calendar.special.items())]
    s.many("insert into special_day (day, works, name) values (?, ?, ?)", days)
    hours = [(opens.isoformat(), closes.isoformat()) for opens, closes in calendar.hours]
    s.many("insert into office_hours (opens, closes) values (?, ?)", hours)
    changed(s, _NAME)


def _load(s: Session, revision: int) -> Calendar:
    zone = s.row("select zone from calendar_zone")
    if zone is None:
        raise NotFound("calendar", "")
    rows = s.rows("select day, works, name from special_day order by day")
    days = [(date.fromisoformat(day), bool(works), name) for day, works, name in rows]
    hours = s.rows("select opens, closes from office_hours order by opens")
    return Calendar(
        zone=ZoneInfo(zone[0]),
        special={day: works for day, works, _ in days},
        published=frozenset(year for (year,) in s.rows("select year from calendar_year")),
        hours=tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in hours),
        names={day: name for day, _, name in days if name},
        version=revision,
    )
