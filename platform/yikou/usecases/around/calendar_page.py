"""The working calendar as pages show it: a year or a month, days that differ with their source, and counting in it."""

from calendar import Calendar as Weeks
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from yikou.store import remaking
from yikou.store.calendar_store import SpecialDay, calendar, days_of
from yikou.texts import say
from yikou.usecases.around.calendar_editing import FIRST_YEAR, LAST_YEAR
from yikou.usecases.around.calendar_words import MESSAGES
from yikou.usecases.around.counting_days import Question, count_days
from yikou.usecases.around.views_calendar import CalendarView, DayCell, DayKind, Month, Stretch
from yikou.usecases.house import House
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link
from yikou.workdays.count import workdays_between
from yikou.workdays.model import Calendar

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Year:
    """A year of days. special: days that differ, published or a draft; shown: as the reader's cells say them."""

    calendar: Calendar
    special: Mapping[date, SpecialDay]
    reader: Reader
    today: date

    def cell(self, day: date) -> DayCell:
        """A day as its cell shows it."""
        kind, special = self.kind(day), self.special.get(day)
        name = special.name if special else ""
        tell = partial(say, MESSAGES, translate=self.reader.translate)
        return DayCell(
            day=day,
            kind=kind,
            mark=tell(f"mark_{kind}", {}),
            said=tell(f"said_{kind}", {"day": day.isoformat(), "name": name}),
            name=name,
            is_today=day == self.today,
            href=f"/calendar/days?day={day.isoformat()}" if self.reader.acting.is_editor else "",
        )

    def kind(self, day: date) -> DayKind:
        """What the day is, or will be once its year is published."""
        special = self.special.get(day)
        if special:
            return "extra" if special.works else "holiday"
        return "work" if day.weekday() < 5 else "off"

    def works(self, day: date) -> bool:
        """Whether people work that day."""
        return self.kind(day) in ("work", "extra")


def calendar_view(house: House, reader: Reader, *, year: int = 0, month: int = 0, question: Question) -> CalendarView:
    """A year, or one month of it; this year where none is asked for, and the nearest where there is none that far."""
    today = house.today
    number = min(max(year or today.year, FIRST_YEAR), LAST_YEAR)
    with house.store.session() as s:
        days, special, waiting = calendar(s), days_of(s, number), remaking.waiting(s)
    shown = Year(days, {one.day: one for one in special}, reader, today)
    tell = partial(say, MESSAGES, translate=reader.translate)
    is_year = not 1 <= month <= 12
    months = range(1, 13) if is_year else (month,)
    confirmed = number in days.published
    return CalendarView(
        year=number,
        title=tell("year", {"year": number}) if is_year else tell("month", {"year": number, "month": month}),
        months=tuple(_month(shown, number, one) for one in months),
        stretches=tuple(_stretches(shown, number, 0 if is_year else month)),
        counting=count_days(days, question, translate=reader.translate),
        confirmed=confirmed,
        source=days.sources.get(number, ""),
        workdays=workdays_between(date(number - 1, 12, 31), date(number, 12, 31), days),
        is_year=is_year,
        previous=_beside(tell, number, 0 if is_year else month, -1),
        next=_beside(tell, number, 0 if is_year else month, 1),
        whole=None if is_year else Link(tell("year", {"year": number}), f"/calendar?year={number}"),
        may_edit=reader.acting.is_editor,
        publish=f"/calendar/publish?year={number}" if reader.acting.is_editor and not confirmed else "",
        waiting=waiting,
    )


def _month(shown: Year, year: int, month: int) -> Month:
    weeks = tuple(
        tuple(shown.cell(date(year, month, day)) if day else None for day in week)
        for week in Weeks().monthdayscalendar(year, month)
    )
    tell = partial(say, MESSAGES, translate=shown.reader.translate)
    cells = [cell for week in weeks for cell in week if cell]
    title = tell("month_short", {"month": month})
    return Month(title, f"/calendar?year={year}&month={month}", weeks, sum(shown.works(cell.day) for cell in cells))


def _stretches(shown: Year, year: int, month: int) -> Iterator[Stretch]:
    """Days that differ of the year, or of one month, in runs of one name."""
    days = [one for day, one in sorted(shown.special.items()) if month in (0, day.month)]

    def run(item: tuple[int, SpecialDay]) -> tuple[object, ...]:
        at, one = item
        return one.name, one.works, one.source, one.day.toordinal() - at

    for _, group in groupby(enumerate(days), key=run):
        found = [one for _, one in group]
        source = found[0].source or shown.calendar.sources.get(year, "")
        yield Stretch(found[0].name, found[0].day, found[-1].day, shown.kind(found[0].day), source)


def _beside(tell: "partial[str]", year: int, month: int, by: int) -> Link | None:
    """The year, or the month, before or after."""
    if not month:
        there, then = year + by, 0
    else:
        there, then = year + (month - 1 + by) // 12, (month - 1 + by) % 12 + 1
    if not FIRST_YEAR <= there <= LAST_YEAR:
        return None
    if then:
        return Link(tell("month", {"year": there, "month": then}), f"/calendar?year={there}&month={then}")
    return Link(tell("year", {"year": there}), f"/calendar?year={there}")
