"""What stands beside the login form: the working calendar, because limits depend on it, and the demo logins."""

from collections.abc import Iterator
from datetime import date, timedelta

from yikou.errors import NotFound
from yikou.store import accounts as kept
from yikou.store.calendar_store import calendar
from yikou.store.database import Session
from yikou.texts import N_, Translate
from yikou.usecases.accounts.demo import demo_accounts
from yikou.usecases.around.library import notices_in_force
from yikou.usecases.house import House
from yikou.usecases.views_pages import LoginView
from yikou.workdays.count import is_workday
from yikou.workdays.model import Calendar

WEEKDAYS = (N_("星期一"), N_("星期二"), N_("星期三"), N_("星期四"), N_("星期五"), N_("星期六"), N_("星期日"))
DAY = N_("{year} 年 {month} 月 {day} 日 {weekday}，{kind}")
SHORT_DAY = N_("{month} 月 {day} 日")
SPAN = N_("{name} {first}至{last}，时限自动顺延")
LOOK_AHEAD = 120


def login_view(house: House, translate: Translate) -> LoginView:
    """The page before anything was typed."""
    today = house.today
    with house.store.session() as s:
        rows = tuple(_about(today, _calendar(s), translate))
        demo = kept.demo_passwords_in_force(s)
        notices = notices_in_force(house, s)
    return LoginView(
        today=rows,
        notices=notices,
        idle_minutes=house.settings.session_idle_minutes,
        demo=tuple(demo_accounts(house).shown.items()) if demo else (),
    )


def _calendar(s: Session) -> Calendar | None:
    try:
        return calendar(s)
    except NotFound:
        return None


def _about(today: date, calendar: Calendar | None, translate: Translate) -> Iterator[tuple[str, str]]:
    if calendar is None:
        return
    kind = N_("工作日") if is_workday(calendar, today)[0] else N_("休息日")
    weekday = translate(WEEKDAYS[today.weekday()])
    said = translate(DAY).format(
        year=today.year, month=today.month, day=today.day, weekday=weekday, kind=translate(kind)
    )
    yield translate(N_("日期")), said
    span = next_holiday(calendar, today)
    if span:
        first, last = (translate(SHORT_DAY).format(month=day.month, day=day.day) for day in span)
        yield (
            translate(N_("下一假日")),
            translate(SPAN).format(name=calendar.names.get(span[0], ""), first=first, last=last),
        )


def next_holiday(calendar: Calendar, today: date) -> tuple[date, date] | None:
    """First and last day of the next run of named days off after today; None where none is published.

    >>> from zoneinfo import ZoneInfo
    >>> off = {date(2026, 4, 4): False, date(2026, 4, 5): False, date(2026, 4, 6): False}
    >>> spring = Calendar(ZoneInfo("Asia/Shanghai"), off, frozenset({2026}))
    >>> next_holiday(spring, date(2026, 3, 17)) == (date(2026, 4, 4), date(2026, 4, 6))
    True
    >>> next_holiday(spring, date(2026, 4, 6))
    """
    ahead = (today + timedelta(days=n) for n in range(1, LOOK_AHEAD))
    first = next((day for day in ahead if calendar.special.get(day) is False), None)
    if first is None:
        return None
    last = first
    while calendar.special.get(last + timedelta(days=1)) is False:
        last += timedelta(days=1)
    return first, last
