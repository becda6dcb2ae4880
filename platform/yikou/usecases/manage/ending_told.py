"""What closing an org would make of it: what is in the way, and what becomes of everything that is there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from yikou.directory.lookup import below, holders, successor
from yikou.directory.model import Directory, Org, Post
from yikou.store import managing
from yikou.store.database import Session
from yikou.texts import N_, say
from yikou.usecases.manage.editing import joined
from yikou.usecases.manage.words import DAY, role_title
from yikou.usecases.reader import Reader

TEXTS = {
    "ends": N_("{name}的最后一天是 {day}。"),
    "followed": N_("{name}的最后一天是 {day}，以后由{after}接替。"),
    "stays": N_("{name}不停用了。"),
    "cases": N_("在办的 {n} 件由{after}接着办，办件号不变。"),
    "tasks": N_("等着“{role}”的待办 {n} 件转给{after}的“{role}”。"),
    "nobody": N_("等着“{role}”的待办有 {n} 件，{after}没有人是“{role}”。先在那里给人这个岗位。"),
    "along": N_("{n} 个岗位跟到{after}：{names}。"),
    "posts_end": N_("{n} 个岗位同一天结束：{names}。"),
    "below": N_("下级机构 {n} 个归{after}。"),
    "residents": N_("登记在这里的居民 {n} 人，以后按{after}找。"),
    "residents_alone": N_("登记在这里的居民有 {n} 人，以后按地区找不到窗口。"),
    "stop_cases": N_("还有 {n} 件没有办完，要有接替的机构。"),
    "stop_tasks": N_("还有 {n} 件待办等着这里的人，没有接替的机构就没有人办。"),
    "stop_below": N_("下面还有 {n} 个机构，先移走它们，或者选接替的机构。"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """What closing would make of it. after: the org with its end; places: itself and every org whose place it has
    taken; posts: that stand there; is_along: whether they go to the successor, or end."""

    before: Org
    after: Org
    places: tuple[str, ...]
    posts: tuple[Post, ...]
    is_along: bool
    reason: str

    @property
    def day(self) -> date:
        """The first day on which it is closed."""
        return self.after.until or self.before.since

    @property
    def ended(self) -> tuple[Post, ...]:
        """Posts that end with it, as they are now."""
        return () if self.is_along else self.posts


def places_of(people: Directory, one: Org, day: date) -> tuple[str, ...]:
    """Slugs of the org and of all whose place it has taken by that day, as if it did not end."""
    still = replace(people, orgs={**people.orgs, one.slug: replace(one, until=None)})
    return tuple(slug for slug in people.orgs if successor(still, slug, day) == one.slug)


def cut(post: Post, day: date) -> Post:
    """The post with that day as the first that it is not held any more; never before it began."""
    return replace(post, until=max(post.since, day))


def directory_after(people: Directory, made: Ending) -> Directory:
    """Everybody as they would be."""
    posts = tuple(cut(post, made.day) if post in made.ended else post for post in people.posts)
    return replace(people, orgs={**people.orgs, made.after.slug: made.after}, posts=posts)


def said_of(people: Directory, made: Ending, reader: Reader) -> str:
    """It in a sentence."""
    one, after = made.after, people.orgs.get(made.after.successor or "")
    code = "stays" if one.until is None else "followed" if after else "ends"
    params = {"name": one.name, "day": (made.day - DAY).isoformat(), "after": after.name if after else ""}
    return say(TEXTS, code, params, reader.translate)


def stops_of(s: Session, people: Directory, made: Ending, reader: Reader, on: date) -> Iterator[str]:
    """What only another org could take over, where none does."""
    if made.after.successor or made.after.until is None:
        return
    counts = {
        "stop_cases": managing.open_cases_at(s, made.places),
        "stop_tasks": sum(_waiting(s, people, made).values()),
        "stop_below": len(below(people, made.before.slug, on)) - 1,
    }
    yield from (say(TEXTS, code, {"n": n}, reader.translate) for code, n in counts.items() if n)


def _waiting(s: Session, people: Directory, made: Ending) -> Counter[str]:
    """How many tasks wait there for each role."""
    found = Counter[str]()
    for slug in made.places:
        found.update(managing.roles_seated_at(s, slug, tuple(people.roles)))
    return found


def follows_of(s: Session, people: Directory, made: Ending, reader: Reader, on: date) -> Iterator[str]:
    """What becomes of everything that is there."""
    slug, after = made.before.slug, people.orgs.get(made.after.successor or "")
    name = after.name if after else ""
    cases = managing.open_cases_at(s, made.places)
    if cases:
        yield say(TEXTS, "cases", {"n": cases, "after": name}, reader.translate)
    later = directory_after(people, made)
    for role, n in _waiting(s, people, made).items():
        is_held = after is not None and holders(later, role, after.slug, max(made.day, on))
        params = {"role": role_title(people, role), "n": n, "after": name}
        yield say(TEXTS, "tasks" if is_held else "nobody", params, reader.translate)
    yield from _posts(people, made, name, reader)
    under = len(below(people, slug, on)) - 1
    if under:
        yield say(TEXTS, "below", {"n": under, "after": name}, reader.translate)
    residents = managing.residents_in(s, (slug,)) if made.before.kind == "community" else 0
    if residents:
        code = "residents" if after else "residents_alone"
        yield say(TEXTS, code, {"n": residents, "after": name}, reader.translate)


def _posts(people: Directory, made: Ending, after: str, reader: Reader) -> Iterator[str]:
    """Posts that end with it, or go along."""
    names = joined(list(dict.fromkeys(people.people[post.person].name for post in made.posts)), reader.translate)
    if made.posts:
        code = "along" if made.is_along else "posts_end"
        yield say(TEXTS, code, {"n": len(made.posts), "names": names, "after": after}, reader.translate)
