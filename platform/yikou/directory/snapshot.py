"""The org tree as it stands within a span of days in which nothing changes, laid out for look-ups. Pure.

Only `yikou.directory.lookup` reads it, and `soundness` asks it who stands under whom. A directory has few days on which
anything changes, so each span is laid out once, when it is first asked for, and kept with its directory.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from yikou.directory.model import Directory, Org, Post, StandIn

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Answers for one span of days; orgs by slug, people by key.

    stands: the org that stands for it (itself, or the successor of a closed one). stood_for: the other way round,
    itself first. up: the org that stands for it and all above, nearest first. nearest: by slug and kind. below: itself
    and all under it that exist; below_ever: closed ones too. held_at, held_under: posts by role and org. stood_in: the
    stand-ins of a post by its holder, role and org; stands_in: those that a person is.
    """

    stands: Mapping[str, str]
    stood_for: Mapping[str, tuple[str, ...]]
    up: Mapping[str, tuple[str, ...]]
    nearest: Mapping[tuple[str, str], str]
    below: Mapping[str, tuple[str, ...]]
    below_ever: Mapping[str, tuple[str, ...]]
    held_at: Mapping[tuple[str, str], tuple[Post, ...]]
    held_under: Mapping[tuple[str, str], tuple[Post, ...]]
    posts: Mapping[str, tuple[Post, ...]]
    stood_in: Mapping[tuple[str, str, str], tuple[StandIn, ...]]
    stands_in: Mapping[str, tuple[StandIn, ...]]


@dataclass(frozen=True, slots=True)
class _Spans:
    """Snapshots taken so far. changes: days on which something begins or ends, ascending."""

    changes: list[date]
    taken: dict[int, Snapshot] = field(default_factory=dict)


def snapshot(directory: Directory, on: date) -> Snapshot:
    """The snapshot that holds on that day."""
    # Kept in the instance, so that it goes when the directory goes; equality and `replace` do not see it.
    spans: _Spans | None = directory.__dict__.get("_spans")
    if spans is None:
        spans = directory.__dict__["_spans"] = _Spans(_changes(directory))
    span = bisect_right(spans.changes, on)
    taken = spans.taken.get(span)
    if taken is None:
        taken = spans.taken[span] = _take(directory, on)
    return taken


def _changes(directory: Directory) -> list[date]:
    dated: list[Org | Post | StandIn] = [*directory.orgs.values(), *directory.posts, *directory.stand_ins]
    days = {day for it in dated for day in (it.since, it.until) if day is not None}
    return sorted(days | {move.since for move in directory.moves})


def _take(directory: Directory, on: date) -> Snapshot:
    orgs = directory.orgs
    begun = [slug for slug in orgs if orgs[slug].since <= on]
    stands = {slug: _standing(orgs, slug, on) for slug in orgs}
    placed = parents(directory, on)
    up = {slug: _upward(placed, slug, stands) for slug in orgs}
    held = _ranked(directory, on)
    stand_ins = _standing_in(directory, held, on)
    return Snapshot(
        stands=stands,
        stood_for=_grouped((here, slug) for slug, here in stands.items()),
        up=up,
        nearest={(slug, orgs[above].kind): above for slug in orgs for above in reversed(up[slug])},
        below=_beneath((slug for slug in begun if not _is_closed(orgs[slug], on)), up),
        below_ever=_beneath(begun, up),
        held_at=_collected(((post.role, stands[post.org]), post) for post in held),
        held_under=_collected(((post.role, above), post) for post in held for above in up[post.org]),
        posts=_collected((post.person, post) for post in held),
        stood_in=_collected(((one.holder, one.role, one.org), one) for one in stand_ins),
        stands_in=_collected((one.person, one) for one in stand_ins),
    )


def _is_closed(org: Org, on: date) -> bool:
    return org.until is not None and org.until <= on


def _standing(orgs: Mapping[str, Org], slug: str, on: date) -> str:
    """The last of the chain of successors; where the chain turns in a circle, the org itself."""
    seen, here = {slug}, slug
    while _is_closed(orgs[here], on):
        after = orgs[here].successor
        if after is None:
            return here
        if after in seen:
            return slug
        seen.add(after)
        here = after
    return here


def parents(directory: Directory, on: date) -> Mapping[str, str | None]:
    """What each org stands under, as it was entered and moved up to that day."""
    moved = {move.org: move.parent for move in sorted(directory.moves, key=lambda move: move.since) if move.since <= on}
    return {slug: one.parent for slug, one in directory.orgs.items()} | moved


def _upward(parents: Mapping[str, str | None], slug: str, stands: Mapping[str, str]) -> tuple[str, ...]:
    chain = [stands[slug]]
    while (above := parents[chain[-1]]) is not None and stands[above] not in chain:
        chain.append(stands[above])
    return tuple(chain)


def _ranked(directory: Directory, on: date) -> list[Post]:
    held = (post for post in directory.posts if post.is_held(on))
    return sorted(held, key=lambda post: (post.rank, directory.people[post.person].name, post.person))


def _standing_in(directory: Directory, held: list[Post], on: date) -> list[StandIn]:
    """Nobody stands in for a post that is not held, nor after having left every post of their own."""
    posts = {(post.person, post.role, post.org) for post in held}
    here = {post.person for post in held}
    now = (one for one in directory.stand_ins if one.is_on(on) and one.person in here and one.person != one.holder)
    return [one for one in now if (one.holder, one.role, one.org) in posts]


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Second members by first; where a pair is of two equals, that one leads."""
    groups = _collected(pairs)
    return {key: (key, *(it for it in group if it != key)) if key in group else group for key, group in groups.items()}


def _beneath(slugs: Iterable[str], up: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    return _grouped((above, slug) for slug in slugs for above in up[slug])


def _collected(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(group) for key, group in groups.items()}
