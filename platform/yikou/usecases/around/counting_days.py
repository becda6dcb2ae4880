"""How many workdays lie between two days, and which day is so many workdays on, with every day of the count shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from yikou.definition.model import Duration
from yikou.definition.scalars import parse_date
from yikou.texts import Translate, say
from yikou.usecases.around.calendar_words import MESSAGES
from yikou.usecases.around.views_calendar import CountedRow, Counting
from yikou.workdays.count import workdays_between
from yikou.workdays.explain import CountedDay, counted
from yikou.workdays.model import Calendar
from yikou.workdays.office import at_close

MOST_WORKDAYS = 300
MOST_DAYS = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed. since: from which day; days: how many workdays; until: up to which day. One of the two counts."""

    since: str = ""
    days: str = ""
    until: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether there is anything to answer."""
        return bool(self.days or self.until)


def count_days(calendar: Calendar, question: Question, *, translate: Translate) -> Counting:
    """The question with its answer, or with what is wrong with it."""
    tell = partial(say, MESSAGES, translate=translate)
    asked = Counting(question.since, question.until, question.days)
    if not question.is_asked:
        return asked
    since, until = parse_date(question.since), parse_date(question.until)
    wrong = _wrong(question, since, until)
    if wrong or since is None:
        error = tell(wrong, {"most": MOST_WORKDAYS if wrong == "days_wrong" else MOST_DAYS})
        return Counting(question.since, question.until, question.days, error=error)
    n = workdays_between(since, until, calendar) if until else int(question.days)
    days = counted(Duration(n, "workdays"), at_close(since, calendar), calendar=calendar) if n else ()
    last = until or days[-1].day
    said = "found_days" if until and n else "found_none" if until else "found_day"
    return Counting(
        question.since,
        question.until,
        question.days,
        said=tell(said, {"since": since.isoformat(), "day": last.isoformat(), "n": n}),
        rows=tuple(_rows(days, tell)),
        notes=tuple(_notes(calendar, since, last, tell)),
    )


def _wrong(question: Question, since: date | None, until: date | None) -> str:
    """Code of what is wrong with the question, '' for nothing."""
    if since is None:
        return "since_wrong"
    if question.days and question.until:
        return "which"
    if question.days:
        is_number = question.days.isascii() and question.days.isdigit() and len(question.days) < 5
        return "" if is_number and 0 < int(question.days) <= MOST_WORKDAYS else "days_wrong"
    if until is None:
        return "until_wrong"
    if until <= since:
        return "until_early"
    return "until_far" if until - since > timedelta(days=MOST_DAYS) else ""


def _rows(days: Sequence[CountedDay], tell: "partial[str]") -> Iterator[CountedRow]:
    number = 0
    for one in days:
        number += one.counts
        yield CountedRow(one.day, number if one.counts else 0, tell(f"why_{one.why}", {"name": one.name}))


def _notes(calendar: Calendar, since: date, last: date, tell: "partial[str]") -> Iterator[str]:
    years = [str(year) for year in range(since.year, last.year + 1) if year not in calendar.published]
    if years:
        yield tell("unsure", {"years": "、".join(years)})
