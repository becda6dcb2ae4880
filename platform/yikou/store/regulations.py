"""Regulations (法规) and notices (公告) that managers publish, found by their slug, with every wording they ever had.

A wording is never changed: a correction, an amendment and the end of validity are each a new one, which begins no
earlier than the one before. What holds on a day is therefore the latest wording that has begun by then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.paging import Page, page_of, place_after

Kind = Literal["regulation", "notice"]
Standing = Literal["in_force", "ahead", "over"]
LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Regulation:
    """One wording of a text. issued: its kind and number, as 行政法规 国务院令第 649 号; body: plain text in
    paragraphs; valid_until: first day on which it no longer holds; person, reason: who wrote this wording, and why."""

    slug: str
    kind: Kind
    title: str
    body: str
    valid_from: date
    published_at: datetime
    published_by: str
    valid_until: date | None = None
    issued: str = ""
    number: int = 1
    person: str = ""
    reason: str = ""

    def standing(self, on: date) -> Standing:
        """Whether it holds on a day."""
        if self.valid_from > on:
            return "ahead"
        return "over" if self.valid_until and self.valid_until <= on else "in_force"


_HELD = (
    "coalesce((select max(x.number) from wording x where x.slug = w.slug and x.valid_from <= ?), "
    "(select max(x.number) from wording x where x.slug = w.slug))"
)
_LISTED = (
    f"from wording w where kind = ? and number = {_HELD} "
    "and (lower(title) like ? escape '!' or lower(body) like ? escape '!')"
)
_STANDING = (
    "case when valid_from > ? then 'ahead' when valid_until is not null and valid_until <= ? then 'over' "
    "else 'in_force' end"
)


def put(s: Session, regulation: Regulation) -> None:
    """Adds a wording or replaces the one of that number: for seeds. What people edit goes through `add`."""
    rowmap.put(s, "wording", regulation, key=("slug", "number"))


def add(s: Session, regulation: Regulation) -> None:
    """Adds a wording; one that has its number already raises `dialect.IntegrityError`."""
    rowmap.insert(s, "wording", [regulation])


def as_of(s: Session, slug: str, on: date) -> Regulation:
    """The wording that counts on a day, the first one before it began; `NotFound` for an unknown text."""
    found = wordings(s, slug)
    return next((one for one in found if one.valid_from <= on), found[-1])


def is_taken(s: Session, slug: str) -> bool:
    """Whether a text has that slug."""
    return s.row("select 1 from wording where slug = ? limit 1", slug) is not None


def wordings(s: Session, slug: str) -> tuple[Regulation, ...]:
    """Every wording, the latest first; `NotFound` for an unknown text."""
    found = rowmap.select(s, Regulation, "from wording where slug = ? order by number desc", slug)
    if not found:
        raise NotFound("regulation", slug)
    return found


def listed(
    s: Session,
    *,
    kind: Kind,
    on: date,
    standing: str = "",
    query: str = "",
    begun: bool = False,
    after: str = "",
    limit: int = 50,
) -> Page[Regulation]:
    """Texts of a kind as they read on a day, the latest to begin first. standing: only those that stand so then, ''
    for all; query: what title or text contain; begun: none that begins later."""
    first, slug = place_after(after, str, str) if after else [LAST_DAY, ""]
    day, like = on.isoformat(), _like(query)
    tail = (
        f"{_LISTED} and valid_from <= ? and (? = '' or {_STANDING} = ?) "
        "and (valid_from < ? or (valid_from = ? and slug > ?)) order by valid_from desc, slug limit ?"
    )
    last = day if begun else LAST_DAY
    values = (kind, day, like, like, last, standing, day, day, standing, first, first, slug, limit + 1)
    found = rowmap.select(s, Regulation, tail, *values)
    return page_of(found, limit, lambda text: [text.valid_from.isoformat(), text.slug])


def counts(s: Session, *, kind: Kind, on: date, query: str = "", begun: bool = False) -> Mapping[str, int]:
    """How many texts of a kind stand how on a day. begun: none that begins later."""
    day, like = on.isoformat(), _like(query)
    sql = f"select {_STANDING} as standing, count(*) {_LISTED} and valid_from <= ? group by 1"
    return dict(s.rows(sql, day, day, kind, day, like, like, day if begun else LAST_DAY))


def _like(query: str) -> str:
    """The pattern of texts that contain it, whatever signs it has, in large or small letters: of A to Z, which both
    databases know by themselves."""
    plain = "".join(sign.lower() if sign.isascii() else sign for sign in query)
    plain = plain.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{plain}%"
