"""A small calendar for the tests: Spring Festival, May Day and National Day of 2026, nothing of 2027."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from yikou.workdays.model import Calendar

HARBIN = ZoneInfo("Asia/Shanghai")


def span(first: str, last: str) -> list[date]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]


SPECIAL = {
    date(2025, 1, 1): False,
    **dict.fromkeys(span("2026-01-01", "2026-01-03"), False),
    date(2026, 1, 4): True,
    **dict.fromkeys(span("2026-02-15", "2026-02-23"), False),
    date(2026, 2, 14): True,
    date(2026, 2, 28): True,
    **dict.fromkeys(span("2026-04-04", "2026-04-06"), False),
    **dict.fromkeys(span("2026-05-01", "2026-05-05"), False),
    date(2026, 5, 9): True,
}
NAMES = {date(2026, 2, 17): "春节", date(2026, 2, 28): "春节调休", date(2026, 4, 6): "清明节"}
CALENDAR = Calendar(HARBIN, SPECIAL, frozenset({2025, 2026}), names=NAMES)


def at(text: str) -> datetime:
    """A moment on the district's clock, `2026-03-17 10:31`."""
    return datetime.fromisoformat(text).replace(tzinfo=HARBIN).astimezone(UTC)
