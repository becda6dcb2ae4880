"""Regulations (法规) and notices (公告) that managers publish, found by their slug."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session


@dataclass(frozen=True, slots=True)
class Regulation:
    """A published text. body: plain text in paragraphs; valid_until: first day on which it no longer holds."""

    slug: str
    kind: Literal["regulation", "notice"]
    title: str
    body: str
    valid_from: date
    published_at: datetime
    published_by: str
    valid_until: date | None = None


def put(s: Session, regulation: Regulation) -> None:
    """Adds a text or replaces the one with its slug."""
    rowmap.put(s, "regulation", regulation, key=("slug",))


def by_slug(s: Session, slug: str) -> Regulation:
    """The text with that slug, or `NotFound`."""
    found = rowmap.select(s, Regulation, "from regulation where slug = ?", slug)
    if not found:
        raise NotFound("regulation", slug)
    return found[0]


def listed(s: Session, *, kind: Literal["regulation", "notice"], on: date) -> tuple[Regulation, ...]:
    """Texts of a kind that hold on a day, latest first."""
    tail = (
        "from regulation where kind = ? and valid_from <= ? and (valid_until is null or valid_until > ?) "
        "order by published_at desc, slug"
    )
    return rowmap.select(s, Regulation, tail, kind, on.isoformat(), on.isoformat())
