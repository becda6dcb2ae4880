"""Questions to the org tree: who stands above, below, in place of whom, and who holds which post. Pure.

Every answer is as of a day. A closed org is read as the org that stands for it that day (docs/format.md, R14).
Each answer costs about a microsecond: see `snapshot.py`.
"""

from datetime import date
from typing import Literal

from yikou.directory.model import Directory, Org, OrgKind, Post, StandIn
from yikou.directory.snapshot import snapshot
from yikou.errors import NotFound

SeatKey = tuple[str, str, Literal["at", "under"]]


def org(directory: Directory, slug: str) -> Org:
    """The org itself, open or closed, as it was entered. Unknown: NotFound."""
    found = directory.orgs.get(slug)
    if found is None:
        raise NotFound("org", slug)
    return found


def successor(directory: Directory, slug: str, on: date) -> str:
    """Slug of the org that stands for it that day: itself while it exists, else the end of its chain of successors.

    An org that closed without a successor, or whose successors turn in a circle, stands for itself. Unknown: NotFound.
    """
    org(directory, slug)
    return snapshot(directory, on).stands[slug]


def parent(directory: Directory, slug: str, on: date) -> str | None:
    """Slug of the org above it that day; None at the top and outside the tree. Unknown: NotFound."""
    org(directory, slug)
    up = snapshot(directory, on).up[slug]
    return up[1] if len(up) > 1 else None


def above(directory: Directory, slug: str, on: date) -> tuple[str, ...]:
    """Slugs of the orgs above it that day, nearest first. Unknown: NotFound."""
    org(directory, slug)
    return snapshot(directory, on).up[slug][1:]


def nearest(directory: Directory, slug: str, kind: OrgKind, on: date) -> str | None:
    """Slug of the nearest org of that kind, itself included, upwards; None where there is none. Unknown: NotFound."""
    org(directory, slug)
    return snapshot(directory, on).nearest.get((slug, kind))


def below(directory: Directory, slug: str, on: date, *, closed: bool = False) -> tuple[str, ...]:
    """Slugs of the org and of all under it, itself first, else in the order of the org table. Unknown: NotFound.

    closed: closed orgs too, each under the one that stands for it, because old cases keep old places.
    """
    org(directory, slug)
    now = snapshot(directory, on)
    here = now.stands[slug]
    return (now.below_ever if closed else now.below).get(here, (here,))


def holders(directory: Directory, role: str, org: str, on: date, *, under: bool = False) -> tuple[Post, ...]:
    """Posts of that role held that day at the org, by rank, then name; under: there or anywhere below it.

    Whoever holds two of them stands there twice. An unknown role has no holders; an unknown org raises NotFound.
    """
    here = successor(directory, org, on)
    now = snapshot(directory, on)
    return (now.held_under if under else now.held_at).get((role, here), ())


def posts_of(directory: Directory, person: str, on: date) -> tuple[Post, ...]:
    """Posts that the person holds that day, by rank; none after leaving. An unknown person raises NotFound."""
    if person not in directory.people:
        raise NotFound("person", person)
    return snapshot(directory, on).posts.get(person, ())


def stand_ins_of(directory: Directory, post: Post, on: date) -> tuple[StandIn, ...]:
    """Whoever stands in that day for the holder of the post."""
    return snapshot(directory, on).stood_in.get((post.person, post.role, post.org), ())


def stands_in_for(directory: Directory, person: str, on: date) -> tuple[tuple[StandIn, Post], ...]:
    """The posts of others that the person stands in for that day."""
    now = snapshot(directory, on)
    found = now.stands_in.get(person, ())
    return tuple(
        (one, post) for one in found for post in now.posts[one.holder] if (post.role, post.org) == (one.role, one.org)
    )


def seat_keys(directory: Directory, post: Post, on: date) -> tuple[SeatKey, ...]:
    """Every (role, org, scope) under which the holder of that post finds tasks and cases.

    Closed orgs whose place the post's org has taken are among them: their seats were written under the old slug.
    """
    up = snapshot(directory, on).up[org(directory, post.org).slug]
    stood_for = snapshot(directory, on).stood_for
    at: tuple[SeatKey, ...] = tuple((post.role, slug, "at") for slug in stood_for[up[0]])
    under: tuple[SeatKey, ...] = tuple((post.role, slug, "under") for above in up for slug in stood_for[above])
    return at + under
