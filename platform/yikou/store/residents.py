"""Residents, what other offices know of them, and the log of who looked them up.

Anybody is found by the whole ID number; by name or phone only among the residents of given communities. Whether
somebody may look, and for which communities, is decided elsewhere; every look is noted in the same session.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from yikou.errors import NotFound
from yikou.store import rowmap
from yikou.store.database import Session
from yikou.store.moments import moment
from yikou.store.paging import marks


@dataclass(frozen=True, slots=True)
class Resident:
    """A resident. identity: `person:<id number>`; initials: of the name in pinyin, small letters (`wgl`); sex: `male`,
    `female` or ''; community: slug of the org; household: what residents of one household share, or ''; key: random,
    given when the resident is first put: what stands in addresses of pages instead of the ID number."""

    identity: str
    name: str
    initials: str
    phone: str
    birth: date | None
    sex: str
    community: str
    address: str
    household: str = ""
    key: str = field(default="", compare=False)

    @property
    def id_number(self) -> str:
        """The ID number inside the identity."""
        return self.identity.removeprefix("person:")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that an office knows of a resident. kind: `disability`, `unemployment` …; value: as that office says
    it; source: the office or register; until: first day on which it no longer holds."""

    identity: str
    kind: str
    since: date
    value: str
    source: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A look-up. kind: `id_number`, `name`, `phone`, `card` …; whom: identity that was found, or what was typed."""

    at: datetime
    person: str
    kind: str
    whom: str


def put(s: Session, resident: Resident) -> None:
    """Adds a resident or replaces what is kept of them."""
    known = s.row("select key from resident where identity = ?", resident.identity)
    key = str(known[0]) if known else secrets.token_urlsafe(12)
    rowmap.put(s, "resident", replace(resident, key=key), key=("identity",))


def put_fact(s: Session, fact: Fact) -> None:
    """Adds a fact or replaces the one of that kind and day."""
    rowmap.put(s, "resident_fact", fact, key=("identity", "kind", "since"))


def by_identity(s: Session, identity: str) -> Resident:
    """The resident with that identity, or `NotFound`."""
    found = rowmap.select(s, Resident, "from resident where identity = ?", identity)
    if not found:
        raise NotFound("resident", identity)
    return found[0]


def known(s: Session, identity: str) -> Resident | None:
    """The resident with that identity; None for nobody, an organisation, or somebody who is not on record."""
    return next(iter(rowmap.select(s, Resident, "from resident where identity = ?", identity)), None)


def by_key(s: Session, key: str) -> Resident:
    """The resident whose pages carry that key, or `NotFound`."""
    found = rowmap.select(s, Resident, "from resident where key = ?", key)
    if not found:
        raise NotFound("resident", key)
    return found[0]


def by_id_number(s: Session, id_number: str) -> Resident | None:
    """The resident with that whole ID number, wherever in the district they live."""
    return next(iter(rowmap.select(s, Resident, "from resident where identity = ?", f"person:{id_number}")), None)


def find(
    s: Session, text: str, *, by: Literal["name", "initials", "phone"], communities: Sequence[str], limit: int = 20
) -> tuple[Resident, ...]:
    """Residents of the communities whose name, initials or phone begins with a text; nobody for an empty text."""
    tail = f"from resident where community in ({marks(communities)}) and {by} >= ? and {by} < ? order by name, identity"
    end = text + "\U0010ffff"
    return rowmap.select(s, Resident, f"{tail} limit ?", *communities, text, end, limit) if text else ()


def household(s: Session, resident: Resident) -> tuple[Resident, ...]:
    """The others of the same household, oldest first."""
    tail = "from resident where household = ? and household <> '' and identity <> ? order by birth, identity"
    return rowmap.select(s, Resident, tail, resident.household, resident.identity)


def facts(s: Session, identity: str) -> tuple[Fact, ...]:
    """What offices know of a resident, by kind, latest first."""
    return rowmap.select(s, Fact, "from resident_fact where identity = ? order by kind, since desc", identity)


def everybody(s: Session) -> tuple[Resident, ...]:
    """Every resident, by identity."""
    return rowmap.select(s, Resident, "from resident order by identity")


def of_kind(s: Session, kind: str) -> tuple[Fact, ...]:
    """What offices know of that kind, of anybody."""
    return rowmap.select(s, Fact, "from resident_fact where kind = ? order by identity, since", kind)


def note_look(s: Session, look: Look) -> None:
    """Writes a look-up into the log, which nothing changes."""
    rowmap.insert(s, "lookup_log", [look])


def looks_of(s: Session, whom: str, *, kinds: Sequence[str]) -> tuple[Look, ...]:
    """Looks of these kinds at one case or person, oldest first."""
    marks = ", ".join("?" for _ in kinds)
    tail = f"from lookup_log where whom = ? and kind in ({marks}) order by at, id"
    return rowmap.select(s, Look, tail, whom, *kinds)


def looks(s: Session, *, since: datetime, limit: int = 500) -> tuple[Look, ...]:
    """Look-ups from a moment on, latest first."""
    return rowmap.select(s, Look, "from lookup_log where at >= ? order by id desc limit ?", moment(since), limit)
