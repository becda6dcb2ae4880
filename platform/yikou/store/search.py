# ruff: noqa: S608 -- statements are built of our own names; values are always placeholders
"""Searching cases: filters that combine, in the order of their ids, page by page.

A search walks along one index, the one that leaves least: the words, an identity, one person's cases, or the seats of
the reader; what it meets on the way is tried against everything that is wanted. A page looks at no more than `LOOK`
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
from yikou.store.paging import MOST, marks, place_after

Order = Literal["newest", "oldest"]
Lane = Literal["", "green", "normal"]
LOOK, GLANCE = 2_000, 200
"""Cases that one page looks at: a few at first, where much fits; and all of them where little does."""
COUNTED = 1_000
"""Cases that counting looks at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; every part narrows, and what is empty does not.

    number: its beginning; name: of the applicant, its beginning; identities: of which the applicant is one; words: all
    of which the texts have (`access.words`); states: `filed`, `open`, `ended`; counts_as: of those that ended; waits:
    why nobody can act; handlers: of whom one acted, or has it on their desk. registered: first and last day; ended:
    from a moment on, and up to another.
    """

    number: str = ""
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
    way, low, high = ("desc" if order == "newest" else "asc"), *_bounds(s, wanted)
    if after:
        (last,) = place_after(after, 1)
        low, high = (low, min(high, int(last) - 1)) if order == "newest" else (max(low, int(last) + 1), high)
    tried = _tried(wanted, keys, person)
    for bound in (GLANCE, look) if look > GLANCE else (look,):
        driver = _driver(s, wanted, keys, person=person, low=low, high=high, way=way, look=bound)
        sql = (
            f"select {LINE} from ({driver.sql}) d cross join cases c where c.id = d.case_id {tried.sql} "
            f"order by c.id {way} limit ?"
        )
        found = [rowmap.read(CaseLine, row) for row in s.rows(sql, *driver.values, *tried.values, limit + 1)]
        if len(found) > limit:
            return Found(tuple(found[:limit]), f"[{found[limit - 1].id}]")
        end = "min" if order == "newest" else "max"
        looked, last_id = s.rows(f"select count(*), {end}(case_id) from ({driver.sql}) d", *driver.values)[0]
        if looked < bound:
            return Found(tuple(found))
    return Found(tuple(found), f"[{last_id}]")


def count(
    s: Session, wanted: Wanted, keys: Sequence[InboxKey], *, person: str, most: int = 999, look: int = COUNTED
) -> tuple[int, bool]:
    """How many fit, at most `most`, and whether these are all. No more than `look` cases are looked at."""
    low, high = _bounds(s, wanted)
    driver = _driver(s, wanted, keys, person=person, low=low, high=high, way="desc", look=look)
    tried = _tried(wanted, keys, person)
    fits = f"count(case when {tried.sql.removeprefix('and ')} then 1 end)"
    sql = f"select count(*), {fits} from ({driver.sql}) d cross join cases c where c.id = d.case_id"
    looked, n = s.rows(sql, *tried.values, *driver.values)[0]
    return min(n, most), n <= most and looked < look


def first_end(s: Session) -> datetime | None:
    """When the first case ended; None where none has."""
    return from_optional(s.value("select min(ended_at) from cases"))


def _bounds(s: Session, wanted: Wanted) -> tuple[int, int]:
    """The smallest and the largest id that a case can have: numbers and days lie nearly in the order of ids."""
    low, high = 0, MOST
    for column, since, until in _ranges(wanted):
        row = s.row(f"select min(id), max(id) from cases where {column} >= ? and {column} < ?", since, until)
        first, last = row if row and row[0] is not None else (1, 0)
        low, high = max(low, int(first)), min(high, int(last))
    return low, high


def _ranges(wanted: Wanted) -> list[tuple[str, str, str]]:
    """Columns with an index of their own, from and before which value."""
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


def _driver(
    s: Session, wanted: Wanted, keys: Sequence[InboxKey], *, person: str, low: int, high: int, way: str, look: int
) -> _Where:
    """Ids of cases worth trying, `look` of them, in order."""
    if wanted.words:
        words = fulltext.words_for(s.kind, wanted.words)
        return _Where(fulltext.matching(s.kind, way=way), (words, low, high, look))
    if wanted.identities:
        one_of = marks(wanted.identities)
        sql = f"select id as case_id from cases where applicant_key in ({one_of}) and id between ? and ? "
        return _Where(f"{sql} order by id {way} limit ?", (*wanted.identities, low, high, look))
    people = [personal(handler) for handler in wanted.handlers]
    branch = (
        "select * from (select v.case_id from viewer v where v.key = ? and v.case_id between ? and ? "
        f"{'' if people else f'and {NOT_BARRED}'} order by v.case_id {way} limit ?) b"
    )
    barred = [] if people else barring(keys, person)
    texts = people or key_texts(keys, person)
    each = tuple(value for key in texts for value in (key, low, high, *barred, look))
    union = " union ".join([branch] * len(texts))
    return _Where(f"select case_id from ({union}) u order by case_id {way} limit ?", (*each, look))


def _tried(wanted: Wanted, keys: Sequence[InboxKey], person: str) -> _Where:
    """Everything that is wanted of a case `c`, and that the reader may see it, where the way to it does not say so."""
    found = _Where("and 1 = 1")
    if wanted.words or wanted.identities or wanted.handlers:
        seen, values = visible(keys, person)
        found = _Where(f"and {seen}", tuple(values))
    for column, since, until in _ranges(wanted):
        found += _Where(f"and c.{column} >= ? and c.{column} < ?", (since, until))
    if wanted.name:
        found += _Where("and c.applicant_name >= ? and c.applicant_name < ?", (wanted.name, f"{wanted.name}\U0010ffff"))
    one_of = {
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
