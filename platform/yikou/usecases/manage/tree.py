"""The org tree beside the pages of administration: open orgs in their order, closed ones apart, people counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from yikou.directory.lookup import below
from yikou.directory.model import Directory
from yikou.texts import Translate
from yikou.usecases.around.colleagues import Book
from yikou.usecases.manage.views_manage import TreeNode, TreeView
from yikou.usecases.manage.words import ended_words, is_open

AT = "/manage/orgs"


def org_address(slug: str) -> str:
    """The page of an org."""
    return f"{AT}/{quote(slug)}"


def tree_view(book: Book, translate: Translate, *, here: str = "", is_idle: bool = False, query: str = "") -> TreeView:
    """The tree; here: the org whose page this is, '' for none."""
    people, on = book.people, book.today
    branches = _Branches(book, _staff(book), here)
    ended = [one for one in people.orgs.values() if not is_open(one, on)]
    return TreeView(
        nodes=tuple(branches.node(slug) for slug in book.under.get(None, ())),
        ended=tuple(
            TreeNode(
                one.name,
                org_address(one.slug),
                one.kind,
                is_current=one.slug == here,
                note=ended_words(people, one, translate) if one.until else one.since.isoformat(),
            )
            for one in sorted(ended, key=lambda one: (one.until or one.since, one.slug), reverse=True)
        ),
        idle=len(tuple(idle(people, on))),
        is_idle=is_idle,
        query=query,
    )


def idle(people: Directory, on: date) -> Iterator[str]:
    """Keys of people who hold no post on that day, by name."""
    held = {post.person for post in people.posts if post.is_held(on)}
    yield from sorted((key for key in people.people if key not in held), key=lambda key: (people.people[key].name, key))


@dataclass(frozen=True, slots=True)
class _Branches:
    """The tree as it is drawn. staff: keys of the people at each org; here: the chosen org."""

    book: Book
    staff: Mapping[str, set[str]]
    here: str

    def node(self, slug: str) -> TreeNode:
        """The org; its branch is open where the chosen org lies in it, and at the top."""
        book = self.book
        one, inside = book.people.orgs[slug], below(book.people, slug, book.today)
        is_open = self.here in inside or slug in book.under.get(None, ())
        return TreeNode(
            name=one.name,
            href=org_address(slug),
            kind=one.kind,
            count=len(set[str]().union(*(self.staff.get(place, ()) for place in inside))),
            is_current=slug == self.here,
            below=tuple(self.node(child) for child in book.under.get(slug, ())) if is_open else (),
            more=not is_open and bool(book.under.get(slug)),
        )


def _staff(book: Book) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for post in book.posts:
        found.setdefault(book.place(post), set()).add(post.person)
    return found
