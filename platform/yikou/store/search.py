# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Searching cases: filters that combine, in the order of their ids, page by page.

A search walks along one index, the one that leaves least: the words, an identity, one person's cases, days, or the
seats of the reader; what it meets is tried against everything that is wanted. A page looks at no more than `LOOK`
cases, whatever there is, and says where it stopped: the next page goes on from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal

from yikou.store import fulltext, rowmap
from yikou.store.case_lines import LINE, NOT_BARRED, CaseLine, visible
from yikou.store.database import Session
from yikou.store.keys import InboxKey, barring, key_texts, personal
from yikou.store.moments import from_optional, moment
from yikou.store.paging import MOST, Place, marks, place_after

Order = Literal["newest", "oldest", "ended"]
"""By registration, or by end, the latest first, of cases that have ended; words are not looked for in that order."""
Lane = Literal["", "green", "normal"]
LOOK, GLANCE = 2_000, 200
"""Cases that one page looks at: a few at first, where much fits; and all of them where little does."""
COUNTED = 1_000
"""Cases that counting looks at."""
NARROW = 6
"""Signs of a number from which on few cases begin with them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; every part narrows, and what is empty does not.

    number: its beginning; numbers: whole ones, of which it is one; name: of the applicant, its beginning; identities:
    of which the applicant is one; words: all of which the texts have (`access.words`); states: `filed`, `open`,
    `ended`; counts_as: of those that ended; waits: why nobody can act; handlers: of whom one acted, or has it on their
    desk. registered: first and last day; ended: from a moment on, and up to another.
    """

    number: str = ""
    numbers: tuple[str, ...] = ()
    name: str = ""
    identities: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    slug: str = ""
    places: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    counts_as: str = ""
    waits: str = ""
    lane: Lane = ""
    handlers: tuple[str, ...] = ()
    registered: tuple[date | None, date | None] = (None, None)
    ended: tuple[datetime | None, datetime | None] = (None, None)

    @property
    def narrows(self) -> bool:
        """Whether anything is wanted at all."""
        return any(getattr(self, field.name) != field.default for field in fields(self))


@dataclass(frozen=True, slots=True)
class Found:
    """rows: as many as were asked for, or fewer; next: where to go on, '' where there is nothing more. Fewer rows and a
    `next` mean that `LOOK` cases were looked at, and that there are more."""

    rows: tuple[CaseLine, ...]
    next: str = ""


@dataclass(frozen=True, slots=True)
class _Where:
    """A part of a statement with its values."""

    sql: str
    values: tuple[object, ...] = ()

    def __add__(self, other: "_Where") -> "_Where":
        return _Where(f"{self.sql} {other.sql}", (*self.values, *other.values))


def search(
    s: Session,
    wanted: Wanted,
    keys: Sequence[InboxKey],
    *,
    person: str,
    order: Order = "newest",
    after: str = "",
    limit: int = 50,
    look: int = LOOK,
) -> Found:
    """Cases that a row of `viewer` lets somebody see, and that fit. keys: of the post that counts."""
    way = _way(s, wanted, keys, person, order=order, look=look, after=after)
    place, tried, found = way.place(after), way.tried(), tuple[CaseLine, ...]()
    for bound in (GLANCE, look) if look > GLANCE else (look,):
        driver = way.driver(place, bound)
        sql = (
            f"select {LINE} from ({driver.sql}) d cross join cases c where c.id = d.case_id {tried.sql} "
            f"order by d.at {way.turn}, c.id {way.turn} limit ?"
        )
        found = tuple(rowmap.read(CaseLine, row) for row in s.rows(sql, *driver.values, *tried.values, limit + 1))
        if len(found) > limit:
            return Found(found[:limit], way.after(found[limit - 1].id))
        back = "asc" if way.turn == "desc" else "desc"
        looked = s.rows(f"select case_id from ({driver.sql}) d order by at {back}, case_id {back}", *driver.values)
        if len(looked) < bound:
            return Found(found)
    return Found(found, way.after(looked[0][0]))


def _way(
    s: Session, wanted: Wanted, keys: Sequence[InboxKey], person: str, *, order: Order, look: int, after: str
) -> "_Way":
    if order == "ended":
        if wanted.words:
            raise ValueError("cases with words are not ordered by their end")
        few = not _sees_many(s, wanted, keys, person, look)
        return _Way(s, wanted, keys, person, "desc", "ended_at", of_few=look if few else 0)
    column = _by_time(s, wanted, keys, person, look=look, after=after)
    return _Way(s, wanted, keys, person, "desc" if order == "newest" else "asc", column)


def count(
    s: Session, wanted: Wanted, keys: Sequence[InboxKey], *, person: str, most: int = 999, look: int = COUNTED
) -> tuple[int, bool]:
    """How many fit, at most `most`, and whether these are all. No more than `look` cases are looked at."""
    way = _Way(s, wanted, keys, person, "desc", _by_time(s, wanted, keys, person, look=look))
    driver, tried = way.driver(way.place(""), look), way.tried()
    fits = f"count(case when {tried.sql.removeprefix('and ')} then 1 end)"
    sql = f"select count(*), {fits} from ({driver.sql}) d cross join cases c where c.id = d.case_id"
    looked, n = s.rows(sql, *tried.values, *driver.values)[0]
    return min(n, most), n <= most and looked < look


def first_end(s: Session) -> datetime | None:
    """When the first case ended; None where none has."""
    return from_optional(s.value("select min(ended_at) from cases"))


_INDEXED = {"registered_on": ("", "9999-12-32"), "ended_at": ("", "9999-12-32")}
"""Days and moments that lie in an index, with what comes before and behind all of them."""


@dataclass(frozen=True, slots=True)
class _Way:
    """The index that a search walks along. turn: asc or desc; column: of `_INDEXED`, '' to walk by ids; of_few: more
    than there are on the seats of the reader, so that these are put in the order of the column, 0 for many."""

    s: Session
    wanted: Wanted
    keys: Sequence[InboxKey]
    person: str
    turn: str
    column: str
    of_few: int = 0

    def place(self, after: str) -> Place:
        """Where to go on: an id, with a day or moment before it where the walk follows that; begins at an end."""
        if after:
            return place_after(after, *((str, int) if self.column else (int,)))
        column = self.column
        end = [MOST if self.turn == "desc" else -1]
        return [_INDEXED[column][self.turn == "desc"], *end] if column else [*end]

    def after(self, id: int) -> str:
        """The place behind a case, for the next page."""
        if not self.column:
            return f"[{id}]"
        return f'["{self.s.value(f"select {self.column} from cases where id = ?", id)}",{id}]'

    def driver(self, place: Place, look: int) -> _Where:
        """Ids of cases worth trying, `look` of them behind a place, each with `at`, by which they are ordered first."""
        sign = "<" if self.turn == "desc" else ">"
        if self.of_few:
            return self._sorted(place, sign, look)
        if len(place) == 2:
            return self._times(place, sign, look)
        ids = _Where(f"{sign} ?", tuple(place))
        if self.wanted.words:
            words = fulltext.words_for(self.s.kind, self.wanted.words)
            found = fulltext.matching(self.s.kind, behind=ids.sql, turn=self.turn)
            return _Where(f"select case_id, '' as at from ({found}) w", (words, *ids.values, look))
        if self.wanted.identities:
            sql = f"applicant_key in ({marks(self.wanted.identities)}) and id {ids.sql} order by id {self.turn} limit ?"
            values = (*self.wanted.identities, *ids.values, look)
            return _Where(f"select id as case_id, '' as at from cases where {sql}", values)
        return self.seen(ids, look)

    def tried(self) -> _Where:
        """Everything that is wanted of a case `c`, and that the reader may see it, where the way does not say so."""
        found = _Where("and 1 = 1")
        if self.column or self.wanted.words or self.wanted.identities or self.wanted.handlers:
            sql, values = visible(self.keys, self.person)
            found = _Where(f"and {sql}", tuple(values))
        return _tried(self.wanted, found)

    def _times(self, place: Place, sign: str, look: int) -> _Where:
        ranges = (*_ranges(self.wanted), (self.column, "", "~"))
        column, since, until = next(one for one in ranges if one[0] == self.column)
        sql = (
            f"select id as case_id, {column} as at from cases where {column} >= ? and {column} < ? "
            f"and ({column}, id) {sign} (?, ?) order by {column} {self.turn}, id {self.turn} limit ?"
        )
        return _Where(sql, (since, until, *place, look))

    def _sorted(self, place: Place, sign: str, look: int) -> _Where:
        """The few that somebody has on their seats, in the order of the column."""
        seen, column = self.seen(_Where("> ?", (-1,)), self.of_few), self.column
        sql = (
            f"select e.id as case_id, e.{column} as at from ({seen.sql}) n cross join cases e where e.id = n.case_id "
            f"and (e.{column}, e.id) {sign} (?, ?) order by e.{column} {self.turn}, e.id {self.turn} limit ?"
        )
        return _Where(sql, (*seen.values, *place, look))

    def seen(self, ids: _Where, look: int) -> _Where:
        """What somebody has on their seats, or what one of the handlers had on theirs."""
        people = [personal(handler) for handler in self.wanted.handlers]
        low, high = _numbered(self.s, self.wanted)
        branch = (
            f"select * from (select v.case_id from viewer v where v.key = ? and v.case_id {ids.sql} "
            f"and v.case_id between ? and ? {'' if people else f'and {NOT_BARRED}'} "
            f"order by v.case_id {self.turn} limit ?) b"
        )
        barred = [] if people else barring(self.keys, self.person)
        texts = people or key_texts(self.keys, self.person)
        each = tuple(value for key in texts for value in (key, *ids.values, low, high, *barred, look))
        union = " union ".join([branch] * len(texts))
        return _Where(f"select case_id, '' as at from ({union}) u order by case_id {self.turn} limit ?", (*each, look))


def _numbered(s: Session, wanted: Wanted) -> tuple[int, int]:
    """The smallest and the largest id of cases whose numbers are such; all ids for a beginning that many have."""
    number, numbers = wanted.number, wanted.numbers
    if len(number) < NARROW and not numbers:
        return 0, MOST
    such = (f"in ({marks(numbers)})", *numbers) if numbers else (">= ? and number < ?", number, f"{number}\U0010ffff")
    row = s.row(f"select min(id), max(id) from cases where number {such[0]}", *such[1:])
    return (int(row[0]), int(row[1])) if row and row[0] is not None else (1, 0)


def _ranges(wanted: Wanted) -> list[tuple[str, str, str]]:
    """Columns that lie between two values: from one on, before the other."""
    found = []
    if wanted.number:
        found.append(("number", wanted.number, f"{wanted.number}\U0010ffff"))
    if any(wanted.registered):
        first, last = wanted.registered
        found.append(("registered_on", first.isoformat() if first else "", f"{last or '9999-12-31'}~"))
    if any(wanted.ended):
        since, until = wanted.ended
        found.append(("ended_at", moment(since) if since else "", moment(until) if until else "~"))
    return found


def _by_time(s: Session, wanted: Wanted, keys: Sequence[InboxKey], person: str, *, look: int, after: str = "") -> str:
    """Which of `_INDEXED` leaves least: where days are all that leads on, and the reader may see more cases than a page
    looks at. A later page walks as the first one did."""
    if wanted.words or wanted.identities or wanted.handlers or wanted.number or wanted.numbers:
        return ""
    column = "ended_at" if any(wanted.ended) else "registered_on" if any(wanted.registered) else ""
    if not column:
        return ""
    if after:
        return column if after.startswith('["') else ""
    return column if _sees_many(s, wanted, keys, person, look) else ""


def _sees_many(s: Session, wanted: Wanted, keys: Sequence[InboxKey], person: str, look: int) -> bool:
    """Whether there are more cases on the seats of the reader than a page looks at."""
    seen = _Way(s, wanted, keys, person, "desc", "").seen(_Where("> ?", (-1,)), look)
    return int(s.value(f"select count(*) from ({seen.sql}) n", *seen.values)) >= look


def _tried(wanted: Wanted, found: _Where) -> _Where:
    """Everything that is wanted of a case `c`, besides what is `found` already."""
    for column, since, until in _ranges(wanted):
        found += _Where(f"and c.{column} >= ? and c.{column} < ?", (since, until))
    if wanted.name:
        found += _Where("and c.applicant_name >= ? and c.applicant_name < ?", (wanted.name, f"{wanted.name}\U0010ffff"))
    one_of = {
        "c.number": wanted.numbers,
        "c.applicant_key": wanted.identities,
        "c.place": wanted.places,
        "c.state": wanted.states,
        "c.slug": (wanted.slug,) if wanted.slug else (),
        "c.counts_as": (wanted.counts_as,) if wanted.counts_as else (),
        "c.waits": (wanted.waits,) if wanted.waits else (),
    }
    for column, given in one_of.items():
        if given:
            found += _Where(f"and {column} in ({marks(given)})", given)
    if wanted.lane:
        found += _Where(f"and c.lane {'=' if wanted.lane == 'normal' else '<>'} 'normal'")
    if wanted.handlers:
        people = tuple(personal(handler) for handler in wanted.handlers)
        sql = f"and exists (select 1 from viewer h where h.case_id = c.id and h.key in ({marks(people)}))"
        found += _Where(sql, people)
    return found
