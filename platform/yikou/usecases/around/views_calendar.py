"""The working calendar: a year or a month of days, what was counted in it, and the forms in which it is edited."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from yikou.usecases.views import Fault, Link

DayKind = Literal["work", "off", "holiday", "extra"]


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a month. kind: a workday, a weekend, a holiday, a weekend that is worked; name, source: of a day that
    differs, '' else; mark: one word in the cell; said: what the day is, in full; href: where it is edited."""

    day: date
    kind: DayKind
    mark: str
    said: str
    name: str = ""
    is_today: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday to Sunday; None where a week reaches into another month. workdays: how many."""

    title: str
    href: str
    weeks: tuple[tuple[DayCell | None, ...], ...]
    workdays: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that differ, one after the other, under one name. kind: holiday or extra."""

    name: str
    first: date
    last: date
    kind: DayKind
    source: str


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A day of a count. number: which workday it is, 0 where it does not count; why: in words."""

    day: date
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Counting:
    """The question how many workdays, and its answer. since, until, days: as typed; said: the answer in a sentence,
    '' before anything was asked; notes: what makes it unsure; error: what is wrong with the question."""

    since: str
    until: str = ""
    days: str = ""
    said: str = ""
    rows: tuple[CountedRow, ...] = ()
    notes: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A year, or one month of it. confirmed: its calendar is published, on the notice `source`; waiting: cases whose
    due moments are not counted anew yet; publish: where the year can be published."""

    year: int
    title: str
    months: tuple[Month, ...]
    stretches: tuple[Stretch, ...]
    counting: Counting
    confirmed: bool
    source: str
    workdays: int
    is_year: bool
    previous: Link | None = None
    next: Link | None = None
    whole: Link | None = None
    may_edit: bool = False
    publish: str = ""
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class CalendarForm:
    """The form for days that differ, for publishing a year, or of_hours of the office. effect: what it would bring,
    told before it is done; year: to be published, 0 for days; said: what is about to be done."""

    values: dict[str, str]
    year: int = 0
    faults: tuple[Fault, ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
    effect: str = ""
    said: tuple[str, ...] = ()
    back: str = "/calendar"
    of_hours: bool = False
