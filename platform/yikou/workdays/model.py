"""The working-day calendar as a frozen value. Pure; the questions are in `due.py` and `count.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from zoneinfo import ZoneInfo

Hours = tuple[tuple[time, time], ...]
"""Spans of a workday in which the office is open, ascending, not overlapping."""


@dataclass(frozen=True)
class Calendar:
    """Working days of published years, office hours and the district's time zone.

    special: days that differ from Monday to Friday: True for a workday at a weekend (调休), False for a holiday.
    published: years whose calendar is confirmed; another year counts Monday to Friday and is marked unconfirmed.
    hours: office hours of a workday, ascending, not overlapping. names: what a special day is called.
    sources: the notice that the calendar of a published year rests on.
    """

    zone: ZoneInfo
    special: Mapping[date, bool]
    published: frozenset[int]
    hours: Hours = ((time(8, 30), time(11, 30)), (time(13, 30), time(17, 0)))
    names: Mapping[date, str] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)
    version: int = 0
