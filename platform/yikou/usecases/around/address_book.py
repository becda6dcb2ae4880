"""The address book 通讯录: the org tree, and who holds which post today, found by name, initials, org or phone."""

from collections.abc import Sequence
from urllib.parse import urlencode

from yikou.directory.lookup import org, successor
from yikou.directory.model import Post
from yikou.store.paging import Page, Place, page_of, place_after
from yikou.texts import N_, Translate
from yikou.usecases.around.colleagues import book_of
from yikou.usecases.around.views_around import AddressBook
from yikou.usecases.house import House
from yikou.usecases.views import Pager

PAGE = 50
ALL = N_("全区")


def address_book(
    house: House, translate: Translate, *, slug: str = "", query: str = "", after: str = "", deep: bool = True
) -> AddressBook:
    """People of an org (deep: and of all below it), or everywhere where a query is given. NotFound for an unknown org.

    after: as `Pager.next` hands it out.
    """
    today = house.today
    with house.store.session() as s:
        book = book_of(house, s, translate)
    people = book.people
    here = successor(people, slug, today) if slug else ""
    found = book.sought(query) if query else book.at(here or "", deep=deep)
    page = _page(found, after)
    given = {"q": query} if query else {"org": here, "deep": "" if deep else "no"}
    first, then = _address(given), _address({**given, "after": page.next})
    return AddressBook(
        query=query,
        title=org(people, here).name if here else translate(ALL),
        rows=tuple(book.about(here)) if here and not query else (),
        tree=tuple(book.node(one, here) for one in book.under.get(None, ())),
        people=tuple(book.colleague(post) for post in page.rows),
        orgs=tuple(book.orgs(query)) if query else (),
        total=len({post.person for post in found}),
        pager=Pager(0, 0, 0, previous=first if after else "", next=then if page.next else ""),
        org=here,
        deep=deep,
    )


def _address(given: dict[str, str]) -> str:
    """The address of a page of the list."""
    found = urlencode({name: text for name, text in given.items() if text})
    return f"/people?{found}" if found else "/people"


def _page(found: Sequence[Post], after: str) -> Page[Post]:
    """The posts behind `after`; from the first on where that one is held no longer."""
    begin = 0
    if after:
        place = place_after(after, str, str)
        begin = next((number for number, post in enumerate(found, 1) if _place(post) == place), 0)
    return page_of(found[begin : begin + PAGE + 1], PAGE, _place)


def _place(post: Post) -> Place:
    return [post.org, post.person]
