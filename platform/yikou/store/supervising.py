# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Cases under way: counted by place, affair and lane, and listed, by how their clocks stand and why they stand still.

What is counted, each case once, of those that a row of `viewer` lets somebody see:

- under way (`all`): the case is registered and has not ended. Its clocks are the total one and those of its open tasks;
  the time that an applicant has to answer a notice is none of them.
- `late`: one of its clocks has run out.
- `soon`: not late, and one of its clocks is past its warning.
- `stopped`: none of its clocks runs, and at least one stands still, because the case waits.
- `fine`: every other case under way, also one that no clock counts. These four make up `all`.
- `nobody`: a task has fewer people than it needs.
- `supplement`: the applicant has not answered a notice for `LONG`.
- `returned`: it was sent back `OFTEN` times or more, whatever became of it since.
- `urged`: it was urged while a task of today was open, that task is still open, and `HEEDED` has gone by.
- `stuck`: any of these four. `trouble`: late or stuck.

Rows of `under_way` hold moments, so nothing is written when a light changes; a view asks as of its own moment.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Literal, get_args

import msgspec

from yikou.definition.model import Duration
from yikou.store import rowmap
from yikou.store.case_lines import visible
from yikou.store.database import Row, Session
from yikou.store.keys import InboxKey
from yikou.store.moments import NEVER, from_optional, moment
from yikou.store.paging import Page, marks, page_of, place_after
from yikou.workdays.count import add, is_workday
from yikou.workdays.due import before
from yikou.workdays.model import Calendar
from yikou.workdays.office import local

Mark = Literal[
    "all", "fine", "soon", "late", "stopped", "stuck", "nobody", "supplement", "returned", "urged", "trouble"
]
MARKS: tuple[Mark, ...] = get_args(Mark)
LONG, HEEDED = Duration(5, "workdays"), Duration(1, "workdays")
OFTEN = 3
_LATE = "u.due_at < :now"
_STUCK = f"(u.nobody or u.supplement_at <= :long or u.returned >= {OFTEN} or u.urged_at <= :heeded)"
_WHEN: dict[Mark, str] = {
    "all": "1 = 1",
    "late": _LATE,
    "soon": f"u.due_at >= :now and u.due_at < '{NEVER}' and u.warn_at <= :now",
    "stopped": "u.stopped <> ''",
    "fine": f"u.due_at >= :now and u.stopped = '' and (u.due_at = '{NEVER}' or u.warn_at > :now)",
    "nobody": "u.nobody",
    "supplement": "u.supplement_at <= :long",
    "returned": f"u.returned >= {OFTEN}",
    "urged": "u.urged_at <= :heeded",
    "stuck": _STUCK,
    "trouble": f"({_LATE} or {_STUCK})",
}
_COUNTED = tuple(mark for mark in MARKS if mark != "all")
_PLACE = re.compile(r"\?|:now|:long|:heeded")
STOPS = ("supplement", "refer", "stuck")
"""Why clocks stand, as a case says what it waits for; anything else is `other`."""


@dataclass(frozen=True, slots=True)
class Moments:
    """What "late" and "for long" mean at one moment: long: notices given by then wait for long; heeded: whoever was
    urged by then has had the time to act."""

    now: datetime
    long: datetime
    heeded: datetime

    @classmethod
    def at(cls, now: datetime, calendar: Calendar) -> "Moments":
        """As of now, in working days of the calendar: a weekend adds nothing to what Friday was."""
        worked = _worked(now, calendar)
        return cls(now, before(worked, LONG, calendar), before(worked, HEEDED, calendar))


def _worked(now: datetime, calendar: Calendar) -> datetime:
    """The moment itself, or the end of the last workday where today is none."""
    today = local(now, calendar).date()
    if is_workday(calendar, today)[0]:
        return now
    return datetime.combine(add(today, Duration(-1, "workdays"), calendar), time.max, calendar.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Part:
    """Which cases under way; what is empty leaves all. but: affairs left out."""

    places: tuple[str, ...] = ()
    slug: str = ""
    but: tuple[str, ...] = ()
    lane: str = ""


WHOLE = Part()


class Tally(msgspec.Struct, frozen=True):
    """Cases of one place, affair and lane. counts: by mark, and by `stopped.<why>`; first_due: of the clock that runs
    out first, or has been over longest."""

    place: str
    slug: str
    lane: str
    counts: dict[str, int]
    first_due: datetime | None


class Standing(msgspec.Struct, frozen=True):
    """A line of the list: the case, and its row of `under_way`."""

    case_id: int
    number: str
    slug: str
    version: int
    applicant_name: str
    place: str
    lane: str
    due_at: datetime | None
    warn_at: datetime | None
    stopped: str
    nobody: bool
    supplement_at: datetime | None
    returned: int
    urged_at: datetime | None


_LINE = (
    "c.id, c.number, c.slug, c.version, c.applicant_name, u.place, u.lane, u.due_at, u.warn_at, u.stopped, u.nobody, "
    "u.supplement_at, u.returned, u.urged_at"
)


def tally(s: Session, part: Part, keys: Sequence[InboxKey], *, person: str, at: Moments) -> tuple[Tally, ...]:
    """How many there are, by place, affair and lane; what nobody has is not in it. keys: of the post that counts."""
    sums = [f"sum(case when {_WHEN[mark]} then 1 else 0 end)" for mark in _COUNTED]
    stops = [f"sum(case when u.stopped = '{why}' then 1 else 0 end)" for why in STOPS]
    where, values = _where(part, keys, person)
    names = "u.place, u.slug, u.lane"
    columns = ", ".join((names, "count(*)", *sums, *stops, "min(u.due_at)"))
    sql = f"select {columns} from under_way u where {where} group by {names} order by {names}"
    names_of = ("all", *_COUNTED, *(f"stopped.{why}" for why in STOPS))
    return tuple(
        Tally(place, slug, lane, dict(zip(names_of, map(int, counts), strict=True)), from_optional(first_due))
        for place, slug, lane, *counts, first_due in _rows(s, sql, at, values)
    )


def listed(
    s: Session,
    mark: Mark,
    part: Part,
    keys: Sequence[InboxKey],
    *,
    person: str,
    at: Moments,
    after: str = "",
    limit: int = 25,
) -> Page[Standing]:
    """A page of them: what is due first, or has been over longest, comes first; what no clock counts, last."""
    where, values = _where(part, keys, person)
    place = place_after(after, str, int) if after else ["", 0]
    found = (
        f"select * from under_way u where {_WHEN[mark]} and (u.due_at, u.case_id) > (?, ?) and {where} "
        "order by u.due_at, u.case_id limit ?"
    )
    sql = f"select {_LINE} from ({found}) u cross join cases c where c.id = u.case_id order by u.due_at, u.case_id"
    lines = [rowmap.read(Standing, row) for row in _rows(s, sql, at, [*place, *values, limit + 1])]
    return page_of(lines, limit, lambda line: [moment(line.due_at) if line.due_at else NEVER, line.case_id])


def count_stuck(s: Session, keys: Sequence[InboxKey], *, person: str, at: Moments, most: int = 100) -> int:
    """How many are stuck; `most` + 1 means more. Cheap enough for every page."""
    where, values = _where(WHOLE, keys, person)
    sql = f"select count(*) from (select 1 from under_way u where {_STUCK} and {where} limit ?) q"
    return int(_rows(s, sql, at, [*values, most + 1])[0][0])


def _rows(s: Session, sql: str, at: Moments, values: Sequence[object]) -> list[Row]:
    """Rows of a statement in which `:now`, `:long` and `:heeded` stand for moments; values: of its other placeholders.

    SQLite tries what a moment decides before it looks who may see the case only where it is a plain placeholder.
    """
    moments = {f":{name}": moment(getattr(at, name)) for name in ("now", "long", "heeded")}
    others = iter(values)
    return s.rows(_PLACE.sub("?", sql), *(moments.get(one) or next(others) for one in _PLACE.findall(sql)))


def _where(part: Part, keys: Sequence[InboxKey], person: str) -> tuple[str, list[object]]:
    """That a case `u` is of that part, and that somebody may know of it; and its values."""
    seen, values = visible(keys, person, of="u.case_id")
    found = [f"u.place in ({marks(part.places)})"] if part.places else []
    found += ["u.slug = ?"] if part.slug else []
    found += [f"u.slug not in ({marks(part.but)})"] if part.but else []
    found += [f"u.lane {'=' if part.lane == 'normal' else '<>'} 'normal'"] if part.lane else []
    slugs = [part.slug] if part.slug else []
    return " and ".join((*found, seen)), [*part.places, *slugs, *part.but, *values]
