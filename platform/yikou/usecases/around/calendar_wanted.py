"""What somebody wants of the working calendar: read from what was typed, and judged. `calendar_editing.py` does it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from yikou.definition.scalars import parse_date
from yikou.errors import AnswerError, AnswersRefused
from yikou.forms.cleaning import clean_line
from yikou.store.calendar_store import SpecialDay, calendar, days_of
from yikou.usecases.house import House

MOST_AT_ONCE = 62
FIELDS = ("day", "last", "kind", "name", "source", "reason", "year")
KINDS = ("off", "on", "plain")


@dataclass(frozen=True, slots=True)
class DaysEdit:
    """Days in a row that become one thing. kind: off (a holiday), on (worked at a weekend), plain (as their weekday
    says)."""

    first: date
    last: date
    kind: str
    name: str
    source: str
    reason: str

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def of(self, day: date) -> SpecialDay | None:
        """What the day becomes; None for a day as its weekday says."""
        return None if self.kind == "plain" else SpecialDay(day, self.kind == "on", self.name, self.source)


def read_days(house: House, posted: Mapping[str, str]) -> DaysEdit:
    """The edit that was typed. AnswersRefused with everything that is wrong."""
    given = {name: clean_line(posted.get(name, ""))[:300] for name in FIELDS}
    first = parse_date(given["day"])
    last = parse_date(given["last"]) if given["last"] else first
    with house.store.session() as s:
        published = calendar(s).published
    errors = [*_span_errors(house, first, last, published), *_word_errors(given)]
    if errors or first is None or last is None:
        raise AnswersRefused(tuple(errors))
    name = "" if given["kind"] == "plain" else given["name"]
    edit = DaysEdit(first, last, given["kind"], name, given["source"], given["reason"])
    with house.store.session() as s:
        kept = {one.day: one for one in days_of(s, first.year)}
    if all(kept.get(day) == edit.of(day) for day in edit.days):
        raise AnswersRefused((AnswerError("", "nothing_changed"),))
    return edit


def _span_errors(
    house: House, first: date | None, last: date | None, published: frozenset[int]
) -> Iterator[AnswerError]:
    if first is None:
        yield AnswerError("day", "day_wrong")
    elif last is None:
        yield AnswerError("last", "day_wrong")
    elif last < first:
        yield AnswerError("last", "last_early")
    elif last.year != first.year:
        yield AnswerError("last", "other_year")
    elif last - first >= timedelta(days=MOST_AT_ONCE):
        yield AnswerError("last", "last_far", {"most": MOST_AT_ONCE})
    elif first < house.today and first.year in published:
        yield AnswerError("day", "day_past", {"day": first.isoformat()})


def _word_errors(given: Mapping[str, str]) -> Iterator[AnswerError]:
    if given["kind"] not in KINDS:
        yield AnswerError("kind", "kind_missing")
    elif given["kind"] != "plain" and not given["name"]:
        yield AnswerError("name", "name_missing")
    if not given["reason"]:
        yield AnswerError("reason", "reason_missing")


def require_publishable(house: House, posted: Mapping[str, str]) -> tuple[int, str, str]:
    """Year, source and reason of what is about to be published. AnswersRefused with everything that is wrong."""
    text, source, reason = (clean_line(posted.get(name, ""))[:300] for name in ("year", "source", "reason"))
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    with house.store.session() as s:
        is_published, days = year in calendar(s).published, days_of(s, year) if year else ()
    errors = []
    if is_published:
        errors.append(AnswerError("", "year_published", {"year": year}))
    elif not days:
        errors.append(AnswerError("", "year_empty", {"year": year}))
    if not source:
        errors.append(AnswerError("source", "source_missing"))
    if errors or not year:
        raise AnswersRefused(tuple(errors) or (AnswerError("", "day_wrong"),))
    return year, source, reason
