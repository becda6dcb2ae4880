"""Whether the tree of orgs holds together on every day that comes, as far as it is planned. Pure.

What belongs here: faults that no single entry shows, because ends, moves and new orgs make them together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yikou.directory.lookup import successor
from yikou.directory.model import Directory, Org, Post
from yikou.directory.snapshot import parents


@dataclass(frozen=True, slots=True)
class Fault:
    """An open org that from that day on does not hang in the tree. circle: it stands below itself; astray: the org
    above it is closed, and nothing has taken its place."""

    code: Literal["circle", "astray"]
    org: str
    day: date


def tree_faults(directory: Directory, on: date) -> Iterator[Fault]:
    """Faults of that day and of every later one on which an org begins, ends or moves."""
    for day in _days(directory, on):
        above = {slug: successor(directory, up, day) for slug, up in parents(directory, day).items() if up is not None}
        for slug, up in above.items():
            if not directory.orgs[slug].is_open(day):
                continue
            if _meets_itself(above, slug):
                yield Fault("circle", slug, day)
            elif not directory.orgs[up].is_open(day):
                yield Fault("astray", slug, day)


def astray(directory: Directory, post: Post, on: date) -> date | None:
    """The first day, from that one on, on which the post is held at a closed org whose place nothing has taken."""
    first = max(on, post.since)
    for day in _days(directory, first):
        if post.is_held(day) and not standing(directory, post.org, day).is_open(day):
            return day
    return None


def standing(directory: Directory, slug: str, on: date) -> Org:
    """The org that stands for it on that day, which may be closed itself."""
    return directory.orgs[successor(directory, slug, on)]


def _days(directory: Directory, on: date) -> list[date]:
    """That day, and every later one on which the tree changes."""
    found = {day for one in directory.orgs.values() for day in (one.since, one.until) if day is not None}
    found |= {move.since for move in directory.moves}
    return [on, *sorted(day for day in found if day > on)]


def _meets_itself(above: dict[str, str], slug: str) -> bool:
    """Whether the way up from the org leads back to it."""
    seen, here = set[str](), above.get(slug)
    while here is not None and here not in seen:
        seen.add(here)
        here = above.get(here)
    return slug in seen
