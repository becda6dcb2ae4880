"""The page of orgs and people: the tree, an org's card, and its people page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from yikou.errors import NotFound
from yikou.forms.initials import initials_of
from yikou.store.paging import Page, page_of, place_after
from yikou.texts import N_, say
from yikou.usecases.around.colleagues import Book, book_of
from yikou.usecases.house import House
from yikou.usecases.manage.org_card import card_of
from yikou.usecases.manage.staff_rows import Place, at_org, rows_of, sought, without_post
from yikou.usecases.manage.tree import AT, org_address, tree_view
from yikou.usecases.manage.views_manage import OrgsView
from yikou.usecases.manage.words import ended_words, is_open
from yikou.usecases.reader import Reader
from yikou.usecases.views import Link, Pager

PAGE = 50
TEXTS = {
    "figures": N_("{orgs} 个机构，{people} 人在岗。改动马上生效，历史办件中的名称和姓名不变。"),
    "found": N_("“{query}”"),
    "idle": N_("没有岗位的人"),
}


@dataclass(frozen=True, slots=True)
class AskedOrgs:
    """What is asked for, as it stands in the address. slug: of an org, '' for the first of the tree; deep: with the
    people of those below; query: an org or a person that is sought instead; is_idle: people without a post instead;
    after: as `Pager.next` hands it out."""

    slug: str = ""
    deep: bool = False
    query: str = ""
    is_idle: bool = False
    after: str = ""

    def address(self, here: str, **more: str) -> str:
        """Of the same list. here: the org whose page it is, '' for none."""
        given = {"deep": "yes" if self.deep else "", "q": self.query, "idle": "yes" if self.is_idle else "", **more}
        found = urlencode({name: text for name, text in given.items() if text})
        return (org_address(here) if here else AT) + (f"?{found}" if found else "")

    def org(self, book: Book) -> str:
        """Slug of the org whose page it is; '' for what is sought, and for people without a post. NotFound for an org
        that there is not."""
        here = "" if self.query or self.is_idle else self.slug or next(iter(book.under.get(None, ())), "")
        if here and here not in book.people.orgs:
            raise NotFound("org", here)
        return here

    def found(self, book: Book) -> tuple[Place, ...]:
        """The people, in the order of the list."""
        if self.query:
            return sought(book, self.query)
        here = self.org(book)
        return at_org(book, here, deep=self.deep) if here else without_post(book)


def orgs_view(house: House, reader: Reader, asked: AskedOrgs) -> OrgsView:
    """The page. NotFound for an unknown org."""
    with house.store.session() as s:
        book = book_of(house, s, reader.translate)
        here, found = asked.org(book), asked.found(book)
        page = _page(found, asked.after)
        people = rows_of(house, s, book, page.rows, reader.translate)
        card = card_of(house, s, book, reader, here) if here else None
    then = asked.address(here, after=page.next) if page.next else ""
    export = asked.address("", org=here).replace(AT, f"{AT}/export", 1)
    return OrgsView(
        tree=tree_view(book, reader.translate, here=here, is_idle=asked.is_idle, query=asked.query),
        card=card,
        title=say(TEXTS, "found" if asked.query else "idle", {"query": asked.query}, reader.translate),
        people=tuple(people),
        own=_count(at_org(book, here, deep=False) if here else found),
        total=_count(at_org(book, here, deep=True) if here and is_open(book.people.orgs[here], book.today) else ()),
        deep=asked.deep,
        pager=Pager(0, 0, 0, previous=asked.address(here) if asked.after else "", next=then),
        figures=_figures(book, reader),
        export=export,
        orgs=tuple(_orgs(book, asked.query)) if asked.query else (),
    )


def _count(found: Sequence[Place]) -> int:
    """How many people: who holds posts at two orgs is one."""
    return len({key for key, _ in found})


def _page(found: Sequence[Place], after: str) -> Page[Place]:
    """The people behind `after`; from the first on where that one is gone."""
    begin = 0
    if after:
        place = tuple(place_after(after, str, str))
        begin = next((number for number, one in enumerate(found, 1) if one == place), 0)
    return page_of(found[begin : begin + PAGE + 1], PAGE, lambda one: list(one))


def _figures(book: Book, reader: Reader) -> str:
    orgs = sum(is_open(one, book.today) for one in book.people.orgs.values())
    return say(TEXTS, "figures", {"orgs": orgs, "people": len({post.person for post in book.posts})}, reader.translate)


def _orgs(book: Book, query: str) -> Iterator[Link]:
    """Orgs whose name, code or initials fit, closed ones too."""
    wanted = query.lower().replace(" ", "")
    found = [
        one
        for one in book.people.orgs.values()
        if wanted in one.name.lower() or wanted in one.code.lower() or wanted in initials_of(one.name)
    ]
    for one in found:
        yield Link(one.name, org_address(one.slug), ended_words(book.people, one, book.translate))
