"""Who holds which post today, laid out for looking colleagues up: by office, name, initials, post or phone."""

from collections.abc import Iterator

from yikou.directory.lookup import below, org, parent, successor
from yikou.directory.model import Directory, Org, Post
from yikou.forms.initials import initials_of
from yikou.store.database import Session
from yikou.store.directory_store import directory
from yikou.texts import N_, Translate
from yikou.usecases.around.views_around import Colleague, OrgNode
from yikou.usecases.house import House
from yikou.usecases.views import Link

MOST_ORGS = 8
KINDS = ("district", "street", "community", "bureau", "outside")
"""In which order offices of one place are listed."""
LABELS = {"phone": N_("电话"), "above": N_("上级"), "people": N_("在任")}
PEOPLE = N_("{n} 人")


def book_of(house: House, s: Session, translate: Translate) -> "Book":
    """Whoever holds a post today."""
    people = directory(s)
    return Book(people, [post for post in people.posts if post.is_held(house.today)], house, translate)


class Book:
    """The directory of a day, laid out for looking people up: each person once at each office."""

    def __init__(self, people: Directory, posts: list[Post], house: House, translate: Translate) -> None:
        self.people, self.today, self.translate = people, house.today, translate
        self.under: dict[str | None, list[str]] = {}
        for one in sorted(people.orgs.values(), key=lambda one: (KINDS.index(one.kind), one.code)):
            if self.stands(one):
                self.under.setdefault(parent(people, one.slug, self.today), []).append(one.slug)
        self._gather()
        order = {slug: number for number, slug in enumerate(self._down(None))}
        self.titles: dict[tuple[str, str], dict[str, None]] = {}
        for post in sorted(posts, key=lambda one: one.rank):
            role = people.roles.get(post.role)
            title = post.title or (role.title if role else post.role)
            self.titles.setdefault((post.person, post.org), {})[title] = None
        first = {(post.person, post.org): post for post in sorted(posts, key=lambda one: -one.rank)}
        self.posts = sorted(
            first.values(),
            # Whoever is at an org that is closed, and whose place none has taken, stands at the end.
            key=lambda one: (order.get(self.place(one), len(order)), one.rank, self.name(one), one.person),
        )

    def _gather(self) -> None:
        """Lists orgs that no way leads down to at the end of the top, one beside the other, so that none is lost."""
        reached = set(self._down(None))
        apart = [slug for row in self.under.values() for slug in row if slug not in reached]
        self.under = {above: row for above, row in self.under.items() if above is None or above in reached}
        self.under.setdefault(None, []).extend(apart)

    def _down(self, slug: str | None) -> Iterator[str]:
        """Every org below one, each before those below it."""
        for one in self.under.get(slug, ()):
            yield one
            yield from self._down(one)

    def stands(self, one: Org) -> bool:
        """Whether the org exists today."""
        return one.is_open(self.today)

    def place(self, post: Post) -> str:
        """Slug of the org that stands today for that of the post."""
        return successor(self.people, post.org, self.today)

    def name(self, post: Post) -> str:
        """Of whoever holds the post."""
        return self.people.people[post.person].name

    def title(self, post: Post) -> str:
        """What the person does there, every post named."""
        return "、".join(self.titles[post.person, post.org])

    def at(self, slug: str, *, deep: bool) -> list[Post]:
        """Posts at an org and below it; '' for everywhere."""
        if not slug:
            return self.posts
        orgs = set(below(self.people, slug, self.today)) if deep else {slug}
        return [post for post in self.posts if self.place(post) in orgs]

    def sought(self, query: str) -> list[Post]:
        """Posts that fit: by name or initials of the person, of the org, of the post, or figures of the phone."""
        wanted = query.lower().replace(" ", "")
        return [post for post in self.posts if any(wanted in text for text in self._texts(post, wanted))]

    def _texts(self, post: Post, wanted: str) -> Iterator[str]:
        person, place = self.people.people[post.person], self.people.orgs[post.org]
        for text in (person.name, place.name, self.title(post)):
            yield text.lower()
            yield initials_of(text)
        if wanted.isdigit() and len(wanted) >= 4:
            yield person.phone.replace(" ", "")

    def orgs(self, query: str) -> Iterator[Link]:
        """Orgs whose name or initials fit."""
        wanted = query.lower().replace(" ", "")
        found = [
            one
            for one in self.people.orgs.values()
            if self.stands(one) and (wanted in one.name.lower() or wanted in initials_of(one.name))
        ]
        for one in found[:MOST_ORGS]:
            yield Link(one.name, f"/people?org={one.slug}", one.phone)

    def node(self, slug: str, here: str) -> OrgNode:
        """The org in the tree; its branch is open where the chosen org lies in it."""
        down, children = below(self.people, slug, self.today), self.under.get(slug, [])
        is_open = (not here and parent(self.people, slug, self.today) is None) or here in down
        return OrgNode(
            name=self.people.orgs[slug].name,
            href=f"/people?org={slug}",
            count=len({post.person for post in self.at(slug, deep=True)}),
            is_current=slug == here,
            below=tuple(self.node(one, here) for one in children) if is_open else (),
            is_open=is_open and bool(children),
        )

    def about(self, slug: str) -> Iterator[tuple[str, str]]:
        """What there is to say of an org."""
        one = org(self.people, slug)
        above = parent(self.people, slug, self.today)
        if one.phone:
            yield self.translate(LABELS["phone"]), one.phone
        if above:
            yield self.translate(LABELS["above"]), self.people.orgs[above].name
        count = len({post.person for post in self.at(slug, deep=False)})
        yield self.translate(LABELS["people"]), self.translate(PEOPLE).format(n=count)

    def colleague(self, post: Post) -> Colleague:
        """Somebody at a post. Where the data give no phone of their own, the office's."""
        person, place = self.people.people[post.person], self.people.orgs[post.org]
        return Colleague(
            name=person.name,
            post=self.title(post),
            org=place.name,
            org_href=f"/people?org={place.slug}",
            phone=person.phone,
            org_phone="" if person.phone else place.phone,
        )
