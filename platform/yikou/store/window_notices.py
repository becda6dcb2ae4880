"""Notices that a window gave to somebody who applies, as they were printed. Nothing changes one, nothing takes one out.

They are no part of a case: what is missing is often told before there is one, and what is refused may never become one.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment
from yikou.store.paging import Page, marks, page_of, place_after

Kind = Literal["missing", "refused"]


@dataclass(frozen=True, slots=True)
class WindowNotice:
    """One notice. key: random, what stands in addresses; number: as printed; kind: what is missing (一次性告知书), or
    that nothing is taken in (不予受理通知书). org and person: who gave it; draft: what it is about; resident: identity,
    or ''; name: whom it is addressed to; case_number: of the case that was refused, or ''; content: JSON, as printed.
    """

    key: str
    number: str
    kind: Kind
    org: str
    person: str
    at: datetime
    slug: str
    version: int
    draft: str
    resident: str
    name: str
    case_number: str
    content: bytes


def new_key() -> str:
    """The key of a new notice: 96 bits that nobody can guess."""
    return secrets.token_urlsafe(12)


def add(s: Session, notice: WindowNotice) -> None:
    """Writes a notice."""
    rowmap.insert(s, "window_notice", [notice])


def by_key(s: Session, key: str, *, orgs: Sequence[str]) -> WindowNotice:
    """The notice, if one of these orgs gave it; else `NotFound`."""
    tail = f"from window_notice where key = ? and org in ({marks(orgs)})"
    found = rowmap.select(s, WindowNotice, tail, key, *orgs)
    if not found:
        raise NotFound("notice", key)
    return found[0]


def of_draft(s: Session, draft: str) -> tuple[WindowNotice, ...]:
    """What was given about a draft, latest first."""
    return rowmap.select(s, WindowNotice, "from window_notice where draft = ? order by at desc, key", draft)


def of_resident(s: Session, identity: str, *, orgs: Sequence[str], limit: int) -> tuple[WindowNotice, ...]:
    """What one of these orgs gave to a resident, latest first."""
    tail = f"from window_notice where resident = ? and org in ({marks(orgs)}) order by at desc, key limit ?"
    return rowmap.select(s, WindowNotice, tail, identity, *orgs, limit) if identity else ()


def given(s: Session, orgs: Sequence[str], *, kind: str = "", after: str = "", limit: int = 50) -> Page[WindowNotice]:
    """What these orgs gave, latest first; kind: of that kind only."""
    place = place_after(after, str, str) if after else []
    behind = "and (at, key) < (?, ?)" if place else ""
    tail = (
        f"from window_notice where org in ({marks(orgs)}) and (? = '' or kind = ?) {behind} "
        "order by at desc, key desc limit ?"
    )
    found = rowmap.select(s, WindowNotice, tail, *orgs, kind, kind, *place, limit + 1)
    return page_of(found, limit, lambda one: [moment(one.at), one.key])
