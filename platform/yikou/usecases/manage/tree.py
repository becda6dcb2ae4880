"""The org tree beside the pages of administration: open orgs in their order, closed ones apart, people counted."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from yikou.directory.lookup import below
from yikou.directory.model import Directory
from yikou.texts import Translate
from yikou.usecases.around.colleagues import Book
from yikou.usecases.manage.views_manage import TreeNode, TreeView
from yikou.usecases.manage.words import ICONS, ended_words, is_open

AT = "/manage/orgs"


def org_address(slug: str) -> str:
    """The page of an org."""
    return f"{AT}/{quote(slug)}"


def tree_view(book: Book, translate: Translate, *, here: str = "", is_idle: bool = False, query: str = "") -> TreeView:
    """The tree; here: the org whose page this is, '' for none."""
    people, on = book.people, book.today
    ended = [one for one in people.orgs.values() if not is_open(one, on)]
    return TreeView(
        nodes=tuple(_node(book, slug, here) for slug in book.under.get(None, ())),
        ended=tuple(
            TreeNode(
                one.name,
                org_address(one.slug),
                "circle-off",
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


def _node(book: Book, slug: str, here: str) -> TreeNode:
    one, children = book.people.orgs[slug], book.under.get(slug, [])
    return TreeNode(
        name=one.name,
        href=org_address(slug),
        icon=ICONS.get(one.kind, "building"),
        count=len({post.person for post in book.at(slug, deep=True)}),
        is_current=slug == here,
        below=tuple(_node(book, child, here) for child in children) if _is_open(book, slug, here) else (),
    )


def _is_open(book: Book, slug: str, here: str) -> bool:
    """Whether the branch is open: where the chosen org lies in it, and at the top."""
    is_top = slug in book.under.get(None, ())
    return is_top or (here in book.people.orgs and here in below(book.people, slug, book.today))
