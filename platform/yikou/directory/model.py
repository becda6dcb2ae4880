"""Orgs, people and posts as dated, frozen values, and the questions that rules ask of them. Pure.

Reading them from the database or from seeds is done elsewhere and handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

OrgKind = Literal["district", "street", "community", "bureau", "outside"]


@dataclass(frozen=True, slots=True)
class Org:
    """A place. slug never changes and is never given twice; code stands in numbers (`HY01`).

    parent: where it stood when it was entered; since when it stands elsewhere, `Directory.moves` say. until: first day
    on which it no longer exists; successor: slug of the org that takes its place.
    """

    slug: str
    name: str
    kind: OrgKind
    parent: str | None
    code: str
    since: date
    until: date | None = None
    successor: str | None = None
    phone: str = ""
    name_en: str = ""

    def is_open(self, on: date) -> bool:
        """Whether it exists on that day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here. key: stable identity (never the login); id_number may be ''."""

    key: str
    name: str
    id_number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A role at a place, held by a person for a time. rank orders signers; smaller goes first."""

    person: str
    role: str
    org: str
    since: date
    until: date | None = None
    rank: int = 100
    title: str = ""

    def is_held(self, on: date) -> bool:
        """Whether the person holds it on that day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class StandIn:
    """代理: `person` acts in the post (role at org) that `holder` holds, from `since` on.

    until: the first day on which it is over; there always is one.
    """

    person: str
    holder: str
    role: str
    org: str
    since: date
    until: date

    def is_on(self, on: date) -> bool:
        """Whether it holds on that day, as far as its own dates say."""
        return self.since <= on < self.until


@dataclass(frozen=True, slots=True)
class Move:
    """From `since` on the org stands under `parent`, instead of where it stood before."""

    org: str
    since: date
    parent: str


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of post. name as in definitions (`reviewer`); title as people read it."""

    name: str
    title: str
    title_en: str = ""


@dataclass(frozen=True)
class Directory:
    """The org tree and its people. version counts changes, so that processes know when theirs is old. moves: of orgs
    that stood elsewhere before, by day.

    Look-ups live in `yikou.directory.lookup`, which caches indexes per Directory.
    """

    version: int
    orgs: Mapping[str, Org]
    people: Mapping[str, Person]
    posts: tuple[Post, ...]
    roles: Mapping[str, Role]
    stand_ins: tuple[StandIn, ...] = ()
    moves: tuple[Move, ...] = ()
